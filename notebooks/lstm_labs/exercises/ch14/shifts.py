"""Exercise 14.5: how far a forecast is from the series delayed."""

from typing import Any

import numpy as np
from numpy.random import Generator

from lstm_ref.checks import Array

from ..cases import arrays, drawn
from ..kinds import Build, Mistake
from ..text import Text


def shifts(y: Array, prediction: Array, most: int) -> Array:
    """Return the mean distance from y delayed by 0 to `most` steps, always over the same forecasts."""
    n = len(y)
    return np.array([np.mean(np.abs(prediction[most:] - y[most - k : n - k])) for k in range(most + 1)])


def ahead(y: Array, prediction: Array, most: int) -> Array:
    """Shift the other way."""
    n = len(y)
    return np.array([np.mean(np.abs(prediction[: n - most] - y[k : n - most + k])) for k in range(most + 1)])


def all_there_are(y: Array, prediction: Array, most: int) -> Array:
    """Take as many forecasts as each shift leaves."""
    return np.array([np.mean(np.abs(prediction[k:] - y[: len(y) - k])) for k in range(most + 1)])


def draw(rng: Generator) -> dict[str, Any]:
    """Return a series, a forecast and how far to shift."""
    most = int(rng.integers(1, 4))
    n = 2 * most + int(rng.integers(3, 6))
    return {**drawn(rng, y=(n,), prediction=(n,)), "most": most}


build_shifts = Build(
    "14.5",
    shifts,
    ("distance",),
    draw,
    mistakes=(
        Mistake(
            ahead,
            Text(
                "yours goes the other way: it holds the forecast against values that come later.",
                "你的方向反了：拿预测去比后来的值。",
            ),
        ),
        Mistake(
            all_there_are,
            Text(
                "your means are taken over different forecasts. Leave out the first `most` for every k.",
                "你的每个平均用的预测不一样多。不论 k 是几，都去掉最前面的 `most` 个。",
            ),
        ),
        Mistake(
            lambda y, prediction, most: shifts(y, prediction, most)[1:],
            Text("k begins at 0: the series where it is.", "k 从 0 数起：先是没有推迟的序列。"),
        ),
        Mistake(
            lambda y, prediction, most: shifts(y, prediction, most)[:-1],
            Text("k goes up to `most`, that included.", "k 数到 `most`，它也算在内。"),
        ),
        Mistake(
            lambda y, prediction, most: shifts(y, prediction, most) ** 0 * shifts(y, prediction, most)[0],
            Text("nothing is delayed: all are equal.", "序列没有推迟：几个数全一样。"),
        ),
        Mistake(
            lambda y, prediction, most: np.array(
                [np.mean((prediction[most:] - y[most - k : len(y) - k]) ** 2) for k in range(most + 1)]
            ),
            Text("those are squares; the absolute distance is wanted.", "这是平方；这里要绝对值。"),
        ),
        Mistake(
            lambda y, prediction, most: np.array(
                [np.mean(np.abs(y[most:] - prediction[most - k : len(y) - k])) for k in range(most + 1)]
            ),
            Text(
                "you delay the forecast; delay the series, `y[most - k : len(y) - k]`.",
                "你推迟的是预测；要推迟的是序列 `y[most - k : len(y) - k]`。",
            ),
        ),
    ),
    hint=Text(
        "for k = 1, `prediction[t]` is held against `y[t - 1]`, for t from `most` on.",
        "k = 1 时，`prediction[t]` 与 `y[t - 1]` 比，t 从 `most` 数起。",
    ),
    right=Text(
        "If k = 1 is the smallest, the forecast is nearer to yesterday's value than to today's: it comes one step late.",
        "如果 k = 1 处最小，预测离昨天的值比离今天的近：它慢了一步。",
    ),
    fixed=({**arrays(y=[1, 4, 2, 8, 5], prediction=[0, 1, 4, 2, 8]), "most": 2},),
)
