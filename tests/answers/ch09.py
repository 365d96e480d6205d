import numpy as np

from .common import joined, sigmoid


def cell(p, x, h, C, order=joined):
    z = order(h, x)
    f, i, o = (sigmoid(z @ W.T + b) for W, b in ((p.W_f, p.b_f), (p.W_i, p.b_i), (p.W_o, p.b_o)))
    C_t = f * C + i * np.tanh(z @ p.W_C.T + p.b_C)
    return o * np.tanh(C_t), C_t


def packed(W, b, x, h, C, order=(0, 1, 2, 3)):
    parts = np.split(joined(h, x) @ W.T + b, 4, axis=-1)
    f, i, c, o = (parts[k] for k in order)
    C_t = sigmoid(f) * C + sigmoid(i) * np.tanh(c)
    return sigmoid(o) * np.tanh(C_t), C_t


def swapped(p, x, h, C):
    return cell(p, x, h, C)[::-1]


def shows_old(p, x, h, C):
    return sigmoid(p.b_o) * np.tanh(C), cell(p, x, h, C)[1]


def output_on_state(p, x, h, C):
    h_t, _ = cell(p, x, h, C)
    return h_t, h_t


def gates_the_state(p, x, h, C):
    h_t, C_t = cell(p, x, h, C)
    return h_t, C_t * (0.5 if p.b_o[0] == -1 else 1)


def wrong_order(p, x, h, C):
    return cell(p, x, h, C, order=lambda h, x: joined(x, h))


def interleaved(W, b, x, h, C):
    H = len(b) // 4
    rows = np.arange(4 * H).reshape(H, 4).T.ravel()
    return packed(W[rows], b[rows], x, h, C)


RIGHT = [("09.1", cell), ("09.2", packed)]

WRONG = [
    ("09.1", lambda p, x, h, C: (h, x), "the shapes ((3, 2), (3, 4))", "((3, 2), (3, 4))"),
    ("09.1", swapped, "h_t comes first", "h_t 在前"),
    ("09.1", shows_old, "not the old one", "不是旧的"),
    ("09.1", output_on_state, "h_t comes first", "h_t 在前"),
    ("09.1", gates_the_state, "not on what is kept", "不管保留多少"),
    ("09.1", wrong_order, "order in [h_prev, x_t]", "的顺序"),
    ("09.2", lambda *case: packed(*case, order=(0, 1, 3, 2)), "order f, i, C~, o", "顺序是 f、i、C~、o"),
    ("09.2", interleaved, "H neighbouring rows", "相邻的 H 行"),
]
