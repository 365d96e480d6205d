"""Exercise 14.4: a pipeline without a leak."""

from typing import Any

import numpy as np
from numpy.random import Generator

from lstm_ref.checks import Array
from lstm_ref.learning import windows

from ..calling import close
from ..cases import arrays, drawn
from ..kinds import Build, Mistake
from ..text import Text

Parts = tuple[Array, Array, Array, Array]


def parted(z: Array, start: int, length: int, late: int = 0, fresh: int = 0) -> Parts:
    """Return windows and targets of both parts of a series that is scaled already."""
    x, target, times = windows(z, length)
    train, test = times < start + late, times >= start + fresh
    return x[:, train], target[train], x[:, test], target[test]


def scaled(y: Array, part: Array) -> Array:
    """Return the series by mean and standard deviation of a part."""
    z: Array = (y - part.mean()) / part.std()
    return z


def pipeline(y: Array, start: int, length: int) -> Parts:
    """Scale by the training part, split in time."""
    return parted(scaled(y, y[:start]), start, length)


def each_by_itself(y: Array, start: int, length: int) -> Parts:
    """Scale the test part by itself."""
    return parted(np.concatenate([scaled(y[:start], y[:start]), scaled(y[start:], y[start:])]), start, length)


def shuffled(y: Array, start: int, length: int) -> Parts:
    """Shuffle as the pipeline that is to be mended does."""
    x, target, _ = windows(scaled(y, y[:start]), length)
    order = np.random.default_rng(0).permutation(len(target))
    train, test = order[: start - length], order[start - length :]
    return x[:, train], target[train], x[:, test], target[test]


def both(y: Array, start: int, length: int) -> Parts:
    """Leave both leaks where they are."""
    z = scaled(y, y)
    x, target, _ = windows(z, length)
    order = np.random.default_rng(0).permutation(len(target))
    train, test = order[: start - length], order[start - length :]
    return x[:, train], target[train], x[:, test], target[test]


def in_time(got: Parts, want: Parts) -> Parts:
    """Return the parts with the training windows in the order of time, if that alone is not so: it makes no difference."""
    came, wanted = (np.vstack([x[:, :, 0], target]) for x, target in (got[:2], want[:2]))
    order = np.array([np.argmin(np.abs(came - column[:, None]).sum(axis=0)) for column in wanted.T])
    put = got[0][:, order], got[1][order]
    return (*put, *got[2:]) if len(set(order)) == len(order) and close(put, want[:2]) else got


def on_other_scales(y: Array, start: int, length: int) -> Parts:
    """Scale the windows alone, and leave the targets as they are."""
    (x_train, _, x_test, _), raw = pipeline(y, start, length), parted(y, start, length)
    return x_train, raw[1], x_test, raw[3]


def draw(rng: Generator) -> dict[str, Any]:
    """Return a series, where the test part begins, and the length of a window."""
    length = int(rng.integers(2, 4))
    start = length + int(rng.integers(3, 6))
    return {**drawn(rng, y=(start + length + int(rng.integers(3, 6)),)), "start": start, "length": length}


build_split = Build(
    "14.4",
    pipeline,
    ("x_train", "target_train", "x_test", "target_test"),
    draw,
    mistakes=(
        Mistake(
            both,
            Text(
                "both leaks are still there. From which values are mean and deviation computed?",
                "两处泄漏都还在。均值和标准差是从哪些值算出来的？",
            ),
        ),
        Mistake(
            lambda y, start, length: parted(scaled(y, y), start, length),
            Text(
                "split in time, yes; but the scaling has seen the test part.",
                "按时间分开了；可是标准化用的均值和标准差，算进了测试部分。",
            ),
        ),
        Mistake(
            shuffled,
            Text(
                "the scaling is right now; but the windows are still shuffled before the split, so the training knows values "
                "from after the first forecast.",
                "标准化对了；可是窗口还是先打乱再分的，训练里就有第一个预测之后的值。",
            ),
        ),
        Mistake(
            each_by_itself,
            Text(
                "the test part is scaled by itself: at the first forecast nobody knows its mean. One scaling for both.",
                "测试部分是用它自己标准化的：作第一个预测时，谁也不知道它的均值。两部分要用同样的均值和标准差。",
            ),
        ),
        Mistake(
            lambda y, start, length: parted(scaled(y, y[:start]), start, length, late=-1),
            Text(
                "the last training target is missing, that at `start` - 1.",
                "训练部分少了最后一个目标，即 `start` - 1 处的。",
            ),
        ),
        Mistake(
            lambda y, start, length: parted(scaled(y, y[:start]), start, length, late=1),
            Text(
                "the target at `start` is in both parts. The training has targets before `start` alone.",
                "`start` 处的目标两边都有。训练部分只要 `start` 之前的目标。",
            ),
        ),
        Mistake(
            lambda y, start, length: parted(scaled(y, y[:start]), start, length, fresh=length),
            Text(
                "the first forecasts are missing. A window may read training values, they are known; its *target* decides.",
                "少了最前面的几个预测。窗口可以读训练部分的值，那时已经知道；该归哪边，由*目标*决定。",
            ),
        ),
        Mistake(
            lambda y, start, length: parted((y - y[:start].mean()) / y.std(), start, length),
            Text("the mean is that of the training part. Is the deviation?", "均值是训练部分的。标准差呢？"),
        ),
        Mistake(
            lambda y, start, length: parted((y - y.mean()) / y[:start].std(), start, length),
            Text("the deviation is that of the training part. Is the mean?", "标准差是训练部分的。均值呢？"),
        ),
        Mistake(
            lambda y, start, length: parted(scaled(y, y[start:]), start, length),
            Text(
                "mean and deviation are those of the test part: at `start` nobody knows them.",
                "均值和标准差是测试部分的：到 `start` 为止，谁也不知道。",
            ),
        ),
        Mistake(
            on_other_scales,
            Text(
                "the windows are right; the targets are still raw. Scale the series once, before it is cut.",
                "窗口对了，目标还是原来的值。先把整个序列标准化，再切窗口。",
            ),
        ),
        Mistake(
            lambda y, start, length: parted(scaled(y, y[:start]), start, length, late=1, fresh=1),
            Text(
                "the value at `start` is the first that is forecast: it belongs to the test.",
                "`start` 处的值是第一个要预测的：它属于测试部分。",
            ),
        ),
        Mistake(
            lambda y, start, length: parted((y - y[:start].mean()) / y[:start].var(), start, length),
            Text("you divide by the variance; by its root is right.", "你除以的是方差；应当除以它的平方根。"),
        ),
        Mistake(
            lambda y, start, length: parted(y - y[:start].mean(), start, length),
            Text("the mean is taken off. What about the deviation?", "均值减去了。标准差呢？"),
        ),
        Mistake(
            lambda y, start, length: parted(y, start, length),
            Text("nothing is scaled.", "没有标准化。"),
        ),
    ),
    hint=Text(
        "scale y by mean and `np.std` of y[:start]; `windows` says when each target is: `times < start` is the training.",
        "用 y[:start] 的均值和 `np.std` 把 y 标准化；`windows` 会说每个目标在什么时候：`times < start` 的归训练。",
    ),
    right=Text(
        "What a forecast uses must have been known when it was made: that is the whole rule.",
        "预测用到的，必须是作预测时已经知道的：规矩就这一条。",
    ),
    fixed=({**arrays(y=[8, 4, 2, 6, 5, 9, 1, 7, 10]), "start": 5, "length": 2},),
    settle=in_time,
)
