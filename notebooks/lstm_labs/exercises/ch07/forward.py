"""The first function of exercise 07.2: equation (4)."""

import numpy as np

from ..cases import arrays
from ..hints import KEPT_OR_DROPPED
from ..kinds import Build, Mistake
from ..text import Text
from .update import draw_state, equation_4

forward = Build(
    "07.2",
    equation_4,
    ("C_t",),
    draw_state,
    mistakes=(
        Mistake(
            lambda f, i, c, C: f * c + i * C,
            Text("which does f_t multiply, the old state or the candidate?", "f_t 乘的是旧状态，还是候选值？"),
        ),
        Mistake(lambda f, i, c, C: f * C, Text("what comes in through the input gate?", "从输入门进来的是什么？")),
        Mistake(
            lambda f, i, c, C: i * c,
            Text("what is left of the old state with f_t = 1?", "f_t = 1 时，旧状态还剩多少？"),
        ),
        Mistake(
            lambda f, i, c, C: f * C + c,
            Text("with i_t = 0, is anything written?", "i_t = 0 时，还会写入什么吗？"),
        ),
        Mistake(
            lambda f, i, c, C: C + i * c,
            Text("with f_t = 0, is anything left of the old state?", "f_t = 0 时，旧状态还剩什么吗？"),
        ),
        Mistake(
            lambda f, i, c, C: f * C + (1 - f) * c,
            Text("what does i_t do in your function?", "在你的函数里，i_t 起什么作用？"),
        ),
        Mistake(lambda f, i, c, C: (1 - f) * C + i * c, KEPT_OR_DROPPED),
        Mistake(
            lambda f, i, c, C: np.tanh(f * C + i * c),
            Text("may a cell state be larger than 1?", "单元状态可以大于 1 吗？"),
        ),
        Mistake(
            lambda f, i, c, C: np.clip(f * C + i * c, -1, 1),
            Text("may a cell state be larger than 1?", "单元状态可以大于 1 吗？"),
        ),
        Mistake(
            lambda f, i, c, C: f @ C.T + i @ c.T,
            Text("the star in equation (4) is not a matrix product.", "式 (4) 里的星号不是矩阵乘法。"),
        ),
    ),
    hint=Text(
        "print the two terms of equation (4) by themselves: what is kept, what is written.",
        "把式 (4) 的两项分开打印：留下的是多少，写入的是多少。",
    ),
    right=Text("", ""),
    fixed=(arrays(f_t=[[0.8]], i_t=[[0.5]], C_tilde_t=[[-0.5]], C_prev=[[4]]),),
)
