"""Parameters from and to Keras's LSTM, GRU and SimpleRNN.

    kernel            (D, gates H) and recurrent_kernel (H, gates H), blocks of columns: here W of each gate, transposed
    bias              (gates H,); of a GRU with reset_after=True (2, gates H), the second beside the product with h
    GRU               reset_after=True, Keras's default, is GRUResetAfterParams, reset_after=False is GRUParams
    of a GRU          z_t weighs the old state: here the new candidate, so W_z and b_z change sign

The activations must be Keras's defaults, which the arrays do not show. Keras has (B, T, D) where (T, B, D) stands here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

import numpy as np

from ..checks import Array
from ..params import LSTMParams
from ..stacks import Bidirectional, Cell, Reverse
from ..stacks.cells import check_cell
from ..variants.gru_params import GRUParams, GRUResetAfterParams, gru_swap_z
from ..variants.lstm_params import CoupledParams, NoForgetParams, PeepholeParams
from ..variants.rnn_params import RNNParams
from .layouts import GATE_ORDERS, OPERATORS, added, array_of, biases, check_like, join, operator_of, split, stacked

ORDERS = GATE_ORDERS["keras"]
NAMES = ("kernel", "recurrent_kernel", "bias")
INSTEAD: dict[type, str] = {
    PeepholeParams: "Keras has no peepholes; to_onnx takes them",
    CoupledParams: "Keras couples no gates; lstm_ref.variants.coupled.as_lstm computes the same",
    NoForgetParams: "Keras has a forget gate; lstm_ref.variants.no_forget.as_lstm computes the same",
    Bidirectional: "give its cells one by one; keras.layers.Bidirectional lists the forward cell's arrays first",
    Reverse: "give its params, to a layer made with go_backwards=True, whose outputs then stand in reverse",
}


def from_keras(weights: Sequence[Any], *, reset_after: bool | None = None) -> Cell:
    """Return the parameters of a Keras layer from its weights.

    Parameters
    ----------
    weights : list of ndarray
        ``layer.get_weights()`` of an LSTM, GRU or SimpleRNN: kernel, recurrent_kernel, bias; without the bias if the
        layer was made with use_bias=False. Which cell it is, is told by the columns.
    reset_after : bool, optional
        Of a GRU. Its bias shows it; without a bias it must be said.

    Returns
    -------
    LSTMParams, GRUParams, GRUResetAfterParams or RNNParams
        Copies. Without a bias its biases are zeros; the two rows of a bias are added, but for the candidate.

    Raises
    ------
    TypeError, ValueError
        For another number of arrays, a wrong type, shape or dtype, NaN or infinity, or if `reset_after` contradicts
        the bias, is missing, or belongs to no GRU; the message has the name.

    Examples
    --------
    >>> params = GRUParams.init(3, 2, rng=np.random.default_rng(0))
    >>> bool(np.all(from_keras(to_keras(params)).W_z == params.W_z))
    True
    """
    check_weights(weights)
    kernel, recurrent, *bias = (array_of(name, value) for name, value in zip(NAMES, weights, strict=False))
    check_like("kernel", kernel, ("D", "columns"), "kernel", kernel.dtype)
    check_like("recurrent_kernel", recurrent, ("H", kernel.shape[1]), "kernel", kernel.dtype)
    H, columns = recurrent.shape
    operator = operator_of("recurrent_kernel", columns, H, recurrent.shape)
    after = resets_after(operator, [b.shape for b in bias], reset_after)
    shape = (2, columns) if after else (columns,)
    b = bias[0] if bias else np.zeros(shape, kernel.dtype)
    check_like("bias", b, shape, "kernel", kernel.dtype)
    order = ORDERS[operator]
    W = join(kernel.T, recurrent.T, order)
    if after:
        by = biases(added(*b), order) | {
            "b_h": split("bias", b[0], order)["h"],
            "b_hh": split("bias", b[1], order)["h"],
        }
        return gru_swap_z(GRUResetAfterParams(**W, **by))
    if operator == "GRU":
        return gru_swap_z(GRUParams(**W, **biases(b, order)))
    return LSTMParams(**W, **biases(b, order)) if operator == "LSTM" else RNNParams(**W, **biases(b, order))


def check_weights(weights: Any) -> None:
    """Raise unless there are two or three arrays."""
    if not isinstance(weights, list | tuple):
        raise TypeError(f"weights: expected a list, kernel, recurrent_kernel and bias, got {type(weights).__name__}")
    if len(weights) in (4, 6):
        half = len(weights) // 2
        hint = f"of a Bidirectional layer give weights[:{half}] and weights[{half}:] one by one"
        raise ValueError(f"weights: expected kernel, recurrent_kernel and bias, got {len(weights)} arrays; {hint}")
    if len(weights) not in (2, 3):
        raise ValueError(f"weights: expected kernel, recurrent_kernel and bias, got {len(weights)} arrays")


def resets_after(operator: str, bias: list[tuple[int, ...]], reset_after: bool | None) -> bool:
    """Return whether it is a GRU that resets after the product, by the shape of its bias and by what is said."""
    if reset_after is not None and not isinstance(reset_after, bool):
        raise TypeError(f"reset_after: expected a bool or None, got {type(reset_after).__name__}")
    if operator != "GRU":
        if reset_after is not None:
            raise ValueError(f"reset_after: expected None, as {operator} has no reset gate, got {reset_after}")
        return False
    shown = len(bias[0]) == 2 if bias else reset_after
    if shown is None:
        raise ValueError("reset_after: expected True or False, as a GRU without a bias does not show it, got None")
    if reset_after not in (None, shown):
        raise ValueError(f"reset_after: expected {shown}, as bias has shape {bias[0]}, got {reset_after}")
    return shown


def to_keras(params: Cell) -> list[Array]:
    """Return the weights of the Keras layer that computes the same.

    Parameters
    ----------
    params : LSTMParams, GRUParams, GRUResetAfterParams or RNNParams
        The parameters of one cell. GRUParams go to a GRU made with reset_after=False.

    Returns
    -------
    list of ndarray
        New arrays, dtype of the parameters: kernel, recurrent_kernel and bias, for ``layer.set_weights``. Of a GRU
        with reset_after=True the second row of the bias is zeros but for the candidate. Back by `from_keras` it is
        the same to the bit; from Keras and back to it too, but for such a GRU's biases, which are added.

    Raises
    ------
    TypeError
        If it is of a kind that Keras does not have; the message says what does instead.

    Examples
    --------
    >>> [array.shape for array in to_keras(LSTMParams.init(3, 2, rng=np.random.default_rng(0)))]
    [(3, 8), (2, 8), (8,)]
    """
    if type(params) in INSTEAD:
        raise TypeError(f"params: got {type(params).__name__}; {INSTEAD[type(params)]}")
    check_cell("params", params)
    operator = OPERATORS[type(params)]
    order, cell = ORDERS[operator], cast(Any, params)
    cell = gru_swap_z(cell) if operator == "GRU" else cell
    kernel, recurrent = (W.T.copy() for W in stacked(cell, order))
    bias = np.concatenate([getattr(cell, f"b_{gate}") for gate in order])
    if isinstance(params, GRUResetAfterParams):
        bias = np.stack([bias, np.zeros_like(bias)])
        bias[1, -params.hidden_size :] = params.b_hh
    return [kernel, recurrent, bias]
