"""Exercise 13.4: weights into the layout of Keras."""

from typing import Any

import numpy as np
from numpy.random import Generator

from lstm_ref.checks import Array
from lstm_ref.params import LSTMParams

from ..cases import drawn_params, sizes
from ..kinds import Build, Mistake
from ..text import Text
from .weights import BIASES_LEFT, EQUATIONS, KERAS, in_order, stacked


def to_keras(params: LSTMParams, order: str = KERAS) -> tuple[Array, Array, Array]:
    """Return kernel (D, 4H), recurrent_kernel (H, 4H) and bias (4H,)."""
    W, H = stacked(params, "W", order), params.hidden_size
    return W[:, H:].T, W[:, :H].T, stacked(params, "b", order)


def draw_cell(rng: Generator) -> dict[str, Any]:
    """Return a cell."""
    D, H = sizes(rng, 2)
    return {"params": drawn_params(rng, D, H)}


KERAS_TOO = Text(
    "the first two blocks are right; the candidate and the output gate have changed places. Keras has PyTorch’s order.",
    "前两个部分对了，候选值和输出门换了位置。Keras 的顺序与 PyTorch 一样。",
)
ONE_TRANSPOSED = Text(
    "one of the two matrices is right, the other still has to be transposed.",
    "两个矩阵里，一个对了，另一个还没有转置。",
)
LONG_VECTOR = Text("the bias is one long vector: the four, one behind the other.", "偏置是一个长向量：四个首尾相接。")
build_to_keras = Build(
    "13.4",
    to_keras,
    ("kernel", "recurrent_kernel", "bias"),
    draw_cell,
    mistakes=(
        *in_order(to_keras, KERAS_TOO),
        Mistake(lambda p: (*to_keras(p)[:2], stacked(p, "b", EQUATIONS)), BIASES_LEFT),
        Mistake(lambda p: (to_keras(p)[0].T, *to_keras(p)[1:]), ONE_TRANSPOSED),
        Mistake(lambda p: (to_keras(p)[0], to_keras(p)[1].T, to_keras(p)[2]), ONE_TRANSPOSED),
        Mistake(lambda p: (*to_keras(p)[:2], to_keras(p)[2].reshape(4, -1)), LONG_VECTOR),
        Mistake(
            lambda p: (to_keras(p)[0].T, to_keras(p)[1].T, to_keras(p)[2]),
            Text(
                "that is PyTorch’s layout. Keras computes `x @ kernel`: which axis of the kernel meets x?",
                "这是 PyTorch 的摆法。Keras 算的是 `x @ kernel`：kernel 的哪个轴与 x 相乘？",
            ),
        ),
        Mistake(
            lambda p: (
                stacked(p, "W")[:, p.hidden_size :].reshape(p.input_size, -1),
                stacked(p, "W")[:, : p.hidden_size].reshape(p.hidden_size, -1),
                stacked(p, "b"),
            ),
            Text(
                "the shape is right, but reshape does not transpose: it fills the rows from the same string of numbers.",
                "形状对了，可是 reshape 不等于转置：它只是把同一串数重新断行。",
            ),
        ),
        Mistake(
            lambda p: (stacked(p, "W")[:, : p.input_size].T, stacked(p, "W")[:, p.input_size :].T, stacked(p, "b")),
            Text(
                "you cut the columns as [x_t, h_prev]. Which come first in W?",
                "你是把列当作 [x_t, h_prev] 来切的。W 里谁在前？",
            ),
        ),
        Mistake(
            lambda p: (to_keras(p)[1], to_keras(p)[0], to_keras(p)[2]),
            Text("kernel acts on x_t, recurrent_kernel on h_prev.", "kernel 乘 x_t，recurrent_kernel 乘 h_prev。"),
        ),
        Mistake(
            lambda p: (*to_keras(p)[:2], np.stack([to_keras(p)[2], 0 * to_keras(p)[2]])),
            Text(
                "Keras’s LSTM has one bias; two are for a GRU with `reset_after`.",
                "Keras 的 LSTM 只有一个偏置；有两个的是带 `reset_after` 的 GRU。",
            ),
        ),
        Mistake(
            lambda p: (*to_keras(p)[:2], to_keras(p)[2] / 2),
            Text("there is one bias here, so it gets all of it.", "这里只有一个偏置，应当全给它。"),
        ),
    ),
    hint=Text(
        "stack i, f, C~, o, cut the columns after h_prev, and transpose both parts. The bias is one long vector.",
        "按 i、f、C~、o 叠起来，在 h_prev 的列之后切开，两部分都转置。偏置是一个长向量。",
    ),
    right=Text(
        "The same order as PyTorch, turned on its side, with one bias.",
        "顺序与 PyTorch 一样，只是横了过来，偏置只有一个。",
    ),
)
