"""A cell of somebody else held to the cases of the suite."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from ..checks import Array
from .cases import cases
from .judging import TOLERANCE, Outcome, judge
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


class CandidateError(Exception):
    """A candidate gave no answer: `fault` is a word of `FAULTS`, `detail` says about what."""

    def __init__(self, fault: str, **detail: Any) -> None:
        super().__init__(fault, detail)
        self.fault, self.detail = fault, detail


@dataclass(frozen=True)
class Report:
    """What became of a candidate: an outcome for each case."""

    name: str
    cell: str
    layout: str
    tolerance: float
    outcomes: tuple[Outcome, ...]

    @property
    def right(self) -> bool:
        """Whether every case came out right."""
        return all(outcome.right for outcome in self.outcomes)


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
        An outcome for each case.

    Raises
    ------
    ValueError
        If there are no such cases, or the layout has no place for the cell.
    """
    allowed = TOLERANCE[dtype] if tolerance is None else tolerance
    chosen = [case for case in cases(cell, dtype=dtype, directions=directions) if only in (None, case.name)]
    if not chosen:
        named = "" if only is None else f" of the name {only}"
        raise ValueError(
            f"cell: expected one that has cases of {dtype}, {directions} direction(s){named}, got {cell!r}"
        )
    outcomes = tuple(outcome_of(candidate, case, allowed) for case in chosen)
    return Report(candidate.name, cell, candidate.layout, allowed, outcomes)


def outcome_of(candidate: Candidate, case: Vectors, tolerance: float) -> Outcome:
    """Return what becomes of one case."""
    try:
        answer = candidate(question(case, candidate.layout, gradients=candidate.gradients and bool(case.gradients)))
    except CandidateError as error:
        return Outcome(case.name, fault=error.fault, detail=error.detail)
    return judge(case.name, answer, expected(case, candidate.layout), max(tolerance, case.about["tolerance"]))
