"""One recurrent node of ONNX, LSTM, GRU or RNN, as a layer, and a layer as one node: arrays alone, without the library.

A node packs its gates in rows, W (dirs, gates H, D) and R (dirs, gates H, H), its two biases in one row, B (dirs,
2 gates H), that of W first, and the peepholes in P (dirs, 3 H). What differs from this package:

    GRU                    z_t weighs the old state there, the new candidate here: `gru_swap_z`
    linear_before_reset=1  the reset gate after the matrix product: GRUResetAfterParams, with b_hh in R's half of B
    input_forget=1         f_t = 1 - i_t there, as ONNX Runtime computes it, i_t = 1 - f_t here: as
                           1 - sigmoid(a) = sigmoid(-a), W_f here is -W_i there, and b_f is -b_i

Source: the operators LSTM, GRU and RNN of ONNX, since their version 7. ONNX says of input_forget only that it couples
the gates.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from ..checks import Array
from ..params import LSTMParams
from ..stacks import Bidirectional, Cell, Layer, Reverse
from ..stacks.layers import check_stack, directions
from ..variants.gru_params import GRUParams, GRUResetAfterParams, gru_swap_z
from ..variants.lstm_params import CoupledParams, NoForgetParams, PeepholeParams
from ..variants.rnn_params import RNNParams
from .layouts import OPERATORS, added, biases, join, split, stacked
from .onnx_checks import DIRECTIONS, ORDERS, PEEPHOLES, checked_arrays, checked_attributes


def from_onnx(operator: str, arrays: Mapping[str, Array], attributes: Mapping[str, Any]) -> Layer:
    """Return the layer that a recurrent node of ONNX is.

    Parameters
    ----------
    operator : str
        "LSTM", "GRU" or "RNN".
    arrays : mapping of str to ndarray, float32 or float64
        W (dirs, gates H, D) and R (dirs, gates H, H); B (dirs, 2 gates H), zeros without it; for an LSTM, P
        (dirs, 3 H).
    attributes : mapping of str to int, str, bytes or list of them
        The node's attributes, under ONNX's names. `layout` says in which order X and Y have their axes, and does not
        change the layer.

    Returns
    -------
    layer
        The parameters of a cell, `Reverse` or `Bidirectional`, with copies of the arrays. An LSTM with P gives
        PeepholeParams, with input_forget=1 CoupledParams (of which the rows of f are unused, as ONNX Runtime does
        not read them), a GRU GRUParams or with linear_before_reset=1 GRUResetAfterParams.

    Raises
    ------
    TypeError, ValueError
        If an array has a wrong type or shape, an attribute is unknown or has an unknown value, or the layer is none of
        this package: with `clip`, with other activations than the default ones, with peepholes and input_forget.

    Examples
    --------
    >>> params = RNNParams.init(3, 2, rng=np.random.default_rng(0))
    >>> operator, arrays, attributes = to_onnx(params)
    >>> bool(np.all(from_onnx(operator, arrays, attributes).W_h == params.W_h))
    True
    """
    if operator not in ORDERS:
        raise ValueError(f"operator: expected LSTM, GRU or RNN, got {operator!r}")
    direction, flags = checked_attributes(operator, attributes)
    W, R, B, *P = checked_arrays(operator, arrays, DIRECTIONS[direction])
    if "hidden_size" in attributes and attributes["hidden_size"] != R.shape[2]:
        raise ValueError(f"hidden_size: expected {R.shape[2]} like R, got {attributes['hidden_size']}")
    if P and flags.get("input_forget"):
        raise ValueError("input_forget: expected 0 beside peepholes P, got 1; no cell here has both")
    cells = [cell_of(operator, flags, *(array[d] for array in (W, R, B, *P))) for d in range(len(W))]
    if direction == "bidirectional":
        return Bidirectional(*cells)
    return Reverse(cells[0]) if direction == "reverse" else cells[0]


def to_onnx(layer: Layer) -> tuple[str, dict[str, Array], dict[str, Any]]:
    """Return a layer as one recurrent node of ONNX.

    Parameters
    ----------
    layer : layer
        The parameters of a cell, `Reverse` or `Bidirectional`.

    Returns
    -------
    operator : str
        "LSTM", "GRU" or "RNN".
    arrays : dict of str to ndarray, dtype of the layer
        W (dirs, gates H, D), R (dirs, gates H, H), B (dirs, 2 gates H), and P (dirs, 3 H) of PeepholeParams. The
        half of B beside R is zeros but for b_hh of GRUResetAfterParams.
    attributes : dict of str to int or str
        `hidden_size`, `direction`, and `input_forget` or `linear_before_reset` where it is needed.

    Raises
    ------
    TypeError
        If `layer` is no layer.
    ValueError
        For NoForgetParams, for which ONNX has no form: the function `as_lstm` of `lstm_ref.variants.no_forget` gives
        an LSTM, and with it a forget gate that is 1 here, and nearly 1 in ONNX Runtime.

    Examples
    --------
    >>> operator, arrays, attributes = to_onnx(GRUParams.init(3, 2, rng=np.random.default_rng(0)))
    >>> operator, arrays["W"].shape, attributes
    ('GRU', (1, 6, 3), {'hidden_size': 2, 'direction': 'forward', 'linear_before_reset': 0})
    """
    check_stack([layer])
    cells = [direction.params for direction in directions(layer)]
    kind = type(cells[0])
    if kind is NoForgetParams:
        raise ValueError("layer: expected a cell that ONNX has, got NoForgetParams; as_lstm gives an LSTM for it")
    packed = [packed_cell(cell) for cell in cells]
    arrays = {name: np.stack([cell[name] for cell in packed]) for name in packed[0]}
    direction = {Bidirectional: "bidirectional", Reverse: "reverse"}.get(type(layer), "forward")
    attributes = {"hidden_size": cells[0].hidden_size, "direction": direction}
    if OPERATORS[kind] == "GRU":
        attributes["linear_before_reset"] = int(kind is GRUResetAfterParams)
    return OPERATORS[kind], arrays, attributes | ({"input_forget": 1} if kind is CoupledParams else {})


def cell_of(operator: str, flags: Mapping[str, int], W: Array, R: Array, B: Array, P: Array | None = None) -> Cell:
    """Return the cell of one direction of a node."""
    order, (b_W, b_R) = ORDERS[operator], np.split(B, 2)
    layers = join(W, R, order) | biases(added(b_W, b_R), order)
    if operator == "RNN":
        return RNNParams(**layers)
    if operator == "GRU":
        if flags.get("linear_before_reset"):
            layers |= {"b_h": biases(b_W, order)["b_h"], "b_hh": biases(b_R, order)["b_h"]}
            return gru_swap_z(GRUResetAfterParams(**layers))
        return gru_swap_z(GRUParams(**layers))
    if flags.get("input_forget"):
        W_i, b_i = layers.pop("W_i"), layers.pop("b_i")
        return CoupledParams(**layers | {"W_f": -W_i, "b_f": -b_i})
    if P is not None:
        return PeepholeParams(**layers, **{f"p_{gate}": p for gate, p in split("P", P, PEEPHOLES).items()})
    return LSTMParams(**layers)


def packed_cell(cell: Any) -> dict[str, Array]:
    """Return W, R, B and, with peepholes, P of one direction."""
    operator = OPERATORS[type(cell)]
    order = ORDERS[operator]
    if operator == "GRU":
        cell = gru_swap_z(cell)
    if isinstance(cell, CoupledParams):
        rest = {name: array for name, array in vars(cell).items() if name not in ("W_f", "b_f")}
        unused = {"W_f": np.zeros_like(cell.W_f), "b_f": np.zeros_like(cell.b_f)}
        cell = LSTMParams(**rest, **unused, W_i=-cell.W_f, b_i=-cell.b_f)
    W, R = stacked(cell, order)
    b_W = np.concatenate([getattr(cell, f"b_{gate}") for gate in order])
    b_R = np.zeros_like(b_W)
    if isinstance(cell, GRUResetAfterParams):
        b_R[-cell.hidden_size :] = cell.b_hh  # h is ONNX's last gate
    arrays = {"W": W, "R": R, "B": np.concatenate([b_W, b_R])}
    if isinstance(cell, PeepholeParams):
        arrays["P"] = np.concatenate([getattr(cell, f"p_{gate}") for gate in PEEPHOLES])
    return arrays
