"""The layers of an ONNX graph: its nodes are gone through in order, and every one of them must be understood."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..stacks import Layer
from .onnx_chain import INPUTS, Chain, axis_name
from .onnx_glue import TWO_INPUTS, UNDERSTOOD
from .onnx_values import Finals, Fixed, Given, Outputs, Value


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
    known: dict[str, int] = {}
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
    least = 2 if node.operator in TWO_INPUTS else 1
    if len(inputs) < least:
        raise ValueError(f"inputs: expected at least {least}, got {len(inputs)}")
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
