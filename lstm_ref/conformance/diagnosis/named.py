"""Named mistakes: what the wrong cells of `mistakes` would have answered, held to what was answered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

from ...checks import Array
from ..cases import case as case_named
from ..mistakes import Mistake, mistakes
from ..questions import expected
from ..stored_vectors import Vectors
from .asking import Answer, Asker, close
from .finding import Finding
from .parts import Parts
from .steps import STEPS


def mistaken(asker: Asker, mending: Parts = (), *, backward: bool = False) -> Iterator[tuple[Finding, ...]]:
    """Yield a finding for every mistake whose answers are the candidate's, on all cases on which it is asked.

    The candidate is asked with the conversions of `mending`.
    """
    for mistake in known(asker.main, backward=backward):
        if all(same(asker, mistake, case, mending) for case in cases_of(asker, backward)):
            yield (Finding("mistake", {"name": mistake.name, "says": mistake.says, "backward": backward}),)


def known(case: Vectors, *, backward: bool) -> list[Mistake]:
    """Return the mistakes that the cell of a case can have."""
    cell, directions = case.about["cell"], case.about["directions"]
    every = (*mistakes(cell, directions), *(mistake for mistake in STEPS if cell in mistake.cells))
    return [mistake for mistake in every if mistake.backward == backward]


def cases_of(asker: Asker, backward: bool) -> list[Vectors]:
    """Return the cases on which a mistake can show: those with gradients, if it is one of gradients."""
    return [case for case in asker.cases if case.gradients or not backward]


def same(asker: Asker, mistake: Mistake, case: Vectors, mending: Parts = ()) -> bool:
    """Return whether a candidate answers to a case as a mistake does."""
    answer = asker.ask(case, mending)
    wrong = answer_of(mistake, case.name, asker.layout)
    if not mistake.backward:
        return asker.agrees(case, answer, wrong)
    allowed = asker.allowed(case)
    names = [name for name in answer or {} if name.startswith("d")]
    return bool(names) and all(name in wrong and close((answer or {})[name], wrong[name], allowed) for name in names)


@cache
def answer_of(mistake: Mistake, name: str, layout: str) -> Mapping[str, Array]:
    """Return what a mistake answers to a case by its name, its gradients in a layout."""
    case = case_named(name)
    answer: Answer = dict(mistake.answer(case))
    if not mistake.backward:
        return answer
    gradients = {key: answer.get(f"d{key}", case.gradients[key]) for key in case.gradients}
    try:
        return expected(replace(case, gradients=gradients), layout)
    except ValueError:  # gradients that are no numbers have no place in a layout
        return {}
