"""A part of an explanation: one way in which a candidate takes what it is given for something else.

It is held as code, so that what is printed is what was run. A candidate that is right but for its parts answers as a
right cell does to the question after `misread`; asked with `before` and `after` it answers right.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from types import CodeType
from typing import Any

import numpy as np

from ...checks import Array
from ...interop import repack
from ..stored_vectors import Vectors

STEPS = "{}"  # in a line of `after`: the line is meant for every value of every step that is answered


@dataclass(frozen=True)
class Part:
    """A part of an explanation.

    Attributes
    ----------
    kind, data : str, mapping
        Those of its finding.
    misread : tuple of str
        Lines that make of the arrays of the question those that the candidate takes them for.
    before : tuple of str
        Lines that make of the arrays of the question those that the candidate should be given; empty where none help.
    after : tuple of str
        Lines that make of the arrays of its answer those that it should answer.
    cell : str
        Another cell of the suite, if it computes that one.
    becomes : tuple of str
        Lines that make of the parameters, in the article's layout, those of the other cell.
    """

    kind: str
    data: Mapping[str, Any] = field(default_factory=dict)
    misread: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    cell: str = ""
    becomes: tuple[str, ...] = ()

    @property
    def mends(self) -> bool:
        """Whether there is something to convert."""
        return bool(self.before or self.after)

    def after_lines(self, answer: Mapping[str, Array]) -> tuple[str, ...]:
        """Return the lines of `after` for an answer."""
        steps = [name for name, array in answer.items() if np.ndim(array) == 3]
        return tuple(line.replace(STEPS, name) for line in self.after for name in (steps if STEPS in line else [""]))

    def conversion(self, answer: Mapping[str, Array]) -> str:
        """Return what mends it as one text."""
        after = self.after_lines(answer)
        return "\n".join((*self.before, *(("...", *after) if after else ())))


Parts = tuple[Part, ...]


def run(lines: Sequence[str], arrays: Mapping[str, Array], sizes: Mapping[str, int]) -> dict[str, Array]:
    """Return the arrays after lines of code; D, H, B, T and `repack` are known in them.

    Examples
    --------
    >>> run(["W = W[:, H:]"], {"W": np.array([[1.0, 2.0, 3.0]])}, {"H": 2})
    {'W': array([[3.]])}
    """
    names: dict[str, Any] = {"np": np, "repack": repack, **sizes, **arrays}
    for line in lines:
        exec(compiled(line), names)
    known = {name for line in lines for name in targets(line)} | set(arrays)
    return {name: as_given(names[name], arrays.get(name)) for name in names if name in known}


@cache
def compiled(line: str) -> CodeType:
    """Return a line compiled."""
    return compile(line, "<conversion>", "exec")


@cache
def targets(line: str) -> tuple[str, ...]:
    """Return the names to which a line assigns.

    Examples
    --------
    >>> targets("h0, C0 = C0, h0")
    ('h0', 'C0')
    """
    left = line.split(" = ")[0]
    return tuple(name.strip() for name in left.split(","))


def as_given(array: Array, before: Array | None) -> Array:
    """Return an array in one piece, and of the dtype that it had."""
    return np.ascontiguousarray(array, dtype=None if before is None else np.asarray(before).dtype)


def sizes_of(case: Vectors) -> dict[str, int]:
    """Return D, H, B and T of a case."""
    T, B, D = case.inputs["x"].shape
    return {"D": D, "H": case.outputs["h"].shape[-1], "B": B, "T": T}
