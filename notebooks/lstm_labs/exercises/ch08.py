"""Exercises of chapter 08: what is seen at one word, the output gate and the hidden state, a gate made to measure."""

from itertools import product
from typing import Any

import numpy as np
from numpy.random import Generator

from lstm_ref import lstm_forward
from lstm_ref.activations import sigmoid

from ..example import tiny_inputs, tiny_params
from .cases import arrays, drawn, sizes
from .kinds import Build, Design, Guess, Mistake, Predict
from .reading import Values
from .reads import weights
from .result import Wrong
from .text import Text

TRACE = lstm_forward(tiny_params(), tiny_inputs())
DUE = 5  # bought, where the answer is due
C, O, GATE_BEFORE = TRACE.C[DUE, 0], TRACE.o[DUE, 0], TRACE.o[DUE - 1, 0]

NO_GATE = Text(
    "this is the tanh of the cell state, before the gate. How far is each entry of the gate open?",
    "这是单元状态的 tanh，还没有乘以门。门的每个元素开了多大？",
)
SIGN = Text(
    "C_1 is negative. Which function lets its sign be seen, the tanh or the sigmoid?",
    "C_1 是负的。tanh 和 sigmoid，哪个会留下它的正负号？",
)
predict = Predict(
    "08.1",
    want=tuple(TRACE.h[DUE, 0]),
    tolerance=0.03,  # one digit will do, 0.6 for 0.57
    guesses=(
        Guess(
            C,
            Text("that is what the cell holds. How much of it is shown?", "这是单元里存着的值。有多少露出来？"),
        ),
        Guess(np.tanh(C), NO_GATE),
        Guess(np.round(np.tanh(C), 1), NO_GATE),
        Guess(np.abs(TRACE.h[DUE, 0]), SIGN),
        Guess(
            GATE_BEFORE * np.tanh(C),
            Text(
                "so it is where no answer is due. Here x_3 is 1: which entries of W_o act on it?",
                "没到该用上的时候才是这样。这里 x_3 是 1：W_o 的哪些元素与它相乘？",
            ),
        ),
        Guess(
            O * C,
            Text("equation (6) does something to C_t before the gate. What?", "式 (6) 里，C_t 先要经过什么才乘以门？"),
        ),
        Guess(
            sigmoid(tiny_params().W_o[:, 4]) * np.tanh(C),
            Text("what does b_o add to the two weights?", "b_o 给这两个权重各加上了多少？"),
        ),
        Guess(O * sigmoid(C), SIGN),
        Guess(
            O,
            Text("this is the gate alone. What does it multiply?", "这只是门的值。它要去乘什么？"),
        ),
        Guess(
            TRACE.h[DUE, 0, ::-1],
            Text("dimension 1 comes first. Which row of W_o has the -5?", "第 1 维在前。-5 在 W_o 的哪一行？"),
        ),
    ),
    hint=Text(
        "for each row of W_o: the entry under x_3, plus b_o, then the sigmoid; it multiplies the tanh of C_t.",
        "对 W_o 的每一行：取 x_3 那一列的元素，加上 b_o，取 sigmoid，再乘以 C_t 的 tanh。",
    ),
    right=Text(
        "The flag x_3 shuts the first entry (2 - 5 = -3) and opens the second (-4 + 6 = 2): one is held back, one is seen.",
        "标志 x_3 关上第一个元素（2 - 5 = -3），打开第二个（-4 + 6 = 2）：一个压住，一个露出来。",
    ),
)


def equations_5_6(W_o: Values, b_o: Values, h_prev: Values, x_t: Values, C_t: Values) -> tuple[Any, Any]:
    """Return o_t and h_t."""
    o_t = gate(W_o, b_o, h_prev, x_t)
    return o_t, o_t * np.tanh(C_t)


def pre_activation(W: Values, b: Values, h: Values, x: Values) -> Any:
    """Return W [h, x] + b, a row for each example."""
    return np.concatenate([h, x], axis=1) @ W.T + b


def gate(W: Values, b: Values, h: Values, x: Values) -> Any:
    """Return equation (5)."""
    return sigmoid(pre_activation(W, b, h, x))


def shown_by(o: Values, C: Values) -> tuple[Any, Any]:
    """Return a gate and what it shows."""
    return o, o * np.tanh(C)


