"""Exercise 08.3: an output gate made to measure."""

from collections.abc import Callable

from numpy.random import Generator

from ..extremes import extreme
from ..kinds import Design
from ..reading import Values
from ..reads import weights
from ..result import Wrong
from ..text import Text

Property = Callable[[dict[str, Values], Generator], None]
DUE = 2  # the input x_3


def seen(unit: int, up: int, text: Text) -> Property:
    """Return the property that one unit's gate is open wherever the flag is `up`, 0 or 1."""

    def holds(found: dict[str, Values], rng: Generator) -> None:
        least = extreme("o", found, unit, flag=DUE, up=up, largest=False)
        if not least["o"] >= 0.95:
            raise Wrong(text, least)

    return holds


def held_back(unit: int, up: int, text: Text) -> Property:
    """Return the property that one unit's gate is shut wherever the flag is `up`."""

    def holds(found: dict[str, Values], rng: Generator) -> None:
        most = extreme("o", found, unit, flag=DUE, up=up, largest=True)
        if not most["o"] <= 0.05:
            raise Wrong(text, most)

    return holds


NUMBER_HIDDEN = Text(
    "The answer is due (x_t = {x}, h_prev = {h}), and entry 2 shows {o} of tanh(C_t); it should be at least 0.95.\n"
    "Hint: which entry of the second row of W_o acts on x_3, and what do the others and b_o add to it?",
    "到了该用上的时候（x_t = {x}、h_prev = {h}），tanh(C_t) 的第 2 维只露出 {o}，应当不低于 0.95。\n"
    "提示：W_o 第二行的哪个元素与 x_3 相乘？其余的元素和 b_o 又给它加上多少？",
)
NUMBER_LEAKS = Text(
    "No answer is due (x_t = {x}, h_prev = {h}), yet with a large cell state {o} of it shows in entry 2; it should "
    "be at most 0.05, however large the state.\nHint: what shuts a gate as long as no flag asks for it to open?",
    "没到该用上的时候（x_t = {x}、h_prev = {h}），单元状态足够大时，第 2 维会露出 {o}，应当不超过 0.05。\n"
    "提示：没有标志要求开门时，靠什么让门关着？",
)
GENDER_HIDDEN = Text(
    "No answer is due (x_t = {x}, h_prev = {h}), and entry 1 shows {o} of tanh(C_t); it should be at least 0.95.\n"
    "Hint: how large must the pre-activation be for a sigmoid of 0.95? And what do weights on other inputs take from it?",
    "没到该用上的时候（x_t = {x}、h_prev = {h}），tanh(C_t) 的第 1 维只露出 {o}，应当不低于 0.95。\n"
    "提示：预激活值要多大，sigmoid 才有 0.95？与其他输入相乘的权重又会从中减去多少？",
)
GENDER_LEAKS = Text(
    "The answer is due (x_t = {x}, h_prev = {h}), yet with a large cell state {o} of it shows in entry 1; it should "
    "be at most 0.05, however large the state.\nHint: which entry of the first row of W_o must work against b_o, and how strongly?",
    "到了该用上的时候（x_t = {x}、h_prev = {h}），单元状态足够大时，第 1 维会露出 {o}，应当不超过 0.05。\n"
    "提示：W_o 第一行的哪个元素要把 b_o 压下去？要多大才够？",
)

design = Design(
    "08.3",
    weights(W_o=(2, 6), b_o=(2,)),
    (
        seen(unit=1, up=1, text=NUMBER_HIDDEN),
        held_back(unit=1, up=0, text=NUMBER_LEAKS),
        seen(unit=0, up=0, text=GENDER_HIDDEN),
        held_back(unit=0, up=1, text=GENDER_LEAKS),
    ),
    right=Text(
        "One flag reverses both entries of the gate. However large C_t is, the absolute value of h_t stays "
        "below the output gate.",
        "一个标志让每一维的门都反过来。无论 C_t 多大，h_t 的绝对值总小于输出门的值。",
    ),
)
