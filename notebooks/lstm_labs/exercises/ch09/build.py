"""Exercise 09.2: a forward pass of one's own."""

from functools import partial
from typing import Any

import numpy as np
from numpy.random import Generator

from lstm_ref import LSTMParams, lstm_forward, sigmoid
from lstm_ref.checks import Array

from ..cases import drawn, drawn_params, sizes
from ..equations import swapped
from ..hints import ALL_STEPS, OLD_STATE_SHOWN, ORDER, POSITIVE_CANDIDATE, TIME_FIRST
from ..kinds import Build, Mistake
from ..text import Text
from .cell import cell, like, losing, shows


def forward(params: LSTMParams, x: Array) -> tuple[Array, Array]:
    """Return h and C as the package computes them."""
    trace = lstm_forward(params, x)
    return trace.h, trace.C


def draw_sequence(rng: Generator) -> dict[str, Any]:
    """Return parameters and a sequence with all sizes different."""
    B, D, H, T = sizes(rng, 4)
    T, H = (H, T) if T == 2 else (T, H)  # two rows could be taken for the pair of states
    return {"params": drawn_params(rng, D, H), **drawn(rng, x=(T, B, D))}


CARRY = Text(
    "the first step is right, the second is not. What does each step get from the one before?",
    "第一步是对的，第二步就不对了。每一步从上一步拿到了什么？",
)
build = Build(
    "09.2",
    forward,
    ("h", "C"),
    draw_sequence,
    mistakes=(
        Mistake(like(losing(0, 1)), CARRY),
        Mistake(like(losing(0)), Text("C is passed on to the next step. Is h?", "C 传给了下一步。h 呢？")),
        Mistake(like(losing(1)), Text("h is passed on to the next step. Is C?", "h 传给了下一步。C 呢？")),
        Mistake(lambda p, x: forward(p, x)[::-1], Text("h comes first.", "h 在前。")),
        Mistake(like(partial(cell, join=swapped)), ORDER),
        Mistake(like(shows(lambda old, new: np.tanh(old))), OLD_STATE_SHOWN),
        Mistake(
            like(shows(lambda old, new: new)),
            Text("what keeps h within (-1, 1), however large C is?", "无论 C 多大，是什么让 h 总在 (-1, 1) 之内？"),
        ),
        Mistake(like(partial(cell, bias=0)), Text("each of the four layers has a bias.", "四个层各有一个偏置。")),
        Mistake(like(partial(cell, squash=sigmoid)), POSITIVE_CANDIDATE),
        Mistake(like(partial(cell, i="f")), Text("does i_t have weights of its own?", "i_t 用的是自己的权重吗？")),
        Mistake(lambda p, x: tuple(part[-1] for part in forward(p, x)), ALL_STEPS),
        Mistake(lambda p, x: tuple(part.swapaxes(0, 1) for part in forward(p, x)), TIME_FIRST),
        Mistake(
            lambda p, x: forward(p, x)[0],
            Text("that is h. The cell states of all steps are wanted too.", "这是 h。每一步的单元状态也要。"),
        ),
        Mistake(
            lambda p, x: tuple(zip(*forward(p, x))),
            Text(
                "each step has its own pair here. Collect h and C separately, and return them as one pair.",
                "这里每一步各有一对。请把 h 和 C 分开收集，最后作为一对返回。",
            ),
        ),
        Mistake(
            lambda p, x: tuple(np.concatenate([part[:1] * 0, part]) for part in forward(p, x)),
            Text("the zeros before the first step do not belong in the result.", "第一步之前的零不算在内。"),
        ),
        Mistake(
            lambda p, x: (forward(p, x)[0], forward(p, x)[1][-1:].repeat(len(x), axis=0)),
            Text(
                "C is the same at every step: is it one array that each step writes into?",
                "每一步的 C 都一样：是不是每一步都写进了同一个数组？",
            ),
        ),
    ),
    hint=Text(
        "print f_t, i_t, C~_t, C_t, o_t, h_t of the first step and compare them with `lstm_step`.",
        "打印第一步的 f_t、i_t、C~_t、C_t、o_t、h_t，与 `lstm_step` 的结果逐个比较。",
    ),
    right=Text(
        "Six equations and a loop that hands on h and C: this is the whole forward pass.",
        "六个式子，加上一个把 h 和 C 传下去的循环：完整的前向传播就是这样。",
    ),
)