def draw_output(rng: Generator) -> dict[str, Values]:
    """Return the arguments of an output with all sizes different."""
    B, H, D = sizes(rng, 3)
    return drawn(rng, W_o=(H, H + D), b_o=(H,), h_prev=(B, H), x_t=(B, D), C_t=(B, H))


build = Build(
    "08.2",
    equations_5_6,
    ("o_t", "h_t"),
    draw_output,
    mistakes=(
        Mistake(
            lambda W, b, h, x, C: equations_5_6(W, b, h, x, C)[::-1],
            Text("which of the two is returned first?", "这两个结果，先返回哪一个？"),
        ),
        Mistake(
            lambda W, b, h, x, C: (gate(W, b, h, x), gate(W, b, h, x) * C),
            Text(
                "what keeps h_t within (-1, 1), however large C_t is?",
                "无论 C_t 多大，是什么让 h_t 总在 (-1, 1) 之内？",
            ),
        ),
        Mistake(
            lambda W, b, h, x, C: (gate(W, b, h, x), np.tanh(gate(W, b, h, x) * C)),
            Text("what does the tanh take: C_t, or the product with the gate?", "取 tanh 的是 C_t，还是它与门的乘积？"),
        ),
        Mistake(
            lambda W, b, h, x, C: (gate(W, b, h, x), gate(W, b, h, x) * sigmoid(C)),
            Text("may a hidden state be negative? Is a sigmoid ever?", "隐状态可以是负的吗？sigmoid 会是负的吗？"),
        ),
        Mistake(
            lambda W, b, h, x, C: (gate(W, b, h, x), np.tanh(C)),
            Text("with o_t = 0, what should be seen?", "o_t = 0 时，应当看到什么？"),
        ),
        Mistake(
            lambda W, b, h, x, C: (gate(W, b, h, x), C),
            Text("is the cell state itself what other layers get to see?", "别的层看到的就是单元状态本身吗？"),
        ),
        Mistake(
            lambda W, b, h, x, C: shown_by(gate(W, b, x, h), C),
            Text("which comes first in [h_prev, x_t]?", "[h_prev, x_t] 里谁在前？"),
        ),
        Mistake(
            lambda W, b, h, x, C: shown_by(gate(W, 0 * b, h, x), C),
            Text("what is left of equation (5) when W_o is zero?", "W_o 为零时，式 (5) 还剩下什么？"),
        ),
        Mistake(
            lambda W, b, h, x, C: shown_by(np.tanh(pre_activation(W, b, h, x)), C),
            Text("a gate is never negative. Is the tanh?", "门的值不会是负的。tanh 呢？"),
        ),
        Mistake(
            lambda W, b, h, x, C: shown_by(pre_activation(W, b, h, x), C),
            Text(
                "which function turns any number into one between 0 and 1?",
                "哪个函数能把任意实数变成 0 与 1 之间的数？",
            ),
        ),
        Mistake(
            lambda W, b, h, x, C: shown_by(1 - gate(W, b, h, x), C),
            Text(
                "is o_t the share that is shown or the share that is held back?", "o_t 是露出的比例，还是压住的比例？"
            ),
        ),
    ),
    hint=Text(
        "one example, one hidden unit: print the pre-activation, o_t, tanh(C_t) and h_t, and compare them with (5) and "
        "(6).",
        "取一个样本、一个隐藏单元，打印预激活值、o_t、tanh(C_t)、h_t，与式 (5)、式 (6) 逐个比较。",
    ),
    right=Text(
        "Your function is equations (5) and (6), for any batch and any sizes.",
        "你的函数就是式 (5) 和式 (6)，对任意批量和任意维数都成立。",
    ),
    fixed=(arrays(W_o=[[1, 2]], b_o=[0.5], h_prev=[[-1]], x_t=[[0.5]], C_t=[[-3]]),),
)

INPUTS = np.array(list(product((0, 1), (0, 1), (0, 1), (-1, 0, 1))), dtype=np.float64)
STATES = np.array([(0, 0), (1, 1), (1, -1), (-1, 1), (-1, -1)], dtype=np.float64)  # with the corners, all in between


