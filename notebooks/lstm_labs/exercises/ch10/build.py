"""Exercise 10.2: coupled gates."""

from functools import partial
from typing import Any

import numpy as np
from numpy.random import Generator

from lstm_ref import CoupledParams, LSTMState, coupled_step, sigmoid
from lstm_ref.checks import Array

from ..cases import drawn, drawn_layers, sizes
from ..equations import joined, pre_activations, swapped
from ..hints import NO_BIAS, OLD_STATE_SHOWN, ORDER, POSITIVE_CANDIDATE
from ..kinds import Build, Mistake
from ..text import Text


def coupled(p: CoupledParams, x_t: Array, h_prev: Array, C_prev: Array) -> tuple[Array, Array]:
    """Return h_t and C_t as the package computes them."""
    step = coupled_step(p, x_t, LSTMState(h_prev, C_prev))
    return step.h_t, step.C_t


def coupled_cell(
    p: CoupledParams,
    x_t: Array,
    h_prev: Array,
    C_prev: Array,
    join: Any = joined,
    bias: float = 1,
    o: str = "o",
    squash: Any = np.tanh,
    update: Any = lambda f, new, old: f * old + (1 - f) * new,
    shows: Any = lambda new, old: np.tanh(new),
) -> tuple[Array, Array]:
    """Take one step, right unless a part is replaced."""
    a = pre_activations(p, "fCo", join(h_prev, x_t), bias)
    C_t = update(sigmoid(a["f"]), squash(a["C"]), C_prev)
    return sigmoid(a[o]) * shows(C_t, C_prev), C_t


def draw_coupled(rng: Generator) -> dict[str, Any]:
    """Return the arguments of a step with all sizes different."""
    D, H, B = sizes(rng, 3)
    B, H = (H, B) if B == 2 else (B, H)  # two rows could be taken for the pair of states
    return {
        "params": CoupledParams(**drawn_layers(rng, "fCo", D, H)),
        **drawn(rng, x_t=(B, D), h_prev=(B, H), C_prev=(B, H)),
    }


build = Build(
    "10.2",
    coupled,
    ("h_t", "C_t"),
    draw_coupled,
    mistakes=(
        Mistake(
            partial(coupled_cell, update=lambda f, new, old: (1 - f) * old + f * new),
            Text("f_t is the share that is kept. Of which array?", "f_t 是保留的比例。保留的是哪个数组？"),
        ),
        Mistake(
            partial(coupled_cell, update=lambda f, new, old: f * old + f * new),
            Text(
                "the gate says what to keep. When it keeps everything, how much is left to write?",
                "门决定保留多少。全部保留时，还能写入多少？",
            ),
        ),
        Mistake(
            partial(coupled_cell, update=lambda f, new, old: f * old + new),
            Text(
                "the candidate is written whole. Which share of it does (K4) write?",
                "你把候选值整个写进去了。式 (K4) 只写入多大的比例？",
            ),
        ),
        Mistake(
            partial(coupled_cell, update=lambda f, new, old: f * old),
            Text("what is forgotten leaves room. What fills it?", "忘掉的腾出了位置。由什么来填？"),
        ),
        Mistake(partial(coupled_cell, shows=lambda new, old: np.tanh(old)), OLD_STATE_SHOWN),
        Mistake(
            partial(coupled_cell, shows=lambda new, old: new),
            Text("C_t is right. Which function stands in equation (6)?", "C_t 没有错。式 (6) 里还有哪个函数？"),
        ),
        Mistake(
            partial(coupled_cell, update=lambda f, new, old: f * old + 1 - f * new),
            Text(
                "in (K4), which is computed first: the difference or the product after it? And in your line?",
                "式 (K4) 里先算减法，还是先算后面的乘法？你那一行呢？",
            ),
        ),
        Mistake(lambda *case: coupled(*case)[::-1], Text("h_t comes first.", "h_t 在前。")),
        Mistake(lambda *case: coupled(*case)[1], Text("that is C_t. h_t is wanted too.", "这是 C_t。h_t 也要。")),
        Mistake(lambda *case: coupled(*case)[0], Text("that is h_t. C_t is wanted too.", "这是 h_t。C_t 也要。")),
        Mistake(partial(coupled_cell, join=swapped), ORDER),
        Mistake(partial(coupled_cell, bias=0), NO_BIAS),
        Mistake(partial(coupled_cell, squash=sigmoid), POSITIVE_CANDIDATE),
        Mistake(
            partial(coupled_cell, o="f"),
            Text(
                "two gates are coupled. Does the output gate have a layer of its own?",
                "耦合的是两个门。输出门有没有自己的层？",
            ),
        ),
    ),
    hint=Text(
        "print f_t, C~_t, C_t, o_t, h_t and compare them one by one with `lr.coupled_step`.",
        "打印 f_t、C~_t、C_t、o_t、h_t，与 `lr.coupled_step` 的结果逐个比较。",
    ),
    right=Text(
        "Three layers instead of four: what one gate gives up is what it lets in.",
        "四个层变成三个：同一个门，让出多少，就放进多少。",
    ),
)
