"""Exercise 12.1: what the loss of a language model shows of agreement."""

import numpy as np

from ..kinds import Guess, Predict
from ..text import Text

CLASSES, WORDS, LENGTH = 2, 3, 10  # equally likely words of each class; words of a sentence
KNOWS, DOES_NOT = float(np.log(WORDS)), float(np.log(CLASSES * WORDS))
LESS = (DOES_NOT - KNOWS) / LENGTH

predict = Predict(
    "12.1",
    want=(KNOWS, DOES_NOT, LESS),
    tolerance=0.006,  # two decimals are asked for
    guesses=(
        Guess(
            (1 / WORDS, 1 / (CLASSES * WORDS), (1 / WORDS - 1 / (CLASSES * WORDS)) / LENGTH),
            Text(
                "those are probabilities. The cross-entropy is −ln of the probability.",
                "这是概率。交叉熵是概率取对数再取负。",
            ),
        ),
        Guess(
            (np.log2(WORDS), np.log2(CLASSES * WORDS), 1 / LENGTH),
            Text("those are bits. Nats come from the natural logarithm.", "这是以比特为单位的。奈特要用自然对数。"),
        ),
        Guess(
            (-KNOWS, -DOES_NOT, -LESS),
            Text(
                "a probability is below 1, so its logarithm is negative. What makes the loss positive?",
                "概率小于 1，对数是负的。损失怎么会是正的？",
            ),
        ),
        Guess(
            (KNOWS, DOES_NOT, DOES_NOT - KNOWS),
            Text(
                "that is the difference at the one word. The loss is a mean over all words of the sentence.",
                "这是那一个词上的差。损失是对整句话所有的词取平均。",
            ),
        ),
        Guess(
            (0, np.log(CLASSES), np.log(CLASSES) / LENGTH),
            Text(
                "knowing the class is not knowing the word: which of its three words it is, nobody can tell.",
                "知道是哪一类，不等于知道是哪个词：类里有三个词，谁也说不准是哪一个。",
            ),
        ),
        Guess(
            (DOES_NOT, KNOWS, LESS),
            Text(
                "the first model knows more. Which of the two losses should be the smaller?",
                "第一个模型知道得多。两个损失，哪个应当小？",
            ),
        ),
    ),
    hint=Text(
        "among how many equally likely words does each model hesitate, and what is −ln of the probability of one of them?",
        "每个模型在几个同样可能的词之间拿不准？其中一个词的概率，取对数再取负，是多少？",
    ),
    right=Text(
        "Mastering agreement changes the mean loss by 0.07 nats: it has to be asked for where it is due.",
        "学没学会前后相配，平均损失只差 0.07 奈特：要知道它会不会，得到该用的地方去问。",
    ),
)
