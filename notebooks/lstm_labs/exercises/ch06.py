"""Exercises of chapter 06: the input gate and the candidate."""

from typing import Any

import numpy as np

from lstm_ref.activations import sigmoid, tanh

from .exercise import Exercise, Text, Values, Wrong, arrays, example, expect, expect_shapes, is_function

ARGUMENTS = ("W_i", "b_i", "W_C", "b_C", "h_prev", "x_t")


def equations_2_3(W_i: Values, b_i: Values, W_C: Values, b_C: Values, h_prev: Values, x_t: Values) -> Any:
    """Return i_t and C~_t."""
    hx_t = np.concatenate([h_prev, x_t], axis=1)
    return sigmoid(hx_t @ W_i.T + b_i), tanh(hx_t @ W_C.T + b_C)


def pair_shape(answer: Any) -> None:
    """06.1: two arrays, one value each for every hidden unit of every example."""
    expect_shapes(
        answer, example(1, W_i=(2, 6), b_i=(2,), W_C=(2, 6), b_C=(2,), h_prev=(3, 2), x_t=(3, 4)), SHAPE, (3, 2), (3, 2)
    )


def pair_order(answer: Any) -> None:
    """06.1: the gate first, then the candidate; each with its own function and its own bias."""
    case = arrays(W_i=[[0, 0]], b_i=[0], W_C=[[0, 0]], b_C=[0], h_prev=[[0]], x_t=[[0]])
    expect(answer, equations_2_3, case, AT_ZERO)
    expect(answer, equations_2_3, case | arrays(b_i=[2], b_C=[-1]), BIASES)
    expect(answer, equations_2_3, case | arrays(W_i=[[1, 0]], W_C=[[0, 1]], h_prev=[[1]], x_t=[[-3]]), ORDER)


def pair_values(answer: Any) -> None:
    """06.1: the values of equations (2) and (3), for a batch with all sizes different."""
    case = example(2, W_i=(3, 7), b_i=(3,), W_C=(3, 7), b_C=(3,), h_prev=(2, 3), x_t=(2, 4))
    expect(answer, equations_2_3, case, VALUES)


def four_arrays(answer: Any) -> None:
    """06.2: W_i, b_i, W_C, b_C of a cell with H = 1 and D = 2."""
    if not isinstance(answer, tuple | list) or len(answer) != 4:
        raise Wrong(NOT_WEIGHTS, {"got": type(answer).__name__})
    try:
        shapes = tuple(np.shape(np.asarray(part).astype(float, casting="same_kind")) for part in answer)
    except (TypeError, ValueError) as error:
        raise Wrong(NOT_WEIGHTS, {"got": type(answer).__name__}) from error
    if shapes != ((1, 3), (1,), (1, 3), (1,)):
        raise Wrong(NOT_WEIGHTS, {"got": str(shapes)})


def writes_when_told(answer: Any) -> None:
    """06.2: with the flag, the sign is written, whatever the hidden state."""
    for h, sign in ((0.0, 1.0), (0.0, -1.0), (1.0, 1.0), (-1.0, 1.0), (1.0, -1.0), (-1.0, -1.0)):
        written = write(answer, h, sign, 1.0)
        if not written * sign >= 0.9:
            raise Wrong(NOT_WRITTEN, {"h": h, "sign": sign, "written": written})


def silent_otherwise(answer: Any) -> None:
    """06.2: without the flag, next to nothing is written."""
    for h, sign in ((0.0, 1.0), (0.0, -1.0), (1.0, 1.0), (-1.0, 1.0), (1.0, -1.0), (-1.0, -1.0)):
        written = write(answer, h, sign, 0.0)
        if not abs(written) <= 0.05:
            raise Wrong(NOT_SILENT, {"h": h, "sign": sign, "written": written})


def write(answer: Any, h: float, sign: float, flag: float) -> float:
    """Return i_t * C~_t of the cell with the weights of the answer."""
    W_i, b_i, W_C, b_C = (np.asarray(part, dtype=np.float64) for part in answer)
    i_t, C_tilde_t = equations_2_3(W_i, b_i, W_C, b_C, np.array([[h]]), np.array([[sign, flag]]))
    return float((i_t * C_tilde_t)[0, 0])


