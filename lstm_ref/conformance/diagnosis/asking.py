"""Asking a candidate again: the question changed by parts, the answer changed back."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Mapping
from typing import Any

import numpy as np

from ...checks import Array
from ..cases import case as case_named
from ..cells import CELLS
from ..checking import Candidate, CandidateError, Report
from ..judging import allowed
from ..questions import expected, question
from ..stored_vectors import Vectors
from .parts import DEFINED, Part, Parts, run, sizes_of

LIMIT = 20  # how often a candidate is asked: a program may be slow
CASES = 8  # how many cases a finding is tried on
Answer = dict[str, Array]


class Asker:
    """A candidate, what it is asked, and how often it still may be.

    Attributes
    ----------
    layout : str
        That of the candidate.
    cases : list of Vectors
        What a finding is tried on: the main case first.
    right_before : int
        How many of them came out right.
    """

    def __init__(self, candidate: Candidate, report: Report, limit: int = LIMIT) -> None:
        self.candidate, self.layout, self.tolerance = candidate, candidate.layout, report.tolerance
        self.left, self.answers = limit, dict[tuple[str, tuple[str, ...]], Answer | None]()
        wrong = {outcome.case for outcome in report.outcomes if not outcome.right}
        cases = [case_named(outcome.case) for outcome in report.outcomes]
        by_use = sorted(cases, key=lambda case: (case.name not in wrong, unclear(case), case.outputs["h"].size))
        self.cases = by_use[:CASES]
        self.right_before = sum(case.name not in wrong for case in self.cases)

    @property
    def main(self) -> Vectors:
        """The case that tells most: wrong, of sizes that all differ, and small."""
        return self.cases[0]

    def ask(self, case: Vectors, parts: Parts = ()) -> Answer | None:
        """Return the answer to a case asked with the conversions of parts, or None if there is none.

        Gradients that are of no shape to be converted stay as they are.
        """
        answer, asked = self.as_answered(case, parts), self.asked(case)
        for part in reversed(parts):
            if answer is None:
                return None
            try:
                answer = run(part.after_lines(answer), answer, sizes_of(case), asked)
            except (NameError, ValueError, IndexError, TypeError):  # it answers something of another shape
                return None
            with contextlib.suppress(ValueError, IndexError):
                answer = run(part.back_lines(answer), answer, sizes_of(case), asked)
        return answer

    def asked(self, case: Vectors) -> Answer:
        """Return what a case is asked as it stands, with the gradients that the candidate is asked for."""
        return question(case, self.layout, gradients=self.candidate.gradients)

    def as_answered(self, case: Vectors, parts: Parts = ()) -> Answer | None:
        """Return the answer before it is converted; nothing is asked twice."""
        asked = self.asked(case)
        before = tuple(line for part in parts for line in part.before_lines(asked))
        if (case.name, before) not in self.answers:
            self.answers[case.name, before] = self.fresh(run(before, asked, sizes_of(case)))
        return self.answers[case.name, before]

    def shown(self, part: Part, mending: Parts) -> str:
        """Return the conversion of a part, for what the main case is asked and answered."""
        answers = (self.as_answered(case, mending) for case in self.cases)
        names: Answer = {}
        for answer in answers:
            names |= answer or {}
        asked = Answer()
        for case in self.cases:
            asked |= self.asked(case)
        return part.conversion(asked, names)

    def fresh(self, asked: Mapping[str, Array]) -> Answer | None:
        """Ask the candidate itself."""
        if not self.left:
            return None
        self.left -= 1
        try:
            return {name: np.asarray(array) for name, array in self.candidate(asked).items()}
        except Exception as error:  # foreign code, given what it may not be made for
            if isinstance(error, CandidateError) and error.fault == "timeout":
                self.left = 0  # it would be waited for again and again
            return None

    def agrees(self, case: Vectors, answer: Answer | None, want: Mapping[str, Any]) -> bool:
        """Return whether an answer has what is wanted, as far as both have it, h above all; gradients apart."""
        if answer is None or not {"h", "output"} & set(answer):
            return False
        names = [name for name in answer if name in want and not name.startswith("d")]
        return all(close(answer[name], np.asarray(want[name]), self.allowed(case)) for name in names)

    def defined(self, lines: str) -> tuple[str, ...]:
        """Return the lines that define H and D, as far as lines name them."""
        kind = CELLS[self.main.about["cell"]]
        names = {"gates": len(kind.gates), "first": f"b_{kind.gates[0]}", "matrix": f"W_{kind.gates[0]}"}
        sizes = {name: text.format(**names) for name, text in DEFINED[self.layout].items()}
        named = set(re.findall(r"\b[HD]\b", lines))
        named |= set(re.findall(r"\bH\b", sizes["D"])) if "D" in named else set()
        return tuple(f"{name} = {text}" for name, text in sizes.items() if name in named)

    def gradients_agree(self, case: Vectors, answer: Answer) -> bool:
        """Return whether the gradients of an answer are right, as far as it has any."""
        most, want = self.allowed(case), self.right(case)
        return all(close(answer[name], want[name], most) for name in answer if name in want and name.startswith("d"))

    def allowed(self, case: Vectors) -> float:
        """Return how far an answer to a case may be off."""
        return allowed(case.about, self.tolerance)

    def right(self, case: Vectors) -> dict[str, Array]:
        """Return what is right."""
        return expected(case, self.layout)


def close(got: Array, want: Array, tolerance: float) -> bool:
    """Return whether two arrays are the same but for a tolerance, NaN and infinity in the same places.

    Examples
    --------
    >>> close(np.array([np.nan, 1.0]), np.array([np.nan, 1.0 + 1e-12]), 1e-9)
    True
    """
    if got.shape != want.shape or not np.issubdtype(got.dtype, np.number):
        return False
    with np.errstate(invalid="ignore", over="ignore"):
        near = np.abs(got - want) <= tolerance * np.maximum(1, np.abs(want))
    finite = np.isfinite(want)
    return bool(np.where(finite, near, (got == want) | (np.isnan(got) & np.isnan(want))).all())


def unclear(case: Vectors) -> tuple[bool, bool]:
    """Return whether a case tells little: its sizes are alike or small, or its inputs large.

    Examples
    --------
    >>> from lstm_ref.conformance import case
    >>> unclear(case("lstm_pytorch"))
    (False, False)
    """
    sizes = list(sizes_of(case).values())
    alike = len(set(sizes)) < len(sizes) or min(sizes) < 2 or case.inputs["x"].shape[0] < 3
    return alike, any(np.abs(array).max() > 8 for array in case.inputs.values())
