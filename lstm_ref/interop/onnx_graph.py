"""The layers of an ONNX graph: its nodes are gone through in order, and every one of them must be understood.

What a file computes is then what the stack computes: each layer reads the outputs of the one below, all of them under
the same lengths, and each starts from zeros or from its own rows of an initial state.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ..stacks import Layer
from ..stacks.layers import check_stack
from .onnx_node import DIRECTIONS, from_onnx, text
from .onnx_values import (
    DIRS,
    FEATURES,
    UNDERSTOOD,
    Finals,
    Fixed,
    Given,
    Known,
    Outputs,
    Value,
    is_zeros,
)

INPUTS = {"LSTM": ("X", "W", "R", "B", "sequence_lens", "initial_h", "initial_c", "P")}
INPUTS |= {operator: INPUTS["LSTM"][:6] for operator in ("GRU", "RNN")}


@dataclass
class Chain:
    """The layers that were met so far, and what they have in common."""

    known: Known
    layers: list[Layer] = field(default_factory=list)
    axes: tuple[str, str] = ("", "")  # those of T and B
    lengths: str = ""  # the input with the lengths, or ""
    rows: dict[str, int] = field(default_factory=lambda: {"h": 0, "c": 0})
    taken: set[str] = field(default_factory=set)  # the inputs of the graph that are used up

    def add(self, operator: str, inputs: Sequence[Value | None], attributes: Mapping[str, Any]) -> list[Value | None]:
        """Add the layer of a recurrent node, and return what the node's outputs are."""
        if len(inputs) > len(INPUTS[operator]):
            raise ValueError(f"inputs: expected at most {len(INPUTS[operator])}, got {len(inputs)}")
        by_name = {name: value for name, value in zip(INPUTS[operator], inputs, strict=False) if value is not None}
        arrays = {name: in_the_file(name, by_name[name]) for name in ("W", "R", "B", "P") if name in by_name}
        layer = from_onnx(operator, arrays, attributes)
        dirs = DIRECTIONS[text(attributes.get("direction", "forward"))]
        batch_first = attributes.get("layout", 0) == 1
        self.read(by_name.get("X"), batch_first)
        check_stack([*self.layers, layer])
        self.check_lengths(by_name.get("sequence_lens"))
        states = ("h", "c") if operator == "LSTM" else ("h",)
        for name in states:
            if value := by_name.get(f"initial_{name}"):
                self.check_initial(name, value, dirs, batch_first)
            self.rows[name] += dirs
        k, H = len(self.layers), arrays["R"].shape[2]
        self.layers.append(layer)
        T, B = self.axes
        Y = Outputs(k, dirs, H, (B, T, DIRS, FEATURES) if batch_first else (T, DIRS, B, FEATURES))
        axes = (B, DIRS, FEATURES) if batch_first else (DIRS, B, FEATURES)
        return [Y, *(Finals(name, (k,) * dirs, axes) for name in states)]

    def read(self, X: Value | None, batch_first: bool) -> None:
        """Check that X is the input of the graph, or what the last layer puts out, with the axes that are asked for."""
        if isinstance(X, Given) and not self.layers and len(X.axes) == 3 and not X.rows:
            first, second, last = X.axes
            if last != axis_name(X.name, 2):
                raise ValueError("X: expected the features of the graph's input as its last axis")
            self.axes = (second, first) if batch_first else (first, second)
            self.taken.add(X.name)
            return
        wanted = (*(self.axes[::-1] if batch_first else self.axes), FEATURES)
        if not isinstance(X, Outputs) or X.layer != len(self.layers) - 1 or X.axes != wanted:
            below = "the outputs of the layer below, directions side by side" if self.layers else "an input of the graph"
            raise ValueError(f"X: expected {below}, (T, B, D)")

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
        if not isinstance(value, Given) or len(value.axes) != 3 or value.axes[0] != axis_name(value.name, 0):
            raise ValueError(f"initial_{name}: expected zeros or an input of the graph")
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


@dataclass(frozen=True)
class Node:
    """A node of a graph: its operator, its name, those of its inputs and outputs, and its attributes."""

    operator: str
    name: str
    inputs: Sequence[str]
    outputs: Sequence[str]
    attributes: Mapping[str, Any]


def layers_of(
    nodes: Sequence[Node],
    arrays: Mapping[str, Any],
    inputs: Mapping[str, Sequence[int | None]],
    outputs: Sequence[str],
) -> list[Layer]:
    """Return the layers of a graph: its nodes, the arrays in the file, the shapes of its inputs, its outputs' names.

    Raises
    ------
    TypeError, ValueError
        If the graph is anything but a stack of recurrent layers; the message names the node.
    """
    values: dict[str, Value | None] = {"": None}
    known = {}
    for name, shape in inputs.items():
        values[name] = Given(name, tuple(axis_name(name, axis) for axis in range(len(shape))))
        known |= {axis_name(name, axis): size for axis, size in enumerate(shape) if size is not None}
    values |= {name: Fixed(array) for name, array in arrays.items()}
    chain = Chain(known)
    for node in nodes:
        try:
            results = results_of(node, [value_named(name, values) for name in node.inputs], chain)
            for name, result in zip(node.outputs, results, strict=False):
                if name in values and name:
                    raise ValueError(f"output {name!r} has a name that is taken")
                values[name] = result if name else None
        except (TypeError, ValueError) as error:
            raise ValueError(f"node {node.name!r}, {node.operator}: {error}") from error
    if not chain.layers:
        raise ValueError("graph: expected a node LSTM, GRU or RNN, got none")
    check_outputs([value_named(name, values) for name in outputs], len(chain.layers))
    return chain.layers


def value_named(name: str, values: Mapping[str, Value | None]) -> Value | None:
    """Return a value by its name, None for an input that is left out."""
    if name not in values:
        raise ValueError(f"{name!r} is not computed before it is used")
    return values[name]


def results_of(node: Node, inputs: Sequence[Value | None], chain: Chain) -> Sequence[Value | None]:
    """Return what the outputs of a node are."""
    if node.operator in INPUTS:
        return chain.add(node.operator, inputs, node.attributes)
    if node.operator == "Constant":
        return [Fixed(np.asarray(value)) for value in node.attributes.values()]
    if node.operator not in UNDERSTOOD:
        raise ValueError(f"expected recurrent layers and what joins them, and no {node.operator}")
    results = UNDERSTOOD[node.operator](inputs, node.attributes, chain.known)
    if len(results) != len(node.outputs):
        raise ValueError(f"outputs: expected {len(results)}, got {len(node.outputs)}")
    return results


def check_outputs(outputs: Sequence[Value | None], count: int) -> None:
    """Check that the outputs of a graph are those of the last layer, and final states in the order of the layers."""
    for value in outputs:
        if isinstance(value, Outputs):
            if value.layer != count - 1:
                raise ValueError(f"outputs: expected those of the last layer, {count - 1}, got those of {value.layer}")
        elif not isinstance(value, Finals) or list(value.layers) != sorted(value.layers):
            raise ValueError("outputs: expected those of the last layer, and final states in the order of the layers")
