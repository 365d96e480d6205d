"""The LSTM with one part taken out, as Greff et al. (2017) take it out.

    without   what becomes of the equations              Greff et al. call it
    f         f_t = 1 in (4)                             NFG, no forget gate: the cell of 1997
    i         i_t = 1 in (4)                             NIG, no input gate
    o         o_t = 1 in (6)                             NOG, no output gate
    tanh_C~   C~_t = W_C hx_t + b_C in (3)               NIAF, no input activation function
    tanh_h    h_t = o_t * C_t in (6)                     NOAF, no output activation function

The parameters are those of the LSTM; the layer of a gate that was taken out gets no gradient. Theirs have peepholes,
these have none.
"""

from dataclasses import dataclass
from functools import partial
from types import SimpleNamespace
from typing import Any

import numpy as np

import lstm_ref as ref
from lstm_ref.checks import Array
from tools.experiments.cells import Kind

WITHOUT = ("nothing", "f", "i", "o", "tanh_C~", "tanh_h")
GATES = {"f": 0, "i": 1, "o": 2}


@dataclass(frozen=True)
class AblatedTrace:
    """What the way back needs: hx (T, B, H + D), all others (T, B, H); C_prev and h are states before and after."""

    hx: Array
    C_prev: Array
    gates: Array  # (3, T, B, H): f, i, o
    C_tilde: Array
    shown: Array  # tanh(C_t), or C_t
    C: Array
    h: Array


def ablated_forward(params: ref.LSTMParams, x: Array, *, without: str) -> AblatedTrace:
    """Run the cell over x (T, B, D), from zeros."""
    T, B, _ = x.shape
    H = params.hidden_size
    W, b = (
        np.concatenate([params.W_f, params.W_i, params.W_o, params.W_C]),
        np.concatenate([params.b_f, params.b_i, params.b_o, params.b_C]),
    )
    hx = np.empty((T, B, H + x.shape[2]))
    hx[:, :, H:] = x
    C_prev, C_tilde, shown, C, h = (np.empty((T, B, H)) for _ in range(5))
    gates = np.empty((3, T, B, H))
    h_t, C_t = np.zeros((B, H)), np.zeros((B, H))
    for t in range(T):
        hx[t, :, :H], C_prev[t] = h_t, C_t
        a = (hx[t] @ W.T + b).reshape(B, 4, H)
        gates[:, t] = ref.sigmoid(a[:, :3]).swapaxes(0, 1)  # (1) (2) (5)
        if without in GATES:
            gates[GATES[without], t] = 1
        C_tilde[t] = a[:, 3] if without == "tanh_C~" else np.tanh(a[:, 3])  # (3)
        C_t = gates[0, t] * C_t + gates[1, t] * C_tilde[t]  # (4)
        shown[t] = C_t if without == "tanh_h" else np.tanh(C_t)
        h_t = gates[2, t] * shown[t]  # (6)
        C[t], h[t] = C_t, h_t
    return AblatedTrace(hx, C_prev, gates, C_tilde, shown, C, h)


def ablated_backward(params: ref.LSTMParams, trace: AblatedTrace, dh: Array, *, without: str) -> Any:
    """Run backpropagation through time; dh (T, B, H) is the gradient by every h_t."""
    s, H = trace, params.hidden_size
    W = np.concatenate([params.W_f, params.W_i, params.W_o, params.W_C])
    T, B, _ = dh.shape
    da = np.empty((T, B, 4, H))
    dh_t, dC_t = np.zeros((B, H)), np.zeros((B, H))
    for t in reversed(range(T)):
        f_t, i_t, o_t = s.gates[:, t]
        dh_t = dh_t + dh[t]
        dC_t = dC_t + dh_t * o_t * (1 if without == "tanh_h" else 1 - s.shown[t] ** 2)  # (6')
        by_gate = (dC_t * s.C_prev[t], dC_t * s.C_tilde[t], dh_t * s.shown[t])  # (4') and (6')
        for k, (gate, by) in enumerate(zip(s.gates[:, t], by_gate, strict=True)):
            da[t, :, k] = by * gate * (1 - gate)  # (1') (2') (5'): 0 where the gate is 1
        da[t, :, 3] = dC_t * i_t * (1 if without == "tanh_C~" else 1 - s.C_tilde[t] ** 2)  # (3')
        dC_t = dC_t * f_t
        dh_t = (da[t].reshape(B, 4 * H) @ W)[:, :H]
    by_row = da.reshape(T * B, 4 * H)
    dW, db = by_row.T @ s.hx.reshape(T * B, -1), by_row.sum(axis=0)
    arrays = {f"{kind}_{name}": part for kind, whole in (("W", dW), ("b", db)) for name, part in layers(whole)}
    return SimpleNamespace(params=ref.LSTMParams(**arrays))


def layers(whole: Array) -> Any:
    """Return the four layers' parts of what belongs to all of them."""
    return zip("fioC", np.split(whole, 4), strict=True)


def ablated(without: str, bias: float = 1) -> Kind:
    """Return the cell without a part; its forget gate, where it has one, starts at this bias."""
    return Kind(
        partial(ablated_forward, without=without),
        partial(ablated_backward, without=without),
        lambda D, H, rng: ref.LSTMParams.init(D, H, rng=rng, forget_bias=bias),
    )
