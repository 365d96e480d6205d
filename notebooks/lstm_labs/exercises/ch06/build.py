"""Exercise 06.2: equations (2) and (3)."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.random import Generator

from lstm_ref.activations import sigmoid

from ..cases import arrays, drawn, drawn_layers, sizes
from ..equations import gate, pre_activation
from ..hints import ORDER
from ..kinds import Build, Mistake
from ..reading import Values
from ..text import Text
from .layers import equations_2_3


def activated(of_gate: Callable[..., Any], of_candidate: Callable[..., Any]) -> Callable[..., Any]:
    """Return equations (2) and (3) with other activation functions."""

    def answer(W: Values, b: Values, V: Values, c: Values, h: Values, x: Values) -> Any:
        return of_gate(pre_activation(W, b, h, x)), of_candidate(pre_activation(V, c, h, x))

    return answer


def with_layers(chosen: Callable[..., Any]) -> Callable[..., Any]:
    """Return equations (2) and (3) with other weights and biases than should be taken."""

    def answer(W: Values, b: Values, V: Values, c: Values, h: Values, x: Values) -> Any:
        W_i, b_i, W_C, b_C = chosen(W, b, V, c)
        return equations_2_3(W_i, b_i, W_C, b_C, h, x)

    return answer


def draw_layers(rng: Generator) -> dict[str, Values]:
    """Return the arguments of an input gate and a candidate with all sizes different."""
    B, H, D = sizes(rng, 3)
    return {**drawn_layers(rng, "iC", D, H), **drawn(rng, h_prev=(B, H), x_t=(B, D))}


GATE_BIAS = Text("what is left of equation (2) when W_i is zero?", "W_i 为零时，式 (2) 还剩下什么？")
CANDIDATE_BIAS = Text("what is left of equation (3) when W_C is zero?", "W_C 为零时，式 (3) 还剩下什么？")
OWN = Text(
    "what does the candidate have that it does not share with the gate, besides the tanh?",
    "除了 tanh，候选值还有什么是不与门共用的？",
)
PRODUCT = Text(
    "that is what will be written. The product is computed in step 3; here both factors are wanted.",
    "这是将要写入的量。乘积留到第三步再求，这里要的是两个因子。",
)
SAME = Text("both layers see the same [h_prev, x_t]. Do yours?", "两个层看到的是同一个 [h_prev, x_t]。你的也是吗？")
BIASES = Text(
    "weights and inputs are right. Which bias belongs to which layer?", "权重和输入都对。哪个偏置属于哪个层？"
)
build = Build(
    "06.2",
    equations_2_3,
    ("i_t", "C~_t"),
    draw_layers,
    mistakes=(
        Mistake(
            lambda *case: equations_2_3(*case)[::-1],
            Text("which of the two is asked for first?", "两者中先返回哪一个？"),
        ),
        Mistake(
            activated(sigmoid, sigmoid),
            Text(
                "a candidate may also lower an entry of the state. Is a sigmoid ever negative?",
                "候选值也可以让状态的元素变小。sigmoid 会是负的吗？",
            ),
        ),
        Mistake(
            activated(np.tanh, np.tanh),
            Text("a gate is a share, never negative. Is the tanh?", "门是比例，不会是负的。tanh 呢？"),
        ),
        Mistake(
            activated(np.tanh, sigmoid),
            Text("which of the two is a share, and which has a sign?", "两者中哪个是比例，哪个有正有负？"),
        ),
        Mistake(
            activated(np.array, np.array),
            Text(
                "these are the pre-activations. What makes the one a share and the other a number from -1 to 1?",
                "这是预激活值。怎样把一个变成比例，把另一个变成 -1 与 1 之间的数？",
            ),
        ),
        Mistake(
            activated(sigmoid, np.array),
            Text("what keeps a candidate between -1 and 1?", "靠什么让候选值在 -1 与 1 之间？"),
        ),
        Mistake(
            with_layers(lambda W, b, V, c: (V, c, W, b)),
            Text("which weights belong to which layer?", "哪组权重属于哪个层？"),
        ),
        Mistake(with_layers(lambda W, b, V, c: (W, b, W, b)), OWN),
        Mistake(with_layers(lambda W, b, V, c: (W, b, W, c)), OWN),
        Mistake(lambda W, b, V, c, h, x: equations_2_3(W, b, V, c, x, h), ORDER),
        Mistake(lambda W, b, V, c, h, x: (gate(W, b, h, x), np.tanh(pre_activation(V, c, x, h))), SAME),
        Mistake(lambda W, b, V, c, h, x: (gate(W, b, x, h), np.tanh(pre_activation(V, c, h, x))), SAME),
        Mistake(
            activated(lambda a: sigmoid(-a), np.tanh),
            Text(
                "is i_t the share that is let in or the share that is kept out?",
                "i_t 是放进去的比例，还是挡在外面的比例？",
            ),
        ),
        Mistake(
            with_layers(lambda W, b, V, c: (W, -b, V, c)),
            Text(
                "with W_i at zero and b_i large, is your gate open? Follow the sign of b_i into the exponential.",
                "W_i 为零、b_i 很大时，你的门是开着的吗？看看 b_i 进入指数函数时带什么符号。",
            ),
        ),
        Mistake(with_layers(lambda W, b, V, c: (W, 0 * b, V, c)), GATE_BIAS),
        Mistake(with_layers(lambda W, b, V, c: (W, b, V, 0 * c)), CANDIDATE_BIAS),
        Mistake(
            with_layers(lambda W, b, V, c: (W, 0 * b, V, 0 * c)),
            Text("what is left of either equation when its weights are zero?", "权重为零时，两个式子各剩下什么？"),
        ),
        Mistake(with_layers(lambda W, b, V, c: (W, b, V, b)), BIASES),
        Mistake(with_layers(lambda W, b, V, c: (W, c, V, c)), BIASES),
        Mistake(with_layers(lambda W, b, V, c: (W, c, V, b)), BIASES),
        Mistake(
            with_layers(lambda W, b, V, c: (W, b.sum(), V, c.sum())),
            Text("a bias has one entry for each hidden unit.", "偏置里，每个隐藏单元对应一个元素。"),
        ),
        Mistake(
            lambda *case: tuple(part.T for part in equations_2_3(*case)),
            Text(
                "the rows of h_prev are the examples. Which axis of the weights must meet which axis of [h_prev, x_t]?",
                "h_prev 的每一行是一个样本。权重的哪个轴应当与 [h_prev, x_t] 的哪个轴对齐？",
            ),
        ),
        Mistake(lambda *case: np.prod(equations_2_3(*case), axis=0), PRODUCT),
        Mistake(lambda *case: (equations_2_3(*case)[0], np.prod(equations_2_3(*case), axis=0)), PRODUCT),
        Mistake(
            lambda W, b, V, c, h, x: (
                gate(W[:, h.shape[1] :], b, x),
                np.tanh(pre_activation(V[:, h.shape[1] :], c, x)),
            ),
            Text("do the two layers see the hidden state?", "这两个层看得到隐状态吗？"),
        ),
    ),
    hint=Text(
        "print a_i_t and a_C_t for one example and compare them with equations (2) and (3).",
        "只看一个样本，打印 a_i_t 和 a_C_t，分别对照式 (2) 和式 (3)。",
    ),
    right=Text(
        "Your function computes equations (2) and (3), for any batch size and any dimensions.",
        "你的函数就是式 (2) 和式 (3)，对任意批量大小和任意维数都成立。",
    ),
    fixed=(
        arrays(W_i=[[1, 2]], b_i=[0.5], W_C=[[1, -1]], b_C=[0.25], h_prev=[[-1]], x_t=[[0.5]]),
        arrays(W_i=[[0, 1]], b_i=[0], W_C=[[1, 0]], b_C=[0], h_prev=[[0]], x_t=[[-30]]),
    ),
)
