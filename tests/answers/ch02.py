import math

import numpy as np


def counted(r, s):
    n = 0
    while r**n >= s:
        n += 1
    return n


RIGHT = [
    ("02.1", lambda w, h: np.prod(w * (1 - h**2))),
    ("02.1", lambda w, h: math.prod(float(w * (1 - value**2)) for value in h)),
    ("02.2", counted),
    ("02.2", lambda r, s: math.floor(math.log(s) / math.log(r)) + 1),
]

WRONG = [
    ("02.1", lambda w, h: w * (1 - h**2), "expected one number", "应当是一个数"),
    ("02.1", lambda w, h: w * np.prod(1 - h**2), "There are three steps", "这里有三步"),
    ("02.1", lambda w, h: np.sum(w * (1 - h**2)), "There are three steps", "这里有三步"),
    ("02.1", lambda w, h: np.prod(w * (1 - np.tanh(h) ** 2)), "the value of the tanh", "tanh 的函数值"),
    ("02.1", lambda w, h: np.prod(w * (1 - np.abs(h))), "the value of the tanh", "tanh 的函数值"),
    ("02.1", lambda w, h: np.prod(abs(w) * (1 - h**2)), "w included", "都含 w"),
    ("02.1", lambda w, h: np.prod(w * (1 - h[:3] ** 2)), "every factor counts", "一个都不能少"),
    ("02.2", lambda r, s: math.log(s) / math.log(r), "a whole number", "一个整数"),
    ("02.2", lambda r, s: int(math.log(s) / math.log(r)), "is not below s", "并不小于 s"),
    ("02.2", lambda r, s: math.ceil(math.log(s) / math.log(r)) + 1, "4 steps are enough", "4 步就够了"),
    ("02.2", lambda r, s: math.ceil(math.log(s) / math.log(r)), "equals 0.25", "等于 0.25"),
]
