"""Exercise 09.3: which equation is wrong in each of the cells of `lstm_labs.broken`."""

from collections.abc import Callable
from typing import Any

from numpy.random import Generator

from lstm_ref import LSTMParams, LSTMState, lstm_step

from ... import broken
from ..cases import LAYERS, arrays
from ..kinds import Design
from ..reads import numbers
from ..result import Wrong
from ..text import Text


def one_unit(C: float, **layers: Any) -> dict[str, Any]:
    """Return the arguments of a cell with one unit and x_t = 1, whose layers are 0 where they are not given."""
    zero = {name: [[0, 0]] if name[0] == "W" else [0] for name in LAYERS}
    return {"params": LSTMParams(**arrays(**zero | layers)), **arrays(x_t=[[1]], h_prev=[[0]], C_prev=[[C]])}


def experiment(cell: Callable[..., Any], case: dict[str, Any]) -> dict[str, float]:
    """Return h_t and C_t as the cell gives them and as a right one does."""
    h, C = cell(*case.values())
    right = lstm_step(case["params"], case["x_t"], LSTMState(case["h_prev"], case["C_prev"]))
    return {name: float(value[0, 0]) for name, value in (("h", h), ("C", C), ("h_t", right.h_t), ("C_t", right.C_t))}


def are_equations(found: tuple[float, ...], rng: Generator) -> None:
    """09.3: there are six equations."""
    for equation in found:
        if equation not in range(1, 7):
            raise Wrong(NO_EQUATION, {"number": equation})


def output_named(found: tuple[float, ...], rng: Generator) -> None:
    """09.3: cell_a shows the old cell state."""
    C_prev = float(rng.integers(2, 6)) / 2
    case = one_unit(C_prev, b_f=[-50], b_i=[50], b_C=[1], b_o=[50])
    if found[0] != 6:
        raise Wrong(A, {"number": found[0], "C_prev": C_prev, **experiment(broken.cell_a, case)}, case)


def input_named(found: tuple[float, ...], rng: Generator) -> None:
    """09.3: cell_b computes i_t with the weights of the forget gate."""
    w = float(rng.integers(2, 6))
    case = one_unit(0, W_i=[[0, w]], b_C=[1], b_o=[50])
    if found[1] != 2:
        raise Wrong(B, {"number": found[1], "w": w, **experiment(broken.cell_b, case)}, case)


def state_named(found: tuple[float, ...], rng: Generator) -> None:
    """09.3: cell_c multiplies what it writes by the forget gate too."""
    b_f = -float(rng.integers(1, 5)) / 2
    case = one_unit(0, b_f=[b_f], b_i=[50], b_C=[1], b_o=[50])
    if found[2] != 4:
        hint = NUMBERED if found[2] == 5 else NO_OLD_STATE
        raise Wrong(C, {"number": found[2], "b_f": b_f, "hint": hint, **experiment(broken.cell_c, case)}, case)


NO_EQUATION = Text(
    "There is no equation ({number}). Name one of (1) to (6) for each cell, as in (1, 1, 1).",
    "没有式 ({number})。请为每个单元写出式 (1) 到式 (6) 中的一个编号，例如 (1, 1, 1)。",
)
A = Text(
    "cell_a: equation ({number}) is not the wrong one. With f near 0, i and o near 1, b_C = 1 and C_prev = {C_prev} the cell gives "
    "C_t = {C}, as it should, but h_t = {h} instead of {h_t}.\n"
    "Hint: C_t is right. Which equations come after it?",
    "cell_a：错的不是式 ({number})。f 接近 0、i 和 o 接近 1、b_C = 1、C_prev = {C_prev} 时，"
    "它算出的 C_t = {C} 没有错，h_t 却是 {h}，应当是 {h_t}。\n"
    "提示：C_t 是对的。它之后还有哪几个式子？",
)
B = Text(
    "cell_b: equation ({number}) is not the wrong one. With C_prev = 0, b_C = 1, o near 1, W_i = [[0, {w}]], x_t = 1 and "
    "zeros elsewhere the cell gives C_t = {C} instead of {C_t}.\n"
    "Hint: change W_i alone, then b_i alone. What does C_t do each time?",
    "cell_b：错的不是式 ({number})。C_prev = 0、b_C = 1、o 接近 1、W_i = [[0, {w}]]、x_t = 1、其余全为 0 时，"
    "它算出的 C_t 是 {C}，应当是 {C_t}。\n"
    "提示：先只改 W_i，再只改 b_i，C_t 各有什么变化？",
)
C = Text(
    "cell_c: equation ({number}) is not the wrong one. With C_prev = 0, i and o near 1, b_C = 1 and b_f = {b_f} the cell gives "
    "C_t = {C} instead of {C_t}.\nHint: {hint}",
    "cell_c：错的不是式 ({number})。C_prev = 0、i 和 o 接近 1、b_C = 1、b_f = {b_f} 时，"
    "它算出的 C_t 是 {C}，应当是 {C_t}。\n提示：{hint}",
)
NO_OLD_STATE = Text("the old state is 0. Should b_f matter here at all?", "旧状态是 0。这里 b_f 应当起作用吗？")
NUMBERED = Text(
    "(5) is the equation of o_t, and C_t does not depend on o_t. Is (5) the one you mean? The numbers are beside the "
    "equations in exercise 09.2.",
    "式 (5) 是 o_t 的式子，C_t 用不到 o_t。你指的真是式 (5) 吗？编号写在练习 09.2 的各个式子旁边。",
)

design = Design(
    "09.3",
    numbers("cell_a", "cell_b", "cell_c"),
    (are_equations, output_named, input_named, state_named),
    right=Text(
        "Set the gates by their biases, change one thing at a time, and a cell gives away its fault; this works for a cell of your own too.",
        "用偏置把门固定住，一次只改一处，单元错在哪里就看得出来；自己写的单元也可以这样查。",
    ),
)