def extreme(found: dict[str, Values], unit: int, due: int, largest: bool) -> dict[str, Any]:
    """Return the largest or smallest value of a gate over all inputs with x_3 as given, and where it is taken."""
    x_t = INPUTS[INPUTS[:, 2] == due]
    h_prev, x_t = np.repeat(STATES, len(x_t), axis=0), np.tile(x_t, (len(STATES), 1))
    o = gate(found["W_o"], found["b_o"], h_prev, x_t)[:, unit]
    k = int(np.argmax(o) if largest else np.argmin(o))
    return {"o": float(o[k]), "h": h_prev[k], "x": x_t[k]}


def shows_number(found: dict[str, Values], rng: Generator) -> None:
    """08.3: where the answer is due, dimension 2 is seen."""
    least = extreme(found, unit=1, due=1, largest=False)
    if not least["o"] >= 0.95:
        raise Wrong(NUMBER_HIDDEN, least)


def holds_number_back(found: dict[str, Values], rng: Generator) -> None:
    """08.3: elsewhere it is not."""
    most = extreme(found, unit=1, due=0, largest=True)
    if not most["o"] <= 0.05:
        raise Wrong(NUMBER_LEAKS, most)


def shows_gender(found: dict[str, Values], rng: Generator) -> None:
    """08.3: where no answer is due, dimension 1 is seen."""
    least = extreme(found, unit=0, due=0, largest=False)
    if not least["o"] >= 0.95:
        raise Wrong(GENDER_HIDDEN, least)


def holds_gender_back(found: dict[str, Values], rng: Generator) -> None:
    """08.3: where it is due, dimension 1 is not."""
    most = extreme(found, unit=0, due=1, largest=True)
    if not most["o"] <= 0.05:
        raise Wrong(GENDER_LEAKS, most)


NUMBER_HIDDEN = Text(
    "The answer is due, x_t = {x} after h_prev = {h}, and dimension 2 shows {o} of tanh(C_t); at least 0.95 is wanted.\n"
    "Hint: which entry of the second row of W_o acts on x_3, and what do the others and b_o add to it?",
    "到了该用上的时候（x_t = {x}、h_prev = {h}），tanh(C_t) 的第 2 维只露出 {o}，应当不低于 0.95。\n"
    "提示：W_o 第二行的哪个元素与 x_3 相乘？其余的元素和 b_o 又给它加上多少？",
)
NUMBER_LEAKS = Text(
    "No answer is due, x_t = {x} after h_prev = {h}, and dimension 2 may show as much as {o}, however large the cell "
    "state; at most 0.05 is wanted.\nHint: what shuts a gate as long as no flag asks for it to open?",
    "没到该用上的时候（x_t = {x}、h_prev = {h}），单元状态足够大时，第 2 维会露出 {o}，应当不超过 0.05。\n"
    "提示：没有标志要求开门时，靠什么让门关着？",
)
GENDER_HIDDEN = Text(
    "No answer is due, x_t = {x} after h_prev = {h}, and dimension 1 shows {o} of tanh(C_t); at least 0.95 is wanted.\n"
    "Hint: from which pre-activation on is the sigmoid 0.95? And what do weights on other inputs take from it?",
    "没到该用上的时候（x_t = {x}、h_prev = {h}），tanh(C_t) 的第 1 维只露出 {o}，应当不低于 0.95。\n"
    "提示：预激活值要多大，sigmoid 才有 0.95？与其他输入相乘的权重又会从中减去多少？",
)
GENDER_LEAKS = Text(
    "The answer is due, x_t = {x} after h_prev = {h}, and dimension 1 may show as much as {o}, however large the cell "
    "state; at most 0.05 is wanted.\nHint: which entry of the first row of W_o must work against b_o, and how strongly?",
    "到了该用上的时候（x_t = {x}、h_prev = {h}），单元状态足够大时，第 1 维会露出 {o}，应当不超过 0.05。\n"
    "提示：W_o 第一行的哪个元素要把 b_o 压下去？要多大才够？",
)

design = Design(
    "08.3",
    weights(W_o=(2, 6), b_o=(2,)),
    (shows_number, holds_number_back, shows_gender, holds_gender_back),
    right=Text(
        "One flag turns the gate of each dimension the other way. However large C_t is, h_t never gets past its gate.",
        "一个标志让每一维的门都反过来。无论 C_t 多大，h_t 都越不过自己的门。",
    ),
)

EXERCISES = (predict, build, design)
