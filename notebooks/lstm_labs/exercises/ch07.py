"""Exercises of chapter 07: the four corners of the update, the update forward and back, a cell that counts."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.random import Generator

from lstm_ref.activations import sigmoid

from .cases import arrays, drawn, sizes
from .kinds import DIFFERS, Build, Design, Guess, Mistake, Predict
from .reading import Values
from .reads import weights
from .result import Wrong
from .shown import kind, told_apart
from .text import Text

ORDER = Text(
    "the four values are right. Which pair comes first, and are its gates open or shut?",
    "四个值都对。最前面的是哪一对，它的门是开还是关？",
)
predict = Predict(
    "07.1",
    want=(0, 0.5, 2, 2.5),
    guesses=(
        Guess(
            (0, 2, 0.5, 2.5),
            Text(
                "f is given first. Which gate does the old state go through?",
                "每一对里 f 在前。旧状态要过的是哪个门？",
            ),
        ),
        Guess(
            (2, 2.5, 0, 0.5),
            Text(
                "with f = 1, is the old state dropped or kept?",
                "f = 1 时，旧状态是丢掉，还是保留？",
            ),
        ),
        Guess(
            (0, 0.5, 1, 1),
            Text(
                "a candidate stays within (-1, 1). Does anything in equation (4) keep the state there?",
                "候选值总在 (-1, 1) 之内。式 (4) 里有什么把状态也限制在那里吗？",
            ),
        ),
        Guess(
            (0, 0.5, 2, 1.25),
            Text(
                "with both gates open you take the mean. Is anything divided in equation (4)?",
                "两个门都开时，你取的是平均值。式 (4) 里有除法吗？",
            ),
        ),
        Guess(
            (0, 0.5, 2, 0.5),
            Text(
                "with both gates open, does what is written push out what is kept?",
                "两个门都开时，写入的会把留下的挤掉吗？",
            ),
        ),
        Guess(
            (2, 0.5, 2, 0.5),
            Text(
                "you ask i alone. What does f do with the old state in the first pair and in the last?",
                "你只看了 i。第一对和最后一对里，f 怎样处理旧状态？",
            ),
        ),
        Guess(
            (2, 0.5, 2, 2.5),
            Text(
                "with both gates shut nothing is written. Is anything kept?",
                "两个门都关时，什么也没有写入。旧的还留着吗？",
            ),
        ),
        Guess(
            (0.5, 0.5, 2, 2),
            Text(
                "you ask f alone, as if i were 1 - f. What is i in the first pair and in the last?",
                "你只看了 f，好像 i 就是 1 - f。第一对和最后一对里，i 是多少？",
            ),
        ),
        Guess((2.5, 2, 0.5, 0), ORDER),
        Guess((2, 2.5, 0.5, 0), ORDER),
    ),
    hint=Text(
        "say it in two parts: what is kept of 2, what is written of 0.5, and then their sum.",
        "分两部分来算：2 留下多少，0.5 写入多少，再把两者相加。",
    ),
    right=Text(
        "Clear, replace, keep, add up: two gates make four kinds of memory, and nothing holds the state below 1.",
        "清空、替换、保持、累加：两个门就有四种记法，而且没有什么把状态限制在 1 以下。",
    ),
)


def equation_4(f_t: Values, i_t: Values, C_tilde_t: Values, C_prev: Values) -> Values:
    """Return C_t."""
    return f_t * C_prev + i_t * C_tilde_t


def by_differences(dC_t: Values, *values: Values) -> tuple[Values, ...]:
    """Return the gradients by C_prev, f_t, i_t, C_tilde_t: by finite differences, exact as (4) is linear in each."""

    def change(moved: int) -> Values:
        up, down = ([v + s * (k == moved) for k, v in enumerate(values)] for s in (0.5, -0.5))
        return equation_4(*up) - equation_4(*down)

    return tuple(dC_t * change(moved) for moved in (3, 0, 1, 2))


def draw_state(rng: Generator) -> dict[str, Values]:
    """Return the arguments of an update, the gates between 0 and 1, with B and H different."""
    B, H = sizes(rng, 2)
    gates = {name: rng.integers(1, 10, (B, H)) / 10 for name in ("f_t", "i_t")}
    return {**gates, **drawn(rng, C_tilde_t=(B, H), C_prev=(B, H))}


def draw_gradient(rng: Generator) -> dict[str, Values]:
    """Return the same with the gradient by C_t in front."""
    state = draw_state(rng)
    return {**drawn(rng, dC_t=state["f_t"].shape), **state}


forward = Build(
    "07.2",
    equation_4,
    ("C_t",),
    draw_state,
    mistakes=(
        Mistake(
            lambda f, i, c, C: f * c + i * C,
            Text("which does f_t multiply, the old state or the candidate?", "f_t 乘的是旧状态，还是候选值？"),
        ),
        Mistake(lambda f, i, c, C: f * C, Text("what comes in through the input gate?", "从输入门进来的是什么？")),
        Mistake(
            lambda f, i, c, C: i * c,
            Text("what is left of the old state with f_t = 1?", "f_t = 1 时，旧状态还剩多少？"),
        ),
        Mistake(
            lambda f, i, c, C: f * C + c,
            Text("with i_t = 0, is anything written?", "i_t = 0 时，还会写入什么吗？"),
        ),
        Mistake(
            lambda f, i, c, C: C + i * c,
            Text("with f_t = 0, is anything left of the old state?", "f_t = 0 时，旧状态还剩什么吗？"),
        ),
        Mistake(
            lambda f, i, c, C: f * C + (1 - f) * c,
            Text("what does i_t do in your function?", "在你的函数里，i_t 起什么作用？"),
        ),
        Mistake(
            lambda f, i, c, C: (1 - f) * C + i * c,
            Text("is f_t the share that is kept or the share that is dropped?", "f_t 是保留的比例，还是丢掉的比例？"),
        ),
        Mistake(
            lambda f, i, c, C: np.tanh(f * C + i * c),
            Text("may a cell state be larger than 1?", "单元状态可以大于 1 吗？"),
        ),
        Mistake(
            lambda f, i, c, C: np.clip(f * C + i * c, -1, 1),
            Text("may a cell state be larger than 1?", "单元状态可以大于 1 吗？"),
        ),
        Mistake(
            lambda f, i, c, C: f @ C.T + i @ c.T,
            Text("the star of equation (4) is no matrix product.", "式 (4) 里的星号不是矩阵乘法。"),
        ),
    ),
    hint=Text(
        "print the two terms of equation (4) by themselves: what is kept, what is written.",
        "把式 (4) 的两项分开打印：留下的是多少，写入的是多少。",
    ),
    right=Text("", ""),
    fixed=(arrays(f_t=[[0.8]], i_t=[[0.5]], C_tilde_t=[[-0.5]], C_prev=[[4]]),),
)

CHAIN = Text(
    "this is how C_t changes. How does the loss change with C_t?",
    "这是 C_t 的变化。损失又怎样随 C_t 变化？",
)
SLOPES = Text(
    "the gradient by the gate itself is wanted. Is there a sigmoid or a tanh in equation (4)?",
    "这里要的是对门本身的梯度。式 (4) 里有 sigmoid 或 tanh 吗？",
)
backward = Build(
    "07.2",
    by_differences,
    ("dC_prev", "df_t", "di_t", "dC_tilde_t"),
    draw_gradient,
    mistakes=(
        Mistake(lambda dC, f, i, c, C: (f, C, c, i), CHAIN),
        Mistake(lambda dC, f, i, c, C: (dC * f, C, c, i), CHAIN),
        Mistake(
            lambda dC, f, i, c, C: (dC * f, dC * f, dC * c, dC * i),
            Text(
                "raise f_t by 1. Does C_t grow by f_t, or by what f_t multiplies?",
                "f_t 加 1 时，C_t 增加的是 f_t，还是 f_t 所乘的那个数？",
            ),
        ),
        Mistake(
            lambda dC, f, i, c, C: (dC * f, dC * equation_4(f, i, c, C), dC * c, dC * i),
            Text("does f_t multiply the new state or the old one?", "f_t 乘的是新状态，还是旧状态？"),
        ),
        Mistake(
            lambda dC, f, i, c, C: (dC * (1 - f), dC * C, dC * c, dC * i),
            Text(
                "raise C_prev by 1 where f_t is near 1. Does C_t hardly change?",
                "在 f_t 接近 1 的地方让 C_prev 加 1，C_t 几乎不变吗？",
            ),
        ),
        Mistake(
            lambda dC, f, i, c, C: (dC, dC * C, dC * c, dC * i),
            Text("which gate does C_prev go through on its way to C_t?", "C_prev 要经过哪个门才到 C_t？"),
        ),
        Mistake(
            lambda dC, f, i, c, C: (dC * f, dC * C, dC * i, dC * c),
            Text(
                "raise C_tilde_t by 1 where i_t is 0. Does C_t change?",
                "在 i_t 为 0 的地方让 C_tilde_t 加 1，C_t 变吗？",
            ),
        ),
        Mistake(
            lambda dC, f, i, c, C: (dC * f, dC * c, dC * C, dC * i),
            Text(
                "which gate stands beside the old state in equation (4)?",
                "式 (4) 里，与旧状态相乘的是哪个门？",
            ),
        ),
        Mistake(
            lambda dC, f, i, c, C: (dC * i, dC * C, dC * c, dC * f),
            Text("which gate does C_prev go through on its way to C_t?", "C_prev 要经过哪个门才到 C_t？"),
        ),
        Mistake(
            lambda dC, f, i, c, C: (dC * f, dC * C * f * (1 - f), dC * c * i * (1 - i), dC * i * (1 - c**2)), SLOPES
        ),
        Mistake(lambda dC, f, i, c, C: (dC * f, dC * C * f * (1 - f), dC * c * i * (1 - i), dC * i), SLOPES),
        Mistake(
            lambda dC, f, i, c, C: (dC * C, dC * c, dC * i, dC * f),
            Text("in which order are the four wanted?", "这四个值应按什么顺序返回？"),
        ),
        Mistake(
            lambda dC, f, i, c, C: tuple((dC * part).sum(axis=0) for part in (f, C, c, i)),
            Text(
                "each example has a state of its own. Is anything summed?", "每个样本有自己的状态。这里要对什么求和吗？"
            ),
        ),
    ),
    hint=Text(
        "look at {place}: raise the value that it belongs to by 1 and leave the others. By how much does C_t change, "
        "and by how much the loss?",
        "看 {place}：只让它对应的那个值加 1，其余不动。C_t 变多少？损失又变多少？",
    ),
    right=Text("", ""),
    fixed=(arrays(dC_t=[[2]], f_t=[[0.8]], i_t=[[0.5]], C_tilde_t=[[-0.5]], C_prev=[[4]]),),
)

NOT_TWO = Text(
    "Your answer is {came}; expected two functions, (update, update_backward).",
    "你的答案是 {came}；这里需要两个函数：(update, update_backward)。",
)
MEASURED = Text(
    "Called with {call}, {place} is {got}; finite differences of equation (4) give {want} here.\nHint: {hint}",
    "以 {call} 调用时，{place} 是 {got}；对式 (4) 做有限差分，得到的是 {want}。\n提示：{hint}",
)


def two_functions(answer: Any) -> Any:
    """Read the update and its way back."""
    if type(answer) not in (tuple, list) or len(answer) != 2:
        raise Wrong(NOT_TWO, {"came": kind(answer)})
    return answer


def updates(found: tuple[Callable[..., Any], ...], rng: Generator) -> None:
    """07.2: the first function is equation (4)."""
    forward.examine(found[0], rng)


def comes_back(found: tuple[Callable[..., Any], ...], rng: Generator) -> None:
    """07.2: the second gives the gradients by the four values that made C_t."""
    try:
        backward.examine(found[1], rng)
    except Wrong as wrong:
        raise Wrong(MEASURED if wrong.text is DIFFERS else wrong.text, wrong.values, wrong.case) from None


build = Design(
    "07.2",
    two_functions,
    (updates, comes_back),
    right=Text(
        "One line forward, four back. On the belt, from C_t to C_prev, a gradient meets nothing but the forget gate.",
        "向前一行，向后四行。沿传送带从 C_t 回到 C_prev，梯度一路只乘以遗忘门。",
    ),
)

INPUTS = {"a": (1, 0), "b": (0, 1), "_": (0, 0)}  # _ is a blank
LONG = 50


def read_through(found: dict[str, Values], word: str, h_prev: float) -> Values:
    """Return the cell state after each symbol, from 0, with the same hidden state all the way."""
    hx = np.array([(h_prev, *INPUTS[symbol]) for symbol in word])
    f, i, c = (hx @ found[f"W_{k}"][0] + found[f"b_{k}"] for k in "fiC")
    states, C = [], 0.0
    for f_t, i_t, c_t in zip(sigmoid(f), sigmoid(i), np.tanh(c), strict=True):
        C = f_t * C + i_t * c_t
        states.append(C)
    return np.array(states)


def counts(found: dict[str, Values], word: str, within: float, text: Text, h_prev: float = 0.0) -> None:
    """Raise `text` at the first symbol after which the state is not the count."""
    states = read_through(found, word, h_prev)
    count = np.cumsum([(symbol == "a") - (symbol == "b") for symbol in word])
    off = np.flatnonzero(~(np.abs(states - count) <= within))
    if off.size:
        t = int(off[0])
        C, bound = float(states[t]), float(count[t] + np.copysign(within, states[t] - count[t]))
        said = {"C": told_apart(C, bound), "count": int(count[t]), "h": h_prev, "n": t + 1, "word": word[: t + 1]}
        raise Wrong(text, said)


def some(rng: Generator, length: int) -> str:
    """Return symbols drawn at random."""
    return "".join(rng.choice(list(INPUTS), size=length))


def counts_up(found: dict[str, Values], rng: Generator) -> None:
    """07.3: one a makes the state 1."""
    counts(found, "a", 0.05, UP)


def counts_down(found: dict[str, Values], rng: Generator) -> None:
    """07.3: one b makes it -1."""
    counts(found, "b", 0.05, DOWN)


def waits(found: dict[str, Values], rng: Generator) -> None:
    """07.3: blanks leave it."""
    counts(found, "_" * 10, 0.05, BLANK)
    counts(found, "a" + "_" * 10, 0.1, BLANK)


def counts_on(found: dict[str, Values], rng: Generator) -> None:
    """07.3: five of the same, and ten symbols of all kinds."""
    for word in ("a" * 5, "b" * 5, some(rng, 10)):
        counts(found, word, 0.5, SHORT)


def counts_long(found: dict[str, Values], rng: Generator) -> None:
    """07.3: fifty symbols, all the same or of all kinds."""
    for word in ("a" * LONG, "b" * LONG, "a" * (LONG // 2) + "_" * (LONG // 2), some(rng, LONG)):
        counts(found, word, 0.5, LONGER)


def ignores_h(found: dict[str, Values], rng: Generator) -> None:
    """07.3: the hidden state, which depends on an output gate that is not given, changes nothing."""
    for h_prev in (1.0, -1.0):
        for word in ("_" * LONG, "a" * LONG, "b" * LONG, some(rng, LONG)):
            counts(found, word, 0.5, HIDDEN, h_prev)


UP = Text(
    "After one a the state is {C}; 1 is wanted, to within 0.05.\n"
    "Hint: from 0, C_t is i_t times the candidate. How near 1 is each of them at x_t = (1, 0)?",
    "读了一个 a，状态是 {C}，应当是 1，误差不超过 0.05。\n"
    "提示：从 0 出发，C_t 就是 i_t 乘以候选值。x_t = (1, 0) 时，它们各离 1 多远？",
)
DOWN = Text(
    "After one b the state is {C}; -1 is wanted, to within 0.05.\n"
    "Hint: a gate is never negative. What must be, at x_t = (0, 1)?",
    "读了一个 b，状态是 {C}，应当是 -1，误差不超过 0.05。\n提示：门不会是负的。x_t = (0, 1) 时，应当是负数的是哪一个？",
)
BLANK = Text(
    "After {word} (_ is a blank) the state is {C} instead of {count}.\n"
    "Hint: at a blank the inputs are 0 and the biases decide. What is kept then, and what is written?",
    "读完 {word}（_ 表示空白），状态是 {C}，应当是 {count}。\n"
    "提示：读到空白时输入全为 0，一切由偏置决定。这时留下多少，写入多少？",
)
SHORT = Text(
    "After {word} (_ is a blank) the state is {C} instead of {count}; it may be off by 0.5.\n"
    "Hint: one symbol alone is right. What does the next one do with the count so far?",
    "读完 {word}（_ 表示空白），状态是 {C}，应当是 {count}，误差不超过 0.5。\n"
    "提示：只读一个符号时是对的。再读一个，已有的计数会怎样？",
)
LONGER = Text(
    "After {n} symbols, {word} (_ is a blank), the state is {C} instead of {count}; it may be off by 0.5.\n"
    "Hint: a short word is right. What is lost at each symbol: the share 1 - f of a large count, or a part of what is "
    "written?",
    "读完 {n} 个符号 {word}（_ 表示空白），状态是 {C}，应当是 {count}，误差不超过 0.5。\n"
    "提示：短的序列是对的。每读一个符号少掉的，是已有计数的 1 - f 那一份，还是写入的没有写足？",
)
HIDDEN = Text(
    "With h_prev = {h} at every step the state after {word} (_ is a blank) is {C} instead of {count}.\n"
    "Hint: which column of your weights acts on h_prev?",
    "每一步都有 h_prev = {h} 时，读完 {word}（_ 表示空白），状态是 {C}，应当是 {count}。\n提示：权重的哪一列与 h_prev 相乘？",
)

design = Design(
    "07.3",
    weights(W_f=(1, 3), b_f=(1,), W_i=(1, 3), b_i=(1,), W_C=(1, 3), b_C=(1,)),
    (counts_up, counts_down, waits, counts_on, counts_long, ignores_h),
    right=Text(
        "The old count is kept, +1 or -1 or nothing is added. With a forget gate of 0.95 it would never pass 20.",
        "旧的计数留着，每次加上 +1、-1 或 0。要是遗忘门只有 0.95，它永远数不过 20。",
    ),
)

EXERCISES = (predict, build, design)
