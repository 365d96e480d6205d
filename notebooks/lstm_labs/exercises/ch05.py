"""Exercises of chapter 05: the forget gate of the running example, of any cell, and one made to measure."""

from itertools import product
from typing import Any

import numpy as np
from numpy.random import Generator

from lstm_ref.activations import sigmoid

from ..example import BOOKS, GRANDMA, GRANDPA, tiny_params
from .cases import arrays, drawn, sizes
from .kinds import Build, Design, Guess, Mistake, Predict
from .reading import Values
from .reads import weights
from .result import Wrong
from .text import Text

WORDS = np.array([GRANDMA, BOOKS, GRANDPA], dtype=np.float64)
A = WORDS @ tiny_params().W_f[:, 2:].T + tiny_params().b_f  # pre-activations (3, 2): a row a word
GATE = sigmoid(A)
NEVER = sigmoid(np.array(3.0))

predict = Predict(
    "05.1",
    want=GATE,
    tolerance=0.06,  # one digit, 0.9 for 0.953 too
    guesses=(
        Guess(
            A,
            Text(
                "these are the pre-activations. A gate lies between 0 and 1: what comes after the sum?",
                "这是预激活值。门的值在 0 与 1 之间：求和之后还要做什么？",
            ),
        ),
        Guess(
            sigmoid(A - 3),
            Text(
                "with no input at all the gate would be one half. What does b_f = 3 add to the sum?",
                "照这样，没有任何输入时门等于二分之一。b_f = 3 给这个和加上了什么？",
            ),
        ),
        Guess(
            1 - GATE,
            Text(
                "a forget gate says what is kept, not what is dropped. What is left of a state behind a gate near 1?",
                "遗忘门的值是保留的比例，不是丢掉的比例。门接近 1 时，状态还剩多少？",
            ),
        ),
        Guess(
            GATE[:, ::-1],
            Text(
                "the two dimensions are swapped. Which row of W_f has its -5 under the new subject?",
                "两个维度弄反了。W_f 的哪一行在“新主语”那一列上是 -5？",
            ),
        ),
        Guess(
            np.round(GATE),
            Text(
                "a gate of a real cell is never quite 0: the sigmoid of -2 is small, but how small?",
                "实际的门不会恰好是 0：sigmoid 在 -2 处的值很小，但究竟有多小？",
            ),
        ),
        Guess(
            np.tanh(A),
            Text(
                "that is the tanh. Which function keeps a gate between 0 and 1?",
                "这是 tanh 的值。哪个函数能让门的值在 0 与 1 之间？",
            ),
        ),
        Guess(
            np.where(np.arange(2) == 1, NEVER, GATE),
            Text(
                "“books” announces something, so its second input is 1. Which dimension must make room for it?",
                "“本”预告了后文，它的第二个输入是 1。哪一维要为它腾出位置？",
            ),
        ),
        Guess(
            np.full((3, 2), NEVER),
            Text(
                "that is the gate at a word that says nothing new. Which inputs are 1 at these three words?",
                "这是没有新信息的词所对应的门。读到这三个词时，哪些输入是 1？",
            ),
        ),
    ),
    hint=Text(
        "one row a word, one column a dimension. Take the row of W_f, find the inputs that are 1, add b_f, then the "
        "sigmoid.",
        "每个词一行，每一维一列。取 W_f 的一行，找出等于 1 的输入，加上 b_f，再取 sigmoid。",
    ),
    right=Text(
        "A new subject shuts the first gate and an announcement the second (3 - 5 = -2); at every other word the bias "
        "alone, 3, keeps them open.",
        "新主语关上第 1 维的门，预告关上第 2 维的门（3 - 5 = -2）；读到别的词，只有偏置 3 起作用，门是开着的。",
    ),
)


def equation_1(W_f: Values, b_f: Values, h_prev: Values, x_t: Values) -> Any:
    """Return f_t."""
    return sigmoid(joined(h_prev, x_t) @ W_f.T + b_f)


def joined(*parts: Values) -> Values:
    """Return the concatenation along the last axis."""
    return np.concatenate(parts, axis=1)


