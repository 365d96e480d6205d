"""What a written derivative computes, told from what it should be: exact, a factor off, a term short, another shape.

The right derivative is given as what it is made of, a `Line`: a sum of terms, each a product of factors. Every verdict
is found by computing with these, so it does not depend on how the answer is written.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from lstm_ref.checks import Array

from . import verdicts
from .calling import ATOL, RTOL, close, difference
from .kinds import Design
from .line import Line, Term
from .reading import SHAPED, read
from .reads import parts
from .result import Wrong
from .shown import short
from .text import Text


def diagnose(got: Array, line: Line) -> Text | None:
    """Return what is wrong about a derivative, None if it is exact.

    Parameters
    ----------
    got : ndarray
        Real numbers of any shape.
    line : Line
        What is right.

    Examples
    --------
    >>> from lstm_labs.exercises.line import Term
    >>> line = Line("dy", (Term(np.array([1.0, 2]), Text("a", "a")), Term(np.array([5.0, 1]), Text("b", "b"))), Text("", ""))
    >>> diagnose(np.array([6.0, 3]), line) is None
    True
    >>> [diagnose(np.array(y), line).en for y in ([1.0, 2], [12.0, 6])]
    ['dy: a term is missing: b.', 'dy: right up to a factor: it is 2 times what it should be.']
    """
    want = line.value
    if got.shape != want.shape:
        return _of_shape(got, line)
    if close(got, want):
        return None
    known = next((hint for wrong, hint in line.mistakes if close(got, wrong)), None)
    if known:
        return filled(verdicts.HINTED, name=line.name, hint=known)
    found = next(_of_terms(got, line), None) or next(_of_factors(got, line), None) or next(_itself(got, line), None)
    if found:
        return found
    values = difference(got, want, (line.name,))
    return filled(verdicts.OTHER, name=line.name, asked=line.asked, **values)


def derive(id: str, lines: Sequence[Line], right: Text) -> Design:
    """Return the exercise that asks for the values of some lines, and tells of each what it is."""

    def reads(answer: Any) -> list[Any]:
        if len(lines) == 1:
            return [answer]
        names = ", ".join(line.name for line in lines)
        return list(parts(answer, len(lines), verdicts.NOT_THESE, n=len(lines), names=names))

    def every_line_is_exact(found: list[Any], rng: np.random.Generator) -> None:
        told = [diagnose(as_array(part, line), line) for part, line in zip(found, lines, strict=True)]
        if any(told):
            said = [text or filled(verdicts.EXACT, name=line.name) for text, line in zip(told, lines, strict=True)]
            raise Wrong(_lines(said), {})

    return Design(id, reads, (every_line_is_exact,), right)


def as_array(part: Any, line: Line) -> Array:
    """Return what came as an array of floats, of whatever shape."""
    try:
        array: Array = read(part, line.value, verdicts.IT, {"name": line.name})
    except Wrong as wrong:
        if wrong.text not in SHAPED:
            raise
        try:
            array = np.asarray(part, dtype=np.float64)
        except (TypeError, ValueError):
            raise wrong from None
    return array


def filled(text: Text, **values: Any) -> Text:
    """Return the words with their fields filled in, so that several can stand in one message."""
    return Text(*(text.say(lang, **values).replace("{", "{{").replace("}", "}}") for lang in ("en", "zh")))


def _lines(said: Sequence[Text]) -> Text:
    return Text("\n".join(text.en for text in said), "\n".join(text.zh for text in said))


def _of_shape(got: Array, line: Line) -> Text:
    want = line.value
    values = {"name": line.name, "shape": str(got.shape), "wanted": str(want.shape)}
    if got.shape == want.T.shape and close(got, want.T):
        return filled(verdicts.TRANSPOSED, **values)
    if any(got.shape == wrong.shape and close(got, wrong) for wrong in line.unsummed):
        return filled(verdicts.UNSUMMED, **values)
    if any(got.shape == want.sum(axis=k).shape and close(got, want.sum(axis=k)) for k in range(want.ndim)):
        return filled(verdicts.SUMMED, **values)
    if got.ndim == want.ndim == 2 and got.shape[0] == want.shape[0]:
        k = got.shape[1]
        if k < want.shape[1] and (close(got, want[:, :k]) or close(got, want[:, -k:])):
            return filled(verdicts.A_PART, **values)
    return filled(verdicts.SHAPE, **values)


def _of_terms(got: Array, line: Line) -> Iterator[Text]:
    """Yield what is wrong if the answer is a sum of the same terms, taken another number of times, or of wrong forms."""
    if not np.all(np.isfinite(got)):
        return
    wrong_forms = [(k, wrong, hint) for k, term in enumerate(line.terms) for wrong, hint in term.confused]
    columns = [*(term.value for term in line.terms), *(wrong for _, wrong, _ in wrong_forms)]
    basis = np.stack([column.ravel() for column in columns], axis=1)  # (entries, terms and wrong forms)
    found = np.linalg.lstsq(basis, got.ravel(), rcond=None)[0]
    if not close(got.ravel(), basis @ found) or np.allclose(found, 0, atol=ATOL):
        return
    times, instead = found[: len(line.terms)], found[len(line.terms) :]
    taken = np.isclose(instead, 1, rtol=RTOL)
    hints = {k: hint for (k, _, hint), there in zip(wrong_forms, taken, strict=True) if there}
    if not np.all(taken | np.isclose(instead, 0, atol=ATOL)) or not np.allclose(times[list(hints)], 0, atol=ATOL):
        return
    off = np.flatnonzero(~np.isclose(times, 1, rtol=RTOL))
    c, B = float(times[off[0]]), len(line.unsummed[0]) if line.unsummed else 0
    if not hints and len(off) == len(times) and np.allclose(times, c):
        of_the_whole = {-1: verdicts.SIGN, 1 / max(B, 1): verdicts.MEAN}
        text = next((text for value, text in of_the_whole.items() if np.isclose(c, value)), verdicts.FACTOR)
        yield filled(text, name=line.name, c=short(c), B=B)
    else:
        yield _lines([_of_term(line, k, float(times[k]), hints.get(k)) for k in off.tolist()])


def _of_term(line: Line, k: int, c: float, hint: Text | None) -> Text:
    """Return what is wrong about a term that is taken c times, or in a wrong form that has a hint."""
    if hint:
        return filled(verdicts.HINTED, name=line.name, hint=hint)
    of_a_term = {-1: verdicts.TERM_SIGN, 0: verdicts.MISSING}
    text = next((t for value, t in of_a_term.items() if np.isclose(c, value, atol=ATOL)), verdicts.TERM_FACTOR)
    return filled(text, name=line.name, c=short(c), term=line.terms[k].name)


def _of_factors(got: Array, line: Line) -> Iterator[Text]:
    """Yield what is wrong if one term has a factor less, a factor more, or another in its place."""
    for term in line.terms:
        rest = line.value - term.value
        for text, wrong, values in (*_off_by_one(term), *_with_known(term, line)):
            if wrong.shape == got.shape and close(got, rest + wrong):
                said = filled(text, name=line.name, **values)
                is_hint = text is verdicts.HINTED or len(line.terms) == 1
                yield said if is_hint else filled(verdicts.IN_TERM, said=said, term=term.name)


def _off_by_one(term: Term) -> Iterator[tuple[Text, Array, dict[str, Any]]]:
    """Yield the likely wrong forms of a term, and those with a factor missing or twice, each with what is told of it."""
    yield from ((verdicts.HINTED, wrong, {"hint": hint}) for wrong, hint in term.confused)
    for factor in term.factors:
        without = term.value / factor.value
        yield from ((verdicts.HINTED, without * wrong, {"hint": hint}) for wrong, hint in factor.confused)
        yield verdicts.LACKS, without, {"role": factor.role}
        yield verdicts.TWICE, term.value * factor.value, {"role": factor.role}


def _with_known(term: Term, line: Line) -> Iterator[tuple[Text, Array, dict[str, Any]]]:
    """Yield a term with a known array as a factor too many; then, as h_t is a product itself, in a factor's place."""
    known = [(other, value) for other, value in line.known.items() if value.shape == term.value.shape]
    yield from ((verdicts.TOO_MANY, term.value * value, {"other": other}) for other, value in known)
    for factor in term.factors:
        without = term.value / factor.value
        for other, value in known:
            yield verdicts.INSTEAD, without * value, {"role": factor.role, "other": other}


def _itself(got: Array, line: Line) -> Iterator[Text]:
    return (
        filled(verdicts.ITSELF, name=line.name, other=k, asked=line.asked)
        for k, v in line.known.items()
        if v.shape == got.shape and close(got, v)
    )
