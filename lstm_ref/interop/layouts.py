"""How libraries pack their gates: in which order the blocks of H rows or columns lie, in the article's symbols.

C is the candidate of an LSTM (c or g elsewhere), h that of a GRU (n or c elsewhere) and the one layer of a plain RNN.
The orders are those of the libraries' documentation: torch.nn.LSTM, GRU and RNN; keras.layers.LSTM, GRU and
SimpleRNN; the operators LSTM, GRU and RNN of ONNX; paddle.nn.LSTM, GRU and SimpleRNN.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from ..checks import Array, check_array, check_floats
from ..params import LSTMParams
from ..variants.gru_params import GRUParams, GRUResetAfterParams
from ..variants.lstm_params import CoupledParams, NoForgetParams, PeepholeParams
from ..variants.rnn_params import RNNParams

GATE_ORDERS: dict[str, dict[str, tuple[str, ...]]] = {
    "pytorch": {"LSTM": ("i", "f", "C", "o"), "GRU": ("r", "z", "h"), "RNN": ("h",)},
    "keras": {"LSTM": ("i", "f", "C", "o"), "GRU": ("z", "r", "h"), "RNN": ("h",)},
    "onnx": {"LSTM": ("i", "o", "f", "C"), "GRU": ("z", "r", "h"), "RNN": ("h",)},
    "paddle": {"LSTM": ("i", "f", "C", "o"), "GRU": ("r", "z", "h"), "RNN": ("h",)},
}

OPERATORS: dict[type, str] = {
    LSTMParams: "LSTM", PeepholeParams: "LSTM", CoupledParams: "LSTM", NoForgetParams: "LSTM",
    GRUParams: "GRU", GRUResetAfterParams: "GRU", RNNParams: "RNN",
}  # fmt: skip


def repack(gates: Array, order: Sequence[str], into: Sequence[str]) -> Array:
    """Return a copy of stacked gates in another order.

    Parameters
    ----------
    gates : ndarray (n * H, …), float32 or float64
        Blocks of H rows, one for each gate; a weight matrix or a bias. Transpose Keras's before and after, as its
        blocks are columns.
    order, into : sequence of str
        The order of the blocks, and the one that they are wanted in, such as ``GATE_ORDERS["onnx"]["LSTM"]``.

    Returns
    -------
    ndarray (n * H, …)
        The same blocks, `into[0]` first.

    Raises
    ------
    TypeError, ValueError
        If `gates` is no array of floats, its rows are not that many blocks of one size, a gate is named twice, or
        the two orders do not name the same gates.

    Examples
    --------
    >>> repack(np.array([1.0, 2.0, 3.0, 4.0]), GATE_ORDERS["pytorch"]["LSTM"], GATE_ORDERS["onnx"]["LSTM"])
    array([1., 4., 2., 3.])
    """
    if sorted(order) != sorted(into):
        raise ValueError(f"into: expected the gates {', '.join(order)} in an order, got {', '.join(into)}")
    blocks = split("gates", gates, order)
    return np.concatenate([blocks[gate] for gate in into])


def split(name: str, gates: Array, order: Sequence[str]) -> dict[str, Array]:
    """Return copies of the blocks of H rows by their gates.

    Examples
    --------
    >>> split("bias", np.array([1.0, 2.0, 3.0]), ("r", "z", "h"))["z"]
    array([2.])
    >>> split("bias", np.array([1.0, 2.0, 3.0]), ("r", "z"))
    Traceback (most recent call last):
        ...
    ValueError: bias: expected 2 blocks of rows, r, z, got shape (3,)
    """
    check_floats(name, gates)
    if len(set(order)) != len(order) or not order:
        raise ValueError(f"order: expected each gate once, got {', '.join(order) or 'none'}")
    if not gates.ndim or not len(gates) or len(gates) % len(order):
        raise ValueError(f"{name}: expected {len(order)} blocks of rows, {', '.join(order)}, got shape {gates.shape}")
    return {gate: block.copy() for gate, block in zip(order, np.split(gates, len(order)), strict=True)}


def join(W_x: Array, W_h: Array, order: Sequence[str]) -> dict[str, Array]:
    """Return W_<gate> (H, H + D), hidden state first, of stacked weights of x, (gates * H, D), and of h."""
    by_x, by_h = split("W_x", W_x, order), split("W_h", W_h, order)
    return {f"W_{gate}": np.concatenate([by_h[gate], by_x[gate]], axis=1) for gate in order}


def stacked(params: Any, order: Sequence[str]) -> tuple[Array, Array]:
    """Return the stacked weights of x, (gates * H, D), and of h, (gates * H, H), as new arrays."""
    W = np.concatenate([getattr(params, f"W_{gate}") for gate in order])
    return W[:, params.hidden_size :].copy(), W[:, : params.hidden_size].copy()


def biases(gates: Array, order: Sequence[str]) -> dict[str, Array]:
    """Return b_<gate> of a stacked bias, (gates * H,)."""
    return {f"b_{gate}": block for gate, block in split("bias", gates, order).items()}


def added(a: Array, b: Array) -> Array:
    """Return a + b; where one of them is zero, the other as it is, so that even -0.0 comes back from a round trip.

    Examples
    --------
    >>> added(np.array([-0.0, 1.0]), np.array([0.0, 2.0]))
    array([-0.,  3.])
    """
    return np.where(b == 0, a, np.where(a == 0, b, a + b))


def operator_of(name: str, rows: int, H: int, shape: tuple[int, ...]) -> str:
    """Return which cell has that many rows (or columns) of gates.

    Examples
    --------
    >>> operator_of("weight_ih_l0", 12, 4, (12, 3))
    'GRU'
    """
    gates = {4: "LSTM", 3: "GRU", 1: "RNN"}
    if H < 1 or rows % H or rows // H not in gates:
        raise ValueError(f"{name}: expected 4, 3 or 1 times H = {H} for an LSTM, GRU or plain RNN, got shape {shape}")
    return gates[rows // H]


def array_of(name: str, value: Any) -> Array:
    """Return a NumPy array, or what a tensor holds, uncopied, checked to be finite float32 or float64."""
    if hasattr(value, "detach"):
        try:
            value = value.detach().cpu().numpy()
        except TypeError:  # a dtype that NumPy does not have
            raise TypeError(f"{name}: expected dtype float32 or float64, got {value.dtype}") from None
    check_floats(name, value)
    if not np.isfinite(value).all():
        raise ValueError(f"{name}: expected finite numbers, got NaN or infinity")
    array: Array = value
    return array


def check_like(name: str, array: Array, shape: tuple[int | str, ...], first: str, dtype: Any) -> None:
    """Raise unless an array has this shape, and the dtype of the first one."""
    check_array(name, array, shape, dtype=dtype, like=first)
