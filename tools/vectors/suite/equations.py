"""The equations of all cells in PyTorch, for automatic differentiation; the numbers are those of lstm_ref.

Here p holds the parameters by their names, u the concatenation [h_{t-1}, x_t], and a step returns its values by theirs.
"""

from collections.abc import Callable, Mapping
from typing import Any

import torch

Tensors = dict[str, Any]


def layer(p: Tensors, gate: str, u: Any) -> Any:
    return u @ p[f"W_{gate}"].T + p[f"b_{gate}"]


def lstm(p: Tensors, x: Any, h: Any, C: Any) -> Tensors:
    u = torch.cat([h, x], dim=1)
    a_f, a_i, a_C = layer(p, "f", u), layer(p, "i", u), layer(p, "C", u)
    f, i, C_tilde = a_f.sigmoid(), a_i.sigmoid(), a_C.tanh()  # (1) (2) (3)
    C = f * C + i * C_tilde  # (4)
    a_o = layer(p, "o", u)
    o = a_o.sigmoid()  # (5)
    h = o * C.tanh()  # (6)
    return {"a_f": a_f, "f": f, "a_i": a_i, "i": i, "a_C": a_C, "C_tilde": C_tilde, "C": C, "a_o": a_o, "o": o, "h": h}


def peephole(p: Tensors, x: Any, h: Any, C: Any) -> Tensors:
    u = torch.cat([h, x], dim=1)
    a_f, a_i, a_C = layer(p, "f", u) + p["p_f"] * C, layer(p, "i", u) + p["p_i"] * C, layer(p, "C", u)
    f, i, C_tilde = a_f.sigmoid(), a_i.sigmoid(), a_C.tanh()  # (P1) (P2) (3)
    C = f * C + i * C_tilde  # (4)
    a_o = layer(p, "o", u) + p["p_o"] * C
    o = a_o.sigmoid()  # (P5)
    h = o * C.tanh()  # (6)
    return {"a_f": a_f, "f": f, "a_i": a_i, "i": i, "a_C": a_C, "C_tilde": C_tilde, "C": C, "a_o": a_o, "o": o, "h": h}


def coupled(p: Tensors, x: Any, h: Any, C: Any) -> Tensors:
    u = torch.cat([h, x], dim=1)
    a_f, a_C, a_o = layer(p, "f", u), layer(p, "C", u), layer(p, "o", u)
    f, C_tilde, o = a_f.sigmoid(), a_C.tanh(), a_o.sigmoid()  # (1) (3) (5)
    C = f * C + (1 - f) * C_tilde  # (K4)
    return {"a_f": a_f, "f": f, "a_C": a_C, "C_tilde": C_tilde, "C": C, "a_o": a_o, "o": o, "h": o * C.tanh()}  # (6)


def gru(p: Tensors, x: Any, h: Any) -> Tensors:
    u = torch.cat([h, x], dim=1)
    z, r = layer(p, "z", u).sigmoid(), layer(p, "r", u).sigmoid()  # (G1) (G2)
    h_tilde = layer(p, "h", torch.cat([r * h, x], dim=1)).tanh()  # (G3)
    return {"z": z, "r": r, "h_tilde": h_tilde, "h": (1 - z) * h + z * h_tilde}  # (G4)


def gru_reset_after(p: Tensors, x: Any, h: Any) -> Tensors:
    u, H = torch.cat([h, x], dim=1), h.shape[1]
    z, r = layer(p, "z", u).sigmoid(), layer(p, "r", u).sigmoid()  # (G1) (G2)
    m = h @ p["W_h"][:, :H].T + p["b_hh"]  # (G3a)
    h_tilde = (x @ p["W_h"][:, H:].T + p["b_h"] + r * m).tanh()  # (G3b)
    return {"z": z, "r": r, "m": m, "h_tilde": h_tilde, "h": (1 - z) * h + z * h_tilde}  # (G4)


def rnn(p: Tensors, x: Any, h: Any) -> Tensors:
    a = layer(p, "h", torch.cat([h, x], dim=1))
    return {"a": a, "h": a.tanh()}  # (R1)


STEP: dict[str, Callable[..., Tensors]] = {
    "lstm": lstm, "peephole": peephole, "coupled": coupled,
    "gru": gru, "gru_reset_after": gru_reset_after, "rnn": rnn,
}  # fmt: skip
DIFFERENTIATED = {  # the values of each step by which gradients are kept: what a backward pass computes on its way
    "lstm": ("a_f", "a_i", "a_C", "C", "a_o", "h"),
    "peephole": ("a_f", "a_i", "a_C", "C", "a_o", "h"),
    "coupled": ("a_f", "a_C", "C", "a_o", "h"),
    "gru": ("z", "r", "h_tilde", "h"),
    "gru_reset_after": ("z", "r", "m", "h_tilde", "h"),
    "rnn": ("a", "h"),
}


def run(cell: str, p: Tensors, x: Any, state: Mapping[str, Any], *, reverse: bool) -> list[Tensors]:
    """Return the values of every step, that of x[t] at t; a gradient by each of them will be kept."""
    steps: list[Tensors] = []
    for x_t in reversed(x) if reverse else x:
        steps.append(STEP[cell](p, x_t, **state))
        state = {part: steps[-1][part] for part in state}
        for value in steps[-1].values():
            value.retain_grad()
    return steps[::-1] if reverse else steps
