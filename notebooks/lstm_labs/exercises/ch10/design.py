"""Exercise 10.3: the LSTM that equals a cell with coupled gates."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.random import Generator

from lstm_ref import CoupledParams, LSTMParams, coupled_forward, lstm_forward, sigmoid
from lstm_ref.checks import Array

from ..calling import CHANGED, close, difference
from ..cases import drawn, drawn_layers, sizes
from ..kinds import Design
from ..reads import function
from ..result import Wrong
from ..text import Text
from .lstm_of import lstm_of


def drawn_coupled(rng: Generator) -> CoupledParams:
    """Return a cell with coupled gates of any size."""
    D, H = sizes(rng, 2)
    return CoupledParams(**drawn_layers(rng, "fCo", D, H))


def keeps_layers(answer: Callable[..., Any], rng: Generator) -> None:
    """10.3: forget gate, candidate and output gate are those of the coupled cell."""
    coupled = drawn_coupled(rng)
    found, _ = lstm_of(answer, coupled)
    for name, want in vars(coupled).items():
        if not close(getattr(found, name), want):
            raise Wrong(TAKEN_OVER, difference(getattr(found, name), want, (name,)), {"coupled": coupled})


def writes_the_rest(answer: Callable[..., Any], rng: Generator) -> None:
    """10.3: with no state and no input, the input gate is 1 - f."""
    coupled = drawn_coupled(rng)
    gate_is_the_rest(lstm_of(answer, coupled)[0], coupled, "b", np.zeros(coupled.W_f.shape[1]))


def writes_the_rest_always(answer: Callable[..., Any], rng: Generator) -> None:
    """10.3: with every state and input, the input gate is 1 - f."""
    for _ in range(3):
        coupled = drawn_coupled(rng)
        hx_t = drawn(rng, hx_t=(coupled.W_f.shape[1],))["hx_t"]
        gate_is_the_rest(lstm_of(answer, coupled)[0], coupled, "W", hx_t)


def gate_is_the_rest(found: LSTMParams, coupled: CoupledParams, part: str, hx_t: Array) -> None:
    """Raise the finding about W or b at the first unit whose input gate is not 1 - f for [h_prev, x_t] = hx_t."""
    a_f, a_i = coupled.W_f @ hx_t + coupled.b_f, found.W_i @ hx_t + found.b_i
    f, i = sigmoid(a_f), sigmoid(a_i)
    for k in np.flatnonzero(~np.isclose(i, 1 - f, rtol=1e-5, atol=1e-6))[:1]:
        hint = hint_for(getattr(found, f"{part}_i"), getattr(coupled, f"{part}_f"), part)
        values = {"unit": int(k), "a": float(a_f[k]), "f": float(f[k]), "want": float(1 - f[k]), "got": float(i[k])}
        raise Wrong(BIAS if part == "b" else WEIGHTS, {**values, "hint": hint}, {"coupled": coupled})


def hint_for(own: Array, given: Array, part: str) -> Text:
    """Return the hint for weights or biases of an input gate, made from those of a forget gate."""
    if close(own, given):
        return SAME if part == "b" else SIGN
    if close(own, 1 - given):
        return ONE_MINUS
    if close(own, np.zeros_like(own)):
        return NO_BIAS_GIVEN if part == "b" else NO_WEIGHTS_GIVEN
    return ANY


def computes_the_same(answer: Callable[..., Any], rng: Generator) -> None:
    """10.3: over a sequence, h and C are those of the coupled cell, which is left as it was."""
    coupled = drawn_coupled(rng)
    x = drawn(rng, x=(6, 3, coupled.input_size))["x"]
    found, changed = lstm_of(answer, coupled)
    want, got = coupled_forward(coupled, x), lstm_forward(found, x)
    if not close((got.h, got.C), (want.h, want.C)):
        values = difference((got.h, got.C), (want.h, want.C), ("h", "C"))
        raise Wrong(DIFFERENT_STATES, values, {"coupled": coupled})
    if changed:
        raise Wrong(CHANGED, {"name": changed}, {"coupled": coupled})


TAKEN_OVER = Text(
    "{place} of your LSTM is {got}; in the cell with coupled gates it is {want}.\n"
    "Hint: which layers do both cells have? What should become of those layers?",
    "你的 LSTM 里，{place} 是 {got}；在耦合门的单元里，它是 {want}。\n提示：哪些层是两种单元都有的？这些层该怎么办？",
)
BIAS = Text(
    "With h_prev and x_t all zeros, the biases alone decide. There b_f[{unit}] = {a}, f_t is {f} and 1 - f_t is {want}; "
    "your i_t is {got}.\nHint: {hint}",
    "h_prev 和 x_t 全为零时，只有偏置起作用。这里 b_f[{unit}] = {a}，f_t 是 {f}，1 - f_t 是 {want}；"
    "你的 i_t 却是 {got}。\n提示：{hint}",
)
WEIGHTS = Text(
    "With drawn h_prev and x_t, the pre-activation a_f_t[{unit}] is {a}, f_t is {f} and 1 - f_t is {want}; "
    "your i_t is {got}.\nHint: {hint}",
    "任取一组 h_prev 和 x_t，预激活值 a_f_t[{unit}] 是 {a}，f_t 是 {f}，1 - f_t 是 {want}；"
    "你的 i_t 却是 {got}。\n提示：{hint}",
)
DIFFERENT_STATES = Text(
    "Over a sequence of 6 steps, {place} of your LSTM is {got}; the cell with coupled gates has {want}.\n"
    "Hint: compare f, i, C~ and o of both at the first step.",
    "走过 6 步的序列，你的 LSTM 的 {place} 是 {got}，耦合门的单元是 {want}。\n提示：比较两者第一步的 f、i、C~、o。",
)
SAME = Text(
    "your input gate equals the forget gate. Look at the curve of the sigmoid: where does it take the value 1 - f_t?",
    "你的输入门与遗忘门相等。看看 sigmoid 的曲线：它在哪里取到 1 - f_t？",
)
SIGN = Text(
    "an input that opens the forget gate should do what to the input gate?",
    "让遗忘门打开的输入，对输入门应当起什么作用？",
)
ONE_MINUS = Text(
    "1 minus the gate is not the sigmoid of 1 minus the pre-activation. Try a pre-activation of 0.",
    "1 减去门的值，不等于用 1 减去预激活值再取 sigmoid。取预激活值为 0 试一试。",
)
NO_BIAS_GIVEN = Text("has your b_i to do with b_f?", "你的 b_i 与 b_f 有关系吗？")
NO_WEIGHTS_GIVEN = Text(
    "the forget gate follows h_prev and x_t. What in your input gate could follow them?",
    "遗忘门随 h_prev 和 x_t 变化。你的输入门靠什么跟着变？",
)
ANY = Text(
    "compute sigmoid(a) for a few numbers a from -3 to 3. At which other number is the sigmoid 1 - sigmoid(a)?",
    "从 -3 到 3 取几个 a，算出 sigmoid(a)。在另外哪个数上，sigmoid 的值是 1 - sigmoid(a)？",
)

design = Design(
    "10.3",
    function("coupled"),
    (keeps_layers, writes_the_rest, writes_the_rest_always, computes_the_same),
    right=Text(
        "1 - sigmoid(a) = sigmoid(-a). So whatever coupled gates can do, a plain LSTM can: coupling saves parameters "
        "and takes freedom away.",
        "1 - sigmoid(a) = sigmoid(-a)。所以耦合门能做的，普通的 LSTM 都能做：耦合省了参数，也少了自由度。",
    ),
)
