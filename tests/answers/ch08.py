import math

import numpy as np

from .common import joined, sigmoid

SEEN = (-0.03, 0.57)
C = np.array([-0.72, 0.78])
OPEN, SHUT = 0.88, 0.05


def output(W, b, h, x, C):
    o = sigmoid(joined(h, x) @ W.T + b)
    return o, o * np.tanh(C)


def by_loops(W, b, h, x, C):
    gates, seen = [], []
    for h_b, x_b, C_b in zip(h, x, C, strict=True):
        z = [*h_b, *x_b]
        sums = (sum(map(math.prod, zip(row, z, strict=True))) + c for row, c in zip(W, b, strict=True))
        gates.append([1 / (1 + math.exp(-a)) for a in sums])
        seen.append([o * math.tanh(v) for o, v in zip(gates[-1], C_b, strict=True)])
    return gates, seen


def in_float32(*case):
    return output(*(array.astype(np.float32) for array in case))


def in_halves(W, b, h, x, C):
    H = h.shape[1]
    o = 0.5 * (1 + np.tanh(0.5 * (np.einsum("hk,bk->bh", W[:, :H], h) + x @ W[:, H:].T + b)))
    return np.stack([o, o * (1 - np.exp(-2 * C)) / (1 + np.exp(-2 * C))])


def as_lists(*case):
    return [part.tolist() for part in output(*case)]


def wrong(gate=sigmoid, show=lambda o, C: o * np.tanh(C), first="h", bias=1):
    """An output that is right unless a part is replaced."""

    def answer(W, b, h, x, C):
        o = gate((joined(h, x) if first == "h" else joined(x, h)) @ W.T + bias * b)
        return o, show(o, C)

    return answer


def misspelled(W_o, b_o, h_prev, x_t, C_t):
    hx_t = np.concatenate([h_prev, x_t], axis=1)
    return sigmoid(hx_t @ W_o.T + bo)  # noqa: F821


def vandal(W, b, h, x, C):
    result = output(W, b, h, x, C)
    C[:] = np.tanh(C)
    return result


def row_by_row(W, b, h, x, C):
    o = sigmoid(W @ joined(h, x).T + b[:, None])
    return o, o * np.tanh(C)


def design(first=(0, 0, 0, 0, -6, 0), second=(0, 0, 0, 0, 6, 0), b=(3, -3)):
    return [list(first), list(second)], list(b)


RIGHT = [
    ("08.1", SEEN),
    ("08.1", [-0.029, 0.575]),
    ("08.1", np.array([-0.03, 0.58], dtype=np.float32)),
    ("08.1", (-0.03, 0.57)),
    ("08.1", (SHUT * math.tanh(-0.72), OPEN * math.tanh(0.78))),
    ("08.2", output),
    ("08.2", by_loops),
    ("08.2", in_float32),
    ("08.2", in_halves),
    ("08.2", as_lists),
    ("08.3", design()),
    ("08.3", tuple(map(np.array, design()))),
    ("08.3", dict(zip(("W_o", "b_o"), design(), strict=True))),
    ("08.3", (np.array(design()[0], dtype=np.float32) * 2, np.array([6, -6], dtype=np.float32))),
    ("08.3", design((0.1, -0.1, 0.2, 0, -9, 0.1), (0, 0, 0.5, -0.5, 10, 0.3), (4.5, -5))),
]

