"""A cell of somebody else held to the cases of the suite."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol, runtime_checkable

from ..checks import Array
from .cases import cases
from .judging import TOLERANCE, Outcome, allowed, judge
from .questions import expected, question
from .stored_vectors import Vectors


class Candidate(Protocol):
    """A cell that is checked.

    Attributes
    ----------
    name : str
        What the report calls it.
    layout : str
        The layout in which it wants its weights, a name of `LAYOUTS`.
    gradients : bool
        Whether it is asked for gradients.
    """

    name: str
    layout: str
    gradients: bool

    def __call__(self, asked: Mapping[str, Array]) -> Mapping[str, Array]:
        """Answer a question, by the names in `questions`; a CandidateError if it cannot."""


@runtime_checkable
class Ending(Protocol):
    """A candidate that has an end of its own, as a program has."""

    def end(self) -> None:
        """End it after its last case; a CandidateError if it does not end as it should."""


class CandidateError(Exception):
    """A candidate gave no answer: `fault` is a word of `FAULTS`, `detail` says about what."""

    def __init__(self, fault: str, **detail: Any) -> None:
        super().__init__(fault, detail)
        self.fault, self.detail = fault, detail


class Ungraded(dict[str, Array]):
    """An answer without the gradients that were asked for, and if that is a fault `why`."""

    def __init__(self, arrays: Mapping[str, Array], why: CandidateError | None = None) -> None:
        super().__init__(arrays)
        self.why = why


@dataclass(frozen=True)
class Report:
    """What became of a candidate.

    Attributes
    ----------
    outcomes : tuple of Outcome
        One for each case.
    end : CandidateError or None
        What was wrong with the end of a program, after its last case.
    ungraded : bool
        Whether gradients were asked for and none compared, as a module that returns no final state has none.
    """

    name: str
    cell: str
    layout: str
    tolerance: float
    outcomes: tuple[Outcome, ...]
    end: CandidateError | None = None
    ungraded: bool = False

    @property
    def right(self) -> bool:
        """Whether every case came out right, and the end too."""
        return all(outcome.right for outcome in self.outcomes) and self.end is None


def check(
    candidate: Candidate,
    cell: str,
    *,
    dtype: str = "float64",
    directions: int = 1,
    tolerance: float | None = None,
    only: str | None = None,
) -> Report:
    """Hold a candidate to every case of a cell.

    Parameters
    ----------
    candidate : Candidate
        The cell that is checked.
    cell : str
        Which cell it means to be: lstm, peephole, coupled, gru, gru_reset_after or rnn.
    dtype : str
        "float64" or "float32": the dtype of the cases.
    directions : int
        1 or 2.
    tolerance : float, optional
        How much a number may differ, in units of ``max(1, |value|)``: 1e-9 in float64, 1e-4 in float32. A case that
        is less exact itself has its own.
    only : str, optional
        The name of the one case that is asked.

    Returns
    -------
    Report
        An outcome for each case, and what was wrong with the end of a program.

    Raises
    ------
    ValueError
        If there are no such cases, or the layout has no place for the cell.
    """
    most = TOLERANCE[dtype] if tolerance is None else tolerance
    chosen = [case for case in cases(cell, dtype=dtype, directions=directions) if only in (None, case.name)]
    if not chosen:
        named = "" if only is None else f" of the name {only}"
        raise ValueError(
            f"cell: expected one that has cases of {dtype}, {directions} direction(s){named}, got {cell!r}"
        )
    outcomes = tuple(outcome_of(candidate, case, most) for case in chosen)
    graded = any(name.startswith("d") for outcome in outcomes for name in outcome.compared)
    ungraded = candidate.gradients and not graded and all(outcome.right for outcome in outcomes)
    return Report(candidate.name, cell, candidate.layout, most, outcomes, end_of(candidate), ungraded)


def outcome_of(candidate: Candidate, case: Vectors, tolerance: float) -> Outcome:
    """Return what becomes of one case."""
    asked = question(case, candidate.layout, gradients=candidate.gradients)
    inputs = tuple(asked)  # theirs may take something out
    try:
        answer = candidate(asked)
    except CandidateError as error:
        return Outcome(case.name, fault=error.fault, detail=error.detail)
    want, ungraded = expected(case, candidate.layout), isinstance(answer, Ungraded)
    owed = [f"d{name}" for name in inputs if f"d{name}" in want] if "dh" in inputs and not ungraded else []
    outcome = judge(case.name, answer, want, allowed(case.about, tolerance), owed)
    if outcome.right and isinstance(answer, Ungraded) and answer.why:
        return replace(outcome, fault=answer.why.fault, detail=answer.why.detail)
    return outcome


def end_of(candidate: Candidate) -> CandidateError | None:
    """End a candidate that has an end of its own, and return what was wrong with it."""
    try:
        if isinstance(candidate, Ending):
            candidate.end()
    except CandidateError as error:
        return error
    return None
