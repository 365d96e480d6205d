"""Every explanation that is tried: parts put together, and what a cell so explained would answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import product
from types import MappingProxyType
from typing import Any

import numpy as np

from ...checks import Array
from ...interop import from_keras, from_onnx, from_pytorch
from ...interop.layouts import split
from ..cases import case as case_named
from ..cells import CELLS
from ..judging import distance
from ..questions import question
from ..reference import computed, ends_of
from ..stored_vectors import Vectors
from .orders import layouts
from .others import conventions, other_cells
from .parts import Parts, run, sizes_of
from .places import OPERATORS, Where
from .sides import sides


def where_of(case: Vectors, layout: str) -> Where:
    """Return which arrays a case has in a layout."""
    return Where(case.about["cell"], layout, case.about["directions"])


@cache
def explanations(where: Where) -> tuple[Parts, ...]:
    """Return every explanation that is tried, those with the fewest parts first.

    Two things beside the layout together are not tried, nor is one of them with weights and biases in two orders.

    Examples
    --------
    >>> len(explanations(Where("rnn", "pytorch")))
    8
    """
    return tuple(sorted(combined(where), key=len))


def combined(where: Where) -> Iterator[Parts]:
    """Yield every explanation: first what is beside the layout, in the arrays as they are given, then the layout."""
    for z, cell, side in product(conventions(where), other_cells(where), sides(where)):
        for layout in layouts(where):
            mixed = any(part.data.get("arrays", "all") != "all" for part in layout)
            turns = any(part.kind == "interleaved" for part in layout)
            if not (side and (mixed or cell)) and not (turns and (z or side or cell)):
                yield z + side + layout + cell


def predicted(case: Vectors, layout: str, parts: Parts) -> dict[str, Array]:
    """Return what a cell answers to a case if the parts are all that is wrong with it.

    Examples
    --------
    >>> from lstm_ref.conformance import case
    >>> one = case("rnn_pytorch")
    >>> bool(np.all(predicted(one, "packed", ())["h"] == computed(one)["h"]))
    True
    """
    inputs = read(case, layout, parts)
    cell = case.about["cell"]
    for part in parts:
        if part.cell:
            cell = part.cell
            inputs = other_inputs(cell, inputs, part.becomes, ends_of(case))
    return computed(replace(case, about=MappingProxyType({**case.about, "cell": cell}), inputs=inputs))


def read(case: Vectors, layout: str, parts: Parts) -> dict[str, Array]:
    """Return what a cell that misreads a case takes for its inputs, in the article's layout."""
    asked = question(case, layout)
    for part in reversed(parts):
        asked = run(part.misread, asked, sizes_of(case))
    return article_inputs(case, layout, asked)


def article_inputs(case: Vectors, layout: str, asked: dict[str, Array]) -> dict[str, Array]:
    """Return the arrays of a question in the article's layout."""
    kind = CELLS[case.about["cell"]]
    inputs = {name: asked[name] for name in case.inputs if name in asked}
    for k, end in enumerate(ends_of(case)):
        if layout == "packed":
            own = {f"{x}_{gate}": a for x in "Wb" for gate, a in split(x, asked[f"{x}{end}"], kind.gates).items()}
            if "p_f" in kind.vectors:
                own |= {f"p_{gate}": a for gate, a in split("P", asked[f"P{end}"], tuple("fio")).items()}
            if "b_hh" in kind.vectors:
                own["b_hh"] = asked[f"b_hh{end}"]
        elif layout == "article":
            own = {name: asked[name + end] for name in kind.parameters}
        else:
            own = vars(framework(case, layout, asked, k, end))
        inputs |= {name + end: array for name, array in own.items()}
    return inputs


def framework(case: Vectors, layout: str, asked: dict[str, Array], k: int, end: str) -> Any:
    """Return the parameters of one direction from a framework's arrays."""
    cell = case.about["cell"]
    if layout == "pytorch":
        names = ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
        return from_pytorch({f"{name}_l0": asked[name + end] for name in names})[0]
    if layout == "keras":
        return from_keras([asked[name + end] for name in ("kernel", "recurrent_kernel", "bias")])
    flags = {"coupled": {"input_forget": 1}, "gru_reset_after": {"linear_before_reset": 1}}.get(cell, {})
    arrays = {name: asked[name][k : k + 1] for name in "WRBP" if name in asked}
    return from_onnx(OPERATORS[cell], arrays, flags)


def other_inputs(
    cell: str, inputs: dict[str, Array], becomes: tuple[str, ...], ends: tuple[str, ...]
) -> dict[str, Array]:
    """Return the inputs of another cell made of those of one."""
    made = {name: inputs[name] for name in inputs if name.removesuffix("_reverse") in ("x", "h0", "C0")}
    for end in ends:
        own = {name.removesuffix(end): array for name, array in inputs.items() if name.endswith(end) or not end}
        own = run(becomes, own, {})
        made |= {name + end: own[name] for name in CELLS[cell].parameters}
    return made


@dataclass(frozen=True, eq=False)
class Table:
    """What every explanation makes of the first step of a case: h (explanations, B, H)."""

    explanations: tuple[Parts, ...]
    h: Array

    def matching(self, h: Array, tolerance: float) -> Iterator[Parts]:
        """Yield the explanations that agree with the first h (B, H)."""
        for k in np.flatnonzero((distance(h, self.h) <= tolerance).all(axis=(1, 2))):
            yield self.explanations[k]


@cache
def table(name: str, layout: str) -> Table:
    """Return the first step of a case by its name under every explanation."""
    case = case_named(name)
    start = replace(case, inputs={**case.inputs, "x": case.inputs["x"][:1]})
    every = explanations(where_of(case, layout))
    return Table(every, np.stack([predicted(start, layout, parts)["h"][0] for parts in every]))
