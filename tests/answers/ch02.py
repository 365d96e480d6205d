import math
from functools import reduce

import numpy as np


def jacobian(W_h, h):
    product = np.eye(len(W_h))
    for h_t in h:
        product = (1 - h_t**2)[:, None] * W_h[:, : len(W_h)] @ product
    return product


def backwards(W_h, h):
    dh = np.eye(h.shape[1])
    for h_t in h[::-1]:
        dh = (dh * (1 - h_t**2)) @ W_h[:, : h.shape[1]]
    return dh


def with_diag(W_h, h):
    return np.linalg.multi_dot([np.diag(1 - h_t**2) @ W_h[:, : h.shape[1]] for h_t in h[::-1]] + [np.eye(h.shape[1])])


def by_loops(W_h, h):
    H = len(W_h)
    product = [[float(j == k) for k in range(H)] for j in range(H)]
    for h_t in h:
        product = [
            [(1 - h_t[j] ** 2) * math.fsum(W_h[j][m] * product[m][k] for m in range(H)) for k in range(H)]
            for j in range(H)
        ]
    return product


def in_float32(W_h, h):
    return jacobian(W_h.astype(np.float32), h.astype(np.float32))


def by_differences(W_h, h):
    """Move h_0 a little and follow the sequence, with inputs that lead to these states."""
    W, H, e = W_h[:, : h.shape[1]], h.shape[1], 1e-5
    before = np.concatenate([np.zeros((1, H)), h[:-1]])
    inputs = np.arctanh(h) - before @ W.T

    def last(h_0):
        return reduce(lambda state, x: np.tanh(W @ state + x), inputs, h_0)

    return np.stack([(last(e * v) - last(-e * v)) / (2 * e) for v in np.eye(H)], axis=1)


def over(factor, together=lambda before, step: step @ before):
    """The matrices of all steps put together, right unless one of its parts is replaced."""
    return lambda W_h, h: reduce(together, [factor(W_h[:, : len(W_h)], h_t) for h_t in h])


def step(W, h_t):
    return (1 - h_t**2)[:, None] * W


def slope_before(W_h, h):
    h_prev, product = np.zeros(len(W_h)), np.eye(len(W_h))
    for h_t in h:
        product = step(W_h[:, : len(W_h)], h_prev) @ product
        h_prev = h_t
    return product


def columns_of_x(W_h, h):
    product = np.eye(len(W_h))
    for h_t in h:
        product = step(W_h[:, len(W_h) :], h_t) @ product
    return product


def vandal(W_h, h):
    result = jacobian(W_h, h)
    h *= 2
    return result


def log10_gradient(w, u, steps=100, slope=lambda h: 1 - h**2):
    h, total = math.tanh(u), 0.0
    for _ in range(steps):
        h = math.tanh(w * h)
        total += math.log10(w * slope(h))
    return total


LATCH = log10_gradient(2, 1)
SLOPE_BEFORE = LATCH + math.log10((1 - math.tanh(1) ** 2) / (1 - math.tanh(2 * 0.957504) ** 2))
RIGHT = [
    ("02.1", (44, 459)),
    ("02.1", [44.0, 459.0]),
    ("02.1", np.array([44, 459])),
    ("02.1", tuple(math.floor(math.log(0.01) / math.log(r)) + 1 for r in (0.9, 0.99))),
    ("02.2", jacobian),
    ("02.2", backwards),
    ("02.2", with_diag),
    ("02.2", by_loops),
    ("02.2", in_float32),
    ("02.2", by_differences),
    ("02.2", lambda W_h, h: tuple(backwards(W_h, h))),
    ("02.3", (2, 1, LATCH)),
    ("02.3", [1.8, 1, log10_gradient(1.8, 1)]),
    ("02.3", np.array([2, 0.5, log10_gradient(2, 0.5)], dtype=np.float32)),
    ("02.3", (np.float32(2), 1, round(LATCH, 1))),
    ("02.3", (1.4, 1e-9, log10_gradient(1.4, 1e-9))),
    ("02.3", (1.5, 0.5, log10_gradient(1.5, 0.5))),
]

