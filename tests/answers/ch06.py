import math

import numpy as np

from .common import joined, sigmoid

WRITTEN = ((0.876, 0.018), (0.018, 0.876), (-0.836, -0.018), (-0.018, -0.018))
OPEN_AT_FLAG, SHUT = ([[0, 0, 10]], [-5]), ([[0, 0, 0]], [-5])


def right(W, b, V, c, h, x):
    return sigmoid(joined(h, x) @ W.T + b), np.tanh(joined(h, x) @ V.T + c)


def by_loops(W, b, V, c, h, x):
    i_t, C_tilde_t = [], []
    for h_b, x_b in zip(h, x, strict=True):
        z = [*h_b, *x_b]
        a_i = [sum(w * v for w, v in zip(row, z, strict=True)) + bias for row, bias in zip(W, b, strict=True)]
        a_C = [sum(w * v for w, v in zip(row, z, strict=True)) + bias for row, bias in zip(V, c, strict=True)]
        i_t.append([1 / (1 + math.exp(-a)) for a in a_i])
        C_tilde_t.append([math.tanh(a) for a in a_C])
    return i_t, C_tilde_t


def in_float32(*case):
    return right(*(array.astype(np.float32) for array in case))


def stacked(W, b, V, c, h, x):
    a = joined(h, x) @ np.concatenate([W, V]).T + np.concatenate([b, c])
    i_t, C_tilde_t = np.split(a, 2, axis=1)
    return np.array([0.5 * (1 + np.tanh(0.5 * i_t)), np.tanh(C_tilde_t)])


def split(W, b, V, c, h, x):
    H = h.shape[1]
    i_t, C_tilde_t = (h @ M[:, :H].T + x @ M[:, H:].T + bias for M, bias in ((W, b), (V, c)))
    return [1 / (1 + np.exp(-i_t)), (np.exp(2 * C_tilde_t) - 1) / (np.exp(2 * C_tilde_t) + 1)]


def taking(chosen):
    return lambda W, b, V, c, h, x: right(*chosen(W, b, V, c), h, x)


def activated(gate, candidate):
    return lambda W, b, V, c, h, x: (gate(joined(h, x) @ W.T + b), candidate(joined(h, x) @ V.T + c))


def half_turned(W, b, V, c, h, x):
    return right(W, b, V, c, h, x)[0], right(W, b, V, c, x, h)[1]


def vandal(W, b, V, c, h, x):
    result = right(W, b, V, c, h, x)
    b += 1
    return result


def not_transposed(W, b, V, c, h, x):
    return sigmoid(joined(h, x) @ W + b), np.tanh(joined(h, x) @ V + c)


def misspelled(W_i, b_i, W_C, b_C, h_prev, x_t):
    hx_t = joined(h_prev, x_t)
    return sigmoid(hx_t @ W_i.T + b_i), np.tanh(hx_t @ W_c.T + b_C)  # noqa: F821


def by_index(W, b, V, c, h, x):
    i_t, C_tilde_t = np.empty(h.shape), np.empty(h.shape)
    for n in range(len(h)):
        for k in range(len(b)):
            z = [*h[n], *x[n]]
            i_t[n, k] = 1 / (1 + math.exp(-(W[k] @ z) - b[k]))
            C_tilde_t[n, k] = math.tanh(V[k] @ z + c[k])
    return i_t, C_tilde_t


def with_row(k, *row):
    return tuple(row if k == n else other for n, other in enumerate(WRITTEN))


RIGHT = [
    ("06.1", WRITTEN),
    ("06.1", [[0.9, 0], [0, 0.9], [-0.8, 0], [0, 0]]),
    ("06.1", np.round(WRITTEN, 2)),
    ("06.1", np.array(WRITTEN, dtype=np.float32)),
    ("06.2", right),
    ("06.2", by_loops),
    ("06.2", by_index),
    ("06.2", in_float32),
    ("06.2", stacked),
    ("06.2", split),
    ("06.2", lambda *case: [part.tolist() for part in right(*case)]),
    ("06.3", (np.array([[0, 0, 10.0]]), np.array([-5.0]), np.array([[0, 3.0, 0]]), np.array([0.0]))),
    ("06.3", ([[0, 0, 20]], [-10], [[0.5, 5, 0]], [0])),
    ("06.3", {"W_C": [[0, 2, 0]], "b_C": [0], "W_i": [[0.5, 0, 9]], "b_i": [-4]}),
    ("06.3", [np.array([[0, 0, 8]], dtype=np.float32), [-4], np.array([[0, 9, 1]]), [1]]),
]

