"""Exercise 03.2: one matrix that is two."""

from collections.abc import Callable
from typing import Any

from numpy.random import Generator

from lstm_ref.checks import Array

from ..cases import arrays, drawn, sizes
from ..kinds import Build, Mistake
from ..reading import Values
from ..text import Text


def halves(W: Array, b_1: Array, b_2: Array) -> tuple[Array, Array, Array]:
    """Return W_hh, W_hx and the one bias that does the work of both."""
    H = len(W)
    return W[:, :H], W[:, H:], b_1 + b_2


def draw_layer(rng: Generator) -> dict[str, Values]:
    """Return a layer with two biases; W has more columns than rows, and H is not D."""
    H, D = sizes(rng, 2)
    return drawn(rng, W=(H, H + D), b_1=(H,), b_2=(H,))


def cut(columns: Callable[[int, int], int]) -> Callable[..., Any]:
    """Return a split after so many columns, as a function of H and of all columns."""
    return lambda W, b_1, b_2: (W[:, : (k := columns(*W.shape))], W[:, k:], b_1 + b_2)


def biases(*fold: Callable[[Array, Array], Any]) -> Callable[..., Any]:
    """Return a split that gives back something else in place of the one bias."""
    return lambda W, b_1, b_2: (*halves(W, b_1, b_2)[:2], *(part(b_1, b_2) for part in fold))


DROPPED = Text("both biases are added to the same sum. Where is the other one?", "两个偏置都加在同一个和上。另一个呢？")
build = Build(
    "03.2",
    halves,
    ("W_hh", "W_hx", "b"),
    draw_layer,
    mistakes=(
        Mistake(
            lambda W, b_1, b_2: (W[:, len(W) :], W[:, : len(W)], b_1 + b_2),
            Text("both parts are right. Which one is asked for first?", "两个部分都对。先要的是哪一个？"),
        ),
        Mistake(
            lambda W, b_1, b_2: (W[:, W.shape[1] - len(W) :], W[:, : W.shape[1] - len(W)], b_1 + b_2),
            Text("which comes first in [h, x]?", "[h, x] 里谁在前？"),
        ),
        Mistake(
            cut(lambda rows, columns: columns - rows),
            Text("is that D or H? W has H rows.", "这是 D 还是 H？W 有 H 行。"),
        ),
        Mistake(
            cut(lambda rows, columns: 2),
            Text(
                "this is right for two hidden units alone. How many has W?",
                "这样拆，只有两个隐藏单元时才对。W 有几个隐藏单元？",
            ),
        ),
        Mistake(
            cut(lambda rows, columns: columns // 2),
            Text("are h and x always equally long?", "h 和 x 总是一样长吗？"),
        ),
        Mistake(
            lambda W, b_1, b_2: (W[: len(W)], W[len(W) :], b_1 + b_2),
            Text(
                "a row of W belongs to one hidden unit and meets all of [h, x]. What belongs to h alone?",
                "W 的一行对应一个隐藏单元，要与整个 [h, x] 相乘。只与 h 相乘的是哪些？",
            ),
        ),
        Mistake(
            lambda W, b_1, b_2: (W[:, : len(W)].T, W[:, len(W) :].T, b_1 + b_2),
            Text(
                "the rows of W are hidden units. Are those of your parts?",
                "W 的一行对应一个隐藏单元。你给出的矩阵也是这样吗？",
            ),
        ),
        Mistake(
            lambda W, b_1, b_2: (*halves(W, b_1, b_2)[:2], [*b_1, *b_2]),
            Text(
                "each hidden unit has one sum. How many numbers are to be added to it in the end?",
                "每个隐藏单元只有一个和。最后要往上加的是几个数？",
            ),
        ),
        Mistake(biases(lambda b_1, b_2: b_1), DROPPED),
        Mistake(biases(lambda b_1, b_2: b_2), DROPPED),
        Mistake(
            biases(lambda b_1, b_2: (b_1 + b_2) / 2),
            Text("both biases count in full. Do yours?", "两个偏置都要全数计入。你的呢？"),
        ),
        Mistake(
            biases(lambda b_1, b_2: b_1 * b_2),
            Text("what does the layer do with a bias, multiply or add?", "层怎样使用偏置，是相乘还是相加？"),
        ),
        Mistake(
            biases(lambda b_1, b_2: b_1, lambda b_1, b_2: b_2),
            Text("two biases that are added do the work of one. Which one?", "两个相加的偏置可以合成一个。是哪一个？"),
        ),
    ),
    hint=Text(
        "take one hidden unit: write its row of W over [h, x], and draw a line where h ends.",
        "只看一个隐藏单元：把 W 的那一行写在 [h, x] 上方，在 h 结束的地方画一道线。",
    ),
    right=Text(
        "One matrix on the concatenation is two matrices whose products are added, and two biases are one. So a layer "
        "of a framework that keeps it in four arrays is a layer of this book, which keeps it in two.",
        "一个矩阵乘拼接后的向量，等于两个矩阵各乘一部分再相加；两个偏置也可以合成一个。"
        "所以，有些框架里由四个数组组成的层，就是本书里由两个数组组成的层。",
    ),
    fixed=(
        arrays(W=[[1, 2, 3]], b_1=[0.5], b_2=[2]),
        arrays(W=[[1, 2, 3], [4, 5, 6]], b_1=[0.5, 1], b_2=[2, -3]),
    ),
)
