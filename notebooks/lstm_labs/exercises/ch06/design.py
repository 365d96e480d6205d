"""Exercise 06.3: a cell that writes when told."""

from collections.abc import Callable

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from lstm_ref.checks import Array

from ..equations import joined
from ..kinds import Design
from ..reading import Values
from ..reads import weights
from ..result import Wrong
from ..text import Text
from .layers import equations_2_3

HIDDEN = np.concatenate([[0], np.linspace(-1, 1, 41)])  # at 0 first: what fails there is not due to h
OPEN_ENOUGH, SHUT_ENOUGH = 0.9, 0.05


def write(found: dict[str, Values], sign: int, flag: int) -> tuple[Array, Array]:
    """Return i and C~ of the cell of one unit for all hidden states."""
    case = joined(HIDDEN[:, None], np.full((len(HIDDEN), 2), (sign, flag)))
    W_i, b_i, W_C, b_C = found.values()
    i, C_tilde = equations_2_3(W_i, b_i, W_C, b_C, case[:, :1], case[:, 1:])
    return i[:, 0], C_tilde[:, 0]


def told(
    text: Text, hints: Callable[[float, float], Text], sign: int, fails: NDArray[np.bool_], *values: Array
) -> Wrong:
    """Return the first failure, with the hint for a hidden state that matters or one for i and s * C~."""
    k = int(np.argmax(fails))
    i, C_tilde = (float(value[k]) for value in values)
    hint = HIDDEN_MATTERS if HIDDEN[k] != 0 else hints(i, sign * C_tilde)
    shown = {"h": float(HIDDEN[k]), "sign": sign, "i": i, "C_tilde": C_tilde, "written": i * C_tilde}
    return Wrong(text, {**shown, "hint": hint})


def writes_when_told(found: dict[str, Values], rng: Generator) -> None:
    """06.3: with the flag, the sign is written, whatever the hidden state."""
    for sign in (1, -1):
        i, C_tilde = write(found, sign, flag=1)
        fails = ~(sign * i * C_tilde >= OPEN_ENOUGH)
        if np.any(fails):
            raise told(NOT_WRITTEN, why_not_written, sign, fails, i, C_tilde)


def silent_otherwise(found: dict[str, Values], rng: Generator) -> None:
    """06.3: without the flag, next to nothing is written."""
    for sign in (1, -1):
        i, C_tilde = write(found, sign, flag=0)
        fails = ~(np.abs(i * C_tilde) <= SHUT_ENOUGH)
        if np.any(fails):
            raise told(NOT_SILENT, lambda i, C_tilde: SHUT, sign, fails, i, C_tilde)


def why_not_written(i: float, C_tilde: float) -> Text:
    """Return the hint for a gate that is not open, or for a candidate of the wrong sign or size."""
    return SHUT_AT_FLAG if i < OPEN_ENOUGH else OTHER_SIGN if C_tilde <= 0 else TOO_SMALL


NOT_WRITTEN = Text(
    "With flag = 1, sign = {sign} and h = {h}: i = {i}, C~ = {C_tilde}, so {written} is written; it should have the "
    "sign of the input `sign`, and an absolute value of at least 0.9.\nHint: {hint}",
    "标志 = 1、符号 = {sign}、h = {h} 时，i = {i}，C~ = {C_tilde}，写入 {written}；写入的量应当与输入的符号相同，"
    "绝对值至少为 0.9。\n提示：{hint}",
)
NOT_SILENT = Text(
    "With flag = 0, sign = {sign} and h = {h}: i = {i}, C~ = {C_tilde}, so {written} is written; its absolute value "
    "should be at most 0.05.\nHint: {hint}",
    "标志 = 0、符号 = {sign}、h = {h} 时，i = {i}，C~ = {C_tilde}，写入 {written}；绝对值应当不超过 0.05。\n"
    "提示：{hint}",
)
SHUT_AT_FLAG = Text(
    "the gate is not open far enough. Which entry of W_i acts on the flag, and what does b_i add to it?",
    "门开得不够大。W_i 的哪个元素与标志相乘？b_i 又给它加上多少？",
)
OTHER_SIGN = Text(
    "the gate is open. Which entry of W_C makes the candidate follow the sign?",
    "门是开着的。W_C 的哪个元素能让候选值随符号而变？",
)
TOO_SMALL = Text(
    "the gate is open and the sign is right. How large must the pre-activation of the candidate be?",
    "门开着，正负号也对。候选值的预激活值要多大才够？",
)
SHUT = Text(
    "the candidate follows the sign in any case. What closes the gate when no input asks for it to be open?",
    "不管标志是几，候选值都随符号变。没有输入要求开门时，靠什么让门关上？",
)
HIDDEN_MATTERS = Text(
    "at h = 0 it is as it should be. Which weights act on h, and what is left of the pre-activation when their products work against it?",
    "h = 0 时没有问题。哪些权重与 h 相乘？这些乘积与其余各项反号时，预激活值还剩多少？",
)

design = Design(
    "06.3",
    weights(W_i=(1, 3), b_i=(1,), W_C=(1, 3), b_C=(1,)),
    (writes_when_told, silent_otherwise),
    right=Text(
        "The gate answers whether, the candidate answers what: two questions, two layers.",
        "门回答写不写，候选值回答写什么：两个问题，所以要两个层。",
    ),
)
