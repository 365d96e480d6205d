"""Exercise 14.2: same as last, and same as a season ago."""

from typing import Any

import numpy as np
from numpy.random import Generator

from lstm_ref.checks import Array

from ..cases import arrays, drawn
from ..kinds import Build, Mistake
from ..text import Text

Pair = tuple[Array, Array]


def baselines(y: Array, start: int, period: int) -> Pair:
    """Return both forecasts of y[start:]."""
    return y[start - 1 : -1], y[start - period : len(y) - period]


def once(y: Array, start: int, period: int) -> Pair:
    """Stand still at the split: the last training value, the last training season, again and again."""
    count = len(y) - start
    return np.full(count, y[start - 1]), np.resize(y[start - period : start], count)


def draw(rng: Generator) -> dict[str, Any]:
    """Return a series, where the test part begins, and a period."""
    period = int(rng.integers(2, 5))
    start = period + int(rng.integers(1, 4))
    return {**drawn(rng, y=(start + period + int(rng.integers(1, 4)),)), "start": start, "period": period}


ITSELF = Text(
    "that is the value itself, from the future. Which index is one step before it?",
    "这就是要预测的那个值，来自未来。它前一步的下标是多少？",
)
LATER = Text(
    "yours takes values that come after the one that is forecast: one step before y[t] is y[t - 1].",
    "你取的是要预测的值之后的值：y[t] 的前一步是 y[t - 1]。",
)
build_baselines = Build(
    "14.2",
    baselines,
    ("last", "season_ago"),
    draw,
    mistakes=(
        Mistake(lambda y, start, period: (y[start:], y[start - period : len(y) - period]), ITSELF),
        Mistake(
            lambda y, start, period: (y[start:], y[start - period + 1 : len(y) - period + 1]),
            Text("both are one step too far on.", "两个都往后多走了一步。"),
        ),
        Mistake(
            lambda y, start, period: (y[start - 1 : -1], y[start - period + 1 : len(y) - period + 1]),
            Text(
                "a season ago is `period` steps back, not one fewer.",
                "上个周期的同期，是往回 `period` 步，不是少一步。",
            ),
        ),
        Mistake(
            lambda y, start, period: (y[start - 1 : -1], y[start - period - 1 : len(y) - period - 1]),
            Text(
                "a season ago is `period` steps back, not one more.", "上个周期的同期，是往回 `period` 步，不是多一步。"
            ),
        ),
        Mistake(lambda y, start, period: (y[start:], y[start:]), ITSELF),
        Mistake(lambda y, start, period: (np.roll(y, -1)[start:], baselines(y, start, period)[1]), LATER),
        Mistake(lambda y, start, period: (np.roll(y, -1)[start:], np.roll(y, -period)[start:]), LATER),
        Mistake(lambda y, start, period: (y[start + 1 :], baselines(y, start, period)[1]), LATER),
        Mistake(lambda y, start, period: (np.append(y[start + 1 :], y[-1]), baselines(y, start, period)[1]), LATER),
        Mistake(
            lambda y, start, period: (once(y, start, period)[0], baselines(y, start, period)[1]),
            Text(
                "the second is right. The first says the last training value again and again: it stops at the split.",
                "第二个对了。第一个却一直重复训练部分的最后一个值，停在了分界处。",
            ),
        ),
        Mistake(
            lambda y, start, period: (baselines(y, start, period)[0], once(y, start, period)[1]),
            Text(
                "the first is right. The second says the last training season again and again: it stops at the split.",
                "第一个对了。第二个却一直重复训练部分的最后一个周期，停在了分界处。",
            ),
        ),
        Mistake(
            once,
            Text(
                "yours stops at the split. Tomorrow's forecast may use today's value, in the test part too.",
                "你的停在了分界处。预测明天时，今天的值已经知道了，测试部分里也一样。",
            ),
        ),
        Mistake(
            lambda y, start, period: baselines(y, start, period)[::-1],
            Text(
                "the order is: same as last, then same as a season ago.",
                "顺序是：先“与上一个相同”，后“与上个周期同期相同”。",
            ),
        ),
        Mistake(
            lambda y, start, period: (y[:-1], y[:-period]),
            Text("only the values from `start` on are forecast.", "只预测从 `start` 开始的值。"),
        ),
    ),
    hint=Text(
        "write down for the first forecast, that of y[start], which index each of the two takes; then for the last.",
        "先写出第一个预测（y[start] 的）各取哪个下标；再写最后一个的。",
    ),
    right=Text(
        "Two lines, no training. Whatever comes now has to beat them.",
        "两行，不用训练。后面的模型，先要胜过它们。",
    ),
    fixed=({**arrays(y=[1, 2, 3, 5, 7, 9, 4]), "start": 3, "period": 2},),
)
