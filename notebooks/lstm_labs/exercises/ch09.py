"""Exercises of chapter 09: the whole cell."""

from typing import Any

import numpy as np

from lstm_ref.lstm import lstm_step
from lstm_ref.params import LSTMParams, LSTMState

from .exercise import Exercise, Text, Values, arrays, example, expect, expect_shapes, is_function

NAMES = ("W_f", "b_f", "W_i", "b_i", "W_C", "b_C", "W_o", "b_o")


def cell(params: LSTMParams, x_t: Values, h_prev: Values, C_prev: Values) -> Any:
    """Return h_t and C_t as the package computes them."""
    step = lstm_step(params, x_t, LSTMState(h_prev, C_prev))
    return step.h_t, step.C_t


def unpacked(W: Values, b: Values, x_t: Values, h_prev: Values, C_prev: Values) -> Any:
    """Return h_t and C_t from layers packed in the order f, i, C~, o."""
    layers = (array for pair in zip(np.split(W, 4), np.split(b, 4), strict=True) for array in pair)
    return cell(LSTMParams(**dict(zip(NAMES, layers, strict=True))), x_t, h_prev, C_prev)


def sizes(seed: int, B: int, H: int, D: int) -> dict[str, Any]:
    """Return random arguments of `cell` with weights that all differ."""
    layers = {name: (H, H + D) if name.startswith("W") else (H,) for name in NAMES}
    case = example(seed, x_t=(B, D), h_prev=(B, H), C_prev=(B, H), **layers)
    return {"params": LSTMParams(**{name: case.pop(name) for name in NAMES}), **case}


def one_unit(x: float, h: float, C: float, **biases: float) -> dict[str, Any]:
    """Return a cell with one unit and zero weights, whose gates are set by their biases."""
    layers = {name: [[0, 0]] if name.startswith("W") else [biases.get(name, 0)] for name in NAMES}
    return {"params": LSTMParams(**arrays(**layers)), **arrays(x_t=[[x]], h_prev=[[h]], C_prev=[[C]])}


def cell_shape(answer: Any) -> None:
    """09.1: h_t and C_t, (B, H) each."""
    expect_shapes(answer, sizes(1, B=3, H=2, D=4), SHAPES, (3, 2), (3, 2))


def cell_keeps(answer: Any) -> None:
    """09.1: with the forget gate open and the input gate shut, the state stays and h_t shows it."""
    expect(answer, cell, one_unit(0, 0, 2, b_f=50, b_i=-50, b_o=50), KEEPS)


def cell_writes(answer: Any) -> None:
    """09.1: with the forget gate shut and the input gate open, the candidate replaces it and is shown."""
    expect(answer, cell, one_unit(0, 0, 2, b_f=-50, b_i=50, b_C=1, b_o=50), WRITES)


def cell_shows(answer: Any) -> None:
    """09.1: the output gate scales what is shown and leaves the state alone."""
    expect(answer, cell, one_unit(0, 0, 2, b_f=50, b_i=-50, b_o=-1), SHOWS)


def cell_values(answer: Any) -> None:
    """09.1: the six equations, for a batch with all sizes different."""
    expect(answer, cell, sizes(2, B=2, H=3, D=4), VALUES)


def packed_values(answer: Any) -> None:
    """09.2: the same from one matrix, in the order f, i, C~, o."""
    case = example(3, W=(4, 2), b=(4,), x_t=(1, 1), h_prev=(1, 1), C_prev=(1, 1))
    expect(answer, unpacked, case, PACKED)
    expect(answer, unpacked, example(4, W=(12, 7), b=(12,), x_t=(2, 4), h_prev=(2, 3), C_prev=(2, 3)), PACKED_BATCH)


