"""The recurrent layers of an ONNX graph, one after the other, and what they must have in common.

A graph computes what its layers do as a stack if each reads the outputs of the one below, all of them under the same
lengths, and if each starts from zeros, from its own rows of an initial state, or from an input of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..stacks import Layer
from ..stacks.layers import check_stack, directions
from .onnx_node import from_onnx
from .onnx_values import DIRS, FEATURES, Finals, Fixed, Given, Known, Outputs, Value, is_zeros

SHARED = ("X", "W", "R", "B", "sequence_lens", "initial_h")
INPUTS = {"LSTM": (*SHARED, "initial_c", "P"), "GRU": SHARED, "RNN": SHARED}


@dataclass
class Chain:
    """The layers that were met so far, and what they have in common."""

    known: Known
    layers: list[Layer] = field(default_factory=list)
    X: str = ""  # the input that the first layer reads
    axes: tuple[str, str] = ("", "")  # those of T and B
    lengths: str = ""  # the input with the lengths, or ""
    rows: dict[str, int] = field(default_factory=lambda: {"h": 0, "c": 0})
    taken: set[str] = field(default_factory=set)  # the inputs that are the state of one layer alone

    def add(self, operator: str, inputs: Sequence[Value | None], attributes: Mapping[str, Any]) -> list[Value | None]:
        """Add the layer of a recurrent node, and return what the node's outputs are."""
        if len(inputs) > len(INPUTS[operator]):
            raise ValueError(f"inputs: expected at most {len(INPUTS[operator])}, got {len(inputs)}")
        by_name = {name: value for name, value in zip(INPUTS[operator], inputs, strict=False) if value is not None}
        weights = [name for name in ("W", "R", "B", "P") if name in by_name]
        arrays: dict[str, Any] = {name: in_the_file(name, by_name[name]) for name in weights}
        layer = from_onnx(operator, arrays, attributes)
        cells = [direction.params for direction in directions(layer)]
        dirs, H = len(cells), cells[0].hidden_size
        batch_first = attributes.get("layout", 0) == 1
        self.read(by_name.get("X"), cells[0].input_size, batch_first)
        check_stack([*self.layers, layer])
        self.check_lengths(by_name.get("sequence_lens"))
        states = ("h", "c") if operator == "LSTM" else ("h",)
        for name in states:
            if (value := by_name.get(f"initial_{name}")) is not None:
                self.check_initial(name, value, dirs, batch_first)
            self.rows[name] += dirs
        k = len(self.layers)
        self.layers.append(layer)
        T, B = self.axes
        Y = Outputs(k, dirs, H, (B, T, DIRS, FEATURES) if batch_first else (T, DIRS, B, FEATURES))
        axes = (B, DIRS, FEATURES) if batch_first else (DIRS, B, FEATURES)
        return [Y, *(Finals(name, (k,) * dirs, axes) for name in states)]

    def read(self, X: Value | None, D: int, batch_first: bool) -> None:
        """Check that X is the input of the graph, or what the last layer puts out, with the axes that are asked for."""
        if isinstance(X, Given) and not self.layers and len(X.axes) == 3 and not X.rows:
            first, second, last = X.axes
            if last != axis_name(X.name, 2):
                raise ValueError("X: expected the features of the graph's input as its last axis")
            if (size := self.known.get(last, D)) != D:
                raise ValueError(f"X: expected {D} features like W, got {size}")
            self.axes = (second, first) if batch_first else (first, second)
            self.X = X.name
            return
        axes = (*(self.axes[::-1] if batch_first else self.axes), FEATURES)
        if not isinstance(X, Outputs) or X.layer != len(self.layers) - 1 or X.axes != axes:
            wanted = "what the layer below puts out, side by side" if self.layers else "an input of the graph"
            raise ValueError(f"X: expected {wanted}, (T, B, D)")

    def check_lengths(self, value: Value | None) -> None:
        """Check that all layers read sequences of the same lengths."""
        if value is not None and (not isinstance(value, Given) or len(value.axes) != 1):
            raise ValueError("sequence_lens: expected an input of the graph")
        name = value.name if isinstance(value, Given) else ""
        if len(self.layers) == 0:
            self.lengths = name
        elif name != self.lengths:
            raise ValueError(f"sequence_lens: expected {self.lengths or 'none'!r} as in the layers below, got {name!r}")

    def check_initial(self, name: str, value: Value, dirs: int, batch_first: bool) -> None:
        """Check that an initial state is zeros, or the layer's own rows of an input, or an input of its own."""
        if is_zeros(value):
            return
        if not isinstance(value, Given) or value.name == self.X or len(value.axes) != 3:
            raise ValueError(f"initial_{name}: expected zeros or an input of the graph of its own")
        if value.axes[0] != axis_name(value.name, 0):
            raise ValueError(f"initial_{name}: expected an input of the graph as it is, its axes in their order")
        before = self.rows[name]
        whole = value.rows is None and value.name not in self.taken
        if not whole and (value.rows != (before, before + dirs) or batch_first):
            raise ValueError(f"initial_{name}: expected rows {before} to {before + dirs} of an input of the graph")
        if whole:
            self.taken.add(value.name)


def axis_name(name: str, axis: int) -> str:
    """Return how an axis of an input of the graph is called."""
    return f"{name}[{axis}]"


def in_the_file(name: str, value: Value) -> Any:
    """Return an array of weights; it must be in the file."""
    if not isinstance(value, Fixed):
        raise ValueError(f"{name}: expected an array in the file, got what is computed or an input")
    return value.array
