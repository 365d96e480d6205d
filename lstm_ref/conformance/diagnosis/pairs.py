"""Two things at once: the weights in another order, or [x, h], and a named mistake beside it.

All orders are one wide cell: every one has H hidden units of its own, and weights of those alone. So each mistake is
computed once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType

import numpy as np

from ...checks import Array
from ..cases import case as case_named
from ..judging import distance
from ..mistakes import Mistake
from ..reference import ENDS
from ..stored_vectors import Vectors
from .asking import Asker
from .explanations import read, where_of
from .finding import Finding
from .named import known, same
from .orders import layouts
from .parts import Parts

LARGEST = 8  # H of a case that is tried: with more, all orders side by side take minutes, and smaller cases show a pair
STEPS = 2  # how many are held to what was answered before the cell is asked again


def two_at_once(asker: Asker) -> Iterator[tuple[Parts, Mistake]]:
    """Yield every pair that fits all cases, when the cell is asked with what mends the first of the two."""
    case = asker.main
    h = beginning(asker.ask(case) or {}, case.outputs["h"].shape)
    if h is None or h.shape[-1] > LARGEST:
        return
    for one in table(case.name, asker.layout):
        for k in np.flatnonzero((distance(h, one.h) <= asker.allowed(case)).all(axis=(1, 2, 3))):
            if all(same(asker, one.mistake, other, one.parts[k]) for other in asker.cases):
                yield one.parts[k], one.mistake


def beginning(answer: dict[str, Array], shape: tuple[int, ...]) -> Array | None:
    """Return the first steps of h (STEPS, B, H), if an answer has it."""
    T, B, H = shape
    for name, width in (("h", H), ("output", 2 * H)):
        if name in answer and answer[name].shape == (T, B, width):
            return answer[name][:STEPS, :, :H]
    return None


@dataclass(frozen=True, eq=False)
class Row:
    """What a mistake makes of the first steps of a case under each layout: h (layouts, steps, B, H)."""

    mistake: Mistake
    parts: tuple[Parts, ...]
    h: Array


@cache
def table(name: str, layout: str) -> tuple[Row, ...]:
    """Return a row for each forward mistake of a case by its name."""
    case = case_named(name)
    every = layouts(where_of(case, layout))
    parts = tuple(one for one in every if one and all(part.data.get("arrays", "all") == "all" for part in one))
    if not parts:
        return ()
    wide = side_by_side(case, [read(case, layout, one) for one in parts])
    T, (B, H) = len(wide.inputs["x"]), case.inputs["h0"].shape
    rows = []
    for mistake in known(case, backward=False):
        h = mistake.answer(wide)["h"]
        if h.shape == (T, B, len(parts) * H):
            rows.append(Row(mistake, parts, np.moveaxis(h.reshape(T, B, len(parts), H), 2, 0)))
    return tuple(rows)


def side_by_side(case: Vectors, inputs: list[dict[str, Array]]) -> Vectors:
    """Return the first steps of a case with the hidden units of many cells, each with weights of its own."""
    H = case.inputs["h0"].shape[1]
    joined = {"x": case.inputs["x"][:STEPS]}
    for name in inputs[0]:
        arrays = [one[name] for one in inputs]
        if name == "x":
            continue
        if name.removesuffix(ENDS[1]) in ("h0", "C0"):
            joined[name] = np.concatenate(arrays, axis=1)
        elif arrays[0].ndim == 1:
            joined[name] = np.concatenate(arrays)
        else:
            joined[name] = np.hstack([diagonal([W[:, :H] for W in arrays]), np.vstack([W[:, H:] for W in arrays])])
    about = {**case.about, "H": H * len(inputs), "T": len(joined["x"])}
    return replace(case, about=MappingProxyType(about), inputs=joined, loss_weights={}, gradients={})


def diagonal(blocks: list[Array]) -> Array:
    """Return square blocks along a diagonal, and zeros.

    Examples
    --------
    >>> diagonal([np.array([[1.0]]), np.array([[2.0]])])
    array([[1., 0.],
           [0., 2.]])
    """
    n, H = len(blocks), len(blocks[0])
    out = np.zeros((n, H, n, H), blocks[0].dtype)
    out[np.arange(n), :, np.arange(n)] = blocks
    return out.reshape(n * H, n * H)


def findings_of_two(asker: Asker) -> Iterator[tuple[Finding, ...]]:
    """Yield the findings of every pair that fits."""
    for parts, mistake in two_at_once(asker):
        lines = [asker.shown(part, parts) for part in parts]
        yield (
            *(Finding(p.kind, p.data, text, None, asker.defined(text)) for p, text in zip(parts, lines, strict=True)),
            Finding("mistake", {"name": mistake.name, "says": mistake.says, "backward": False}),
        )
