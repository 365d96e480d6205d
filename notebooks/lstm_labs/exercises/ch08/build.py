"""Exercise 08.2: equations (5) and (6)."""

import numpy as np
from numpy.random import Generator

from lstm_ref.activations import sigmoid
from lstm_ref.checks import Array

from ..cases import arrays, drawn, drawn_layers, sizes
from ..equations import gate, pre_activation
from ..hints import NEGATIVE_GATE, NO_GATE, ORDER
from ..kinds import Build, Mistake
from ..reading import Values
from ..text import Text


def equations_5_6(W_o: Array, b_o: Array, h_prev: Array, x_t: Array, C_t: Array) -> tuple[Array, Array]:
    """Return o_t and h_t."""
    return shown_by(gate(W_o, b_o, h_prev, x_t), C_t)


def shown_by(o: Array, C: Array) -> tuple[Array, Array]:
    """Return a gate and what it shows."""
    return o, o * np.tanh(C)


def draw_output(rng: Generator) -> dict[str, Values]:
    """Return the arguments of an output with all sizes different."""
    B, H, D = sizes(rng, 3)
    return {**drawn_layers(rng, "o", D, H), **drawn(rng, h_prev=(B, H), x_t=(B, D), C_t=(B, H))}


build = Build(
    "08.2",
    equations_5_6,
    ("o_t", "h_t"),
    draw_output,
    mistakes=(
        Mistake(
            lambda W, b, h, x, C: equations_5_6(W, b, h, x, C)[::-1],
            Text("which of the two is returned first?", "这两个结果，先返回哪一个？"),
        ),
        Mistake(
            lambda W, b, h, x, C: (gate(W, b, h, x), gate(W, b, h, x) * C),
            Text(
                "what keeps h_t within (-1, 1), however large C_t is?",
                "无论 C_t 多大，是什么让 h_t 总在 (-1, 1) 之内？",
            ),
        ),
        Mistake(
            lambda W, b, h, x, C: (gate(W, b, h, x), np.tanh(gate(W, b, h, x) * C)),
            Text("what does the tanh take: C_t, or the product with the gate?", "取 tanh 的是 C_t，还是它与门的乘积？"),
        ),
        Mistake(
            lambda W, b, h, x, C: (gate(W, b, h, x), gate(W, b, h, x) * sigmoid(C)),
            Text("may a hidden state be negative? Is a sigmoid ever?", "隐状态可以是负的吗？sigmoid 会是负的吗？"),
        ),
        Mistake(
            lambda W, b, h, x, C: (gate(W, b, h, x), np.tanh(C)),
            Text("with o_t = 0, what should be seen?", "o_t = 0 时，应当看到什么？"),
        ),
        Mistake(
            lambda W, b, h, x, C: (gate(W, b, h, x), C),
            Text("is the cell state itself what other layers get to see?", "别的层看到的就是单元状态本身吗？"),
        ),
        Mistake(lambda W, b, h, x, C: shown_by(gate(W, b, x, h), C), ORDER),
        Mistake(
            lambda W, b, h, x, C: shown_by(gate(W, 0 * b, h, x), C),
            Text("what is left of equation (5) when W_o is zero?", "W_o 为零时，式 (5) 还剩下什么？"),
        ),
        Mistake(lambda W, b, h, x, C: shown_by(np.tanh(pre_activation(W, b, h, x)), C), NEGATIVE_GATE),
        Mistake(lambda W, b, h, x, C: shown_by(pre_activation(W, b, h, x), C), NO_GATE),
        Mistake(
            lambda W, b, h, x, C: shown_by(1 - gate(W, b, h, x), C),
            Text(
                "is o_t the share that is shown or the share that is held back?", "o_t 是露出的比例，还是压住的比例？"
            ),
        ),
    ),
    hint=Text(
        "one example, one hidden unit: print the pre-activation, o_t, tanh(C_t) and h_t, and compare them with (5) and "
        "(6).",
        "取一个样本、一个隐藏单元，打印预激活值、o_t、tanh(C_t)、h_t，与式 (5)、式 (6) 逐个比较。",
    ),
    right=Text(
        "Your function computes equations (5) and (6), for any batch size and any dimensions.",
        "你的函数就是式 (5) 和式 (6)，对任意批量大小和任意维数都成立。",
    ),
    fixed=(arrays(W_o=[[1, 2]], b_o=[0.5], h_prev=[[-1]], x_t=[[0.5]], C_t=[[-3]]),),
)
