"""Gradients of lstm_ref in the layouts of PyTorch and Keras, written out here and not by `lstm_ref.interop`."""

import numpy as np

from lstm_ref import GRUParams, GRUResetAfterParams, LSTMParams, gru_swap_z


def gates_of(cell, gru):
    """Return the cell with the other meaning of a GRU's z, and its gates in order; its gradient swaps alike."""
    if isinstance(cell, GRUParams | GRUResetAfterParams):
        return gru_swap_z(cell), gru
    return cell, "ifCo" if isinstance(cell, LSTMParams) else "h"


def gradients_as_pytorch(cell):
    """Return PyTorch's gradients by the arrays of one cell: the sum of two biases gives both the same gradient."""
    cell, gates = gates_of(cell, "rzh")
    W = np.concatenate([getattr(cell, f"W_{gate}") for gate in gates])
    b = np.concatenate([getattr(cell, f"b_{gate}") for gate in gates])
    H = len(W) // len(gates)
    b_hh = np.concatenate([b[: 2 * H], cell.b_hh]) if gates == "rzh" else b
    return {"weight_ih": W[:, H:], "weight_hh": W[:, :H], "bias_ih": b, "bias_hh": b_hh}


def gradients_as_keras(cell):
    """Return Keras's gradients by kernel, recurrent_kernel and bias."""
    cell, gates = gates_of(cell, "zrh")
    W = np.concatenate([getattr(cell, f"W_{gate}") for gate in gates])
    b = np.concatenate([getattr(cell, f"b_{gate}") for gate in gates])
    H = len(W) // len(gates)
    if isinstance(cell, GRUResetAfterParams):
        b = np.stack([b, np.concatenate([b[: 2 * H], cell.b_hh])])
    return [W[:, H:].T, W[:, :H].T, b]