SHAPE = Text(
    "For a batch of 3, H = 2 and D = 4 it returned the shapes {got}; expected ((3, 2), (3, 2)).\n"
    "Hint: both layers see the same [h_prev, x_t]; what differs is W, b and the function at the end.",
    "批量大小为 3、H = 2、D = 4 时，返回值的形状是 {got}，应当是 ((3, 2), (3, 2))。\n"
    "提示：两个层看到的 [h_prev, x_t] 相同，不同的只是 W、b 和最后的函数。",
)
AT_ZERO = Text(
    "With zeros everywhere it returned {got}; expected {want}.\n"
    "Hint: the gate comes first, the candidate second. Which of the two ends in a sigmoid, which in a tanh?",
    "全部取 0 时，它返回了 {got}，应当是 {want}。\n"
    "提示：第一个返回门，第二个返回候选值。两者中哪一个以 sigmoid 收尾，哪一个以 tanh 收尾？",
)
BIASES = Text(
    "With zero weights, b_i = {b_i} and b_C = {b_C} it returned {got}; expected {want}.\n"
    "Hint: each of the two layers has a bias of its own.",
    "权重全为 0、b_i = {b_i}、b_C = {b_C} 时，它返回了 {got}，应当是 {want}。\n提示：两个层各有自己的偏置。",
)
ORDER = Text(
    "With W_i = {W_i}, W_C = {W_C}, h_prev = {h_prev}, x_t = {x_t} it returned {got}; expected {want}.\n"
    "Hint: which comes first in [h_prev, x_t], and which weights belong to which layer?",
    "W_i = {W_i}、W_C = {W_C}、h_prev = {h_prev}、x_t = {x_t} 时，它返回了 {got}，应当是 {want}。\n"
    "提示：[h_prev, x_t] 里谁在前？哪组权重属于哪个层？",
)
VALUES = Text(
    "For h_prev = {h_prev} and x_t = {x_t} it returned {got}; expected {want}.\n"
    "Hint: each example uses all its H + D numbers, and each bias has one entry for each hidden unit.",
    "h_prev = {h_prev}、x_t = {x_t} 时，它返回了 {got}，应当是 {want}。\n"
    "提示：每个样本的 H + D 个数都要参与，偏置则按隐藏单元相加。",
)
NOT_WEIGHTS = Text(
    "Expected W_i, b_i, W_C, b_C of the shapes (1, 3), (1,), (1, 3), (1,), got {got}.",
    "这里需要 W_i、b_i、W_C、b_C，形状依次为 (1, 3)、(1,)、(1, 3)、(1,)，得到的却是 {got}。",
)
NOT_WRITTEN = Text(
    "With h_prev = {h}, sign = {sign} and flag = 1 it writes {written}; expected 0.9 or more in size, same sign.\n"
    "Hint: the gate must be open when the flag is 1, and the candidate must be close to the sign.",
    "h_prev = {h}、符号 = {sign}、标志 = 1 时，它写入 {written}；写入的量应当与符号同号，绝对值至少为 0.9。\n"
    "提示：标志为 1 时门要打开，候选值要接近该符号。",
)
NOT_SILENT = Text(
    "With h_prev = {h}, sign = {sign} and flag = 0 it writes {written}; expected at most 0.05 either way.\n"
    "Hint: what closes the gate when no input asks for it to be open?",
    "h_prev = {h}、符号 = {sign}、标志 = 0 时，它写入 {written}；写入的绝对值应当不超过 0.05。\n"
    "提示：输入没有要求开门时，靠什么让门关上？",
)

EXERCISES = (
    Exercise(
        "06.1",
        (is_function(*ARGUMENTS), pair_shape, pair_order, pair_values),
        Text(
            "Your function is equations (2) and (3), for any batch and any sizes.",
            "你的函数就是式 (2) 和式 (3)，对任意批量和任意尺寸都成立。",
        ),
    ),
    Exercise(
        "06.2",
        (four_arrays, writes_when_told, silent_otherwise),
        Text(
            "The gate answers whether, the candidate answers what: two questions, two layers.",
            "门回答写不写，候选值回答写什么：两个问题，所以要两个层。",
        ),
    ),
)
