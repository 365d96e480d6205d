"""Exercise 12.3: a forward pass in which one hidden unit is silent."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.random import Generator

from lstm_ref import LSTMState, lstm_forward, lstm_step
from lstm_ref.checks import Array
from lstm_ref.params import LSTMParams

from ..cases import drawn, drawn_params, sizes
from ..hints import ALL_STEPS, TIME_FIRST
from ..kinds import Build, Mistake
from ..text import Text

Change = Callable[[Array, Array, int], tuple[Array, Array]]  # of h_t and C_t, (B, H) each


def silenced(h: Array, C: Array, k: int) -> tuple[Array, Array]:
    """Return both states, h without its entry k."""
    h[:, k] = 0
    return h, C


def steps(params: LSTMParams, x: Array, k: int, change: Change = silenced, carried: tuple[int, int] = (1, 1)) -> Array:
    """Return h of all steps, (T, B, H), with both states changed after each; what is not carried on is 0."""
    state, hs = LSTMState.zeros(params, x.shape[1]), []
    for x_t in x:
        step = lstm_step(params, x_t, state)
        h, C = change(step.h_t.copy(), step.C_t.copy(), k)
        state = LSTMState(h=h * carried[0], C=C * carried[1])
        hs.append(h)
    return np.stack(hs)


def only_read(params: LSTMParams, x: Array, k: int) -> Array:
    """Silence the unit in what is read out, not for the layers."""
    h = lstm_forward(params, x).h.copy()
    h[:, :, k] = 0
    return h


def only_heard(params: LSTMParams, x: Array, k: int) -> Array:
    """Silence the unit for the layers, not in what is read out."""
    state, hs = LSTMState.zeros(params, x.shape[1]), []
    for x_t in x:
        step = lstm_step(params, x_t, state)
        hs.append(step.h_t)
        state = LSTMState(*silenced(step.h_t.copy(), step.C_t, k))
    return np.stack(hs)


def emptied(h: Array, C: Array, k: int) -> tuple[Array, Array]:
    """Empty the cell state of the unit, and let its h be seen."""
    C[:, k] = 0
    return h, C


def others(h: Array, C: Array, k: int) -> tuple[Array, Array]:
    """Silence all units but one."""
    return h * (np.arange(h.shape[1]) == k), C


def a_row(h: Array, C: Array, k: int) -> tuple[Array, Array]:
    """Silence one sentence instead of one unit."""
    h[min(k, len(h) - 1)] = 0
    return h, C


def draw(rng: Generator) -> dict[str, Any]:
    """Return a cell, sequences and a unit."""
    B, D, H, T = sizes(rng, 4)
    return {"params": drawn_params(rng, D, H), **drawn(rng, x=(T, B, D)), "k": int(rng.integers(H))}


build_silence = Build(
    "12.3",
    steps,
    ("h",),
    draw,
    mistakes=(
        Mistake(
            only_read,
            Text(
                "the read-out no longer sees the unit, but the four layers still do: they read h_prev.",
                "读出看不到它了，四个层却还看得到：它们读的是 h_prev。",
            ),
        ),
        Mistake(
            only_heard,
            Text(
                "the layers no longer see the unit, but it is still in the h that you return.",
                "各层看不到它了，可你返回的 h 里还有它。",
            ),
        ),
        Mistake(
            lambda p, x, k: lstm_forward(p, x).h,
            Text("nothing is silent: this is the whole forward pass.", "谁也没静音：这就是完整的前向传播。"),
        ),
        Mistake(
            lambda p, x, k: steps(p, x, k, emptied),
            Text("it is h of the unit that nothing may see; its C may stay.", "不让看到的是它的 h，它的 C 可以留着。"),
        ),
        Mistake(
            lambda p, x, k: steps(p, x, k, others),
            Text("you have silenced all the others.", "你把别的全静音了，只留下了它。"),
        ),
        Mistake(
            lambda p, x, k: steps(p, x, k, a_row),
            Text(
                "h_t is (B, H): a row is a sentence, a column is a unit.",
                "h_t 的形状是 (B, H)：一行是一句话，一列才是一个隐藏单元。",
            ),
        ),
        Mistake(
            lambda p, x, k: steps(p, x, k, carried=(0, 1)), Text("C is carried on. Is h?", "C 传给了下一步。h 呢？")
        ),
        Mistake(
            lambda p, x, k: steps(p, x, k, carried=(1, 0)), Text("h is carried on. Is C?", "h 传给了下一步。C 呢？")
        ),
        Mistake(lambda p, x, k: steps(p, x, k)[-1], ALL_STEPS),
        Mistake(lambda p, x, k: steps(p, x, k).swapaxes(0, 1), TIME_FIRST),
        Mistake(
            lambda p, x, k: steps(p, x, (k + 1) % p.hidden_size),
            Text("units are counted from 0.", "隐藏单元从 0 数起。"),
        ),
        Mistake(lambda p, x, k: steps(p, x, k - 1), Text("units are counted from 0.", "隐藏单元从 0 数起。")),
    ),
    hint=Text(
        "after each `lstm_step`, copy h_t, set column k to 0, and hand that copy on together with C_t.",
        "每次 `lstm_step` 之后，复制 h_t，把第 k 列设为 0，再把它和 C_t 一起传给下一步。",
    ),
    right=Text(
        "A unit that nothing hears: what gets worse now is what it was good for.",
        "谁也听不见它了：现在变差的，就是它原先管的。",
    ),
)
