"""A stack as an `.onnx` file, one recurrent node for each layer."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from ..files import write_whole
from ..stacks import Bidirectional, Layer, Reverse
from ..stacks.layers import check_stack, directions
from .onnx_library import require_onnx
from .onnx_node import to_onnx

OPSET, IR_VERSION = 14, 8  # of 2021: read by every ONNX Runtime since 1.10
STATES = {"LSTM": ("h", "c"), "GRU": ("h",), "RNN": ("h",)}


def export_onnx(
    path: str | os.PathLike[str],
    layers: Sequence[Layer],
    *,
    lengths: bool = False,
    states: bool = False,
    to_float32: bool = False,
) -> None:
    """Write a stack to an `.onnx` file that ONNX Runtime runs; whole or not at all.

    The inputs of the file are X (T, B, D), and if asked for sequence_lens (B,), int32, and initial_h, initial_c (rows,
    B, H). Its outputs are those of the operator: Y (T, dirs, B, H) of the last layer, zeros after a sequence's end,
    and Y_h, Y_c (rows, B, H), `h_n` and `C_n` of a `StackTrace`. A row is a layer and direction, in the order of
    `StackTrace.final`; initial_c and Y_c have only those with a cell state, and are left out without any.

    Parameters
    ----------
    path : str or path
        Where to; a file that is there is replaced.
    layers : list of layers, float32
        The stack, the lowest layer first, with the same H in all layers.
    lengths : bool
        Whether the file takes sequence_lens; without, every sequence has T steps.
    states : bool
        Whether the file takes the initial states; without, they are zeros.
    to_float32 : bool
        Whether float64 is rounded to float32. On the CPU, ONNX Runtime computes LSTMs in float32 alone, so without
        it float64 is refused.

    Raises
    ------
    ImportError
        If the package onnx is not installed.
    TypeError, ValueError
        If `layers` are no stack, are float64, do not fit into float32, differ in H, or hold a cell that ONNX does not
        have (see `to_onnx`).
    OSError
        If the file cannot be written; an old one is left as it was.

    Examples
    --------
    >>> import tempfile
    >>> from lstm_ref import GRUParams
    >>> from lstm_ref.interop import load_onnx
    >>> layers = [GRUParams.init(3, 2, rng=np.random.default_rng(0), dtype=np.float32)]
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     export_onnx(f"{folder}/gru.onnx", layers)
    ...     (layer,) = load_onnx(f"{folder}/gru.onnx")
    >>> bool(np.all(layer.W_z == layers[0].W_z))
    True
    """
    library = require_onnx("export_onnx")
    check_stack(layers)
    cells = [direction.params for layer in layers for direction in directions(layer)]
    if cells[0].dtype != np.float32:
        if not to_float32:
            raise TypeError("layers: expected float32, got float64; to_float32=True rounds it")
        layers = [rounded(layer) for layer in layers]
    if len(sizes := sorted({cell.hidden_size for cell in cells})) > 1:
        raise ValueError(f"layers: expected one H in all layers, as Y_h holds them all, got {sizes}")
    model = model_of(library, layers, lengths, states)
    library.checker.check_model(model, full_check=True)
    write_whole(Path(path), model.SerializeToString())


def rounded(layer: Layer) -> Layer:
    """Return a layer in float32; a number beyond its range is refused by the parameters."""
    if isinstance(layer, Reverse | Bidirectional):
        cells: dict[str, Any] = {name: rounded(cell) for name, cell in vars(layer).items()}
        return replace(layer, **cells)
    with np.errstate(over="ignore"):
        return replace(layer, **{name: array.astype(np.float32) for name, array in vars(layer).items()})


def model_of(onnx: Any, layers: Sequence[Layer], lengths: bool, states: bool) -> Any:
    """Return the model: a node for each layer, and around them what joins directions, layers and states."""
    make, nodes = onnx.helper.make_node, []
    weights: dict[str, Any] = {"side_by_side": np.array([0, 0, -1])} if len(layers) > 1 else {}
    parts: dict[str, list[tuple[int, int]]] = {"h": [], "c": []}  # by state: the layers that have it, and their rows
    for k, layer in enumerate(layers):
        operator, arrays, attributes = to_onnx(layer)
        if k:  # Y of the layer below, (T, dirs, B, H), becomes X, (T, B, dirs * H)
            nodes.append(make("Transpose", [f"Y_{k - 1}"], [f"Y_{k - 1}_by_step"], perm=[0, 2, 1, 3]))
            nodes.append(make("Reshape", [f"Y_{k - 1}_by_step", "side_by_side"], [f"X_{k}"]))
        for name in STATES[operator]:
            parts[name].append((k, len(arrays["R"])))
        initial = [f"initial_{name}_{k}" if states and name in STATES[operator] else "" for name in parts]
        peepholes = f"P_{k}" if "P" in arrays else ""
        inputs = [f"X_{k}" if k else "X", f"W_{k}", f"R_{k}", f"B_{k}", "sequence_lens" if lengths else "", *initial]
        inputs = [*inputs, peepholes] if operator == "LSTM" else inputs[:6]
        outputs = [f"Y_{k}" if k < len(layers) - 1 else "Y", *(f"Y_{name}_{k}" for name in STATES[operator])]
        nodes.append(make(operator, inputs, outputs, name=f"layer_{k}", **attributes))
        weights |= {f"{name}_{k}": array for name, array in arrays.items()}
    for name, having in parts.items():
        if having:
            nodes.append(make("Concat", [f"Y_{name}_{k}" for k, _ in having], [f"Y_{name}"], axis=0))
        if having and states:
            weights[f"rows_{name}"] = np.array([rows for _, rows in having])
            each = [f"initial_{name}_{k}" for k, _ in having]
            nodes.insert(0, make("Split", [f"initial_{name}", f"rows_{name}"], each, axis=0))
    held = [onnx.numpy_helper.from_array(array, name) for name, array in weights.items()]
    graph = onnx.helper.make_graph(nodes, "lstm_ref", *signature(onnx, layers, parts, lengths, states), held)
    opset = onnx.helper.make_opsetid("", OPSET)
    return onnx.helper.make_model(graph, opset_imports=[opset], ir_version=IR_VERSION, producer_name="lstm_ref")


def signature(
    onnx: Any, layers: Sequence[Layer], parts: Mapping[str, Sequence[tuple[int, int]]], lengths: bool, states: bool
) -> tuple[list[Any], list[Any]]:
    """Return the descriptions of the inputs and of the outputs of the model."""

    def described(name: str, *shape: int | str, kind: int = onnx.TensorProto.FLOAT) -> Any:
        return onnx.helper.make_tensor_value_info(name, kind, shape)

    first, last = (next(directions(layer)).params for layer in (layers[0], layers[-1]))
    H, dirs = last.hidden_size, len(list(directions(layers[-1])))
    rows = {name: sum(rows for _, rows in having) for name, having in parts.items() if having}
    inputs = [described("X", "T", "B", first.input_size)]
    if lengths:
        inputs.append(described("sequence_lens", "B", kind=onnx.TensorProto.INT32))
    if states:
        inputs += [described(f"initial_{name}", n, "B", H) for name, n in rows.items()]
    outputs = [described("Y", "T", dirs, "B", H), *(described(f"Y_{name}", n, "B", H) for name, n in rows.items())]
    return inputs, outputs
