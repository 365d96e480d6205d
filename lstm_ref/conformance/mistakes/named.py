"""All mistakes, and which of them a case shows."""

from __future__ import annotations

from functools import cache

from ..cells import CELLS
from ..judging import allowed, judge
from ..questions import expected
from ..stored_vectors import Vectors
from . import activations, directions, gradients, gru, handing, kin, reading, rnn, values
from .mistake import Answer, Mistake

OF_ONE: tuple[Mistake, ...] = (
    *values.MISTAKES, *activations.MISTAKES, *kin.MISTAKES, *gru.MISTAKES, *rnn.MISTAKES,
    *reading.MISTAKES, *handing.MISTAKES, *gradients.MISTAKES,
)  # fmt: skip
OF_TWO: tuple[Mistake, ...] = directions.MISTAKES


@cache
def mistakes(cell: str, directions: int = 1) -> tuple[Mistake, ...]:
    """Return the mistakes that a cell can have, of one direction or of two.

    Parameters
    ----------
    cell : str
        lstm, peephole, coupled, gru, gru_reset_after or rnn.
    directions : int
        With 2, those of one direction are made in both, and those of the two come first.

    Raises
    ------
    ValueError
        If there is no such cell.

    Examples
    --------
    >>> [one.name for one in mistakes("rnn")][1:4]
    ['hard-tanh', 'softsign-tanh', 'tanh-by-fraction']
    """
    if cell not in CELLS:
        raise ValueError(f"cell: expected one of {', '.join(CELLS)}, got {cell!r}")
    every = OF_ONE if directions == 1 else (*OF_TWO, *OF_ONE)
    return tuple(one for one in every if cell in one.cells)


@cache
def caught_by(case: Vectors) -> tuple[str, ...]:
    """Return the names of the mistakes that a case shows: their answers are wrong, at the tolerance of its dtype.

    Of a wrong cell the outputs and the final states are looked at, of wrong gradients those by inputs and parameters;
    not the values of each step between, and the gradients by them, as few hand those back.
    """
    about = case.about
    want, tolerance = expected(case, "article"), allowed(about)
    return tuple(
        one.name
        for one in mistakes(about["cell"], about["directions"])
        if not judge(case.name, looked_at(one.answer(case), case), want, tolerance).right
    )


def looked_at(answer: Answer, case: Vectors) -> Answer:
    """Return outputs, final states, and gradients by the inputs of an answer."""
    kept = ("h", "output", "h_n", "C_n")
    return {
        name: array
        for name, array in answer.items()
        if name.removesuffix("_reverse") in kept or (name.startswith("d") and name[1:] in case.inputs)
    }
