import numpy as np

from .common import joined, sigmoid

RIGHT = [
    ("06.1", lambda W, b, V, c, h, x: (sigmoid(joined(h, x) @ W.T + b), np.tanh(joined(h, x) @ V.T + c))),
    ("06.2", (np.array([[0, 0, 10.0]]), np.array([-5.0]), np.array([[0, 3.0, 0]]), np.array([0.0]))),
    ("06.2", ([[0, 0, 20]], [-10], [[0.5, 5, 0]], [0])),
]

WRONG = [
    (
        "06.1",
        lambda W, b, V, c, h, x: (np.tanh(joined(h, x) @ V.T + c), sigmoid(joined(h, x) @ W.T + b)),
        "Which",
        "收尾",
    ),
    ("06.1", lambda W, b, V, c, h, x: (sigmoid(joined(h, x) @ W.T + b),) * 2, "which in a tanh", "以 tanh 收尾"),
    ("06.1", lambda W, b, V, c, h, x: sigmoid(joined(h, x) @ W.T + b), "expected 2 values", "需要 2 个值"),
    (
        "06.1",
        lambda W, b, V, c, h, x: (sigmoid(joined(h, x) @ W.T + b), np.tanh(joined(h, x) @ V.T + b)),
        "a bias of its own",
        "各有自己的偏置",
    ),
    (
        "06.1",
        lambda W, b, V, c, h, x: (sigmoid(joined(h, x) @ W.T + b), np.tanh(joined(x, h) @ V.T + c)),
        "which comes first",
        "谁在前",
    ),
    ("06.1", lambda W, b, V, c, h, x: (W, V), "the shapes ((2, 6), (2, 6))", "((2, 6), (2, 6))"),
    (
        "06.1",
        lambda W, b, V, c, h, x: (sigmoid(joined(h, x) @ W.T + b.sum()), np.tanh(joined(h, x) @ V.T + c)),
        "one entry for each hidden unit",
        "按隐藏单元",
    ),
    ("06.2", (np.zeros((1, 2)), np.zeros(1), np.zeros((1, 3)), np.zeros(1)), "of the shapes (1, 3)", "形状依次为"),
    ("06.2", ([[0, 0, 10]], [-5], [[0, 1, 0]], [0]), "close to the sign", "接近该符号"),
    ("06.2", ([[0, 0, 10]], [5], [[0, 3, 0]], [0]), "what closes the gate", "让门关上"),
]
