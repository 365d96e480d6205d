"""Exercise 05.1: the forget gate of the running example at three words."""

import numpy as np

from lstm_ref.activations import sigmoid

from ...example import BOOKS, GRANDMA, GRANDPA, tiny_params
from ..kinds import Guess, Predict
from ..text import Text

WORDS = np.array([GRANDMA, BOOKS, GRANDPA], dtype=np.float64)
A = WORDS @ tiny_params().W_f[:, 2:].T + tiny_params().b_f  # pre-activations (3, 2): a row a word
GATE = sigmoid(A)
NEVER = sigmoid(np.array(3.0))

predict = Predict(
    "05.1",
    want=GATE,
    tolerance=0.06,  # two digits are asked for; who has rounded to one, 0.1 and 0.9 or 1.0, is not refused
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
                "by your numbers the gate is one half with no input at all. What does b_f = 3 add to the sum?",
                "照这样，没有任何输入时门等于二分之一。b_f = 3 给这个和加上了多少？",
            ),
        ),
        Guess(
            1 - GATE,
            Text(
                "a forget gate says what is kept, not what is dropped. What is left of a state that passes a gate near 1?",
                "遗忘门的值是保留的比例，不是丢掉的比例。门接近 1 时，状态还剩多少？",
            ),
        ),
        Guess(
            GATE[:, ::-1],
            Text(
                "the two entries are swapped. Which row of W_f has its -5 in the column of the new subject?",
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
                "“books” announces something, so its second input is 1. Which entry must make room for it?",
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
        "one row per word, one column per entry. In the row of W_f, take the weights of the inputs that are 1, add "
        "b_f, and apply the sigmoid.",
        "每个词一行，每一维一列。取 W_f 的一行，挑出与等于 1 的输入相乘的权重，与 b_f 相加，再取 sigmoid。",
    ),
    right=Text(
        "A new subject shuts entry 1 of the forget gate, an announcement entry 2 (3 - 5 = -2); at every other word the "
        "bias alone, 3, keeps both open.",
        "新主语关上遗忘门的第 1 维，预告关上第 2 维（3 - 5 = -2）；读到别的词，只有偏置 3 起作用，两维都开着。",
    ),
)
