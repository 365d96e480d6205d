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


def signed(y: Array, prediction: Array, most: int) -> Array:
    """Return the differences of each shift, (most + 1, forecasts), with their signs."""
    n = len(y)
    return np.stack([prediction[most:] - y[most - k : n - k] for k in range(most + 1)])


def draw(rng: Generator) -> dict[str, Any]:
    """Return a series, a forecast and how far to shift."""
    most = int(rng.integers(1, 4))
    n = 2 * most + int(rng.integers(3, 6))
    return {**drawn(rng, y=(n,), prediction=(n,)), "most": most}


NO_ABS = Text(
    "the indices are right. The absolute value is missing: positive and negative differences cancel.",
    "下标都对。少了绝对值：正的差和负的差互相抵消了。",
)
SQUARES = Text("those are squares; the absolute distance is wanted.", "这是平方；这里要绝对值。")
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
        Mistake(lambda *given: signed(*given).mean(axis=1), NO_ABS),
        Mistake(lambda *given: -signed(*given).mean(axis=1), NO_ABS),
        Mistake(
            lambda *given: np.abs(signed(*given).mean(axis=1)),
            Text(
                "first the absolute value, then the mean; errors must not cancel.",
                "先取绝对值，再取平均；误差不能相互抵消。",
            ),
        ),
        Mistake(lambda *given: (signed(*given) ** 2).mean(axis=1), SQUARES),
        Mistake(lambda *given: np.sqrt((signed(*given) ** 2).mean(axis=1)), SQUARES),
        Mistake(
            lambda *given: np.abs(signed(*given)).sum(axis=1), Text("those are sums; take means.", "这是和；要取平均。")
        ),
        Mistake(
            lambda y, *given: np.abs(signed(y, *given)).sum(axis=1) / len(y),
            Text(
                "you divide by the length of y. How many forecasts are left from `most` on?",
                "你除以的是 y 的长度。从 `most` 数起，还剩几个预测？",
            ),
        ),
        Mistake(
            lambda *given: np.median(np.abs(signed(*given)), axis=1),
            Text("those are medians; take means.", "这是中位数；要取平均。"),
        ),
        Mistake(
            lambda *given: np.abs(signed(*given)).mean(axis=0),
            Text(
                "you take the mean over all k. It belongs over the forecasts, for each k by itself.",
                "你是对各个 k 取了平均。应当固定一个 k，对各个预测取平均。",
            ),
        ),
        Mistake(
            lambda *given: np.abs(signed(*given)),
            Text("the distances are right; their mean for each k is missing.", "每个距离都对；还要对每个 k 取平均。"),
        ),
        Mistake(
            lambda *given: shifts(*given)[::-1],
            Text(
                "the numbers are right, in reversed order: entry 0 is for k = 0.",
                "数都对，顺序反了：第 0 个对应 k = 0。",
            ),
        ),
        Mistake(
            lambda *given: float(shifts(*given).mean()),
            Text(
                "that is one mean over all k. One for each k is wanted.",
                "这是对所有的 k 一起取的平均。每个 k 各要一个。",
            ),
        ),
        Mistake(
            lambda *given: float(shifts(*given)[0]),
            Text(
                "that is the number for k = 0 alone. Does `return` stand inside the loop?",
                "这只是 k = 0 的那个数。`return` 是不是写在循环里面了？",
            ),
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
    fixed=({**arrays(y=[1, 4, 2, 8, 5, 7], prediction=[0, 1, 4, 2, 9, 6]), "most": 2},),
)
