import numpy as np

from .common import joined, sigmoid


def half_life(n):
    return -np.log(2 ** (1 / n) - 1)


RIGHT = [
    ("05.1", lambda W, b, h, x: sigmoid(joined(h, x) @ W.T + b)),
    ("05.1", lambda W, b, h, x: (0.5 * (1 + np.tanh(0.5 * (joined(h, x) @ W.T + b)))).tolist()),
    ("05.2", half_life),
    ("05.2", lambda n: float(np.log(1 / (2 ** (1 / n) - 1)))),
]

WRONG = [
    ("05.1", lambda W, b, h, x: sigmoid(joined(x, h) @ W.T + b), "which comes first", "谁在前"),
    ("05.1", lambda W, b, h, x: sigmoid(joined(h, x) @ W.T), "when W_f is zero", "W_f 为零时"),
    ("05.1", lambda W, b, h, x: joined(h, x) @ W.T + b, "between 0 and 1", "0 与 1 之间"),
    ("05.1", lambda W, b, h, x: np.tanh(joined(h, x) @ W.T + b), "between 0 and 1", "0 与 1 之间"),
    ("05.1", lambda W, b, h, x: np.tanh(joined(h, x) @ W.T + b) ** 2, "sigmoid of 0", "sigmoid 在 0 处"),
    (
        "05.1",
        lambda W, b, h, x: sigmoid(W @ joined(h, x).T + b[:, None]),
        "the shape (2, 3); expected (3, 2)",
        "(3, 2)",
    ),
    ("05.1", lambda W, b, h, x: sigmoid(W @ joined(h, x) + b), "raised ValueError", "抛出了 ValueError"),
    (
        "05.1",
        lambda W, b, h, x: sigmoid(joined(h, x) @ W.T + b.sum()),
        "b_f has one entry for each hidden unit",
        "按隐藏单元",
    ),
    ("05.2", lambda n: 1.0, "exactly one half", "二分之一"),
    ("05.2", lambda n: np.log(n), "0.444 is left after 2 steps", "2 步之后剩下 0.444"),
    ("05.2", lambda n: [0.0, 0.0], "expected one number", "需要一个数"),
    ("05.2", lambda n: np.zeros(1), "ndarray (1,)", "ndarray (1,)"),
    ("05.2", lambda n: round(half_life(n), 3), "0.499", "0.499"),
]
