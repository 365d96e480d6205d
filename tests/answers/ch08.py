import numpy as np

from .common import joined, sigmoid

RIGHT = [
    ("08.1", lambda W, b, h, x, C: (sigmoid(joined(h, x) @ W.T + b), sigmoid(joined(h, x) @ W.T + b) * np.tanh(C))),
    ("08.2", lambda h, o: np.arctanh(h / o) if abs(h) < o else np.nan),
]

WRONG = [
    ("08.1", lambda W, b, h, x, C: (sigmoid(joined(h, x) @ W.T + b), joined(h, x)), "the shapes", "形状"),
    (
        "08.1",
        lambda W, b, h, x, C: (np.tanh(joined(h, x) @ W.T + b), np.tanh(C)),
        "like the other two gates",
        "与另外两个门相同",
    ),
    (
        "08.1",
        lambda W, b, h, x, C: (sigmoid(joined(x, h) @ W.T + b), sigmoid(joined(x, h) @ W.T + b) * np.tanh(C)),
        "which comes first",
        "谁在前",
    ),
    (
        "08.1",
        lambda W, b, h, x, C: (sigmoid(joined(h, x) @ W.T + b), sigmoid(joined(h, x) @ W.T + b) * C),
        "What comes between",
        "中间经过了什么",
    ),
    (
        "08.1",
        lambda W, b, h, x, C: (sigmoid(joined(h, x) @ W.T + b), sigmoid(joined(h, x) @ W.T + b) * np.tanh(C[:1])),
        "entry by entry",
        "按元素相乘",
    ),
    ("08.2", lambda h, o: h / o, "undo the tanh", "反函数"),
    ("08.2", lambda h, o: np.arctanh(np.clip(h / o, -0.999, 0.999)), "how large", "最大能有多大"),
    ("08.2", lambda h, o: np.arctanh(h / o) if h < o else np.nan, "For h = -0.5 and o = 0.5", "h = -0.5、o = 0.5"),
]
