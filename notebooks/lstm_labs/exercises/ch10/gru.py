"""Exercise 10.4: the GRU."""

from functools import partial
from typing import Any

import numpy as np
from numpy.random import Generator

from lstm_ref import GRUParams, GRUState, gru_step, sigmoid
from lstm_ref.checks import Array

from ..cases import drawn, drawn_layers, sizes
from ..equations import joined, pre_activation, pre_activations, swapped
from ..hints import NO_BIAS, ORDER
from ..kinds import Build, Mistake
from ..text import Text


def gru(p: GRUParams, x_t: Array, h_prev: Array) -> Array:
    """Return h_t as the package computes it."""
    return gru_step(p, x_t, GRUState(h_prev)).h_t


def gru_cell(
    p: GRUParams,
    x_t: Array,
    h_prev: Array,
    join: Any = joined,
    bias: float = 1,
    z: str = "z",
    r: str = "r",
    squash: Any = np.tanh,
    update: Any = lambda z, new, old: (1 - z) * old + z * new,
    candidate: Any = None,
) -> Array:
    """Take one step, right unless a part is replaced."""
    a = pre_activations(p, "zr", join(h_prev, x_t), bias)
    r_t = sigmoid(a[r])
    a_h = join(r_t * h_prev, x_t) @ p.W_h.T + bias * p.b_h if candidate is None else candidate(p, r_t, h_prev, x_t)
    h_t: Array = update(sigmoid(a[z]), squash(a_h), h_prev)
    return h_t


def reset_after(p: GRUParams, r: Array, h: Array, x: Array) -> Array:
    """Return the candidate's pre-activation with r_t after the product."""
    H = h.shape[1]
    return r * (h @ p.W_h[:, :H].T) + x @ p.W_h[:, H:].T + p.b_h


def reset_candidate(p: GRUParams, x_t: Array, h_prev: Array) -> Array:
    """Return h_t with r_t on the candidate instead of the old state."""
    step = gru_step(p, x_t, GRUState(h_prev))
    a_h = pre_activation(p.W_h, p.b_h, h_prev, x_t)
    h_t: Array = (1 - step.z_t) * h_prev + step.z_t * step.r_t * np.tanh(a_h)
    return h_t


def draw_gru(rng: Generator) -> dict[str, Any]:
    """Return the arguments of a step with all sizes different."""
    B, D, H = sizes(rng, 3)
    return {"params": GRUParams(**drawn_layers(rng, "zrh", D, H)), **drawn(rng, x_t=(B, D), h_prev=(B, H))}


build_gru = Build(
    "10.4",
    gru,
    ("h_t",),
    draw_gru,
    mistakes=(
        Mistake(
            partial(gru_cell, update=lambda z, new, old: z * old + (1 - z) * new),
            Text(
                "in Olah's article, is z_t the share of the old state or of the new one?",
                "按 Olah 的文章的约定，z_t 是旧状态的比例，还是新状态的比例？",
            ),
        ),
        Mistake(
            partial(gru_cell, update=lambda z, new, old: z * new),
            Text("where z_t is 0, what becomes of the old state?", "z_t 为 0 的地方，旧状态会怎样？"),
        ),
        Mistake(
            partial(gru_cell, update=lambda z, new, old: new),
            Text("that is the candidate. How much of it does (G4) take?", "这是候选隐状态。式 (G4) 取它的多少？"),
        ),
        Mistake(
            partial(gru_cell, update=lambda z, new, old: (1 - z) * old + new),
            Text(
                "the candidate is written whole. Which share of it does (G4) write?",
                "你把候选隐状态整个写进去了。式 (G4) 只写入多大的比例？",
            ),
        ),
        Mistake(
            partial(gru_cell, update=lambda z, new, old: 1 - z * old + z * new),
            Text(
                "in (G4), which is computed first: the difference or the product after it? And in your line?",
                "式 (G4) 里先算减法，还是先算后面的乘法？你那一行呢？",
            ),
        ),
        Mistake(
            partial(gru_cell, update=lambda z, new, old: old + z * new),
            Text("do the two shares in (G4) add up to 1?", "式 (G4) 的两个比例，加起来是 1 吗？"),
        ),
        Mistake(
            partial(gru_cell, candidate=lambda p, r, h, x: pre_activation(p.W_h, p.b_h, h, x)),
            Text("what does the candidate see when r_t is 0?", "r_t 为 0 时，候选隐状态看到的是什么？"),
        ),
        Mistake(
            partial(gru_cell, candidate=reset_after),
            Text(
                "is h_prev multiplied by r_t before it meets W_h, or the product after?",
                "r_t 是在乘 W_h 之前乘到 h_prev 上，还是乘到乘完的结果上？",
            ),
        ),
        Mistake(
            partial(gru_cell, candidate=lambda p, r, h, x: r * pre_activation(p.W_h, p.b_h, h, x)),
            Text("r_t hides the old state. Does it hide x_t too?", "r_t 挡住旧状态。它也挡住 x_t 吗？"),
        ),
        Mistake(
            reset_candidate,
            Text(
                "you multiply the candidate by r_t. What does (G3) multiply by r_t?",
                "你把 r_t 乘到了候选隐状态上。式 (G3) 里，r_t 乘的是什么？",
            ),
        ),
        Mistake(
            partial(gru_cell, z="r", r="z"),
            Text(
                "which gate has the weights W_z, and what does that gate decide?",
                "W_z 是哪个门的权重，这个门决定什么？",
            ),
        ),
        Mistake(
            partial(gru_cell, r="z"),
            Text(
                "the update gate stands in (G4). Which gate stands in (G3)?", "更新门在式 (G4) 里。式 (G3) 里是哪个门？"
            ),
        ),
        Mistake(
            partial(gru_cell, squash=sigmoid),
            Text("the candidate may be negative. Is the sigmoid ever?", "候选隐状态可以是负的。sigmoid 会是负的吗？"),
        ),
        Mistake(
            lambda *case: np.tanh(gru(*case)),
            Text(
                "h_t is an average of two numbers. Does a tanh come after it?",
                "h_t 是两个数的加权平均。后面还有 tanh 吗？",
            ),
        ),
        Mistake(partial(gru_cell, join=swapped), ORDER),
        Mistake(partial(gru_cell, bias=0), NO_BIAS),
    ),
    hint=Text(
        "print z_t, r_t, h~_t, h_t and compare them one by one with `lr.gru_step`.",
        "打印 z_t、r_t、h~_t、h_t，与 `lr.gru_step` 的结果逐个比较。",
    ),
    right=Text(
        "(G4) is (K4) with z_t for 1 - f_t and h for C; r_t scales the old state before W_h multiplies it. All of the state "
        "is seen.",
        "把 1 - f_t 换成 z_t，把 C 换成 h，式 (K4) 就成了式 (G4)；旧状态先乘 r_t，再乘 W_h。状态全部露在外面。",
    ),
)
