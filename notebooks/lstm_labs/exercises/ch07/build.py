"""Exercise 07.2: the update forward and back."""

from collections.abc import Callable
from typing import Any

from numpy.random import Generator

from ..kinds import DIFFERS, Design
from ..reads import parts
from ..result import Wrong
from ..text import Text
from .backward import backward
from .forward import forward

NOT_TWO = Text(
    "Your answer is {came}; expected two functions, (update, update_backward).",
    "你的答案是{came}；这里需要两个函数：(update, update_backward)。",
)
MEASURED = Text(
    "When your function is called with {call}, {place} is {got}; finite differences of equation (4) give {want} here.\nHint: {hint}",
    "以 {call} 调用时，{place} 是 {got}；对式 (4) 做有限差分，得到的是 {want}。\n提示：{hint}",
)


def two_functions(answer: Any) -> Any:
    """Read the update and its way back."""
    return parts(answer, 2, NOT_TWO)


def updates(found: tuple[Callable[..., Any], ...], rng: Generator) -> None:
    """07.2: the first function is equation (4)."""
    forward.examine(found[0], rng)


def comes_back(found: tuple[Callable[..., Any], ...], rng: Generator) -> None:
    """07.2: the second gives the gradients with respect to the four values that made C_t."""
    try:
        backward.examine(found[1], rng)
    except Wrong as wrong:
        raise Wrong(MEASURED if wrong.text is DIFFERS else wrong.text, wrong.values, wrong.case) from None


build = Design(
    "07.2",
    two_functions,
    (updates, comes_back),
    right=Text(
        "One line for the forward pass, four for the backward pass. On the belt, from C_t to C_prev, a gradient meets nothing but the forget gate.",
        "前向传播一行，反向传播四行。沿传送带从 C_t 回到 C_prev，梯度一路只乘以遗忘门。",
    ),
)