def draw_gate(rng: Generator) -> dict[str, Values]:
    """Return the arguments of a forget gate with all sizes different."""
    B, H, D = sizes(rng, 3)
    return drawn(rng, W_f=(H, H + D), b_f=(H,), h_prev=(B, H), x_t=(B, D))


build = Build(
    "05.2",
    equation_1,
    ("f_t",),
    draw_gate,
    mistakes=(
        Mistake(
            lambda W, b, h, x: sigmoid(joined(x, h) @ W.T + b),
            Text("which comes first in [h_prev, x_t]?", "[h_prev, x_t] 里谁在前？"),
        ),
        Mistake(
            lambda W, b, h, x: sigmoid(joined(h, x) @ W.T),
            Text("what is left of equation (1) when W_f is zero?", "W_f 为零时，式 (1) 还剩下什么？"),
        ),
        Mistake(
            lambda W, b, h, x: joined(h, x) @ W.T + b,
            Text(
                "which function turns any number into one between 0 and 1?",
                "哪个函数能把任意实数变成 0 与 1 之间的数？",
            ),
        ),
        Mistake(
            lambda W, b, h, x: np.tanh(joined(h, x) @ W.T + b),
            Text("a gate is never negative. Is the tanh?", "门的值不会是负的。tanh 呢？"),
        ),
        Mistake(
            lambda W, b, h, x: sigmoid(-joined(h, x) @ W.T - b),
            Text("is f_t the share that is kept or the share that is dropped?", "f_t 是保留的比例，还是丢掉的比例？"),
        ),
        Mistake(
            lambda W, b, h, x: sigmoid(joined(h, x) @ W.T - b),
            Text(
                "with W_f at zero and b_f large, is your gate open? Follow the sign of b_f to the exponential.",
                "W_f 为零、b_f 很大时，你的门是开着的吗？看看 b_f 进入指数函数时带什么符号。",
            ),
        ),
        Mistake(
            lambda W, b, h, x: 1 + np.exp(-joined(h, x) @ W.T - b),
            Text(
                "a gate is never above 1. What does Python do first in 1 / 1 + exp(-a)?",
                "门的值不会超过 1。写成 1 / 1 + exp(-a)，Python 先算什么？",
            ),
        ),
        Mistake(
            lambda W, b, h, x: equation_1(W, b, h, x).T,
            Text(
                "the rows of h_prev are the examples. Which axis of W_f must meet which axis of [h_prev, x_t]?",
                "h_prev 的每一行是一个样本。W_f 的哪个轴应当与 [h_prev, x_t] 的哪个轴对齐？",
            ),
        ),
        Mistake(
            lambda W, b, h, x: sigmoid(joined(h, x) @ W.T + b.sum()),
            Text("b_f has one entry for each hidden unit.", "b_f 对每个隐藏单元各有一个元素。"),
        ),
        Mistake(
            lambda W, b, h, x: sigmoid(x @ W[:, h.shape[1] :].T + b),
            Text("does the gate see the hidden state?", "门看得到隐状态吗？"),
        ),
    ),
    hint=Text(
        "compare a_f_t with equation (1) for one example: H + D products, their sum, one bias, one sigmoid.",
        "只看一个样本，对照式 (1) 检查 a_f_t：H + D 个乘积，求和，加一个偏置，取一次 sigmoid。",
    ),
    right=Text(
        "Your function is equation (1), for any batch and any sizes.",
        "你的函数就是式 (1)，对任意批量和任意维数都成立。",
    ),
    fixed=(
        arrays(W_f=[[1, 2]], b_f=[0.5], h_prev=[[-1]], x_t=[[0.5]]),
        arrays(W_f=[[0, 1]], b_f=[0], h_prev=[[0]], x_t=[[-30]]),
    ),
)

INPUTS = np.array(list(product((0, 1), (0, 1), (0, 1), (-1, 0, 1))), dtype=np.float64)
STATES = np.array([(0, 0), (1, 1), (1, -1), (-1, 1), (-1, -1)], dtype=np.float64)  # with the corners, all in between


