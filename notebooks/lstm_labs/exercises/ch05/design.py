"""Exercise 05.3: a forget gate made to measure."""

from typing import Any

import numpy as np
from numpy.random import Generator

from lstm_ref.activations import sigmoid

from ..extremes import extreme
from ..kinds import Design
from ..reading import Values
from ..reads import weights
from ..result import Wrong
from ..text import Text

NEW_SUBJECT = 0  # the input x_1


def drops(found: dict[str, Values], rng: Generator) -> None:
    """05.3: at a new subject at most 5% of entry 1 is left."""
    most = extreme("f", found, unit=0, flag=NEW_SUBJECT, up=1, largest=True)
    if not most["f"] <= 0.05:
        raise Wrong(NOT_DROPPED, most)


def keeps_subject(found: dict[str, Values], rng: Generator) -> None:
    """05.3: without a new subject at least 90% of entry 1 is left after 10 steps."""
    least = extreme("f", found, unit=0, flag=NEW_SUBJECT, up=0, largest=False)
    if not least["f"] ** 10 >= 0.9:
        raise lost(SUBJECT_LOST, BIAS, found["b_f"][0], least, 10)


def keeps_number(found: dict[str, Values], rng: Generator) -> None:
    """05.3: whatever comes, at least 90% of entry 2 is left after 100 steps."""
    both = (extreme("f", found, unit=1, flag=NEW_SUBJECT, up=up, largest=False) for up in (0, 1))
    least = min(both, key=lambda case: case["f"])
    if not least["f"] ** 100 >= 0.9:
        raise lost(NUMBER_LOST, HUNDRED, found["b_f"][1], least, 100)


def lost(text: Text, hint: Text, bias: float, least: dict[str, Any], steps: int) -> Wrong:
    """Return that too little is left, with the hint, or with another if the bias by itself would keep enough."""
    hint = PULLED if sigmoid(np.array(bias)) ** steps >= 0.9 else hint
    return Wrong(text, {**least, "f": f"{least['f']:.5g}", "left": least["f"] ** steps, "hint": hint})


NOT_DROPPED = Text(
    "At a new subject (x_t = {x}, h_prev = {h}) {f} of entry 1 is kept; it should be at most 0.05.\n"
    "Hint: which entry of the first row of W_f acts on the new subject, and what does b_f add to it?",
    "出现新主语时（x_t = {x}、h_prev = {h}），第 1 维保留了 {f}，应当不超过 0.05。\n"
    "提示：W_f 第一行的哪个元素与“新主语”相乘？b_f 又给它加上多少？",
)
SUBJECT_LOST = Text(
    "Without a new subject (x_t = {x}, h_prev = {h}) the gate of entry 1 is {f}: {left} is left after 10 "
    "steps; it should be at least 0.9.\nHint: {hint}",
    "没有新主语时（x_t = {x}、h_prev = {h}），第 1 维的门是 {f}，10 步之后剩下 {left}，应当不低于 0.9。\n提示：{hint}",
)
NUMBER_LOST = Text(
    "At x_t = {x} and h_prev = {h} the gate of entry 2 is {f}: {left} is left after 100 such steps; it should "
    "be at least 0.9.\nHint: {hint}",
    "x_t = {x}、h_prev = {h} 时，第 2 维的门是 {f}；这样 100 步之后剩下 {left}，应当不低于 0.9。\n提示：{hint}",
)
BIAS = Text("what keeps a gate open while no input asks for it to shut?", "没有输入要求关门时，靠什么让门开着？")
HUNDRED = Text(
    "which f has f**100 = 0.9, and how large must the pre-activation be for the sigmoid to reach it?",
    "f 取多少时 f**100 = 0.9？预激活值要多大，sigmoid 才能取到这个值？",
)
PULLED = Text(
    "the bias by itself would keep enough. Which weight of this row shuts the gate here?",
    "只靠偏置，本来留得够。是这一行的哪个权重把门关小了？",
)

design = Design(
    "05.3",
    weights(W_f=(2, 6), b_f=(2,)),
    (drops, keeps_subject, keeps_number),
    right=Text(
        "The bias says what a gate does as a rule; one weight names the exception. To keep 0.9 over 100 steps, a "
        "gate must be within about 0.001 of 1.",
        "偏置决定门平时怎样，例外由一个权重来管。100 步之后还要剩下 0.9，门的值与 1 最多只能相差约 0.001。",
    ),
)
