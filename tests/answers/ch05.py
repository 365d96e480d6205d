import math

import numpy as np

from .common import joined, sigmoid

LOW, HIGH = 0.119, 0.953
GATE = ((LOW, HIGH), (HIGH, LOW), (LOW, HIGH))
EIGHT = [[0, 0, -12, 0, 0, 0], [0] * 6]


def by_loops(W, b, h, x):
    rows = []
    for h_b, x_b in zip(h, x, strict=True):
        z = [*h_b, *x_b]
        rows.append(
            [
                1 / (1 + math.exp(-sum(w * v for w, v in zip(row, z, strict=True)) - c))
                for row, c in zip(W, b, strict=True)
            ]
        )
    return rows


def in_float32(W, b, h, x):
    W, b, h, x = (array.astype(np.float32) for array in (W, b, h, x))
    return sigmoid(joined(h, x) @ W.T + b)


def misspelled(W_f, b_f, h_prev, x_t):
    a_f_t = joined(h_prev, x_t) @ W_f.T + b_f
    return sigmod(a_f_t)  # noqa: F821


def not_transposed(W, b, h, x):
    return sigmoid(W @ joined(h, x) + b)


def vandal(W, b, h, x):
    result = sigmoid(joined(h, x) @ W.T + b)
    h[:] = 0
    return result


def square(W, b, h, x):
    return sigmoid(joined(h, x) @ W.T + b) ** 2


def only_these_sizes(W, b, h, x):
    return sigmoid(np.array([[h[0, 0] * W[0, 0] + x[0, 0] * W[0, 1] + b[0]]]))


RIGHT = [
    ("05.1", GATE),
    ("05.1", np.round(GATE, 1)),
    ("05.1", np.array(GATE, dtype=np.float32)),
    ("05.1", [[0.1, 0.9], [0.9, 0.1], [0.1, 0.9]]),
    ("05.2", lambda W, b, h, x: sigmoid(joined(h, x) @ W.T + b)),
    ("05.2", lambda W, b, h, x: (0.5 * (1 + np.tanh(0.5 * (joined(h, x) @ W.T + b)))).tolist()),
    ("05.2", lambda W, b, h, x: np.exp(a := joined(h, x) @ W.T + b) / (1 + np.exp(a))),
    ("05.2", by_loops),
    ("05.2", in_float32),
    ("05.3", (EIGHT, [8, 8])),
    ("05.3", {"b_f": np.array([5, 7.5]), "W_f": np.array([[0, 0, -9, 0, 0, 0], [0.0] * 6])}),
    ("05.3", [np.array([[0.1, 0, -20, 0, 0, 0.1], [0, 0, 0, 0.5, 0, 0]]), np.array([10, 10], dtype=np.float32)]),
    ("05.3", (np.array(EIGHT), [6.5, 7])),
]

