"""Exercise 08.1: what is seen at one word."""

import numpy as np

from lstm_ref import lstm_forward
from lstm_ref.activations import sigmoid

from ...example import tiny_inputs, tiny_params
from ..kinds import Guess, Predict
from ..text import Text

TRACE = lstm_forward(tiny_params(), tiny_inputs())
AT = 5  # bought, where the answer is due
C, O, GATE_BEFORE = TRACE.C[AT, 0], TRACE.o[AT, 0], TRACE.o[AT - 1, 0]

NO_GATE = Text(
    "this is the tanh of the cell state, before the gate. How far is each entry of the gate open?",
    "这是单元状态的 tanh，还没有乘以门。门的每个元素开了多大？",
)
SIGN = Text(
    "C_1 is negative. Which function lets its sign be seen, the tanh or the sigmoid?",
    "C_1 是负的。tanh 和 sigmoid，哪个会留下它的正负号？",
)
predict = Predict(
    "08.1",
    want=tuple(TRACE.h[AT, 0]),
    tolerance=0.015,  # two decimals, of which rounding on the way may move the last
    guesses=(
        Guess(
            np.round(TRACE.h[AT, 0], 1),
            Text("that is rounded to one decimal. Two are asked for.", "这只取到一位小数，要的是两位。"),
        ),
        Guess(
            C,
            Text("that is what the cell holds. How much of it is shown?", "这是单元里存着的值。有多少露出来？"),
        ),
        Guess(np.tanh(C), NO_GATE),
        Guess(np.round(np.tanh(C), 1), NO_GATE),
        Guess(np.abs(TRACE.h[AT, 0]), SIGN),
        Guess(
            GATE_BEFORE * np.tanh(C),
            Text(
                "that is what would be shown where no answer is due. Here x_3 is 1: which entries of W_o act on it?",
                "没到该用上的时候才是这样。这里 x_3 是 1：W_o 的哪些元素与它相乘？",
            ),
        ),
        Guess(
            O * C,
            Text("equation (6) does something to C_t before the gate. What?", "式 (6) 里，C_t 先要经过什么才乘以门？"),
        ),
        Guess(
            sigmoid(tiny_params().W_o[:, 4]) * np.tanh(C),
            Text("what does b_o add to the two weights?", "b_o 给这两个权重各加上了多少？"),
        ),
        Guess(O * sigmoid(C), SIGN),
        Guess(
            O,
            Text("this is the gate alone. What does it multiply?", "这只是门的值。它要去乘什么？"),
        ),
        Guess(
            TRACE.h[AT, 0, ::-1],
            Text("entry 1 comes first. Which row of W_o has the -5?", "第 1 维在前。-5 在 W_o 的哪一行？"),
        ),
    ),
    hint=Text(
        "for each row of W_o: the weight of x_3, plus b_o, then the sigmoid; it multiplies the tanh of C_t.",
        "对 W_o 的每一行：取与 x_3 相乘的权重，加上 b_o，取 sigmoid，再乘以 C_t 的 tanh。",
    ),
    right=Text(
        "The flag x_3 shuts entry 1 of the gate (2 - 5 = -3) and opens entry 2 (-4 + 6 = 2): one is held "
        "back, one is seen.",
        "标志 x_3 关上第 1 维的门（2 - 5 = -3），打开第 2 维的门（-4 + 6 = 2）：一个压住，一个露出来。",
    ),
)