def extreme(found: dict[str, Values], unit: int, new_subject: int, largest: bool) -> dict[str, Any]:
    """Return the largest or smallest value of a gate over all inputs with x_1 as given, and where it is taken."""
    x_t = INPUTS[INPUTS[:, 0] == new_subject]
    h_prev, x_t = np.repeat(STATES, len(x_t), axis=0), np.tile(x_t, (len(STATES), 1))
    f = equation_1(found["W_f"], found["b_f"], h_prev, x_t)[:, unit]
    k = int(np.argmax(f) if largest else np.argmin(f))
    return {"f": float(f[k]), "h": h_prev[k], "x": x_t[k]}


def drops(found: dict[str, Values], rng: Generator) -> None:
    """05.3: at a new subject at most 5 % of the first dimension is left."""
    most = extreme(found, unit=0, new_subject=1, largest=True)
    if not most["f"] <= 0.05:
        raise Wrong(NOT_DROPPED, most)


def keeps_subject(found: dict[str, Values], rng: Generator) -> None:
    """05.3: without a new subject at least 90 % of the first dimension is left after 10 steps."""
    least = extreme(found, unit=0, new_subject=0, largest=False)
    if not least["f"] ** 10 >= 0.9:
        raise lost(SUBJECT_LOST, BIAS, found["b_f"][0], least, 10)


def keeps_number(found: dict[str, Values], rng: Generator) -> None:
    """05.3: whatever comes, at least 90 % of the second dimension is left after 100 steps."""
    least = min((extreme(found, 1, new, largest=False) for new in (0, 1)), key=lambda case: case["f"])
    if not least["f"] ** 100 >= 0.9:
        raise lost(NUMBER_LOST, HUNDRED, found["b_f"][1], least, 100)


def lost(text: Text, hint: Text, bias: float, least: dict[str, Any], steps: int) -> Wrong:
    """Return that too little is left, with the hint, or with another if the bias by itself would keep enough."""
    hint = PULLED if sigmoid(np.array(bias)) ** steps >= 0.9 else hint
    return Wrong(text, {**least, "f": f"{least['f']:.5g}", "left": least["f"] ** steps, "hint": hint})


NOT_DROPPED = Text(
    "At a new subject, x_t = {x} after h_prev = {h}, dimension 1 keeps {f}; at most 0.05 is wanted.\n"
    "Hint: which entry of the first row of W_f acts on the new subject, and what does b_f add to it?",
    "出现新主语时（x_t = {x}、h_prev = {h}），第 1 维保留了 {f}，应当不超过 0.05。\n"
    "提示：W_f 第一行的哪个元素与“新主语”相乘？b_f 又给它加上多少？",
)
SUBJECT_LOST = Text(
    "Without a new subject, at x_t = {x} and h_prev = {h}, the gate of dimension 1 is {f}: {left} is left after "
    "10 steps; at least 0.9 is wanted.\nHint: {hint}",
    "没有新主语时（x_t = {x}、h_prev = {h}），第 1 维的门是 {f}，10 步之后剩下 {left}，应当不低于 0.9。\n提示：{hint}",
)
NUMBER_LOST = Text(
    "At x_t = {x} and h_prev = {h} the gate of dimension 2 is {f}: {left} is left after 100 such steps; at least 0.9 "
    "is wanted.\nHint: {hint}",
    "x_t = {x}、h_prev = {h} 时，第 2 维的门是 {f}；这样 100 步之后剩下 {left}，应当不低于 0.9。\n提示：{hint}",
)
BIAS = Text("what keeps a gate open while no input asks for it to shut?", "没有输入要求关门时，靠什么让门开着？")
HUNDRED = Text(
    "which f has f**100 = 0.9, and from which pre-activation on is the sigmoid that large?",
    "f 取多少时 f**100 = 0.9？预激活值要多大，sigmoid 才达到它？",
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
        "The bias says what a gate does as a rule, one weight names the exception. A memory of 100 steps takes a gate "
        "no further from 1 than 0.001.",
        "偏置决定门平时怎样，一个权重指出例外。要记 100 步，门与 1 就只能相差 0.001。",
    ),
)

EXERCISES = (predict, build, design)
