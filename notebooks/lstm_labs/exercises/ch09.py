"""Exercises of chapter 09: what the whole cell answers, a forward pass of one's own, three cells to be repaired."""

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
from numpy.random import Generator

from lstm_ref import LSTMParams, lstm_forward, sigmoid
from lstm_ref.checks import Array

from ..example import pair_inputs, tiny_inputs, tiny_params
from .cases import drawn, drawn_params, sizes
from .kinds import Build, Guess, Mistake, Predict
from .repair import design
from .text import Text


def sign_at(words: Array, t: int, turned: int) -> float:
    """Return the sign of h_1 at step t, with the gender of both persons turned round if `turned` is -1."""
    words[:, 0, 3] *= np.where(words[:, 0, 0] + words[:, 0, 2] > 0, turned, 1)
    return float(np.sign(lstm_forward(tiny_params(), words).h[t, 0, 0]))


# 09.1: the sentence, its pair, and both with Grandma and Grandpa exchanged; at the word before the pronoun.
SIGNS = tuple(sign_at(inputs(), t, turned) for turned in (1, -1) for inputs, t in ((tiny_inputs, 7), (pair_inputs, 8)))

predict = Predict(
    "09.1",
    want=SIGNS,
    guesses=(
        Guess(
            (-1, -1, 1, 1),
            Text(
                "you follow the person named last. Is that person the subject in each sentence?",
                "你看的是最后提到的人。每一句里，这个人都是主语吗？",
            ),
        ),
        Guess(
            (1, 1, -1, -1),
            Text(
                "you follow the person named first. What does the cell do with her when a new subject begins?",
                "你看的是最先提到的人。出现新主语时，单元怎样处理先前的那个人？",
            ),
        ),
        Guess(
            tuple(-sign for sign in SIGNS),
            Text("every sign is the other way round: +1 is her, -1 is him.", "正负全反了：+1 是“她”，-1 是“他”。"),
        ),
        Guess(
            (0, 1, 1, 0),
            Text("answer with signs: +1 for her, -1 for him.", "请用正负号作答：+1 是“她”，-1 是“他”。"),
        ),
        Guess(
            (-1, 1, -1, 1),
            Text(
                "with Grandma and Grandpa exchanged, does the cell still write the same value?",
                "奶奶和爷爷互换之后，单元写入的值还一样吗？",
            ),
        ),
    ),
    hint=Text(
        "at each person, ask the first input: is it a new subject? Only then are both gates of dimension 1 at work.",
        "读到每个人时，先看第一个输入：是新主语吗？只有是，第 1 维的两个门才起作用。",
    ),
    right=Text(
        "The sign is that of the last person who began a subject, not of the last person named.",
        "正负号取决于最后一个新主语，而不是最后提到的人。",
    ),
)


def joined(h: Array, x: Array) -> Array:
    """Return [h, x]."""
    return np.concatenate([h, x], axis=1)


def cell(
    p: LSTMParams,
    x_t: Array,
    h: Array,
    C: Array,
    join: Any = joined,
    bias: float = 1,
    i: str = "i",
    squash: Any = np.tanh,
) -> tuple[Array, Array]:
    """Take one step, right unless a part is replaced."""
    a = {k: join(h, x_t) @ getattr(p, f"W_{k}").T + bias * getattr(p, f"b_{k}") for k in ("f", "i", "C", "o")}
    C_t = sigmoid(a["f"]) * C + sigmoid(a[i]) * squash(a["C"])
    return sigmoid(a["o"]) * np.tanh(C_t), C_t


def unroll(step: Callable[..., Any], params: LSTMParams, x: Array) -> tuple[Array, Array]:
    """Return h and C of all steps, (T, B, H) each; a step may give back what the next one gets as a third value."""
    h = C = np.zeros((x.shape[1], params.hidden_size))
    hs, Cs = [], []
    for x_t in x:
        shown, kept, *carried = step(params, x_t, h, C)
        h, C = carried or (shown, kept)
        hs.append(shown)
        Cs.append(kept)
    return np.stack(hs), np.stack(Cs)


def forward(params: LSTMParams, x: Array) -> tuple[Array, Array]:
    """Return h and C as the package computes them."""
    trace = lstm_forward(params, x)
    return trace.h, trace.C


def losing(*lost: int) -> Callable[..., Any]:
    """Return a step that hands on zeros for h (0) or C (1)."""

    def step(*case: Any) -> tuple[Array, ...]:
        pair = cell(*case)
        return (*pair, *(np.zeros_like(part) if k in lost else part for k, part in enumerate(pair)))

    return step


