"""Exercise 05.2: equation (1)."""

import numpy as np
from numpy.random import Generator

from lstm_ref.activations import sigmoid

from ..cases import arrays, drawn, drawn_layers, sizes
from ..equations import gate, pre_activation
from ..hints import KEPT_OR_DROPPED, NEGATIVE_GATE, NO_GATE, ORDER
from ..kinds import Build, Mistake
from ..reading import Values
from ..text import Text


def draw_gate(rng: Generator) -> dict[str, Values]:
    """Return the arguments of a forget gate with all sizes different."""
    B, H, D = sizes(rng, 3)
    return {**drawn_layers(rng, "f", D, H), **drawn(rng, h_prev=(B, H), x_t=(B, D))}


build = Build(
    "05.2",
    gate,
    ("f_t",),
    draw_gate,
    mistakes=(
        Mistake(lambda W, b, h, x: gate(W, b, x, h), ORDER),
        Mistake(
            lambda W, b, h, x: gate(W, 0 * b, h, x),
            Text("what is left of equation (1) when W_f is zero?", "W_f 为零时，式 (1) 还剩下什么？"),
        ),
        Mistake(pre_activation, NO_GATE),
        Mistake(lambda W, b, h, x: np.tanh(pre_activation(W, b, h, x)), NEGATIVE_GATE),
        Mistake(lambda W, b, h, x: sigmoid(-pre_activation(W, b, h, x)), KEPT_OR_DROPPED),
        Mistake(
            lambda W, b, h, x: gate(W, -b, h, x),
            Text(
                "with W_f at zero and b_f large, is your gate open? Follow the sign of b_f into the exponential.",
                "W_f 为零、b_f 很大时，你的门是开着的吗？看看 b_f 进入指数函数时带什么符号。",
            ),
        ),
        Mistake(
            lambda W, b, h, x: 1 + np.exp(-pre_activation(W, b, h, x)),
            Text(
                "a gate is never above 1. What does Python do first in 1 / 1 + exp(-a)?",
                "门的值不会超过 1。写成 1 / 1 + exp(-a)，Python 先算什么？",
            ),
        ),
        Mistake(
            lambda W, b, h, x: gate(W, b, h, x).T,
            Text(
                "the rows of h_prev are the examples. Which axis of W_f must meet which axis of [h_prev, x_t]?",
                "h_prev 的每一行是一个样本。W_f 的哪个轴应当与 [h_prev, x_t] 的哪个轴对齐？",
            ),
        ),
        Mistake(
            lambda W, b, h, x: gate(W, b.sum(), h, x),
            Text("b_f has one entry for each hidden unit.", "b_f 里，每个隐藏单元对应一个元素。"),
        ),
        Mistake(
            lambda W, b, h, x: gate(W[:, h.shape[1] :], b, x),
            Text("does the gate see the hidden state?", "门看得到隐状态吗？"),
        ),
        Mistake(
            lambda W, b, h, x: gate(W[:, : h.shape[1]], b, h, x[:, :0]),
            Text("does the gate see the input?", "门看得到输入吗？"),
        ),
        Mistake(
            lambda W, b, h, x: gate(W, 0 * b, h, x) + b,
            Text("is b_f added before the sigmoid or after it?", "b_f 加在取 sigmoid 之前，还是之后？"),
        ),
    ),
    hint=Text(
        "take one example and one hidden unit: H + D products, their sum and one bias are a_f_t; f_t is its sigmoid.",
        "取一个样本、一个隐藏单元：H + D 个乘积之和，再加一个偏置，就是 a_f_t；取 sigmoid 之后才是 f_t。",
    ),
    right=Text(
        "Your function computes equation (1), for any batch size and any dimensions.",
        "你的函数就是式 (1)，对任意批量大小和任意维数都成立。",
    ),
    fixed=(
        arrays(W_f=[[1, 2]], b_f=[0.5], h_prev=[[-1]], x_t=[[0.5]]),
        arrays(W_f=[[0, 1]], b_f=[0], h_prev=[[0]], x_t=[[-30]]),
    ),
)