WRONG = [
    ("08.1", C, "what the cell holds", "单元里存着"),
    ("08.1", (0.0, 0.6), "rounded to one decimal", "只取到一位小数"),
    ("08.1", np.tanh(C), "before the gate", "还没有乘以门"),
    ("08.1", (-0.6, 0.7), "before the gate", "还没有乘以门"),
    ("08.1", (0.03, 0.57), "lets its sign be seen", "留下它的正负号"),
    ("08.1", (-0.55, 0.01), "where no answer is due", "没到该用上的时候"),
    ("08.1", (-0.04, 0.69), "does something to C_t before the gate", "先要经过什么"),
    ("08.1", (-0.01, 0.65), "what does b_o add", "b_o 给这两个权重"),
    ("08.1", (0.02, 0.6), "lets its sign be seen", "留下它的正负号"),
    ("08.1", (SHUT, OPEN), "the gate alone", "只是门的值"),
    ("08.1", SEEN[::-1], "entry 1 comes first", "第 1 维在前"),
    ("08.1", (-0.03, -0.57), "1 of 2 values is right", "2 个值中有 1 个正确"),
    ("08.1", 0.57, "expected 2 values", "需要 2 个值"),
    ("08.1", "plural", "expected 2 values", "需要 2 个值"),
    ("08.2", lambda *case: output(*case)[::-1], "returned first", "先返回哪一个"),
    ("08.2", wrong(show=lambda o, C: o * C), "however large C_t is", "无论 C_t 多大"),
    ("08.2", wrong(show=lambda o, C: np.tanh(o * C)), "the product with the gate", "与门的乘积"),
    ("08.2", wrong(show=lambda o, C: o * sigmoid(C)), "be negative", "可以是负的"),
    ("08.2", wrong(show=lambda o, C: np.tanh(C)), "with o_t = 0", "o_t = 0 时"),
    ("08.2", wrong(show=lambda o, C: C), "the cell state itself", "单元状态本身"),
    ("08.2", wrong(first="x"), "which comes first", "谁在前"),
    ("08.2", wrong(bias=0), "when W_o is zero", "W_o 为零时"),
    ("08.2", wrong(gate=np.tanh), "never negative", "不会是负的"),
    ("08.2", wrong(gate=lambda a: a), "between 0 and 1", "0 与 1 之间"),
    ("08.2", wrong(gate=lambda a: sigmoid(-a)), "held back", "压住的比例"),
    ("08.2", wrong(show=lambda o, C: o**2 * np.tanh(C)), "one example, one hidden unit", "取一个样本"),
    ("08.2", wrong(show=lambda o, C: o * np.tanh(C).mean()), "one example, one hidden unit", "取一个样本"),
    ("08.2", lambda *case: output(*case)[1], "expected 2 values", "需要 2 个值"),
    ("08.2", lambda *case: (*output(*case), case[-1]), "tuple (3); expected 2 values", "2 个值"),
    ("08.2", row_by_row, "print the shapes", "打印各数组的形状"),
    ("08.2", misspelled, "is every name spelled", "每个名字都"),
    ("08.2", lambda W, b, h, x: output(W, b, h, x, h), "how many arguments", "几个参数"),
    ("08.2", vandal, "changes its argument C_t", "参数 C_t"),
    ("08.3", (np.zeros((2, 6)), np.zeros(2)), "entry 2 shows 0.5", "第 2 维只露出 0.5"),
    ("08.3", design((0, 0, 0, 0, -5, 0), (0, 0, 0, 0, 6, 0), (2, -4)), "entry 2 shows 0.881", "露出 0.881"),
    ("08.3", design(b=(3, 3)), "0.953 of it shows in entry 2", "第 2 维会露出 0.953"),
    ("08.3", design(second=(0, 0, 0, 0, 8, 1)), "0.119 of it shows", "露出 0.119"),
    ("08.3", design(first=(0,) * 6, b=(0, -3)), "entry 1 shows 0.5", "第 1 维只露出 0.5"),
    ("08.3", design(first=(0.5, 0, 0, 0, -6, 0)), "entry 1 shows 0.924", "第 1 维只露出 0.924"),
    ("08.3", design(first=(0, 0, 0, 0, -5, 0)), "0.119 of it shows in entry 1", "第 1 维会露出 0.119"),
    ("08.3", design(first=(0,) * 6), "must work against b_o", "要把 b_o 压下去"),
    ("08.3", design(second=(0, 0, 0, 6, 0, 0)), "acts on x_3", "与 x_3 相乘"),
    ("08.3", (np.zeros((6, 2)), np.zeros(2)), "W_o is an array of the shape (6, 2)", "形状为 (6, 2)"),
    ("08.3", design()[0], "W_o is an array of the shape (6,)", "形状为 (6,)"),
    ("08.3", (design()[0], [np.inf, -3]), "finite", "有限"),
]
