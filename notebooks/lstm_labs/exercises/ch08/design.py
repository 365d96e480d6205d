"""Exercise 08.3: an output gate made to measure."""

from numpy.random import Generator

from ..extremes import extreme
from ..kinds import Design
from ..reading import Values
from ..reads import weights
from ..result import Wrong
from ..text import Text

DUE = 2  # the input x_3


def shows_number(found: dict[str, Values], rng: Generator) -> None:
    """08.3: where the answer is due, dimension 2 is seen."""
    least = extreme("o", found, unit=1, flag=DUE, up=1, largest=False)
    if not least["o"] >= 0.95:
        raise Wrong(NUMBER_HIDDEN, least)


def holds_number_back(found: dict[str, Values], rng: Generator) -> None:
    """08.3: elsewhere it is not."""
    most = extreme("o", found, unit=1, flag=DUE, up=0, largest=True)
    if not most["o"] <= 0.05:
        raise Wrong(NUMBER_LEAKS, most)


def shows_gender(found: dict[str, Values], rng: Generator) -> None:
    """08.3: where no answer is due, dimension 1 is seen."""
    least = extreme("o", found, unit=0, flag=DUE, up=0, largest=False)
    if not least["o"] >= 0.95:
        raise Wrong(GENDER_HIDDEN, least)


def holds_gender_back(found: dict[str, Values], rng: Generator) -> None:
    """08.3: where it is due, dimension 1 is not."""
    most = extreme("o", found, unit=0, flag=DUE, up=1, largest=True)
    if not most["o"] <= 0.05:
        raise Wrong(GENDER_LEAKS, most)


NUMBER_HIDDEN = Text(
    "The answer is due, x_t = {x} after h_prev = {h}, and dimension 2 shows {o} of tanh(C_t); at least 0.95 is wanted.\n"
    "Hint: which entry of the second row of W_o acts on x_3, and what do the others and b_o add to it?",
    "到了该用上的时候（x_t = {x}、h_prev = {h}），tanh(C_t) 的第 2 维只露出 {o}，应当不低于 0.95。\n"
    "提示：W_o 第二行的哪个元素与 x_3 相乘？其余的元素和 b_o 又给它加上多少？",
)
NUMBER_LEAKS = Text(
    "No answer is due, x_t = {x} after h_prev = {h}, and dimension 2 may show as much as {o}, however large the cell "
    "state; at most 0.05 is wanted.\nHint: what shuts a gate as long as no flag asks for it to open?",
    "没到该用上的时候（x_t = {x}、h_prev = {h}），单元状态足够大时，第 2 维会露出 {o}，应当不超过 0.05。\n"
    "提示：没有标志要求开门时，靠什么让门关着？",
)
GENDER_HIDDEN = Text(
    "No answer is due, x_t = {x} after h_prev = {h}, and dimension 1 shows {o} of tanh(C_t); at least 0.95 is wanted.\n"
    "Hint: from which pre-activation on is the sigmoid 0.95? And what do weights on other inputs take from it?",
    "没到该用上的时候（x_t = {x}、h_prev = {h}），tanh(C_t) 的第 1 维只露出 {o}，应当不低于 0.95。\n"
    "提示：预激活值要多大，sigmoid 才有 0.95？与其他输入相乘的权重又会从中减去多少？",
)
GENDER_LEAKS = Text(
    "The answer is due, x_t = {x} after h_prev = {h}, and dimension 1 may show as much as {o}, however large the cell "
    "state; at most 0.05 is wanted.\nHint: which entry of the first row of W_o must work against b_o, and how strongly?",
    "到了该用上的时候（x_t = {x}、h_prev = {h}），单元状态足够大时，第 1 维会露出 {o}，应当不超过 0.05。\n"
    "提示：W_o 第一行的哪个元素要把 b_o 压下去？要多大才够？",
)

design = Design(
    "08.3",
    weights(W_o=(2, 6), b_o=(2,)),
    (shows_number, holds_number_back, shows_gender, holds_gender_back),
    right=Text(
        "One flag turns the gate of each dimension the other way. However large C_t is, the size of h_t stays "
        "below the output gate.",
        "一个标志让每一维的门都反过来。无论 C_t 多大，h_t 的绝对值总小于输出门的值。",
    ),
)
