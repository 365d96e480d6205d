"""Exercise 13.5: the state of each sentence of a padded batch after its own last word."""

from functools import partial
from itertools import product
from typing import Any

import numpy as np
from numpy.random import Generator

from lstm_ref import LSTMState, lstm_step
from lstm_ref.checks import Array
from lstm_ref.params import LSTMParams

from ..cases import drawn, drawn_params, sizes
from ..kinds import Build, Mistake
from ..text import Text


def masked(
    params: LSTMParams, x: Array, lengths: Array, late: int = 0, hold: tuple[bool, bool] = (True, True), keep: float = 1
) -> tuple[Array, Array]:
    """Return h and C (B, H) of sequences (T, B, D), each after so many steps.

    Parameters
    ----------
    params, x, lengths : LSTMParams, ndarray (T, B, D), ndarray (B,)
        Of a padded batch.
    late : int
        How many steps the mask ends too late.
    hold : tuple of bool
        Whether h, and whether C, is held when a sequence has ended.
    keep : float
        What a held state is multiplied by.
    """
    state = LSTMState.zeros(params, x.shape[1])
    for t, x_t in enumerate(x):
        new = lstm_step(params, x_t, state).state
        goes_on = (t < lengths + late)[:, None]
        state = LSTMState(
            h=np.where(goes_on, new.h, keep * state.h) if hold[0] else new.h,
            C=np.where(goes_on, new.C, keep * state.C) if hold[1] else new.C,
        )
    return state.h, state.C


def silenced_inputs(params: LSTMParams, x: Array, lengths: Array) -> tuple[Array, Array]:
    """Set the inputs after the end to zero, and go on."""
    mask = np.arange(len(x))[:, None] < lengths
    return masked(params, x * mask[:, :, None], lengths, hold=(False, False))


def turned_round(params: LSTMParams, x: Array, lengths: Array) -> tuple[Array, Array]:
    """Hold the state until the end, and go on from there."""
    state = LSTMState.zeros(params, x.shape[1])
    for t, x_t in enumerate(x):
        new, ended = lstm_step(params, x_t, state).state, (t >= lengths)[:, None]
        state = LSTMState(h=np.where(ended, new.h, state.h), C=np.where(ended, new.C, state.C))
    return state.h, state.C


def from_zero(params: LSTMParams, x: Array, lengths: Array) -> tuple[Array, Array]:
    """Begin every step from zero."""
    last, every = x[lengths - 1, np.arange(len(lengths))], LSTMState.zeros(params, len(lengths))
    new = lstm_step(params, last, every).state
    return new.h, new.C


def by_length(params: LSTMParams, x: Array, lengths: Array, sign: int, stable: bool) -> tuple[Array, Array]:
    """Sort the sequences by length, those of equal length in one of two ways, and leave them so."""
    order = np.argsort(sign * lengths, stable=stable)
    return masked(params, x[:, order], lengths[order])


def draw(rng: Generator) -> dict[str, Any]:
    """Return a cell and a padded batch, one sequence of which fills it and one of which ends two steps before."""
    B, D, H = sizes(rng, 3)
    T = int(rng.integers(6, 9))
    lengths = rng.integers(1, T + 1, size=B)
    lengths[:2] = T, rng.integers(2, T - 1)
    return {"params": drawn_params(rng, D, H), **drawn(rng, x=(T, B, D)), "lengths": lengths}


_rng = np.random.default_rng(5)
UNSORTED = {"params": drawn_params(_rng, D=2, H=4), **drawn(_rng, x=(5, 3, 2)), "lengths": np.array([2, 5, 3])}
SORTED = Text(
    "the states are right, but in the order of the lengths. Bring the sentences back into the order in which they came.",
    "状态都对，只是按长度排了序。请恢复各句原来的顺序。",
)
build_lengths = Build(
    "13.5",
    masked,
    ("h", "C"),
    draw,
    mistakes=(
        *(Mistake(partial(by_length, sign=s, stable=k), SORTED) for s, k in product((1, -1), (True, False))),
        Mistake(
            turned_round,
            Text(
                "the condition is the wrong way round: a sentence goes on while t < lengths, and is held afterwards.",
                "条件写反了：t < lengths 时句子往下读，之后才保持不变。",
            ),
        ),
        Mistake(
            from_zero,
            Text(
                "every step begins from zero here: the new state is not handed on to the next step.",
                "这里每一步都从零状态开始：新的状态没有传给下一步。",
            ),
        ),
        Mistake(
            lambda p, x, n: (masked(p, x, n)[0], masked(p, x, n, hold=(False, False))[1]),
            Text(
                "h is right. C is that after the last step of the batch, for every sentence.",
                "h 对了。C 却是整批读到最后一步时的，每句都是。",
            ),
        ),
        Mistake(
            lambda p, x, n: masked(p, x, n, hold=(False, False)),
            Text(
                "that is the state after the padding. What did the cell do with the words that are none?",
                "这是读完填充之后的状态。那些不是词的“词”，单元拿它们做了什么？",
            ),
        ),
        Mistake(
            silenced_inputs,
            Text(
                "zeros are an input too: the gates still have h_prev and their biases, and the state goes on changing.",
                "零也是输入：门还有 h_prev 和偏置，状态照样在变。",
            ),
        ),
        Mistake(
            lambda p, x, n: masked(p, x, n, late=1),
            Text(
                "each sentence reads one step too many. Steps are counted from 0: the last is lengths - 1.",
                "每句都多读了一步。时间步从 0 数起，最后一步是 lengths - 1。",
            ),
        ),
        Mistake(
            lambda p, x, n: masked(p, x, n, late=-1),
            Text("each sentence stops one step before its last word.", "每句都少读了最后一个词。"),
        ),
        Mistake(
            lambda p, x, n: masked(p, x, n, keep=0),
            Text(
                "a state that has ended is set to zero here. It is to be held.",
                "句子结束后，状态被清成了零。应当原样留着。",
            ),
        ),
        Mistake(
            lambda p, x, n: masked(p, x, n, hold=(True, False)),
            Text("h is held. Is C?", "h 留住了。C 呢？"),
        ),
        Mistake(
            lambda p, x, n: masked(p, x, n, hold=(False, True)),
            Text("C is held. Is h?", "C 留住了。h 呢？"),
        ),
        Mistake(lambda p, x, n: masked(p, x, n)[::-1], Text("h comes first.", "h 在前。")),
        Mistake(
            lambda p, x, n: masked(p, x, n)[0],
            Text("that is h. The cell state is wanted too.", "这是 h。单元状态也要。"),
        ),
    ),
    hint=Text(
        "at step t, a sentence with t < lengths takes the new state; any other keeps the one it has. `np.where` chooses.",
        "在第 t 步，t < lengths 的句子换成新状态，其余的保持原来的。可以用 `np.where` 来选。",
    ),
    right=Text(
        "A batch of any lengths, and each sentence ends where it ends: the same as reading them one at a time.",
        "长短不一的一批，每句都在自己的结尾停下：与一句一句地读，结果一样。",
    ),
    fixed=(UNSORTED,),
)
