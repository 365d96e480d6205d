"""Exercise 13.3: weights from PyTorch's layout; what 13.4 and 13.6 share with it."""

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
from numpy.random import Generator

from lstm_ref.checks import Array
from lstm_ref.params import LSTMParams

from ..cases import drawn, sizes
from ..hints import ORDER
from ..kinds import Build, Mistake
from ..text import Text

NAMES = ("W_f", "b_f", "W_i", "b_i", "W_C", "b_C", "W_o", "b_o")
PYTORCH = KERAS = "ifCo"  # the order in which the layers are stacked
EQUATIONS, TEXTBOOK = "fiCo", "ifoC"


def from_stacked(
    weight_ih: Array, weight_hh: Array, bias_ih: Array, bias_hh: Array, order: str = PYTORCH
) -> tuple[Array, ...]:
    """Return W_f, b_f, W_i, b_i, W_C, b_C, W_o, b_o of arrays that are stacked in an order.

    Parameters
    ----------
    weight_ih, weight_hh : ndarray (4H, D) and (4H, H)
        What acts on the input and on the old hidden state.
    bias_ih, bias_hh : ndarray (4H,)
        Added up.
    order : str
        The layers from the first row to the last, f, i, C and o.

    Examples
    --------
    >>> rows = np.repeat(np.arange(4.0), 2)
    >>> from_stacked(np.ones((8, 3)), np.ones((8, 2)), rows, 0 * rows)[1]
    array([1., 1.])
    """
    W, b = np.concatenate([weight_hh, weight_ih], axis=1), bias_ih + bias_hh
    layers = dict(zip(order, zip(np.split(W, 4), np.split(b, 4), strict=True), strict=True))
    return tuple(part for k in "fiCo" for part in layers[k])


def stacked(params: LSTMParams, name: str, order: str = KERAS) -> Array:
    """Return the four weights, or the four biases, one below the other."""
    return np.concatenate([getattr(params, f"{name}_{k}") for k in order])


def interleaved(weight_ih: Array, weight_hh: Array, bias_ih: Array, bias_hh: Array) -> tuple[Array, ...]:
    """Take every fourth row for a layer."""

    def mixed(array: Array) -> Array:
        return np.concatenate([array[k::4] for k in range(4)])

    return from_stacked(mixed(weight_ih), mixed(weight_hh), mixed(bias_ih), mixed(bias_hh))


def x_first(ih: Array, hh: Array, bias_ih: Array, bias_hh: Array) -> tuple[Array, ...]:
    """Put the columns of x before those of h."""
    return from_stacked(hh, ih, bias_ih, bias_hh)


def draw_stacked(rng: Generator) -> dict[str, Any]:
    """Return the arrays of a layer of PyTorch."""
    D, H = sizes(rng, 2)
    return drawn(rng, weight_ih=(4 * H, D), weight_hh=(4 * H, H), bias_ih=(4 * H,), bias_hh=(4 * H,))


NOT_EQUATIONS = Text(
    "your blocks are in the order of the equations, f, i, C~, o. In which order are they stacked there?",
    "你的各部分是按式子的顺序 f、i、C~、o 排的。那边是按什么顺序叠的？",
)
NOT_TEXTBOOK = Text(
    "the first two blocks are right; the candidate and the output gate have changed places. What is g?",
    "前两个部分对了，候选值和输出门换了位置。g 是哪一个？",
)


BIASES_LEFT = Text("the weights are right. In which order are the biases?", "权重都对。偏置是按什么顺序叠的？")
NO_BIASES = Text("all W are right. Both biases are missing.", "W 都对。两个偏置都没有加上。")
TWICE = Text("all W are right. One bias is taken twice; there are two.", "W 都对。同一个偏置加了两次；偏置有两个。")
ORDER_AND_COLUMNS = Text(
    "two things: your blocks are in the order of the equations, and the columns of x come before those of h.",
    "有两处：各部分是按式子的顺序排的，而且 x 的列放在了 h 的列前面。",
)


def in_order(translate: Callable[..., Any], textbook: Text) -> tuple[Mistake, ...]:
    """Return the two orders that are taken most often, as mistakes."""
    return (
        Mistake(partial(translate, order=EQUATIONS), NOT_EQUATIONS),
        Mistake(partial(translate, order=TEXTBOOK), textbook),
    )


def biases_left(ih: Array, hh: Array, bias_ih: Array, bias_hh: Array) -> tuple[Array, ...]:
    """Leave the biases in the order of the equations, with the weights in the right one."""
    right, left = from_stacked(ih, hh, bias_ih, bias_hh), from_stacked(ih, hh, bias_ih, bias_hh, EQUATIONS)
    return tuple(part for k in range(0, 8, 2) for part in (right[k], left[k + 1]))


build_from_pytorch = Build(
    "13.3",
    from_stacked,
    NAMES,
    draw_stacked,
    mistakes=(
        *in_order(from_stacked, NOT_TEXTBOOK),
        Mistake(x_first, ORDER),
        Mistake(lambda ih, hh, bi, bh: from_stacked(hh, ih, bi, bh, EQUATIONS), ORDER_AND_COLUMNS),
        Mistake(biases_left, BIASES_LEFT),
        Mistake(lambda ih, hh, bi, bh: from_stacked(ih, hh, 0 * bi, 0 * bh), NO_BIASES),
        Mistake(
            lambda ih, hh, bi, bh: from_stacked(ih, hh, bi, 0 * bh),
            Text("all W are right. bias_hh is missing from the biases.", "W 都对。偏置里少了 bias_hh。"),
        ),
        Mistake(
            lambda ih, hh, bi, bh: from_stacked(ih, hh, 0 * bi, bh),
            Text("all W are right. bias_ih is missing from the biases.", "W 都对。偏置里少了 bias_ih。"),
        ),
        Mistake(lambda ih, hh, bi, bh: from_stacked(ih, hh, bi, bi), TWICE),
        Mistake(lambda ih, hh, bi, bh: from_stacked(ih, hh, bh, bh), TWICE),
        Mistake(
            lambda ih, hh, bi, bh: from_stacked(ih, hh, bi / 2, bh / 2),
            Text(
                "all W are right. The two biases are added; is yours their mean?",
                "W 都对。两个偏置要相加，你取的是平均吗？",
            ),
        ),
        Mistake(
            lambda *a: tuple(part.T for part in from_stacked(*a)),
            Text(
                "each W is right but transposed: in the cell a row is a hidden unit, as in PyTorch.",
                "每个 W 的数值都对，但转置了：单元里一行是一个隐藏单元，PyTorch 也是。",
            ),
        ),
        Mistake(
            interleaved,
            Text(
                "you take every fourth row. The first H rows are one block, the next H rows the next.",
                "你是每隔四行取一行。前 H 行是一个部分，接下来的 H 行是下一个部分。",
            ),
        ),
    ),
    hint=Text(
        "four blocks of H rows: i, f, g, o, where g is C~. Beside each other the columns are [h_prev, x_t]. "
        "The two biases are added.",
        "四个部分，各 H 行：i、f、g、o，其中 g 就是 C~。左右拼起来，列是 [h_prev, x_t]。两个偏置相加。",
    ),
    right=Text(
        "Cut, put side by side, add: not one weight was changed, only moved.",
        "切开，拼上，相加：权重一个也没改，只是挪了地方。",
    ),
    kept=True,
)
