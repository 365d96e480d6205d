"""What is wrong with a candidate: its answer held to what known misreadings and mistakes would make of the case."""

from __future__ import annotations

from collections.abc import Iterator

from ...checks import Array
from ..checking import Candidate, Report
from ..judging import Outcome
from .asking import LIMIT, Answer, Asker
from .askings import ask_otherwise, read_otherwise
from .differences import differences, first_step
from .explanations import predicted, table, where_of
from .finding import Finding
from .gradients import misplaced, wrong_gradients
from .named import mistaken
from .pairs import findings_of_two
from .parts import Parts

Findings = tuple[Finding, ...]


def diagnose(candidate: Candidate, report: Report, *, limit: int = LIMIT) -> Findings:
    """Say what is wrong with a candidate.

    Parameters
    ----------
    candidate : Candidate
        The cell that was checked. It is asked again, at most `limit` times.
    report : Report
        What `check` made of it.
    limit : int
        How often it is asked.

    Returns
    -------
    tuple of Finding
        Nothing if every case came out right. One or more findings that together explain the answers, if some do;
        otherwise what can be seen of the first difference.

    Examples
    --------
    >>> import numpy as np
    >>> from lstm_ref.conformance.checking import check
    >>> class Turned:  # a plain RNN that wants its W by columns, x first
    ...     name, layout, gradients = "turned", "packed", False
    ...
    ...     def __call__(self, asked):
    ...         h, every = asked["h0"], []
    ...         for x_t in asked["x"]:
    ...             h = np.tanh(np.hstack([x_t, h]) @ asked["W"].reshape(-1, h.shape[1]) + asked["b"])
    ...             every.append(h)
    ...         return {"h": np.stack(every)}
    >>> findings = diagnose(Turned(), check(Turned(), "rnn"))
    >>> [finding.kind for finding in findings], findings[0].conversion
    (['concatenation', 'transposed'], 'W = np.concatenate([W[:, H:], W[:, :H]], axis=1)')
    """
    if report.right or not report.outcomes:
        return ()
    if changed := tuple(sorted(getattr(candidate, "changed", ()))):
        finding = Finding("changes", {"arrays": changed})
        later = [outcome for outcome in report.outcomes if not outcome.right and first_step(outcome) > 0]
        if later and all(outcome.right or outcome in later for outcome in report.outcomes):
            return (finding,)
        return (finding, *explanation(candidate, report, limit))
    return explanation(candidate, report, limit)


def explanation(candidate: Candidate, report: Report, limit: int) -> Findings:
    """Return what explains the answers, or what can be seen of them."""
    asker = Asker(candidate, report, limit)
    if all(in_gradients(outcome) for outcome in report.outcomes if not outcome.right):
        return wrong_backward(asker)
    where = where_of(asker.main, asker.layout)
    return (
        first(explained(asker, read_otherwise(where)))
        or first(explained(asker, ask_otherwise(where)))
        or first(mistaken(asker))
        or first(findings_of_two(asker))
        or tuple(differences(asker, report))
    )


def in_gradients(outcome: Outcome) -> bool:
    """Return whether a wrong case is right in all but its gradients, of which there may be some of a wrong shape."""
    name = outcome.difference.name if outcome.difference else (outcome.detail or {}).get("name", "")
    return outcome.fault in (None, "shape") and name.startswith("d")


def first(found: Iterator[Findings]) -> Findings:
    """Return the first that was found, or nothing."""
    return next(found, ())


def explained(asker: Asker, askings: Iterator[Parts]) -> Iterator[Findings]:
    """Yield findings for every explanation that fits, and that holds for other cases."""
    case = asker.main
    for asking in askings:
        answer = asker.ask(case, asking)
        h = first_h(answer, case.outputs["h"].shape)
        if answer is None or h is None:
            continue
        for parts in table(case.name, asker.layout).matching(h, asker.allowed(case)):
            if (parts or asking) and asker.agrees(case, answer, predicted(case, asker.layout, parts)):
                yield from confirmed(asker, parts, asking)


def first_h(answer: Answer | None, shape: tuple[int, ...]) -> Array | None:
    """Return the first h (B, H) of an answer, if it has the right shape."""
    T, B, H = shape
    for name, width in (("h", H), ("output", 2 * H)):
        if answer is not None and name in answer and answer[name].shape == (T, B, width):
            return answer[name][0, :, :H]
    return None


def confirmed(asker: Asker, parts: Parts, asking: Parts) -> Iterator[Findings]:
    """Yield the findings of an explanation if it holds for the other cases too.

    The candidate is asked with what mends it, and has to answer as a cell does that has the other parts alone. If that
    does not help, it is held to what the explanation predicts.
    """
    rest = tuple(part for part in parts if not part.mends)
    mending = tuple(part for part in parts if part.mends) + asking
    agreeing, tried = agreement(asker, mending, rest) if mending else (0, 0)
    if agreeing == tried > 0 or (not rest and agreeing > max(tried / 2, asker.right_before)):
        back = left_in_gradients(asker, mending) if agreeing == tried and not rest else ()
        mended = None if rest or back else complete(asker, mending)
        yield (*findings(asker, parts + asking, mending, {"cases": tried}, mended), *back)
        return
    if not asking:
        agreeing, tried = agreement(asker, (), parts)
        if agreeing == tried:
            yield tuple(Finding(part.kind, {**part.data, "cases": tried}) for part in parts)


def findings(asker: Asker, parts: Parts, mending: Parts, data: dict[str, int], mended: int | None) -> Iterator[Finding]:
    """Yield the findings of parts of which some are mended."""
    for part in parts:
        lines = asker.shown(part, mending)
        yield Finding(part.kind, {**part.data, **data}, lines, mended, asker.defined(lines) if lines else ())


def complete(asker: Asker, mending: Parts) -> int:
    """Return how many cases agree in values and gradients when asked with what mends them."""
    answers = [(case, asker.ask(case, mending) or {}) for case in asker.cases]
    return sum(asker.agrees(case, a, asker.right(case)) and asker.gradients_agree(case, a) for case, a in answers)


def left_in_gradients(asker: Asker, mending: Parts) -> Findings:
    """Return what is wrong with the gradients where the values are right when asked with what mends them."""
    answers = {case.name: asker.ask(case, mending) or {} for case in asker.cases}
    if all(asker.gradients_agree(case, answers[case.name]) for case in asker.cases):
        return ()
    return wrong_backward(asker, mending)


def wrong_backward(asker: Asker, mending: Parts = ()) -> Findings:
    """Return what is wrong with gradients where all values are right when asked with what mends them."""
    return (
        first(misplaced(asker, mending))
        or first(mistaken(asker, mending, backward=True))
        or tuple(wrong_gradients(asker, mending))
    )


def agreement(asker: Asker, mending: Parts, rest: Parts) -> tuple[int, int]:
    """Return how many cases agree, and of how many, when asked with what mends and held to what the rest predicts."""
    agreeing = 0
    for tried, case in enumerate(asker.cases, 1):
        want = predicted(case, asker.layout, rest) if rest else asker.right(case)
        agreeing += asker.agrees(case, asker.ask(case, mending), want)
        if not agreeing:
            return 0, tried
    return agreeing, len(asker.cases)
