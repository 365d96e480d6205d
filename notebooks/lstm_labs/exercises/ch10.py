"""Exercises of chapter 10: coupled gates and the GRU."""

from typing import Any

import numpy as np

from lstm_ref.activations import sigmoid, tanh

from .exercise import Exercise, Text, Values, arrays, example, expect, expect_shapes, is_function

COUPLED = ("f_t", "C_tilde_t", "C_prev")
GRU = ("W_z", "W_r", "W_h", "h_prev", "x_t")


def equation_k4(f_t: Values, C_tilde_t: Values, C_prev: Values) -> Values:
    """Return C_t."""
    return f_t * C_prev + (1 - f_t) * C_tilde_t


def equations_g1_g4(W_z: Values, W_r: Values, W_h: Values, h_prev: Values, x_t: Values) -> Values:
    """Return h_t, without biases."""
    hx_t = np.concatenate([h_prev, x_t], axis=1)
    z_t, r_t = sigmoid(hx_t @ W_z.T), sigmoid(hx_t @ W_r.T)
    h_tilde_t = tanh(np.concatenate([r_t * h_prev, x_t], axis=1) @ W_h.T)
    return (1 - z_t) * h_prev + z_t * h_tilde_t


def coupled_shape(answer: Any) -> None:
    """10.1: the shape of the cell state."""
    expect_shapes(answer, example(1, **dict.fromkeys(COUPLED, (3, 2))), SHAPE, (3, 2))


def coupled_sides(answer: Any) -> None:
    """10.1: f keeps the old state, one minus f writes; the two always share out 1."""
    expect(answer, equation_k4, arrays(f_t=[[1]], C_tilde_t=[[0.5]], C_prev=[[-0.8]]), KEPT)
    expect(answer, equation_k4, arrays(f_t=[[0]], C_tilde_t=[[0.5]], C_prev=[[-0.8]]), WRITTEN)
    expect(answer, equation_k4, arrays(f_t=[[0.7]], C_tilde_t=[[1]], C_prev=[[1]]), SHARED)


def coupled_values(answer: Any) -> None:
    """10.1: the values of equation (K4), number by number."""
    case = example(2, **dict.fromkeys(COUPLED, (2, 2)))
    expect(answer, equation_k4, case | {"f_t": np.round(sigmoid(case["f_t"]), 1)}, COUPLED_VALUES)


def gru_shape(answer: Any) -> None:
    """10.2: one value for every hidden unit of every example in the batch."""
    expect_shapes(answer, example(1, **dict.fromkeys(GRU[:3], (2, 6)), h_prev=(3, 2), x_t=(3, 4)), SHAPE, (3, 2))


def gru_candidate(answer: Any) -> None:
    """10.2: the candidate is a tanh layer; with z = 1/2 and an empty old state, half of it is seen."""
    case = arrays(W_z=[[0, 0]], W_r=[[0, 50]], W_h=[[0, -1]], h_prev=[[0]], x_t=[[1]])
    expect(answer, equations_g1_g4, case, CANDIDATE)


def gru_update(answer: Any) -> None:
    """10.2: z weighs the new state: at 0 the old one stays, at 1 the candidate takes its place."""
    case = arrays(W_z=[[0, 50]], W_r=[[0, 50]], W_h=[[0, 1]], h_prev=[[-0.5]], x_t=[[1]])
    expect(answer, equations_g1_g4, case, OPEN_Z)
    expect(answer, equations_g1_g4, case | arrays(W_z=[[0, -50]]), SHUT_Z)


def gru_reset(answer: Any) -> None:
    """10.2: r acts on the old state, not on x_t, and before the weights meet it."""
    case = arrays(W_z=[[0, 50]], W_r=[[0, -50]], W_h=[[1, 1]], h_prev=[[0.8]], x_t=[[1]])
    expect(answer, equations_g1_g4, case, SHUT_R)
    expect(answer, equations_g1_g4, case | arrays(W_r=[[0, 50]]), OPEN_R)
    case |= arrays(W_z=[[0, 0, 50]] * 2, W_r=[[0, 0, -50], [0, 0, 50]], W_h=[[0, 1, 0], [0, 0, 0]], h_prev=[[0.4, 0.8]])
    expect(answer, equations_g1_g4, case, RESET_BEFORE)


def gru_values(answer: Any) -> None:
    """10.2: the values of equations (G1) to (G4), for a batch with all sizes different."""
    case = example(2, **dict.fromkeys(GRU[:3], (3, 7)), h_prev=(2, 3), x_t=(2, 4))
    expect(answer, equations_g1_g4, {name: case[name] for name in GRU}, GRU_VALUES)


