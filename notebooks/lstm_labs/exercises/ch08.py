"""Exercises of chapter 08: the output gate."""

from typing import Any

import numpy as np

from lstm_ref.activations import sigmoid, tanh

from .exercise import (
    Exercise,
    Text,
    Values,
    Wrong,
    arrays,
    call_number,
    example,
    expect,
    expect_shapes,
    is_function,
    told_apart,
)

ARGUMENTS = ("W_o", "b_o", "h_prev", "x_t", "C_t")


def equations_5_6(W_o: Values, b_o: Values, h_prev: Values, x_t: Values, C_t: Values) -> Any:
    """Return o_t and h_t."""
    o_t = sigmoid(np.concatenate([h_prev, x_t], axis=1) @ W_o.T + b_o)
    return o_t, o_t * tanh(C_t)


def output_shape(answer: Any) -> None:
    """08.1: two arrays, one value each for every hidden unit of every example."""
    expect_shapes(
        answer, example(1, W_o=(2, 6), b_o=(2,), h_prev=(3, 2), x_t=(3, 4), C_t=(3, 2)), SHAPE, (3, 2), (3, 2)
    )


def output_gate(answer: Any) -> None:
    """08.1: the gate is a sigmoid layer like the other two, and does not see C_t."""
    case = arrays(W_o=[[0, 0]], b_o=[2], h_prev=[[0.5]], x_t=[[0.5]], C_t=[[0]])
    expect(answer, equations_5_6, case, GATE)
    expect(answer, equations_5_6, case | arrays(W_o=[[1, 0]], b_o=[0], h_prev=[[1]], x_t=[[-3]]), ORDER)


def output_squashed(answer: Any) -> None:
    """08.1: h_t passes C_t through tanh before the gate."""
    expect(answer, equations_5_6, arrays(W_o=[[0, 0]], b_o=[50], h_prev=[[0]], x_t=[[0]], C_t=[[3]]), SQUASHED)


def output_values(answer: Any) -> None:
    """08.1: the values of equations (5) and (6), for a batch with all sizes different."""
    expect(answer, equations_5_6, example(2, W_o=(3, 7), b_o=(3,), h_prev=(2, 3), x_t=(2, 4), C_t=(2, 3)), VALUES)


def reached(answer: Any) -> None:
    """08.2: the cell state that shows as h through a gate of o."""
    for h, o in ((0.0, 0.5), (0.3, 0.6), (-0.45, 0.5), (0.9, 1.0)):
        C = call_number(answer, h=h, o=o)
        seen = o * np.tanh(C)
        if not abs(seen - h) <= 1e-9:
            raise Wrong(REACHED, {"h": h, "o": o, "C": C, "seen": told_apart(seen, h)})


def out_of_reach(answer: Any) -> None:
    """08.2: no cell state shows as more than o; the answer is then nan."""
    for h, o in ((0.6, 0.5), (-0.9, 0.3), (1.0, 1.0), (-0.5, 0.5)):
        C = call_number(answer, h=h, o=o)
        if not np.isnan(C):
            raise Wrong(OUT_OF_REACH, {"h": h, "o": o, "C": C})


SHAPE = Text(
    "For a batch of 3, H = 2 and D = 4 it returned the shapes {got}; expected ((3, 2), (3, 2)).\n"
    "Hint: return o_t first, then h_t; both have one value for each hidden unit.",
    "批量大小为 3、H = 2、D = 4 时，返回值的形状是 {got}，应当是 ((3, 2), (3, 2))。\n"
    "提示：先返回 o_t，再返回 h_t，两者对每个隐藏单元都各有一个值。",
)
GATE = Text(
    "With W_o all zeros, b_o = {b_o} and C_t = {C_t} it returned {got}; expected {want}.\n"
    "Hint: the output gate is made like the other two gates, and what is the tanh of 0?",
    "W_o 全为 0、b_o = {b_o}、C_t = {C_t} 时，它返回了 {got}，应当是 {want}。\n"
    "提示：输出门的算法与另外两个门相同；另外，tanh 在 0 处取什么值？",
)
ORDER = Text(
    "With W_o = {W_o}, h_prev = {h_prev}, x_t = {x_t}, C_t = {C_t} it returned {got}; expected {want}.\n"
    "Hint: which comes first in [h_prev, x_t]?",
    "W_o = {W_o}、h_prev = {h_prev}、x_t = {x_t}、C_t = {C_t} 时，它返回了 {got}，应当是 {want}。\n"
    "提示：[h_prev, x_t] 里谁在前？",
)
SQUASHED = Text(
    "With an open gate and C_t = {C_t} it returned {got}; expected {want}.\n"
    "Hint: the cell state may be large, the hidden state never leaves (-1, 1). What comes between?",
    "门全开、C_t = {C_t} 时，它返回了 {got}，应当是 {want}。\n"
    "提示：单元状态可以很大，隐状态却总在 (-1, 1) 之内。中间经过了什么？",
)
VALUES = Text(
    "For h_prev = {h_prev}, x_t = {x_t}, C_t = {C_t} it returned {got}; expected {want}.\n"
    "Hint: the gate multiplies the tanh of the cell state entry by entry.",
    "h_prev = {h_prev}、x_t = {x_t}、C_t = {C_t} 时，它返回了 {got}，应当是 {want}。\n"
    "提示：门与单元状态的 tanh 按元素相乘。",
)
REACHED = Text(
    "For h = {h} and o = {o} it returned C = {C}, which gives h = {seen}.\n"
    "Hint: solve equation (6) for C: first divide, then undo the tanh.",
    "h = {h}、o = {o} 时，它返回 C = {C}，由此得到的是 h = {seen}。\n提示：从式 (6) 解出 C：先除，再取 tanh 的反函数。",
)
OUT_OF_REACH = Text(
    "For h = {h} and o = {o} it returned C = {C}; through a gate of {o} no cell state gives h = {h}; expected nan.\n"
    "Hint: how large can o * tanh(C) get?",
    "h = {h}、o = {o} 时，它返回 C = {C}；门为 {o} 时，没有哪个单元状态能得到 {h}，所以应当返回 nan。\n"
    "提示：o * tanh(C) 最大能有多大？",
)

EXERCISES = (
    Exercise(
        "08.1",
        (is_function(*ARGUMENTS), output_shape, output_gate, output_squashed, output_values),
        Text(
            "Your function is equations (5) and (6), for any batch and any sizes.",
            "你的函数就是式 (5) 和式 (6)，对任意批量和任意尺寸都成立。",
        ),
    ),
    Exercise(
        "08.2",
        (is_function("h", "o"), reached, out_of_reach),
        Text(
            "The output gate bounds what is seen: abs(h) stays below o, whatever the cell state holds.",
            "输出门限定了外面能看到多少：无论单元状态多大，|h| 总小于 o。",
        ),
    ),
)
