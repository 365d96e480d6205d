"""Exercise 11.1: how much of a gradient comes back along the belt of the tiny cell."""

import numpy as np

from lstm_ref import lstm_forward

from ...example import STEP, tiny_inputs, tiny_params
from ..kinds import Guess, Predict
from ..text import Text

GATES = lstm_forward(tiny_params(), tiny_inputs()).f[:, 0, 0]
TO = 7
SINCE = float(np.prod(GATES[STEP + 1 : TO + 1]))  # from "to" back to Grandpa
BEFORE = float(np.prod(GATES[1 : STEP + 1]))  # from Grandpa back to Grandma
OPEN, SHUT = float(GATES[TO]), float(GATES[STEP])

predict = Predict(
    "11.1",
    want=(SINCE, SINCE * BEFORE),
    tolerance=0.01,  # two digits are asked for; 0.10 is the guess of who starts at Grandpa
    guesses=(
        Guess(
            (SINCE, BEFORE),
            Text(
                "the second counts from “Grandpa” only. What has happened on the way from “to” to there?",
                "第二个数是从“爷爷”才算起的。从“属于”到“爷爷”的那一段呢？",
            ),
        ),
        Guess(
            (SINCE, OPEN**TO),
            Text(
                "at one word the gate is shut for the gender. Which word lies between “to” and “Grandma”?",
                "有一个词，读到它时性别这一维的门是关的。“属于”和“奶奶”之间有哪些词？",
            ),
        ),
        Guess(
            (OPEN**TO, OPEN**TO),
            Text(
                "the way to “Grandpa” is shorter than the way to “Grandma”.",
                "到“爷爷”比到“奶奶”近。",
            ),
        ),
        Guess(
            (SINCE * SHUT, SINCE * BEFORE),
            Text(
                "the gate of “Grandpa” stands between the state before him and the state after. Which of the two is asked?",
                "“爷爷”的遗忘门，在读它之前和之后的两个状态之间。这里问的是哪一个状态？",
            ),
        ),
        Guess(
            (1, 1),
            Text(
                "nothing is lost on your belt. Each step multiplies the gradient by its forget gate.",
                "照你的答案，传送带上一点也没丢。每走一步，梯度都要乘以这一步的遗忘门。",
            ),
        ),
        Guess(
            (1, 0),
            Text(
                "a gate is never quite 1 or 0. Multiply with 0.95 and 0.12.",
                "门不会恰好是 1 或 0。用 0.95 和 0.12 乘乘看。",
            ),
        ),
        Guess(
            (3 * OPEN - 2, 3 * OPEN - 2 + SHUT - 1),
            Text(
                "each gate multiplies; nothing is subtracted.",
                "门是乘上去的，不是减掉的。",
            ),
        ),
    ),
    hint=Text(
        "write down the words from “to” backwards; between two neighbours stands the forget gate of the later one.",
        "从“属于”开始，把词倒着写下来；每两个相邻的词之间，乘的是后一个词的遗忘门。",
    ),
    right=Text(
        "Where the cell lets Grandma go, the gradient lets her go too: what is forgotten cannot be blamed.",
        "单元在哪里放下奶奶，梯度也在哪里放下她：忘掉的东西，追究不到它头上。",
    ),
)
