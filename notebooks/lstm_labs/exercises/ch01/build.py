"""Exercise 01.2: the loop of a plain network."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.random import Generator

from lstm_ref import RNNParams, rnn_forward, sigmoid
from lstm_ref.checks import Array

from ..cases import arrays, drawn, sizes
from ..equations import joined, swapped
from ..hints import ALL_STEPS, ORDER, TIME_FIRST
from ..kinds import Build, Mistake
from ..text import Text


def forward(W_h: Array, b_h: Array, x: Array) -> Array:
    """Return h of all steps, as the package computes it."""
    return rnn_forward(RNNParams(W_h, b_h), x).h


def unrolled(
    join: Any = joined, bias: float = 1, squash: Any = np.tanh, back: int = 1, start: float = 0
) -> Callable[..., Array]:
    """Return a forward pass, right unless a part is replaced; each step gets the state of `back` steps before."""

    def answer(W_h: Array, b_h: Array, x: Array) -> Array:
        states = [np.full((x.shape[1], len(b_h)), start)] * back
        for x_t in x:
            states.append(squash(join(states[-back], x_t) @ W_h.T + bias * b_h))
        return np.stack(states[back:])

    return answer


def draw_sequence(rng: Generator) -> dict[str, Any]:
    """Return weights and a sequence with all sizes different."""
    T, B, D, H = sizes(rng, 4)
    return drawn(rng, W_h=(H, H + D), b_h=(H,), x=(T, B, D))


def sums_handed_on(W_h: Array, b_h: Array, x: Array) -> Array:
    """Return h of all steps, where each step gets the pre-activation of the one before."""
    return np.tanh(unrolled(squash=lambda a: a)(W_h, b_h, x))


TIME = Text(
    "which axis of x is time? Your loop goes along another.",
    "x 的哪个轴是时间？你的循环走的是另一个轴。",
)
build = Build(
    "01.2",
    forward,
    ("h",),
    draw_sequence,
    mistakes=(
        Mistake(
            unrolled(back=1000),
            Text(
                "the first step is right, the second is not. What does a step get from the one before?",
                "第一步是对的，第二步就不对了。每一步从上一步拿到了什么？",
            ),
        ),
        Mistake(
            unrolled(back=2),
            Text(
                "each step uses the state of two steps before. When does the new state take the place of the old one?",
                "每一步用的都是两步之前的状态。新状态什么时候替换旧状态？",
            ),
        ),
        Mistake(
            sums_handed_on,
            Text(
                "the first step is right. What is handed on to the second: h, or the sum before the tanh?",
                "第一步是对的。传给第二步的是 h，还是取 tanh 之前的和？",
            ),
        ),
        Mistake(
            unrolled(start=1),
            Text("which state stands before the first word?", "读第一个词之前，状态是什么？"),
        ),
        Mistake(
            lambda W, b, x: np.concatenate([0 * forward(W, b, x)[:1], forward(W, b, x)[:-1]]),
            Text(
                "the first of your states is the one before the first word, and the last word is missing.",
                "你的第一个状态是读第一个词之前的，最后一个词的状态却没有。",
            ),
        ),
        Mistake(
            lambda W, b, x: np.concatenate([0 * forward(W, b, x)[:1], forward(W, b, x)]),
            Text(
                "the zeros before the first word are no state of a word. How many words are there?",
                "读第一个词之前的零，不是哪个词的状态。一共有几个词？",
            ),
        ),
        Mistake(
            lambda W, b, x: np.stack([forward(W, b, x)[-1]] * len(x)),
            Text(
                "every entry is the state of the last step: all are one and the same array, overwritten at each step.",
                "每一步返回的都是最后的状态：它们是同一个数组，每一步都被改写。",
            ),
        ),
        Mistake(unrolled(swapped), ORDER),
        Mistake(
            unrolled(bias=0), Text("what is left of equation (R1) when W_h is zero?", "W_h 为零时，式 (R1) 还剩什么？")
        ),
        Mistake(
            lambda W, b, x: unrolled(bias=0, squash=lambda a: np.tanh(a) + b)(W, b, x),
            Text("is b_h added before the tanh or after it?", "b_h 加在取 tanh 之前，还是之后？"),
        ),
        Mistake(
            unrolled(squash=lambda a: a),
            Text("what keeps every entry of h between -1 and 1?", "是什么让 h 的每个元素都在 -1 与 1 之间？"),
        ),
        Mistake(
            unrolled(squash=sigmoid),
            Text("an entry of h may be negative. Is the sigmoid ever?", "h 的元素可以是负的。sigmoid 会是负的吗？"),
        ),
        Mistake(
            lambda W, b, x: forward(W, b, x)[:1],
            Text(
                "only one step was taken. Does `return` stand inside the loop?",
                "只走了一步。`return` 是不是写在循环里面了？",
            ),
        ),
        Mistake(lambda W, b, x: forward(W, b, x)[-1], ALL_STEPS),
        Mistake(lambda W, b, x: forward(W, b, x).swapaxes(0, 1), TIME_FIRST),
        Mistake(lambda W, b, x: forward(W, b, x.swapaxes(0, 1)), TIME),
        Mistake(lambda W, b, x: forward(W, b, x.swapaxes(0, 1)).swapaxes(0, 1), TIME),
        Mistake(
            lambda W, b, x: forward(W, b, x).swapaxes(1, 2),
            Text(
                "the rows of x_t are the examples, and so are those of h_t. Which axis of W_h must meet [h_prev, x_t]?",
                "x_t 的每一行是一个样本，h_t 也一样。W_h 的哪个轴应当与 [h_prev, x_t] 对齐？",
            ),
        ),
    ),
    hint=Text(
        "print h of the first two steps and compare them with equation (R1), written out for one example.",
        "打印前两步的 h，取一个样本，与式 (R1) 逐项对照。",
    ),
    right=Text(
        "One line, repeated with the same weights, and a state handed on: this is the whole network, for any T, B, D, H.",
        "同一行代码，同一组权重，一步步重复，只把状态传下去：整个网络就是这样，T、B、D、H 取多少都成立。",
    ),
    fixed=(arrays(W_h=[[0.5, 2]], b_h=[0.5], x=[[[1]], [[0]], [[-1]]]),),
)
