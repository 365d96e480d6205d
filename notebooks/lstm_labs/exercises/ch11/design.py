"""Exercise 11.9: a forget gate that lets a gradient through, lets go when it should, and can still be taught."""

import numpy as np
from numpy.random import Generator

from lstm_ref import sigmoid

from ..kinds import Design
from ..reads import numbers
from ..result import Wrong
from ..shown import told_apart
from ..text import Text

STEPS, LEFT, THROUGH, SLOPE = 100, 0.5, 0.01, 0.003

FADES = Text(
    "Over 100 words without a new subject {got} of the gradient is left; at least {want} is wanted.\n"
    "Hint: f is {f} there. Which number, multiplied with itself 100 times, leaves a half?",
    "走过 100 个没有新主语的词，梯度只剩 {got}，应当至少剩 {want}。\n提示：这时 f 是 {f}。哪个数自乘 100 次还剩一半？",
)
HOLDS = Text(
    "At a new subject {got} of the old gender is kept; at most {want} may be.\n"
    "Hint: the pre-activation there is w + b = {a}.",
    "读到新主语，旧的性别还留着 {got}，最多只能留 {want}。\n提示：这时的预激活值是 w + b = {a}。",
)
DEAF_OPEN = Text(
    "Without a new subject the slope of the gate is {got}; at least {want} is wanted.\n"
    "Hint: so far open, the gate hardly hears what arrives at it: training could not shut it again. Open it less.",
    "没有新主语时，门的导数是 {got}，应当至少是 {want}。\n"
    "提示：开得这么大，传到门上的梯度几乎进不去，训练就再也关不上它。别开这么大。",
)
DEAF_SHUT = Text(
    "At a new subject the slope of the gate is {got}; at least {want} is wanted.\n"
    "Hint: so far shut, the gate hardly hears what arrives at it. Shut it less.",
    "读到新主语时，门的导数是 {got}，应当至少是 {want}。\n提示：关得这么紧，传到门上的梯度几乎进不去。别关这么紧。",
)


def expect(holds: bool, text: Text, got: float, want: float, **values: float) -> None:
    """Raise `text` unless it holds."""
    if not holds:
        raise Wrong(text, {"got": told_apart(got, want), "want": want, **values})


def gate(a: float) -> float:
    """Return the sigmoid of one number."""
    return float(sigmoid(np.array(a)))


def slope(a: float) -> float:
    """Return its slope there."""
    return gate(a) * gate(-a)


def lets_through(found: tuple[float, ...], rng: Generator) -> None:
    """11.9: a hundred words without a new subject leave half of the gradient."""
    f = gate(found[1])
    expect(f**STEPS >= LEFT, FADES, f**STEPS, LEFT, f=f)


def lets_go(found: tuple[float, ...], rng: Generator) -> None:
    """11.9: a new subject takes the place of the old."""
    a = sum(found)
    expect(gate(a) <= THROUGH, HOLDS, gate(a), THROUGH, a=a)


def can_be_taught(found: tuple[float, ...], rng: Generator) -> None:
    """11.9: the gate is never so far open, or so far shut, that no gradient gets into it."""
    for a, text in ((found[1], DEAF_OPEN), (sum(found), DEAF_SHUT)):
        expect(slope(a) >= SLOPE, text, slope(a), SLOPE)


design = Design(
    "11.9",
    numbers("w", "b"),
    (lets_through, lets_go, can_be_taught),
    right=Text(
        "Open enough for 100 steps, and not so far that nothing can move it: what helps the belt starves the gate.",
        "开得够大，梯度能走 100 步；又没有大到谁也推不动它。对传送带有利的，会让门自己得不到梯度。",
    ),
)