WRONG = [
    ("02.1", (43, 458), "Is that below 0.01", "小于 0.01 吗"),
    ("02.1", (44, 458), "0.99**458 is 0.01002", "0.99**458 是 0.01002"),
    ("02.1", (43, 459), "1 of 2 values is right", "小于 0.01 吗"),
    ("02.1", (45, 460), "one step earlier", "早一步"),
    ("02.1", (43.71, 458.2), "steps are whole", "步数是整数"),
    ("02.1", (10, 100), "of what is left", "减的是剩下的"),
    ("02.1", (9.9, 99), "of what is left", "减的是剩下的"),
    ("02.1", (19, 199), "the same base", "底相同吗"),
    ("02.1", (20, 200), "the same base", "底相同吗"),
    ("02.1", (46, 461), "that takes 1 - r", "用 1 - r 代替"),
    ("02.1", (22, 230), "until 10% is left", "剩 10% 的步数"),
    ("02.1", (7, 69), "until half is left", "剩一半"),
    ("02.1", (459, 44), "is more left after one step", "走一步剩得多"),
    ("02.1", (44, 440), "1 of 2 values is right", "并不正好"),
    ("02.1", (100, 1000), "r**n is left", "剩下 r**n"),
    ("02.1", 44, "expected 2 values", "需要 2 个值"),
    ("02.2", over(step, lambda before, one: before @ one), "may not be exchanged", "不能交换次序"),
    ("02.2", lambda W, h: jacobian(W, h).T, "Are yours exchanged", "行与列是不是对调了"),
    ("02.2", over(lambda W, h_t: W * (1 - h_t**2)), "multiplies the columns", "你乘的是列"),
    ("02.2", over(lambda W, h_t: W), "where is the slope", "斜率到哪里去了"),
    ("02.2", over(lambda W, h_t: step(W.T, h_t)), "a row of W_hh", "W_hh 的一行"),
    ("02.2", lambda W, h: [step(W[:, : len(W)], h_t) for h_t in h], "a matrix for each step", "每一步各一个矩阵"),
    ("02.2", over(lambda W, h_t: step(W, np.tanh(h_t))), "the value of the tanh already", "已经是 tanh 的函数值"),
    ("02.2", over(lambda W, h_t: (1 - h_t)[:, None] * W), "follow from its value", "由 tanh 的函数值求出"),
    ("02.2", slope_before, "At which of the states", "取在哪个状态上"),
    ("02.2", lambda W, h: jacobian(W[:, -len(W) :], h), "which columns of W_h", "W_h 的哪些列"),
    ("02.2", lambda W, h: 0 * W[:, : len(W)] @ jacobian(W, h), "begins with zeros", "从零矩阵乘起"),
    ("02.2", over(lambda W, h_t: step(W, h_t).T @ W, np.add), "of the first step alone", "只算第一步"),
    ("02.2", columns_of_x, "print the shapes", "打印各数组的形状"),
    ("02.2", lambda W, h: jacobian(W, h[1:]), "How many matrices", "有几个矩阵"),
    ("02.2", lambda W, h: jacobian(W, h[:-1]), "How many matrices", "有几个矩阵"),
    ("02.2", lambda W, h: jacobian(W, h[-1:]), "one step alone", "这只是最后一步"),
    ("02.2", over(step, lambda before, one: before * one), "multiplies entry by entry", "按元素相乘"),
    ("02.2", over(step, lambda before, one: before + one), "add or multiply", "相加还是相乘"),
    ("02.2", lambda W, h: np.linalg.norm(jacobian(W, h), 2), "of the shape (1, 1)", "形状为 (1, 1)"),
    ("02.2", lambda W, h: jacobian(W, h) ** 2, "of the first step alone", "只算第一步"),
    ("02.2", lambda W, h: np.diag(1 - h[0] ** 2) @ W, "of the shape", "形状为"),
    ("02.2", vandal, "changes its argument h", "参数 h"),
    ("02.3", (0.9, 1, -5), "slides to 0", "滑向 0"),
    ("02.3", (-3, 1, LATCH), "two steps in a row", "连续两步"),
    ("02.3", (3, -1, LATCH), "the sign of the bit", "与比特同号"),
    ("02.3", (1.2, 1, -17), "u times the noise", "噪声乘以 u"),
    ("02.3", (3, 5, LATCH), "u times the noise", "噪声乘以 u"),
    ("02.3", (2, 1, -LATCH), "larger or smaller than 1", "是大是小"),
    ("02.3", (2, 1, LATCH * math.log(10)), "the natural logarithm", "自然对数"),
    ("02.3", (2, 1, LATCH / 100), "that is one step", "这是一步的"),
    ("02.3", (2, 1, log10_gradient(2, 1, 1)), "that is one step", "这是一步的"),
    ("02.3", (2, 1, log10_gradient(2, 1, 101)), "how many factors", "取了几个因子"),
    ("02.3", (2, 1, log10_gradient(2, 1, 1000)), "over 1,000 steps", "隔 1,000 步的"),
    ("02.3", (2, 1, LATCH - 100 * math.log10(2)), "more in a factor", "还有别的"),
    ("02.3", (2, 1, log10_gradient(2, 1, slope=lambda h: 1)), "where is the slope", "斜率到哪里去了"),
    ("02.3", (2, 1, 10**LATCH), "Its logarithm is wanted", "要的是它的对数"),
    ("02.3", (1.8, 1, LATCH), "one factor for each silent step", "每走一步加上一个因子"),
    ("02.3", (2, 1, SLOPE_BEFORE), "the state that it leads to", "这一步得到的状态"),
    ("02.3", (2, 1, log10_gradient(2, 5)), "that is close", "很接近了"),
    ("02.3", (2, 1, round(LATCH)), "rounded to a whole number", "取成整数"),
    ("02.3", (2, 1, 100 * log10_gradient(2, 1, 1)), "100 times the first step", "第一步的 100 倍"),
    ("02.3", (3, 1, log10_gradient(3, 1)), "less than 1e-100 is left", "梯度剩下不到 1e-100"),
    ("02.3", (10, 1, -np.inf), "less than 1e-100 is left", "梯度剩下不到 1e-100"),
    ("02.3", (2, 1, -np.inf), "not above 0", "不大于 0"),
    ("02.3", (2, 1), "expected 3 values, (w, u, log10_gradient)", "需要 3 个值：(w, u, log10_gradient)"),
    ("02.3", (np.inf, 1, -1), "finite", "有限"),
]
