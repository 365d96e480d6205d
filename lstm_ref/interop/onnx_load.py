"""Recurrent layers from an `.onnx` file, those that this package writes and those that PyTorch does."""

from __future__ import annotations

import math
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..stacks import Layer
from .onnx_chain import INPUTS
from .onnx_graph import Node, layers_of
from .onnx_library import require_onnx

OLDEST = 7  # before, recurrent operators had other attributes
VERSIONS = {7, 14, 22}  # of the recurrent operators: with 14 came layout, with 22 bfloat16; a later one is refused


def load_onnx(path: str | os.PathLike[str]) -> list[Layer]:
    """Read the recurrent layers of an `.onnx` file.

    The file must hold a stack and nothing else: nodes LSTM, GRU or RNN one after the other, and between them what
    joins their directions, as in files of `export_onnx` and in those that PyTorch exports of an nn.LSTM, nn.GRU or
    nn.RNN alone (but an nn.RNN in matrix products, as the newer one of PyTorch's exporters writes it, is refused).
    Every node must be understood, so that the stack computes what the file does. Two things are no part of a layer:
    the order of the axes, for a file may take X as (B, T, D), and the initial states.

    Parameters
    ----------
    path : str or path
        The file; no other is read with it.

    Returns
    -------
    list of layers
        For `lstm_ref.stacks.stack_forward`, which takes x (T, B, D), in the dtype of the file.

    Raises
    ------
    ImportError
        If the package onnx is not installed.
    FileNotFoundError
        If there is no such file.
    ValueError
        If it is broken, or holds anything else; the message names the file, the node and what is wrong.

    Examples
    --------
    See `export_onnx`.
    """
    onnx = require_onnx("load_onnx")
    data = Path(path).read_bytes()
    try:
        return layers_in(onnx, data)
    except (TypeError, ValueError) as error:
        raise ValueError(f"{path}: expected an ONNX file of recurrent layers: {error}") from error


def layers_in(onnx: Any, data: bytes) -> list[Layer]:
    """Return the layers of a model, given as the bytes of its file."""
    model = parsed_model(onnx, data)
    graph = model.graph
    arrays = {tensor.name: array_of(onnx, tensor) for tensor in graph.initializer}
    inputs = {value.name: shape_of(value) for value in graph.input if value.name not in arrays}
    nodes = [Node(node.op_type, node.name, node.input, node.output, attributes_of(onnx, node)) for node in graph.node]
    layers = layers_of(nodes, arrays, inputs, [value.name for value in graph.output])
    try:
        onnx.checker.check_model(model, full_check=True)
    except (onnx.checker.ValidationError, onnx.shape_inference.InferenceError) as error:
        raise ValueError(f"it is no valid model: {str(error).strip()}") from error
    return layers


def parsed_model(onnx: Any, data: bytes) -> Any:
    """Return a model that can be parsed, and is of versions whose meaning is known."""
    from google.protobuf.message import DecodeError

    try:
        model = onnx.load_model_from_string(data)
    except DecodeError as error:
        raise ValueError("it is no ONNX file, or not the whole of it") from error
    for tensor in model.graph.initializer:
        check_tensor(onnx, tensor)
    domains = {opset.domain or "ai.onnx": opset.version for opset in model.opset_import}
    opset, newest = domains.get("ai.onnx", 0), onnx.defs.onnx_opset_version()
    if not OLDEST <= opset <= newest:
        raise ValueError(f"opset: expected {OLDEST} to {newest}, got {opset}")
    if model.functions:
        raise ValueError(f"functions: expected none, got {model.functions[0].name!r}")
    for node in model.graph.node:
        if node.domain not in ("", "ai.onnx"):
            raise ValueError(f"node {node.name!r}: expected an operator of ONNX, got one of {node.domain!r}")
        if (
            node.op_type in INPUTS
            and (version := onnx.defs.get_schema(node.op_type, opset).since_version) not in VERSIONS
        ):
            raise ValueError(f"node {node.name!r}: expected {node.op_type} of version 7, 14 or 22, got {version}")
    return model


def check_tensor(onnx: Any, tensor: Any) -> None:
    """Raise unless an array is in the file itself, whole, and of a known dtype."""
    name, T = f"array {tensor.name!r}", onnx.TensorProto
    if tensor.data_location == T.EXTERNAL or tensor.external_data:
        raise ValueError(f"{name}: expected its data in the file, got the name of another one")
    kinds = {T.FLOAT: (4, tensor.float_data), T.DOUBLE: (8, tensor.double_data), T.INT64: (8, tensor.int64_data)}
    if tensor.data_type not in kinds:
        known = T.DataType.values()
        came = T.DataType.Name(tensor.data_type) if tensor.data_type in known else tensor.data_type
        raise ValueError(f"{name}: expected FLOAT, DOUBLE or INT64, got {came}")
    size, listed = kinds[tensor.data_type]
    count = len(listed) if not tensor.raw_data else len(tensor.raw_data) / size
    if min(tensor.dims, default=1) < 0 or count != math.prod(tensor.dims):
        raise ValueError(f"{name}: expected the data of {list(tensor.dims)}, got {count:g} numbers")


def array_of(onnx: Any, tensor: Any) -> Any:
    """Return an array, once it is seen to be whole."""
    check_tensor(onnx, tensor)
    return onnx.numpy_helper.to_array(tensor)


def shape_of(value: Any) -> list[int | None]:
    """Return the shape of an input of the graph, None for a size that the file leaves open."""
    return [dim.dim_value if dim.HasField("dim_value") else None for dim in value.type.tensor_type.shape.dim]


def attributes_of(onnx: Any, node: Any) -> Mapping[str, Any]:
    """Return the attributes of a node by name; arrays among them as arrays."""
    attributes = {}
    for attribute in node.attribute:
        value = onnx.helper.get_attribute_value(attribute)
        attributes[attribute.name] = array_of(onnx, value) if isinstance(value, onnx.TensorProto) else value
    return attributes