WRONG = [
    ("06.1", ((0.995, 0.995), (1, 0.995), (-0.949, -0.995), (-0.999, -0.995)), "what is proposed", "也就是提议"),
    ("06.1", ((1, 1), (1, 1), (-1, -1), (-1, -1)), "what is proposed", "也就是提议"),
    ("06.1", ((2, -4), (-4, 2), (2, -4), (-4, -4)), "pre-activations of the gate", "门的预激活值"),
    ("06.1", ((3, 3), (4.2, 3), (-1.82, -2.98), (-4, -2.98)), "of the candidate alone", "只是候选值的"),
    ("06.1", ((0.9, 0.9), (0.9, 0.9), (-0.9, -0.9), (0, 0)), "Is the gate?", "门也一样吗"),
    (
        "06.1",
        ((0.9, 0.9), (0.9, 0.9), (-0.9, -0.9), (-0.9, -0.9)),
        "a gate with pre-activation -4",
        "预激活值是 -4 的门",
    ),
    ("06.1", ((0.9, 0), (0, 0.9), (-0.9, 0), (-0.9, 0)), "no subject begins there", "不是新主语"),
    ("06.1", ((1, 0), (0, 1), (-1, 0), (-1, 0)), "no subject begins there", "不是新主语"),
    ("06.1", ((0.88, 0.02), (0.02, 0.88), (0.88, 0.02), (0.02, 0.02)), "a gate is never negative", "门的值不会是负的"),
    ("06.1", np.abs(WRITTEN), "Where does the sign come from", "正负号从哪里来"),
    ("06.1", np.array(WRITTEN)[:, ::-1], "entries are swapped", "弄反了"),
    ("06.1", ((0.88, 0.88), (0.88, 0.88), (-0.84, -0.88), (0, 0)), "Is the gate?", "门也一样吗"),
    ("06.1", with_row(3, -0.88, 0), "no subject begins there", "不是新主语"),
    (
        "06.1",
        ((0.88, 0.88), (0.88, 0.88), (-0.84, -0.88), (-0.88, -0.88)),
        "a gate with pre-activation -4",
        "预激活值是 -4 的门",
    ),
    ("06.1", with_row(2, -0.9, 0), "What does h_1 contribute", "h_1 经过 W_C"),
    ("06.1", ((1, 0), (0, 1), (-1, 0), (0, 0)), "never quite open", "不会全开"),
    ("06.1", ((1, 0.5), (0.5, 1), (-0.95, -0.5), (-0.5, -0.5)), "does b_i = -4 take away", "b_i = -4 又减去"),
    ("06.1", ((0.88, 0.02), (0.80, 0.88), (-0.74, 0.82), (-0.66, 0.67)), "new cell state", "新的单元状态"),
    ("06.1", with_row(0, 0.5, 0), "7 of 8 values are right", "8 个值中有 7 个正确"),
    ("06.1", WRITTEN[:3], "of the shape (3, 2); expected (4, 2)", "形状为 (3, 2)"),
    ("06.2", lambda *case: right(*case)[::-1], "asked for first", "先返回哪一个"),
    ("06.2", activated(sigmoid, sigmoid), "Is a sigmoid ever negative", "sigmoid 会是负的吗"),
    ("06.2", activated(np.tanh, np.tanh), "a share, never negative", "tanh 呢"),
    ("06.2", activated(np.tanh, sigmoid), "which has a sign", "哪个有正有负"),
    ("06.2", activated(lambda a: a, lambda a: a), "these are the pre-activations", "这是预激活值"),
    ("06.2", activated(sigmoid, lambda a: a), "between -1 and 1", "-1 与 1 之间"),
    ("06.2", taking(lambda W, b, V, c: (V, c, W, b)), "which weights belong", "哪组权重属于"),
    ("06.2", taking(lambda W, b, V, c: (W, b, W, b)), "not share with the gate", "不与门共用"),
    ("06.2", taking(lambda W, b, V, c: (W, b, W, c)), "not share with the gate", "不与门共用"),
    ("06.2", lambda W, b, V, c, h, x: right(W, b, V, c, x, h), "which comes first", "谁在前"),
    ("06.2", taking(lambda W, b, V, c: (W, 0, V, c)), "equation (2) when W_i is zero", "W_i 为零时"),
    ("06.2", taking(lambda W, b, V, c: (W, b, V, 0)), "equation (3) when W_C is zero", "W_C 为零时"),
    ("06.2", taking(lambda W, b, V, c: (W, 0, V, 0)), "either equation", "两个式子各剩下"),
    ("06.2", taking(lambda W, b, V, c: (W, b, V, b)), "Which bias belongs", "哪个偏置属于"),
    ("06.2", taking(lambda W, b, V, c: (W, c, V, b)), "Which bias belongs", "哪个偏置属于"),
    ("06.2", taking(lambda W, b, V, c: (W, c, V, c)), "Which bias belongs", "哪个偏置属于"),
    ("06.2", taking(lambda W, b, V, c: (W, b.sum(), V, c.sum())), "for each hidden unit", "每个隐藏单元"),
    ("06.2", lambda *case: [part.T for part in right(*case)], "axis of the weights", "权重的哪个轴"),
    ("06.2", lambda *case: np.prod(right(*case), axis=0), "both factors are wanted", "要的是两个因子"),
    ("06.2", lambda *case: (right(*case)[0], np.prod(right(*case), axis=0)), "both factors", "要的是两个因子"),
    ("06.2", half_turned, "Do yours?", "你的也是吗"),
    ("06.2", activated(lambda a: 1 / (1 + np.exp(a)), np.tanh), "let in or the share", "挡在外面的比例"),
    ("06.2", taking(lambda W, b, V, c: (W, -b, V, c)), "the sign of b_i", "带什么符号"),
    ("06.2", lambda *case: right(*case)[0], "expected 2 values", "需要 2 个值"),
    ("06.2", lambda *case: (*right(*case), 0), "expected 2 values", "需要 2 个值"),
    ("06.2", activated(sigmoid, np.sin), "print a_i_t and a_C_t", "打印 a_i_t 和 a_C_t"),
    ("06.2", not_transposed, "print the shapes", "打印各数组的形状"),
    ("06.2", misspelled, "line ", "第 "),
    ("06.2", misspelled, "is every name spelled", "每个名字都与定义时"),
    ("06.2", vandal, "changes its argument b_i", "参数 b_i"),
    ("06.2", lambda W, b, h, x: (W, b), "how many arguments", "几个参数"),
    ("06.3", (*OPEN_AT_FLAG, [[0, 1, 0]], [0]), "How large must the pre-activation", "要多大才够"),
    ("06.3", (*OPEN_AT_FLAG, [[0, -3, 0]], [0]), "makes the candidate follow", "随符号而变"),
    ("06.3", (*OPEN_AT_FLAG, [[0, 0, 3]], [0]), "With flag = 1, sign = -1", "标志 = 1、符号 = -1"),
    ("06.3", (*SHUT, [[0, 3, 0]], [0]), "Which entry of W_i", "W_i 的哪个元素"),
    ("06.3", ([[0, 0, 10]], [5], [[0, 3, 0]], [0]), "What closes the gate", "让门关上"),
    ("06.3", ([[0, 0, 6]], [-4], [[0, 3, 0]], [0]), "not open far enough", "开得不够大"),
    ("06.3", ([[0, 0, 5]], [-2.5], [[0, 9, 0]], [0]), "so 0.0759 is written", "写入 0.0759"),
    ("06.3", ([[2, 0, 10]], [-4], [[0, 3, 0]], [0]), "Which weights act on h", "哪些权重与 h 相乘"),
    ("06.3", ([[0, 0, 10]], [-5], [[3, 3, 0]], [0]), "Which weights act on h", "哪些权重与 h 相乘"),
    ("06.3", ([[10, 0, 10]], [5], [[-3, 3, 0]], [0]), "Which weights act on h", "哪些权重与 h 相乘"),
    ("06.3", (np.zeros((1, 2)), np.zeros(1), np.zeros((1, 3)), np.zeros(1)), "W_i is an array", "W_i 是形状为"),
    ("06.3", ([[0, 0, 10]], [-5], [[0, 3, 0]]), "expected W_i (1, 3), b_i (1,)", "W_i (1, 3), b_i (1,)"),
    ("06.3", ([[0, 0, np.inf]], [-5], [[0, 3, 0]], [0]), "finite", "有限"),
]