WRONG = [
    ("05.1", ((-2, 3), (3, -2), (-2, 3)), "what comes after the sum", "求和之后"),
    ("05.1", ((0.007, 0.5), (0.5, 0.007), (0.007, 0.5)), "What does b_f = 3 add", "b_f = 3 给这个和"),
    ("05.1", 1 - np.array(GATE), "what is kept", "保留的比例"),
    ("05.1", ((HIGH, LOW), (LOW, HIGH), (HIGH, LOW)), "entries are swapped", "弄反了"),
    ("05.1", ((0, 1), (1, 0), (0, 1)), "never quite 0", "不会恰好是 0"),
    ("05.1", ((-0.96, 1), (1, -0.96), (-0.96, 1)), "that is the tanh", "tanh 的值"),
    ("05.1", ((LOW, HIGH), (HIGH, HIGH), (LOW, HIGH)), "Which entry must make room", "哪一维要为它腾出位置"),
    ("05.1", ((HIGH, HIGH),) * 3, "says nothing new", "没有新信息"),
    ("05.1", ((LOW, HIGH), (HIGH, LOW), (0.5, HIGH)), "5 of 6 values are right", "6 个值中有 5 个正确"),
    ("05.1", np.array(GATE).T, "of the shape (2, 3); expected (3, 2)", "形状为 (2, 3)"),
    ("05.2", lambda W, b, h, x: sigmoid(joined(x, h) @ W.T + b), "which comes first", "谁在前"),
    ("05.2", lambda W, b, h, x: sigmoid(h @ W[:, : h.shape[1]].T + b), "see the input", "门看得到输入吗"),
    (
        "05.2",
        lambda W, b, h, x: sigmoid(joined(h, x) @ W.T) + b,
        "before the sigmoid or after",
        "sigmoid 之前，还是之后",
    ),
    ("05.2", lambda W, b, h, x: sigmoid(joined(h, x) @ W.T), "when W_f is zero", "W_f 为零时"),
    ("05.2", lambda W, b, h, x: joined(h, x) @ W.T + b, "between 0 and 1", "0 与 1 之间"),
    ("05.2", lambda W, b, h, x: np.tanh(joined(h, x) @ W.T + b), "never negative", "不会是负的"),
    ("05.2", lambda W, b, h, x: 1 - sigmoid(joined(h, x) @ W.T + b), "kept or the share", "丢掉的比例"),
    ("05.2", lambda W, b, h, x: sigmoid(W @ joined(h, x).T + b[:, None]), "axis of W_f", "W_f 的哪个轴"),
    ("05.2", lambda W, b, h, x: sigmoid(joined(h, x) @ W.T + b.sum()), "for each hidden unit", "每个隐藏单元"),
    ("05.2", lambda W, b, h, x: sigmoid(x @ W[:, h.shape[1] :].T + b), "see the hidden state", "看得到隐状态"),
    ("05.2", lambda W, b, h, x: 1 / (1 + np.exp(-joined(h, x) @ W.T + b)), "the sign of b_f", "带什么符号"),
    ("05.2", lambda W, b, h, x: 1 / 1 + np.exp(-(joined(h, x) @ W.T + b)), "Python do first", "Python 先算什么"),
    ("05.2", square, "H + D products", "H + D 个乘积"),
    ("05.2", only_these_sizes, "of the shape (1, 1)", "它返回了形状"),
    ("05.2", not_transposed, "print the shapes", "打印各数组的形状"),
    ("05.2", misspelled, "return sigmod(a_f_t)", "return sigmod(a_f_t)"),
    ("05.2", vandal, "changes its argument h_prev", "参数 h_prev"),
    ("05.2", lambda W, b: W, "how many arguments", "几个参数"),
    ("05.3", (np.zeros((2, 6)), np.zeros(2)), "0.5 of entry 1 is kept", "第 1 维保留了 0.5"),
    ("05.3", (np.zeros((2, 6)), [-4, 8]), "Without a new subject", "没有新主语时"),
    ("05.3", (EIGHT, [8, 3]), "left after 100 such steps", "这样 100 步之后"),
    ("05.3", (EIGHT, [8, 6]), "gate of entry 2 is 0.99753", "第 2 维的门是 0.99753"),
    ("05.3", (EIGHT, [8, 6]), "which f has", "f 取多少时"),
    ("05.3", (EIGHT, [2, 8]), "what keeps a gate open", "靠什么让门开着"),
    ("05.3", ([[0, 0, -12, -9, 0, 0], [0] * 6], [8, 8]), "shuts the gate here", "把门关小了"),
    ("05.3", ([[0, 0, -12, 0, 0, 0], [0, 0, 0, -5, 0, 0]], [8, 8]), "shuts the gate here", "把门关小了"),
    ("05.3", ([[0, 0, -12, 0, 0, 5], [0] * 6], [8, 8]), "At a new subject", "出现新主语时"),
    ("05.3", (np.zeros((6, 2)), np.zeros(2)), "W_f is an array of the shape (6, 2)", "形状为 (6, 2)"),
    ("05.3", (np.array(EIGHT),), "expected W_f (2, 6), b_f (2,)", "W_f (2, 6), b_f (2,)"),
    ("05.3", (EIGHT, [np.inf, 8]), "finite", "有限"),
]
