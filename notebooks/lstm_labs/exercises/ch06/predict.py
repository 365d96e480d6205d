"""Exercise 06.1: what the tiny cell writes, and where."""

from collections.abc import Callable

import numpy as np

from lstm_ref import lstm_forward
from lstm_ref.activations import sigmoid
from lstm_ref.checks import Array

from ...example import tiny_inputs, tiny_params
from ..kinds import Guess, Predict
from ..text import Text

TRACE = lstm_forward(tiny_params(), tiny_inputs())
WORDS = [0, 3, 4, 8]  # Grandma, books, Grandpa, him: a row each below, a column a dimension
GATE, CANDIDATE, STATE = (values[WORDS, 0] for values in (TRACE.i, TRACE.C_tilde, TRACE.C))
VALUE = np.tile(tiny_inputs()[WORDS, 0, 3:], 2)
OPEN = sigmoid(np.array(2.0))
WRITTEN = GATE * CANDIDATE
ROWS = np.arange(4)[:, None]


def guessed(hint: Text, change: Callable[[Array], Array]) -> tuple[Guess, ...]:
    """Return a guess made from the candidates, and the same by a reader who takes the value input for them."""
    return tuple(Guess(change(candidate), hint) for candidate in (CANDIDATE, VALUE))


PROPOSED = Text(
    "these are the candidates: what is proposed. Which factor says whether it is written?",
    "这是候选值，也就是提议。写不写，由哪个因子决定？",
)
SIGN = Text(
    "a gate is never negative, but what is written may be. Where does the sign come from?",
    "门的值不会是负的，写入的量却可以是。正负号从哪里来？",
)
EVERYWHERE = Text(
    "the candidate is nearly the same in both entries. Is the gate?", "候选值在两个维度上几乎一样。门也一样吗？"
)
NO_SUBJECT = Text(
    "the last word has the value -1 too, but no subject begins there. Which input does entry 1 of the gate look at?",
    "最后一个词“他”，取值也是 -1，但它不是新主语。门的第 1 维看的是哪个输入？",
)
NO_FLAG = Text(
    "where both flags are 0, b_i is all that is left of the pre-activation. How much does a gate with pre-activation -4 let in?",
    "两个标志都是 0 时，预激活值只剩下 b_i。预激活值是 -4 的门放进去多少？",
)

predict = Predict(
    "06.1",
    want=WRITTEN,
    tolerance=0.038,  # one digit: -0.8 at Grandpa, where the input alone would give -0.876
    guesses=(
        *guessed(PROPOSED, lambda C: C),
        Guess(GATE, SIGN),
        Guess(np.abs(WRITTEN), SIGN),
        Guess(
            WRITTEN[:, ::-1],
            Text(
                "the two entries are swapped. Which row of W_i has its 6 in the column of the new subject?",
                "两个维度弄反了。W_i 的哪一行在“新主语”那一列上是 6？",
            ),
        ),
        *guessed(EVERYWHERE, lambda C: np.where(ROWS < 3, OPEN * C, WRITTEN)),
        *guessed(NO_SUBJECT, lambda C: np.where(ROWS < 3, GATE * C, np.array([-OPEN, 0]))),
        Guess(np.array([[1, 0], [0, 1], [-1, 0], [-1, 0]]), NO_SUBJECT),
        *guessed(NO_FLAG, lambda C: OPEN * C),
        Guess(
            np.arctanh(CANDIDATE),
            Text(
                "these are pre-activations, and of the candidate alone. What does the tanh make of them?",
                "这是预激活值，而且只是候选值的。取 tanh 之后是多少？",
            ),
        ),
        Guess(
            np.log(GATE / (1 - GATE)),
            Text(
                "these are the pre-activations of the gate. What does the sigmoid make of them, and what does the result scale?",
                "这是门的预激活值。取 sigmoid 之后是多少？又与什么相乘？",
            ),
        ),
        Guess(
            GATE * VALUE,
            Text(
                "at “Grandpa” the input is not all that the candidate sees. What does h_1 contribute, through W_C?",
                "读到“爷爷”时，候选值看到的不只是输入。h_1 经过 W_C 带来了什么？",
            ),
        ),
        Guess(
            np.round(WRITTEN),
            Text(
                "a gate is never quite open or shut: which shares do 2 and -4 give?",
                "门不会全开，也不会全关：预激活值是 2 和 -4 时，比例各是多少？",
            ),
        ),
        Guess(
            sigmoid(tiny_inputs()[WORDS, 0, :2] * 6) * CANDIDATE,
            Text(
                "where both flags are 0 you let half in. How much does b_i = -4 take away?",
                "两个标志都是 0 时，你放进去一半。b_i = -4 又减去了多少？",
            ),
        ),
        Guess(
            STATE,
            Text(
                "that is the new cell state, with what was kept of the old one. What does this word alone add?",
                "这是新的单元状态，旧状态里留下的也算在内了。单是这个词加进去的是多少？",
            ),
        ),
    ),
    hint=Text(
        "one row per word, one column per entry. For each: the share from W_i and b_i, the candidate from W_C and b_C, "
        "then their product.",
        "每个词一行，每一维一列。每一处都先由 W_i 和 b_i 求比例，再由 W_C 和 b_C 求候选值，最后相乘。",
    ),
    right=Text(
        "The candidate says what, the gate says whether. At the last word the two candidates are close to -1, and "
        "next to nothing is written.",
        "候选值定写什么，门定写不写。读到最后一个词，两个候选值都接近 -1，却几乎什么也没写。",
    ),
)
