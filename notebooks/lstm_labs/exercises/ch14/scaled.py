"""Exercise 14.3: the error over that of same as last in the training part."""

from typing import Any

import numpy as np
from numpy.random import Generator

from lstm_ref.checks import Array
from lstm_ref.learning import mase

from ..cases import arrays, drawn, sizes
from ..kinds import Build, Mistake
from ..text import Text


def step(y: Array) -> float:
    """Return the mean size of a step."""
    return float(np.mean(np.abs(np.diff(y))))


def off(y: Array, prediction: Array) -> float:
    """Return the mean absolute error."""
    return float(np.mean(np.abs(y - prediction)))


def draw(rng: Generator) -> dict[str, Any]:
    """Return what came, what was forecast, and a training part of another length."""
    n, m = sizes(rng, 2)
    return drawn(rng, y=(n + 2,), prediction=(n + 2,), train=(m + 3,))


CANCEL = Text(
    "first the absolute value, then the mean; errors must not cancel.", "先取绝对值，再取平均；误差不能相互抵消。"
)
build_mase = Build(
    "14.3",
    mase,
    ("mase",),
    draw,
    mistakes=(
        Mistake(
            lambda y, prediction, train: off(y, prediction) / step(y),
            Text(
                "your scale comes from the test part. Hyndman and Koehler take it from the training part.",
                "你的分母取自测试部分。Hyndman 和 Koehler 取的是训练部分。",
            ),
        ),
        Mistake(
            lambda y, prediction, train: off(y, prediction) / off(y, np.append(train[-1], y[:-1])),
            Text(
                "that is the ratio on the same values, a good measure too; the MASE takes its scale from the training part.",
                "这是在同样的值上求的比，也是个好指标；MASE 的分母取自训练部分。",
            ),
        ),
        Mistake(
            lambda y, prediction, train: off(y, prediction),
            Text("that is the error alone. Over which scale?", "这只是误差。除以什么？"),
        ),
        Mistake(
            lambda y, prediction, train: step(train) / off(y, prediction),
            Text("upside down: the forecast's error is the one above.", "上下颠倒了：模型的误差在上面。"),
        ),
        Mistake(
            lambda y, prediction, train: float(
                np.sqrt(np.mean((y - prediction) ** 2)) / np.sqrt(np.mean(np.diff(train) ** 2))
            ),
            Text("the A is for absolute: no squares, no root.", "A 指绝对值：不平方，也不开方。"),
        ),
        Mistake(lambda y, prediction, train: float(abs(np.mean(y - prediction)) / step(train)), CANCEL),
        Mistake(lambda y, prediction, train: float(np.mean(y - prediction) / step(train)), CANCEL),
        Mistake(lambda y, prediction, train: float(np.mean(prediction - y) / step(train)), CANCEL),
        Mistake(
            lambda y, prediction, train: float(off(y, prediction) / np.mean(np.diff(train))),
            Text(
                "above is right. Below, steps up and steps down cancel: the size of a step has no sign.",
                "分子对了。分母里，往上的步和往下的步互相抵消了：一步的大小不带正负号。",
            ),
        ),
        Mistake(
            lambda y, prediction, train: float(np.mean(y - prediction) / np.mean(np.diff(train))),
            Text(
                "the absolute values are missing, above and below: what goes up and what goes down cancels.",
                "上下都没有取绝对值：正的和负的互相抵消了。",
            ),
        ),
        Mistake(
            lambda y, prediction, train: np.abs(y - prediction) / step(train),
            Text("one number is wanted: take the mean of these.", "只要一个数：请对这些值取平均。"),
        ),
        Mistake(
            lambda y, prediction, train: (off(y, prediction), step(train)),
            Text("both are right. Divide the first by the second.", "两个都对。用前一个除以后一个。"),
        ),
        Mistake(
            lambda y, prediction, train: float(np.sum(np.abs(y - prediction)) / np.sum(np.abs(np.diff(train)))),
            Text("two sums over different numbers of values; take means.", "两个和的项数不同；要取平均。"),
        ),
        Mistake(
            lambda y, prediction, train: off(y, prediction) / float(np.mean(np.abs(train - train.mean()))),
            Text(
                "that compares with the mean of the training part. With what does MASE compare?",
                "这是与训练部分的平均值比。MASE 与什么比？",
            ),
        ),
        Mistake(
            lambda y, prediction, train: off(y, prediction) / float(np.mean(np.abs(train))),
            Text(
                "that is the size of the values. The error of same as last is the size of a step.",
                "这是数值的大小。“与上一个相同”的误差，是一步的大小。",
            ),
        ),
    ),
    hint=Text(
        "above, the mean of |y − prediction|; below, the mean size of a step of `train`: `np.diff` gives the steps.",
        "上面是 |y − prediction| 的平均；下面是 `train` 里一步的平均大小，`np.diff` 给出每一步。",
    ),
    right=Text(
        "A MASE of 1 is the mean error of same as last in the training part; 0.5 is half of that, whatever the unit.",
        "MASE 为 1，误差就与“与上一个相同”在训练部分的平均误差一样大；为 0.5，就是它的一半，不论什么单位。",
    ),
    fixed=(arrays(y=[5, 8], prediction=[4, 13], train=[1, 4, 2, 3]),),
)
