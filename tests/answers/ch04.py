import numpy as np


def first_one(dtype):
    one = np.dtype(dtype).type(1)
    return next(a for a in range(1, 100) if one / (one + np.exp(-one * one.dtype.type(a))) == 1)


def line(f, i, C_tilde):
    slope, intercept = 1.0, 0.0
    for f_t, i_t, c_t in zip(f, i, C_tilde, strict=True):
        slope, intercept = f_t * slope, f_t * intercept + i_t * c_t
    return slope, intercept


RIGHT = [("04.1", first_one), ("04.2", line)]

WRONG = [
    ("04.1", lambda dtype: 37, "For float32 it returned 37", "对 float32"),
    ("04.1", lambda dtype: {"float32": 17, "float64": 36}[dtype], "For float64 it returned 36", "对 float64"),
    ("04.2", lambda f, i, C_tilde: (f, i), "two numbers", "两个数"),
    ("04.2", lambda f, i, C_tilde: (i[0], f[0]), "read slope and intercept off", "直接从式 (4) 读出"),
    ("04.2", lambda f, i, C_tilde: (np.prod(f), np.sum(i * C_tilde)), "gate of the second", "第二步的门"),
    (
        "04.2",
        lambda f, i, C_tilde: (np.prod(f[-2:]), line(f[-2:], i[-2:], C_tilde[-2:])[1]),
        "carry slope",
        "一步一步更新",
    ),
]
