"""Foreign cells in plain NumPy for the checker to look at: right by default, and wrong in the ways that one asks for.

They share no line with lstm_ref: each layout is read here as its own documentation has it.
"""

import numpy as np

from lstm_ref.conformance.checking import CandidateError, check
from lstm_ref.conformance.diagnosis import diagnose


def sigmoid(a):
    return (1 + np.tanh(a / 2)) / 2  # nothing overflows


def refuse(what):
    raise CandidateError("raised", message=what)


class Foreign:
    """A candidate: `before` changes what it reads, `after` what it answers."""

    name, gradients = "foreign", False

    def __init__(self, layout, cell, *, before=None, after=None, **how):
        self.layout, self.cell, self.before, self.after = layout, cell, before, after
        self.how = how | ({"layout": layout} if layout != "packed" else {})
        self.asked = 0

    def __call__(self, asked):
        self.asked += 1
        asked = dict(asked)
        if self.before:
            asked = asked | self.before(asked)
        answer = self.cell(asked, **self.how)
        return self.after(answer) if self.after else answer


def found(candidate, cell="lstm", **how):
    return diagnose(candidate, check(candidate, cell, **how))


def by_kind(findings):
    """Return the findings by their kinds, without the number of cases."""
    assert len({finding.kind for finding in findings}) == len(findings)
    return {one.kind: {name: value for name, value in one.data.items() if name != "cases"} for one in findings}


def packed(asked, gates):
    """Return the weights of x and of h by gates (gates, H, …), and the bias, of a packed W."""
    W, b, H = asked["W"], asked["b"], asked["h0"].shape[1]
    if W.shape != (len(b), H + asked["x"].shape[2]):
        refuse("W")
    return np.split(W[:, H:], gates), np.split(W[:, :H], gates), [np.split(b, gates)]


def pytorch(asked, gates):
    H = asked["h0"].shape[1]
    if asked["weight_ih"].shape != (gates * H, asked["x"].shape[2]) or asked["weight_hh"].shape != (gates * H, H):
        refuse("weights")
    biases = [np.split(asked[name], gates) for name in ("bias_ih", "bias_hh")]
    return np.split(asked["weight_ih"], gates), np.split(asked["weight_hh"], gates), biases


def keras(asked, gates):
    H, D = asked["h0"].shape[1], asked["x"].shape[2]
    if asked["kernel"].shape != (D, gates * H) or asked["recurrent_kernel"].shape != (H, gates * H):
        refuse("kernel")
    biases = [np.split(row, gates) for row in np.atleast_2d(asked["bias"])]
    W_x, W_h = (np.split(asked[name], gates, axis=1) for name in ("kernel", "recurrent_kernel"))
    return [w.T for w in W_x], [w.T for w in W_h], biases


def onnx(asked, gates):
    (W,), (R,), (B,) = asked["W"], asked["R"], asked["B"]
    if W.shape[1] != asked["x"].shape[2] or R.shape[1] != asked["h0"].shape[1]:
        refuse("W")
    biases = [np.split(half, gates) for half in np.split(B, 2)]
    return np.split(W, gates), np.split(R, gates), biases


READ = {"packed": packed, "pytorch": pytorch, "keras": keras, "onnx": onnx}
ORDERS = {
    "packed": {"lstm": "fiCo", "gru": "zrh"}, "pytorch": {"lstm": "ifCo", "gru": "rzh"},
    "keras": {"lstm": "ifCo", "gru": "zrh"}, "onnx": {"lstm": "iofC", "gru": "zrh"},
}  # fmt: skip


def lstm(asked, layout="packed", order=None, bias_order=None, step=None, peepholes=None):
    """Return what an LSTM answers that reads the gates in an order; `step` replaces its last equations."""
    p = peepholes or dict.fromkeys("fio", 0)
    gates = order or ORDERS[layout]["lstm"]
    W_x, W_h, biases = READ[layout](asked, 4)
    at = [gates.index(gate) for gate in "fiCo"]
    b_at = [(bias_order or gates).index(gate) for gate in "fiCo"]
    x, h, C = asked["x"], asked["h0"], asked["C0"]
    if len(h) != x.shape[1]:
        refuse("x")
    every = []
    for x_t in x:
        a = [x_t @ W_x[k].T + h @ W_h[k].T + sum(b[j] for b in biases) for k, j in zip(at, b_at, strict=True)]
        f, i, C_tilde, o = sigmoid(a[0] + p["f"] * C), sigmoid(a[1] + p["i"] * C), np.tanh(a[2]), sigmoid(a[3])
        if step:
            h, C = step(f, i, C_tilde, o, C, h)
        else:
            C = f * C + i * C_tilde
            o = sigmoid(a[3] + p["o"] * C)
            h = o * np.tanh(C)
        every.append((f, i, C_tilde, C, o, h))
    f, i, C_tilde, C_every, o, h_every = (np.stack(one) for one in zip(*every, strict=True))
    return {"h": h_every, "h_n": h, "C_n": C, "f": f, "i": i, "C_tilde": C_tilde, "C": C_every, "o": o}


def brief(asked, **how):
    """Return what an LSTM answers that shows h and the final states alone."""
    return {name: array for name, array in lstm(asked, **how).items() if name in ("h", "h_n", "C_n")}


def gru(asked, layout="packed", order=None, z_weighs=None, reset_after=False):
    """Return what a GRU answers: `z_weighs` the "old" state or the "new" candidate; the reset after the product."""
    gates = order or ORDERS[layout]["gru"]
    W_x, W_h, biases = READ[layout](asked, 3)
    at = [gates.index(gate) for gate in "zrh"]
    x, h = asked["x"], asked["h0"]
    inner = asked["b_hh"] if "b_hh" in asked else biases[1][at[2]] if len(biases) == 2 else 0
    outer = biases[0][at[2]]
    if not reset_after:
        inner, outer = 0, inner + outer
    every = []
    for x_t in x:
        a_z, a_r = (x_t @ W_x[k].T + h @ W_h[k].T + sum(b[k] for b in biases) for k in at[:2])
        z, r, k = sigmoid(a_z), sigmoid(a_r), at[2]
        by_h = r * (h @ W_h[k].T + inner) if reset_after else (r * h) @ W_h[k].T
        new = np.tanh(x_t @ W_x[k].T + by_h + outer)
        old = (z_weighs or ("new" if layout == "packed" else "old")) == "old"
        h = z * h + (1 - z) * new if old else (1 - z) * h + z * new
        every.append(h)
    return {"h": np.stack(every), "h_n": h}
