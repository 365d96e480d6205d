"""What the values in an ONNX graph are, as far as a stack of recurrent layers has them.

Nothing is computed: a value is known by the names of its axes, so that a Transpose or a Reshape between two layers is
seen to do what joins them, or is refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

DIRS, FEATURES = "directions", "H"


@dataclass(frozen=True)
class Fixed:
    """An array that is in the file."""

    array: np.ndarray[Any, Any]


@dataclass(frozen=True)
class Sizes:
    """Integers that are known: sizes by number, or by the name of an axis that has them."""

    entries: tuple[int | str, ...]


@dataclass(frozen=True)
class Given:
    """An input of the graph, its axes by name; or the rows from `start` to `stop` of its first axis."""

    name: str
    axes: tuple[str, ...]
    rows: tuple[int, int] | None = None


@dataclass(frozen=True)
class Zeros:
    """Zeros of some shape."""


@dataclass(frozen=True)
class Outputs:
    """What a layer puts out; its axes are two of the graph's input, and DIRS and FEATURES, or FEATURES alone."""

    layer: int
    dirs: int
    hidden_size: int
    axes: tuple[str, ...]


@dataclass(frozen=True)
class Finals:
    """Final states of layers and directions, by the number of the layer; their axes with DIRS among them."""

    state: str
    layers: tuple[int, ...]
    axes: tuple[str, ...]


Value = Fixed | Sizes | Given | Zeros | Outputs | Finals
Attributes = Mapping[str, Any]
Known = Mapping[str, int]  # the size of an axis of an input, where the file states it


def integers(what: str, value: Value | None) -> tuple[int, ...]:
    """Return integers that are in the file."""
    entries = value.entries if isinstance(value, Sizes) else ()
    if isinstance(value, Fixed) and value.array.dtype == np.int64 and value.array.size < 9:
        entries = tuple(value.array.ravel().tolist())
    if not entries or not all(isinstance(entry, int) for entry in entries):
        raise ValueError(f"{what}: expected integers that are in the file")
    return tuple(int(entry) for entry in entries)


def sizes(value: Value | None) -> tuple[int | str, ...]:
    """Return sizes, by number or name."""
    return value.entries if isinstance(value, Sizes) else integers("sizes", value)


def is_zeros(value: Value | None) -> bool:
    """Return whether a value is zeros, of whatever shape."""
    return isinstance(value, Zeros) or (isinstance(value, Fixed) and not value.array.any())
