"""Which cases are meant: by cell, dtype and directions, or one by its name."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from ..candidates import TargetError
from ..cases import cases
from ..cells import CELLS
from ..layouts import CELLS_OF, layouts_of
from ..stored_vectors import Vectors

OPTIONS = ("cell", "dtype", "directions")


@dataclass(frozen=True)
class Chosen:
    """A cell, a dtype and a number of directions that have cases."""

    cell: str
    dtype: str
    directions: int


def chosen(options: argparse.Namespace) -> Chosen:
    """Return what the options choose: lstm, float64 and one direction, where they say nothing else.

    Raises
    ------
    TargetError
        If there are no such cases, or the case that is named is none of them.
    """
    if options.case is not None:
        about = named(options.case, list(all_cases())).about
        if any(about[name] != value for name in OPTIONS for value in given(options, name)):
            raise TargetError("case_of_others", name=options.case, **{name: about[name] for name in OPTIONS})
        return Chosen(about["cell"], about["dtype"], about["directions"])
    one = Chosen(options.cell or "lstm", options.dtype or "float64", options.directions or 1)
    if not any(cases(one.cell, dtype=one.dtype, directions=one.directions)):
        raise TargetError("no_cases", cell=one.cell, dtype=one.dtype, directions=one.directions)
    return one


def all_cases(options: argparse.Namespace | None = None) -> Iterator[Vectors]:
    """Yield the cases of every cell, dtype and number of directions, or of those that the options name."""
    for cell in given(options, "cell") or CELLS:
        for dtype in given(options, "dtype") or ("float64", "float32"):
            for directions in given(options, "directions") or (1, 2):
                yield from cases(str(cell), dtype=str(dtype), directions=int(directions))


def given(options: argparse.Namespace | None, name: str) -> list[str | int]:
    """Return what an option says, or nothing if it was not given."""
    value = getattr(options, name, None)
    return [] if value is None else [value]


def named(name: str, among: list[Vectors]) -> Vectors:
    """Return the case of a name."""
    for one in among:
        if one.name == name:
            return one
    near = get_close_matches(name, [one.name for one in among], n=5, cutoff=0)
    raise TargetError("no_case", name=name, near=tuple(near))


def check_layout(layout: str, cell: str) -> None:
    """Raise a TargetError unless a layout has a place for a cell."""
    if cell not in CELLS_OF[layout]:
        raise TargetError("layout_of_cell", layout=layout, cell=cell, cells=CELLS_OF[layout], known=layouts_of(cell))
