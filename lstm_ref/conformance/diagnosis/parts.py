"""A part of an explanation: one way in which a candidate takes what it is given for something else.

It is held as code, so that what is printed is what was run. A candidate that is right but for its parts answers as a
right cell does to the question after `misread`; asked with `before` and `after` it answers right.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from types import CodeType, MappingProxyType
from typing import Any

import numpy as np

from ...checks import Array
from ...interop import repack
from ..stored_vectors import Vectors

BETWEEN = "...\n"  # in a conversion: after it stands what is made of the answer, after a second one of gradients
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
    back : tuple of str
        Lines that make of the gradients of its answer those with respect to what is given; each is run where all
        that it takes is answered.
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
    back: tuple[str, ...] = ()
    cell: str = ""
    becomes: tuple[str, ...] = ()

    @property
    def mends(self) -> bool:
        """Whether there is something to convert."""
        return bool(self.before or self.after)

    def after_lines(self, answer: Mapping[str, Array]) -> tuple[str, ...]:
        """Return the lines of `after` for an answer."""
        return tuple(line.replace(STEPS, name) for line in self.after for name in names_in(line, answer, "values"))

    def back_lines(self, answer: Mapping[str, Array]) -> tuple[str, ...]:
        """Return the lines of `back` for an answer."""
        steps = [line for line in self.after if STEPS in line]
        lines = [line.replace(STEPS, name) for line in steps for name in names_in(line, answer, "gradients")]
        return (*lines, *(line for line in self.back if set(targets(line)) <= set(answer)))

    def before_lines(self, asked: Mapping[str, Array]) -> tuple[str, ...]:
        """Return the lines of `before` for a question: those of dh, dh_n, dC_n only where they are asked."""
        return tuple(line for line in self.before if set(targets(line)) <= set(asked))

    def conversion(self, asked: Mapping[str, Array], answer: Mapping[str, Array]) -> str:
        """Return what mends it as one text."""
        parts = (self.before_lines(asked), self.after_lines(answer), self.back_lines(answer))
        before, after, back = ("".join(f"{line}\n" for line in lines) for lines in parts)
        return BETWEEN.join((before, after, back) if back else (before, after) if after else (before,)).strip("\n")


Parts = tuple[Part, ...]


def names_in(line: str, answer: Mapping[str, Array], kind: str) -> list[str]:
    """Return the names for which a line of `after` stands: of the values of every step, or of the gradients by them."""
    steps = [name for name, array in answer.items() if np.ndim(array) == 3]
    return [name for name in steps if name.startswith("d") == (kind == "gradients")] if STEPS in line else [""]


def of_gradients(lines: Sequence[str]) -> tuple[str, ...]:
    """Return lines that move numbers as those that move the gradients by them.

    Examples
    --------
    >>> of_gradients(["W = W.T", "h0, C0 = C0, h0"])
    ('dW = dW.T', 'dh0, dC0 = dC0, dh0')
    """
    return tuple(re.sub(rf"\b({'|'.join(targets(line))})\b(?!')", r"d\1", line) for line in lines)


def run(
    lines: Sequence[str],
    arrays: Mapping[str, Array],
    sizes: Mapping[str, int],
    asked: Mapping[str, Array] = MappingProxyType({}),
) -> dict[str, Array]:
    """Return the arrays after lines of code; D, H, what was asked and `repack` are known in them.

    Examples
    --------
    >>> run(["W = W[:, H:]"], {"W": np.array([[1.0, 2.0, 3.0]])}, {"H": 2})
    {'W': array([[3.]])}
    """
    names: dict[str, Any] = {"np": np, "repack": repack, **asked, **sizes, **arrays}
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


DEFINED = {
    "packed": {"H": "len(b) // {gates}", "D": "W.shape[1] - H"},
    "article": {"H": "len({first})", "D": "{matrix}.shape[1] - H"},
    "pytorch": {"H": "weight_hh.shape[1]", "D": "weight_ih.shape[1]"},
    "keras": {"H": "len(recurrent_kernel)", "D": "len(kernel)"},
    "onnx": {"H": "R.shape[2]", "D": "W.shape[2]"},
}  # the sizes that conversions name, as they are found in what a step and a sequence are both given


def sizes_of(case: Vectors) -> dict[str, int]:
    """Return D, H, B and T of a case."""
    T, B, D = case.inputs["x"].shape
    return {"D": D, "H": case.outputs["h"].shape[-1], "B": B, "T": T}
