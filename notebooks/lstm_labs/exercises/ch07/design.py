"""Exercise 07.3: a cell that counts."""

import numpy as np
from numpy.random import Generator

from lstm_ref.activations import sigmoid

from ..kinds import Design
from ..reading import Values
from ..reads import weights
from ..result import Wrong
from ..shown import told_apart
from ..text import Text

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
    """07.3: one a makes the state nearly 1."""
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
    "After a single “a” the state is {C}; it should be within 0.05 of 1: over 50 symbols such errors add up.\n"
    "Hint: from 0, C_t is i_t times the candidate. How near 1 is each of them at x_t = (1, 0)?",
    "读了一个 a，状态是 {C}，应当接近 1，误差不超过 0.05：读 50 个符号，这样的误差会累加起来。\n"
    "提示：从 0 出发，C_t 就是 i_t 乘以候选值。x_t = (1, 0) 时，它们各离 1 多远？",
)
DOWN = Text(
    "After a single “b” the state is {C}; it should be within 0.05 of -1: over 50 symbols such errors add up.\n"
    "Hint: a gate is never negative. Which factor must be negative at x_t = (0, 1)?",
    "读了一个 b，状态是 {C}，应当接近 -1，误差不超过 0.05：读 50 个符号，这样的误差会累加起来。\n"
    "提示：门不会是负的。x_t = (0, 1) 时，哪个因子应当是负的？",
)
BLANK = Text(
    "After {word} (_ is a blank) the state is {C} instead of {count}; ten blanks may move it by at most 0.05.\n"
    "Hint: at a blank the inputs are 0 and the biases decide. What is kept then, and what is written?",
    "读完 {word}（_ 表示空白），状态是 {C}，应当是 {count}；十个空白最多只能让它变化 0.05。\n"
    "提示：读到空白时输入全为 0，一切由偏置决定。这时留下多少，写入多少？",
)
SHORT = Text(
    "After {word} (_ is a blank) the state is {C} instead of {count}; it may be off by at most 0.5.\n"
    "Hint: a single symbol is counted correctly. What does the next one do with the count so far?",
    "读完 {word}（_ 表示空白），状态是 {C}，应当是 {count}，误差不超过 0.5。\n"
    "提示：只读一个符号时是对的。再读一个，已有的计数会怎样？",
)
LONGER = Text(
    "After {n} symbols, {word} (_ is a blank), the state is {C} instead of {count}; it may be off by at most 0.5.\n"
    "Hint: a short sequence is counted correctly. What is lost at each symbol: the share 1 - f of a large count, or a part of what is "
    "written?",
    "读完 {n} 个符号 {word}（_ 表示空白），状态是 {C}，应当是 {count}，误差不超过 0.5。\n"
    "提示：短的序列是对的。每读一个符号都少一点：是已有的计数丢了 1 - f 那一份，还是写入的没有写足？",
)
HIDDEN = Text(
    "With h_prev = {h} at every step the state after {word} (_ is a blank) is {C} instead of {count}.\n"
    "Hint: which column of your weights acts on h_prev?",
    "每一步的 h_prev 都取 {h} 时，读完 {word}（_ 表示空白），状态是 {C}，应当是 {count}。\n提示：权重的哪一列与 h_prev 相乘？",
)

design = Design(
    "07.3",
    weights(W_f=(1, 3), b_f=(1,), W_i=(1, 3), b_i=(1,), W_C=(1, 3), b_C=(1,)),
    (counts_up, counts_down, waits, counts_on, counts_long, ignores_h),
    right=Text(
        "The old count is kept, and +1, -1 or 0 is added. With a forget gate of 0.95 the count would never pass 20.",
        "旧的计数留着，每次加上 +1、-1 或 0。要是遗忘门只有 0.95，计数永远超不过 20。",
    ),
)