SHAPES = Text(
    "For a batch of 3, H = 2 and D = 4 it returned the shapes {got}; expected ((3, 2), (3, 2)).\n"
    "Hint: return h_t first, then C_t.",
    "批量大小为 3、H = 2、D = 4 时，返回值的形状是 {got}，应当是 ((3, 2), (3, 2))。\n提示：先返回 h_t，再返回 C_t。",
)
KEEPS = Text(
    "With f near 1, i near 0, o near 1 and C_prev = {C_prev} it returned (h_t, C_t) = {got}; expected {want}.\n"
    "Hint: equation (4) should leave C as it is; equation (6) shows tanh of it. h_t comes first.",
    "f 接近 1、i 接近 0、o 接近 1、C_prev = {C_prev} 时，它返回 (h_t, C_t) = {got}，应当是 {want}。\n"
    "提示：式 (4) 应当让 C 保持不变，式 (6) 输出它的 tanh。h_t 在前。",
)
WRITES = Text(
    "With f near 0, i near 1, o near 1 and b_C = 1 it returned (h_t, C_t) = {got}; expected {want}.\n"
    "Hint: the candidate ends in a tanh, and equation (6) takes the new cell state, not the old one.",
    "f 接近 0、i 接近 1、o 接近 1、b_C = 1 时，它返回 (h_t, C_t) = {got}，应当是 {want}。\n"
    "提示：候选值以 tanh 收尾；式 (6) 用的是新的单元状态，不是旧的。",
)
SHOWS = Text(
    "With f near 1, i near 0, b_o = -1 and C_prev = {C_prev} it returned (h_t, C_t) = {got}; expected {want}.\n"
    "Hint: the output gate acts on what is shown, not on what is kept.",
    "f 接近 1、i 接近 0、b_o = -1、C_prev = {C_prev} 时，它返回 (h_t, C_t) = {got}，应当是 {want}。\n"
    "提示：输出门只管露出多少，不管保留多少。",
)
VALUES = Text(
    "For random weights, x_t = {x_t} and h_prev = {h_prev}, it returned (h_t, C_t) = {got}; expected {want}.\n"
    "Hint: does each layer have its own W and b? Is i_t computed apart from f_t? Check the order in [h_prev, x_t].",
    "权重随机、x_t = {x_t}、h_prev = {h_prev} 时，它返回 (h_t, C_t) = {got}，应当是 {want}。\n"
    "提示：检查每个层是否用了自己的 W 和 b，f_t 和 i_t 是否分别计算，以及 [h_prev, x_t] 的顺序。",
)
PACKED = Text(
    "For W = {W}, b = {b}, x_t = {x_t}, h_prev = {h_prev}, C_prev = {C_prev} it returned {got}; expected {want}.\n"
    "Hint: the rows come in the order f, i, C~, o, and only C~ ends in a tanh.",
    "W = {W}、b = {b}、x_t = {x_t}、h_prev = {h_prev}、C_prev = {C_prev} 时，它返回 {got}，应当是 {want}。\n"
    "提示：各行的顺序是 f、i、C~、o，只有 C~ 以 tanh 收尾。",
)
PACKED_BATCH = Text(
    "With H = 3 and a batch of 2 it returned {got}; expected {want}.\n"
    "Hint: each layer has H neighbouring rows of W; split the product into four parts along the last axis.",
    "H = 3、批量大小为 2 时，它返回 {got}，应当是 {want}。\n"
    "提示：每个层占 W 中相邻的 H 行；把乘积沿最后一个轴分成四份。",
)

EXERCISES = (
    Exercise(
        "09.1",
        (
            is_function("params", "x_t", "h_prev", "C_prev"),
            cell_shape,
            cell_keeps,
            cell_writes,
            cell_shows,
            cell_values,
        ),
        Text("This is the whole LSTM cell: six equations, four layers.", "这就是完整的 LSTM 单元：六个式子，四个层。"),
    ),
    Exercise(
        "09.2",
        (is_function("W", "b", "x_t", "h_prev", "C_prev"), packed_values),
        Text(
            "One matrix product for all four layers; most libraries compute it so, each with an order of its own.",
            "四个层合用一次矩阵乘法；多数库都这样计算，只是各有各的排列顺序。",
        ),
    ),
)
