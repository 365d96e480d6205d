"""A mistake made in one line: of an equation, of what is read, of what is handed back, or of the way through."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from ...checks import Array
from ..cells import CELLS
from ..reference import ENDS
from ..stored_vectors import Vectors
from .engine import RIGHT, Named, run
from .equations import Equation, Table
from .mistake import Answer, Mistake

EVERY = tuple(CELLS)
LSTMS = ("lstm", "peephole", "coupled")
FREE = ("lstm", "peephole")  # whose input gate is its own
GRUS = ("gru", "gru_reset_after")
GATED = (*LSTMS, *GRUS)
WHOLE = ("W_", "b_", "p_")  # stand for all names that begin with them


def way(name: str, says: str, cells: Sequence[str] = EVERY, *, backward: bool = False, **changed: Any) -> Mistake:
    """Return the mistake of computing with another part of a `Way`."""

    def answer(case: Vectors) -> Answer:
        return run(replace(RIGHT[case.about["cell"]], **changed), case, gradients=backward)

    return Mistake(name, tuple(cells), says, backward, answer)


def wrong(name: str, key: str, equation: Equation, says: str, cells: Sequence[str] = FREE) -> Mistake:
    """Return the mistake of computing `key` by another equation; it is one of the gradients' if `key` is."""
    return wrongs(name, {key: equation}, says, cells)


def wrongs(name: str, equations: Table, says: str, cells: Sequence[str] = FREE) -> Mistake:
    """Return the mistake of several equations, all of them forward or all backward."""
    backward = not set(equations) <= set(RIGHT[cells[0]].forward)
    table = "backward" if backward else "forward"

    def answer(case: Vectors) -> Answer:
        right = RIGHT[case.about["cell"]]
        changed: Any = {table: {**getattr(right, table), **equations}}
        return run(replace(right, **changed), case, gradients=backward)

    return Mistake(name, tuple(cells), says, backward, answer)


def misread(
    name: str, read: Callable[[Named], Named], says: str = "", cells: Sequence[str] = EVERY, *, backward: bool = False
) -> Mistake:
    """Return the mistake of reading something else than what is asked."""
    return way(name, says, cells, backward=backward, read=read)


def handed(
    name: str, give: Callable[[Named], Named], says: str = "", cells: Sequence[str] = EVERY, *, backward: bool = False
) -> Mistake:
    """Return the mistake of handing back something else than what was computed."""
    return way(name, says, cells, backward=backward, give=give)


def each(change: Callable[[Array], Array], *names: str) -> Callable[[Named], Named]:
    """Return what changes the arrays of these names, in both directions; `W_`, `b_` and `p_` stand for all such."""

    def meant(name: str) -> bool:
        stem = name.removesuffix(ENDS[1])
        return stem in names or (stem[:2] in WHOLE and stem[:2] in names)

    return lambda named: {name: change(array) if meant(name) else array for name, array in named.items()}


def taking(**names: str) -> Callable[[Named], Named]:
    """Return what takes for each array that of another name, in both directions: taking(h0="C0")."""

    def change(named: Named) -> Named:
        pairs = {f"{name}{end}": f"{other}{end}" for name, other in names.items() for end in ENDS}
        return named | {name: named[other] for name, other in pairs.items() if other in named}

    return change


def both(*changes: Callable[[Named], Named]) -> Callable[[Named], Named]:
    """Return one change after the other."""

    def change(named: Named) -> Named:
        for one in changes:
            named = one(named)
        return named

    return change


def nothing(a: Array) -> Array:
    """Return zeros."""
    return 0 * a


def row_0(a: Array) -> Array:
    """Return the first row in place of every row."""
    return np.broadcast_to(a[:1], a.shape)
