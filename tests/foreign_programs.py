"""Programs in files and cells in modules, for the tests of the checker: a right LSTM, and slips in it."""

import sys

RIGHT = """
import json, sys
import numpy as np
sys.stdout.reconfigure(line_buffering=True)

def sigmoid(a):
    return 1 / (1 + np.exp(-np.clip(a, -80, 80)))

def step(x_t, h_prev, C_prev, W, b):
    a = np.concatenate([h_prev, x_t], axis=1) @ W.T + b
    a_f, a_i, a_C, a_o = np.split(a, 4, axis=1)
    C = sigmoid(a_f) * C_prev + sigmoid(a_i) * np.tanh(a_C)
    return sigmoid(a_o) * np.tanh(C), C

def answer(line):
    q = {k: np.array(v) if isinstance(v, list) else v for k, v in json.loads(line).items()}
    h, C, hs = q["h0"], q["C0"], []
    for x_t in q["x"]:
        h, C = step(x_t, h, C, q["W"], q["b"])
        hs.append(h.tolist())
    return {"h": hs, "C_n": C.tolist()}
"""
LOOP = """
for line in sys.stdin:
    print(json.dumps(answer(line)))
"""
PLAIN = """
def numbers():
    return [float(word) for word in input().split()]

while True:
    try:
        D, H, B, T = map(int, numbers())
    except EOFError:
        break
    shapes = (T, B, D), (B, H), (B, H), (4 * H, H + D), (4 * H,)
    x, h, C, W, b = (np.reshape(numbers(), shape) for shape in shapes)
    hs = []
    for x_t in x:
        h, C = step(x_t, h, C, W, b)
        hs.append(h)
    print(*np.ravel(hs), *C.ravel())
"""
SWAPPED = RIGHT.replace("a_f, a_i, a_C, a_o =", "a_i, a_f, a_C, a_o =")


def program(folder, *parts):
    """Write a program into a folder, and return the command that runs it."""
    path = folder / "foreign.py"
    path.write_text("".join(parts), encoding="utf-8")
    return [sys.executable, str(path)]
