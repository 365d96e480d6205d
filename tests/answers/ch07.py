import numpy as np


def matrix_product(f, i, c, C):
    return f @ C + i @ c


RIGHT = [
    ("07.1", lambda f, i, c, C: f * C + i * c),
    ("07.2", lambda n: (0.5 ** (1 / n), 1 - 0.5 ** (1 / n))),
]

WRONG = [
    ("07.1", matrix_product, "raised ValueError", "抛出了 ValueError"),
    ("07.1", lambda f, i, c, C: (f * C + i * c).sum(axis=0), "the shape (2,)", "(2,)"),
    ("07.1", lambda f, i, c, C: f * c + i * C, "which of the two arrays does f_t multiply", "f_t 该乘哪个数组"),
    ("07.1", lambda f, i, c, C: f * C, "let in", "进来的是什么"),
    ("07.1", lambda f, i, c, C: f * C + (1 - f) * c, "may be open at once", "可以同时打开"),
    ("07.1", lambda f, i, c, C: np.clip(f * C + i * c, -2, 2), "larger than 1", "大于 1"),
    ("07.1", lambda f, i, c, C: f * C + i * c.mean(axis=0), "nothing is summed", "不对批量"),
    ("07.2", lambda n: (1.5, 0.5), "lies between 0 and 1", "0 与 1 之间"),
    ("07.2", lambda n: (0.5 ** (1 / n), 1.0), "Which i makes 0.8", "解才是 0.8"),
    ("07.2", lambda n: (0.5, 0.5), "multiplied by f", "f 倍"),
]
