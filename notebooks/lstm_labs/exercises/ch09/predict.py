"""Exercise 09.1: what the whole cell answers."""

import numpy as np

from lstm_ref import lstm_forward
from lstm_ref.checks import Array

from ...example import pair_inputs, tiny_inputs, tiny_params
from ..kinds import Guess, Predict
from ..text import Text


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
                "you follow the person named first. What does the cell do with that person when a new subject begins?",
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
        "at each person, look at the first input: does a new subject begin here? Only then does entry 1 of the forget gate "
        "close and entry 1 of the input gate open.",
        "读到每个人时，先看第一个输入：是新主语吗？只有读到新主语，第 1 维的遗忘门才关小，输入门才打开。",
    ),
    right=Text(
        "The sign is that of the person who last became the subject, not of the person named last.",
        "正负号取决于最后一个新主语，而不是最后提到的人。",
    ),
)
