"""Exercise 04.2: the belt over many steps."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.random import Generator

from ..cases import arrays, drawn, sizes
from ..hints import TIME_FIRST
from ..kinds import Build, Mistake
from ..reading import Values
from ..text import Text


def belt(
    f: Values, i: Values, C_tilde: Values, C_0: Values, step: Callable[..., Any] = lambda f, i, c, C, C_0: f * C + i * c
) -> Any:
    """Return the cell state after each step, with equation (4) or what `step` has in its place."""
    C, states = C_0, []
    for f_t, i_t, C_tilde_t in zip(f, i, C_tilde, strict=True):
        C = step(f_t, i_t, C_tilde_t, C, C_0)
        states.append(C)
    return np.stack(states)


def draw_belt(rng: Generator) -> dict[str, Values]:
    """Return gates between 0 and 1, candidates and a first state, with all sizes different."""
    T, B, H = sizes(rng, 3)
    gates = {name: np.round(rng.uniform(0.1, 0.9, (T, B, H)), 1) for name in ("f", "i")}
    return {**gates, **drawn(rng, C_tilde=(T, B, H), C_0=(B, H))}


def taking(step: Callable[..., Any]) -> Callable[..., Any]:
    """Return the belt with another equation."""
    return lambda f, i, C_tilde, C_0: belt(f, i, C_tilde, C_0, step)


build = Build(
    "04.2",
    belt,
    ("C",),
    draw_belt,
    mistakes=(
        Mistake(
            taking(lambda f, i, c, C, C_0: f * C + c),
            Text("who decides how much of C_tilde is written?", "C_tilde 写入多少，由谁决定？"),
        ),
        Mistake(
            taking(lambda f, i, c, C, C_0: C + i * c),
            Text("who decides how much of the old state is kept?", "旧状态留下多少，由谁决定？"),
        ),
        Mistake(
            taking(lambda f, i, c, C, C_0: f * (C + i * c)),
            Text(
                "is what was just written forgotten at once? In the diagram, which comes first on the line?",
                "刚写入的当即就要忘掉一部分吗？看示意图：线上先遇到的是哪个运算？",
            ),
        ),
        Mistake(
            taking(lambda f, i, c, C, C_0: f * C_0 + i * c),
            Text("what does the second step start from?", "第二步从哪里出发？"),
        ),
        Mistake(
            taking(lambda f, i, c, C, C_0: f * C),
            Text("this is what is left of C_0. What was put on the belt?", "这是 C_0 剩下的部分。放上去的呢？"),
        ),
        Mistake(
            lambda f, i, c, C_0: np.cumprod(f, axis=0) * C_0 + np.cumsum(i * c, axis=0),
            Text(
                "through which gates does that go which the first step has put on the belt?",
                "第一步放上传送带的值，之后还要经过哪些门？",
            ),
        ),
        Mistake(
            lambda f, i, c, C_0: belt(f, i, c, 0 * C_0),
            Text("where does C_0 come in?", "C_0 用在哪里？"),
        ),
        Mistake(
            lambda f, i, c, C_0: belt(i, f, c, C_0),
            Text("which of the two gates acts on the old state?", "两个门里，哪个作用于旧状态？"),
        ),
        Mistake(
            taking(lambda f, i, c, C, C_0: f * C + (1 - f) * c),
            Text(
                "the input gate is no longer asked. Which share does it give?", "输入门没有用上。它给出的比例是哪个？"
            ),
        ),
        Mistake(
            taking(lambda f, i, c, C, C_0: (1 - f) * C + i * c),
            Text("is f the share that is kept or the share that is dropped?", "f 是保留的比例，还是丢掉的比例？"),
        ),
        Mistake(
            taking(lambda f, i, c, C, C_0: np.tanh(f * C + i * c)),
            Text("does the cell state meet a tanh on its way along the belt?", "单元状态在传送带上会遇到 tanh 吗？"),
        ),
        Mistake(
            lambda f, i, c, C_0: belt(f, i, c, C_0)[-1],
            Text("the states after all steps are wanted, not the last alone.", "要的是每一步的状态，不只是最后一步。"),
        ),
        Mistake(lambda f, i, c, C_0: belt(f, i, c, C_0).swapaxes(0, 1), TIME_FIRST),
        Mistake(
            lambda f, i, c, C_0: np.concatenate([C_0[None], belt(f, i, c, C_0)]),
            Text(
                "C_0 was there before the first step. What comes first?", "C_0 在第一步之前就有了。排在最前的应当是谁？"
            ),
        ),
        Mistake(
            lambda f, i, c, C_0: np.concatenate([C_0[None], belt(f, i, c, C_0)[:-1]]),
            Text(
                "these are the states before each step. Which are asked for?",
                "这是每一步之前的状态。题目要的是哪些？",
            ),
        ),
        Mistake(
            lambda f, i, c, C_0: np.repeat(belt(f, i, c, C_0)[-1:], len(f), axis=0),
            Text(
                "all states are the same array, changed in place at every step. Does each step make a new one?",
                "各步的状态是同一个数组，每一步都改写了它。每一步都新建一个数组了吗？",
            ),
        ),
    ),
    hint=Text(
        "take B = H = 1 and two steps on paper: C_1 from C_0, then C_2 from C_1.",
        "取 B = H = 1，在纸上走两步：由 C_0 得 C_1，再由 C_1 得 C_2。",
    ),
    right=Text(
        "Equation (4), once for each step: this is all that happens on the belt. Of C_0 the product of the forget gates "
        "is left; what is written passes all the forget gates after it.",
        "每一步用一次式 (4)：传送带上发生的就是这些。C_0 剩下的比例是各步遗忘门的乘积；写入的值，还要经过它之后的每一个遗忘门。",
    ),
    fixed=(arrays(f=[[[0.5]], [[0.25]]], i=[[[1]], [[0.5]]], C_tilde=[[[0.8]], [[-0.4]]], C_0=[[2]]),),
)