def shows(share: Callable[[Array, Array], Array]) -> Callable[..., Any]:
    """Return a step whose equation (6) takes something else than tanh(C_t)."""

    def step(p: LSTMParams, x_t: Array, h: Array, C: Array) -> tuple[Array, Array]:
        C_t = cell(p, x_t, h, C)[1]
        return sigmoid(joined(h, x_t) @ p.W_o.T + p.b_o) * share(C, C_t), C_t

    return step


def like(step: Callable[..., Any]) -> Callable[..., Any]:
    """Return the forward pass of a step."""
    return partial(unroll, step)


def draw_sequence(rng: Generator) -> dict[str, Any]:
    """Return parameters and a sequence with all sizes different."""
    B, D, H, T = sizes(rng, 4)
    T, H = (H, T) if T == 2 else (T, H)  # two rows could be taken for the pair of states
    return {"params": drawn_params(rng, D, H), **drawn(rng, x=(T, B, D))}


CARRY = Text(
    "the first step is right, the second is not. What does each step get from the one before?",
    "第一步是对的，第二步就不对了。每一步从上一步拿到了什么？",
)
build = Build(
    "09.2",
    forward,
    ("h", "C"),
    draw_sequence,
    mistakes=(
        Mistake(like(losing(0, 1)), CARRY),
        Mistake(like(losing(0)), Text("C is carried on. Is h?", "C 传给了下一步。h 呢？")),
        Mistake(like(losing(1)), Text("h is carried on. Is C?", "h 传给了下一步。C 呢？")),
        Mistake(lambda p, x: forward(p, x)[::-1], Text("h comes first.", "h 在前。")),
        Mistake(
            like(partial(cell, join=lambda h, x: joined(x, h))),
            Text("which comes first in [h_prev, x_t]?", "[h_prev, x_t] 里谁在前？"),
        ),
        Mistake(
            like(shows(lambda old, new: np.tanh(old))),
            Text(
                "equation (6) shows the new cell state. Which one is yours?",
                "式 (6) 用的是新的单元状态。你用的是哪个？",
            ),
        ),
        Mistake(
            like(shows(lambda old, new: new)),
            Text("what keeps h within (-1, 1), however large C is?", "无论 C 多大，是什么让 h 总在 (-1, 1) 之内？"),
        ),
        Mistake(like(partial(cell, bias=0)), Text("each of the four layers has a bias.", "四个层各有一个偏置。")),
        Mistake(
            like(partial(cell, squash=sigmoid)),
            Text("the candidate may be negative. Is the sigmoid ever?", "候选值可以是负的。sigmoid 会是负的吗？"),
        ),
        Mistake(like(partial(cell, i="f")), Text("does i_t have weights of its own?", "i_t 用的是自己的权重吗？")),
        Mistake(
            lambda p, x: tuple(part[-1] for part in forward(p, x)),
            Text("the states of all steps are wanted, not of the last alone.", "要的是每一步的状态，不只是最后一步。"),
        ),
        Mistake(
            lambda p, x: tuple(part.swapaxes(0, 1) for part in forward(p, x)),
            Text("time comes first, then the batch.", "时间轴在前，批量轴在后。"),
        ),
        Mistake(
            lambda p, x: forward(p, x)[0],
            Text("that is h. The cell states of all steps are wanted too.", "这是 h。每一步的单元状态也要。"),
        ),
        Mistake(
            lambda p, x: tuple(zip(*forward(p, x))),
            Text(
                "each step has its own pair here. Collect h and C apart, and return them as one pair.",
                "这里每一步各有一对。请把 h 和 C 分开收集，最后作为一对返回。",
            ),
        ),
        Mistake(
            lambda p, x: tuple(np.concatenate([part[:1] * 0, part]) for part in forward(p, x)),
            Text("the zeros before the first step do not belong to it.", "第一步之前的零不算在内。"),
        ),
        Mistake(
            lambda p, x: (forward(p, x)[0], forward(p, x)[1][-1:].repeat(len(x), axis=0)),
            Text(
                "C is the same at every step: is it one array that each step writes into?",
                "每一步的 C 都一样：是不是每一步都写进了同一个数组？",
            ),
        ),
    ),
    hint=Text(
        "print f_t, i_t, C~_t, C_t, o_t, h_t of the first step and compare them with `lstm_step`.",
        "打印第一步的 f_t、i_t、C~_t、C_t、o_t、h_t，与 `lstm_step` 的结果逐个比较。",
    ),
    right=Text(
        "Six equations and a loop that hands on h and C: this is the whole forward pass.",
        "六个式子，加上一个把 h 和 C 传下去的循环：完整的前向传播就是这样。",
    ),
)

EXERCISES = (predict, build, design)