SHAPE = Text(
    "For a batch of 3 and H = 2 it returned the shape {got}; expected (3, 2).\n"
    "Hint: the state has one value for each hidden unit of each example.",
    "批量大小为 3、H = 2 时，返回值的形状是 {got}，应当是 (3, 2)。\n提示：每个样本的每个隐藏单元都有一个状态值。",
)
KEPT = Text(
    "With f_t = {f_t}, C_tilde_t = {C_tilde_t}, C_prev = {C_prev} it returned {got}; expected {want}.\n"
    "Hint: f_t is the share of the old state that is kept. Which array does it multiply?",
    "f_t = {f_t}、C_tilde_t = {C_tilde_t}、C_prev = {C_prev} 时，它返回了 {got}，应当是 {want}。\n"
    "提示：f_t 是旧状态保留的比例，它该乘哪个数组？",
)
WRITTEN = Text(
    "With f_t = {f_t}, C_tilde_t = {C_tilde_t}, C_prev = {C_prev} it returned {got}; expected {want}.\n"
    "Hint: everything is forgotten here. With coupled gates, how much is then written?",
    "f_t = {f_t}、C_tilde_t = {C_tilde_t}、C_prev = {C_prev} 时，它返回了 {got}，应当是 {want}。\n"
    "提示：这里旧的全部忘掉。门耦合之后，此时该写入多少？",
)
SHARED = Text(
    "With f_t = {f_t} and 1 for both C_tilde_t and C_prev it returned {got}; expected {want}.\n"
    "Hint: the average of 1 and 1 is 1, whatever the weights. Do yours add up to 1?",
    "f_t = {f_t}、C_tilde_t 和 C_prev 都是 1 时，它返回了 {got}，应当是 {want}。\n"
    "提示：1 和 1 无论怎样加权平均都是 1。你的两个权重加起来等于 1 吗？",
)
COUPLED_VALUES = Text(
    "For f_t = {f_t}, C_tilde_t = {C_tilde_t}, C_prev = {C_prev} it returned {got}; expected {want}.\n"
    "Hint: every product is entry by entry, and nothing is limited to (-1, 1) by hand.",
    "f_t = {f_t}、C_tilde_t = {C_tilde_t}、C_prev = {C_prev} 时，它返回了 {got}，应当是 {want}。\n"
    "提示：乘法都是按元素做的，结果也不必再截到 (-1, 1) 之内。",
)
CANDIDATE = Text(
    "With an update gate of 1/2, W_h = {W_h}, h_prev = {h_prev}, x_t = {x_t} it returned {got}; expected {want}.\n"
    "Hint: the candidate is a tanh layer. In every concatenation, which comes first?",
    "更新门为 1/2、W_h = {W_h}、h_prev = {h_prev}、x_t = {x_t} 时，它返回了 {got}，应当是 {want}。\n"
    "提示：候选隐状态由一个 tanh 层算出。另外，拼接时谁在前？",
)
OPEN_Z = Text(
    "With an update gate of 1, h_prev = {h_prev} and a candidate of tanh(1) it returned {got}; expected {want}.\n"
    "Hint: in the article's convention, is z_t the share of the old state or of the new one?",
    "更新门为 1、h_prev = {h_prev}、候选隐状态为 tanh(1) 时，它返回了 {got}，应当是 {want}。\n"
    "提示：按原文的约定，z_t 是旧状态的比例，还是新状态的比例？",
)
SHUT_Z = Text(
    "With an update gate of 0 and h_prev = {h_prev} it returned {got}; expected {want}.\n"
    "Hint: where nothing new is let in, the old state stays as it is.",
    "更新门为 0、h_prev = {h_prev} 时，它返回了 {got}，应当是 {want}。\n"
    "提示：新的一点都不放进来时，旧状态应当原样留下。",
)
SHUT_R = Text(
    "With an update gate of 1, a reset gate of 0, W_h = {W_h}, h_prev = {h_prev}, x_t = {x_t} it returned {got}; "
    "expected {want}.\nHint: the reset gate hides the old state from the candidate. Does it hide x_t too?",
    "更新门为 1、重置门为 0、W_h = {W_h}、h_prev = {h_prev}、x_t = {x_t} 时，它返回了 {got}，应当是 {want}。\n"
    "提示：重置门不让候选隐状态看到旧状态。它也挡住 x_t 吗？",
)
OPEN_R = Text(
    "With an update gate of 1, a reset gate of 1, W_h = {W_h}, h_prev = {h_prev}, x_t = {x_t} it returned {got}; "
    "expected {want}.\nHint: with the reset gate open, the candidate is a tanh layer that sees both.",
    "更新门为 1、重置门为 1、W_h = {W_h}、h_prev = {h_prev}、x_t = {x_t} 时，它返回了 {got}，应当是 {want}。\n"
    "提示：重置门全开时，候选隐状态就是一个普通的 tanh 层，旧状态和输入都看得到。",
)
RESET_BEFORE = Text(
    "With r_t = (0, 1), h_prev = {h_prev}, an update gate of 1, and W_h letting the first unit read the second entry "
    "of the old state, it returned {got}; expected {want}.\n"
    "Hint: is h_prev multiplied by r_t before it meets W_h, or the product after?",
    "r_t = (0, 1)、h_prev = {h_prev}、更新门为 1，W_h 让第 1 维读旧状态的第 2 个元素，"
    "这时它返回了 {got}，应当是 {want}。\n"
    "提示：r_t 该在乘 W_h 之前乘到 h_prev 上，还是乘到乘完的结果上？",
)
GRU_VALUES = Text(
    "For h_prev = {h_prev}, x_t = {x_t} it returned {got}; expected {want}.\n"
    "Hint: hidden state first in every concatenation; sigmoid for the two gates, tanh for the candidate.",
    "h_prev = {h_prev}、x_t = {x_t} 时，它返回了 {got}，应当是 {want}。\n"
    "提示：拼接时总是隐状态在前；两个门用 sigmoid，候选隐状态用 tanh。",
)

EXERCISES = (
    Exercise(
        "10.1",
        (is_function(*COUPLED), coupled_shape, coupled_sides, coupled_values),
        Text(
            "Your function is equation (K4): the new state is a weighted average of the old one and the candidate.",
            "你的函数就是式 (K4)：新状态是旧状态与候选值的加权平均。",
        ),
    ),
    Exercise(
        "10.2",
        (is_function(*GRU), gru_shape, gru_candidate, gru_update, gru_reset, gru_values),
        Text(
            "Your function is equations (G1) to (G4): z_t weighs the new state, r_t comes before the product.",
            "你的函数就是式 (G1) 到式 (G4)：z_t 是新状态的比例，r_t 在矩阵乘法之前起作用。",
        ),
    ),
)
