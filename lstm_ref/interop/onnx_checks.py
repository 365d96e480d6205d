"""What a recurrent node of ONNX may have: its attributes and arrays, checked before they become a layer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from ..checks import Array, check_array, check_size
from .layouts import GATE_ORDERS

ORDERS = GATE_ORDERS["onnx"]
PEEPHOLES = ("i", "o", "f")
ACTIVATIONS = {"LSTM": ("sigmoid", "tanh", "tanh"), "GRU": ("sigmoid", "tanh"), "RNN": ("tanh",)}
FLAGS = {"LSTM": ("input_forget", "layout"), "GRU": ("linear_before_reset", "layout"), "RNN": ("layout",)}
DIRECTIONS = {"forward": 1, "reverse": 1, "bidirectional": 2}


def checked_attributes(operator: str, attributes: Mapping[str, Any]) -> tuple[str, dict[str, int]]:
    """Return the direction and the flags of a node, once every attribute is seen to have a meaning here."""
    if refused := {"clip", "activation_alpha", "activation_beta"} & set(attributes):
        raise ValueError(f"{min(refused)}: not supported, no cell here has it")
    if unknown := set(attributes) - {"direction", "hidden_size", "activations", *FLAGS[operator]}:
        raise ValueError(f"{min(unknown)}: {operator} has no such attribute here")
    direction = text(attributes.get("direction", "forward"))
    if direction not in DIRECTIONS:
        raise ValueError(f"direction: expected {', '.join(DIRECTIONS)}, got {direction!r}")
    if "hidden_size" in attributes:
        check_size("hidden_size", attributes["hidden_size"])
    default = ACTIVATIONS[operator] * DIRECTIONS[direction]
    activations = attributes.get("activations", default)
    if not isinstance(activations, list | tuple) or tuple(text(a).lower() for a in activations) != default:
        came = [text(a) for a in activations] if isinstance(activations, list | tuple) else activations
        raise ValueError(f"activations: expected {list(default)}, got {came}")
    flags = {name: attributes[name] for name in FLAGS[operator] if name in attributes}
    for name, flag in flags.items():
        check_size(name, flag, least=0)
        if flag > 1:
            raise ValueError(f"{name}: expected 0 or 1, got {flag}")
    return direction, flags


def text(value: Any) -> str:
    """Return a string of ONNX, which its library hands out as bytes."""
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def checked_arrays(operator: str, arrays: Mapping[str, Array], dirs: int) -> list[Array]:
    """Return W, R, B and, if there is one, P, each once it has the shape that belongs to the others."""
    names = ("W", "R", "B", "P") if operator == "LSTM" else ("W", "R", "B")
    if missing := {"W", "R"} - set(arrays):
        raise ValueError(f"arrays: expected W and R, got no {min(missing)}")
    if unknown := set(arrays) - set(names):
        raise ValueError(f"arrays: expected {', '.join(names)} alone, got {min(unknown)}")
    gates, R = len(ORDERS[operator]), arrays["R"]
    check_array("R", R, (dirs, f"{gates} H", "H"))
    H = R.shape[2]
    check_array("R", R, (dirs, gates * H, H))
    shapes = {"W": (dirs, gates * H, "D"), "R": (dirs, gates * H, H), "B": (dirs, 2 * gates * H), "P": (dirs, 3 * H)}
    given = {"B": np.zeros((dirs, 2 * gates * H), R.dtype)} | dict(arrays)
    for name in given:
        check_array(name, given[name], shapes[name], dtype=R.dtype, like="R")
    return [given[name] for name in names if name in given]
