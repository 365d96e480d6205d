"""Exercise 07.1: the four corners of the update."""

from ..kinds import Guess, Predict
from ..text import Text

ORDER = Text(
    "the four values are right, but not their order. Which pair comes first, and are its two gates open or shut?",
    "四个值都有了，只是顺序不对。最前面的是哪一对，两个门各是开还是关？",
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
                "候选值总在 (-1, 1) 之内。式 (4) 会把状态也限制在这个范围内吗？",
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
                "you look at i alone. What does f do with the old state in the first pair and in the last?",
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
                "you look at f alone, as if i were 1 - f. What is i in the first pair and in the last?",
                "你只看了 f，好像 i 就是 1 - f。第一对和最后一对里，i 是多少？",
            ),
        ),
        Guess((2.5, 2, 0.5, 0), ORDER),
        Guess((2, 2.5, 0.5, 0), ORDER),
    ),
    hint=Text(
        "work it out in two parts: what is kept of 2, what is written of 0.5, and then their sum.",
        "分两部分来算：2 留下多少，0.5 写入多少，再把两者相加。",
    ),
    right=Text(
        "Clear, replace, keep, add up: two gates give four ways to treat a memory, and nothing holds the state below 1.",
        "清空、替换、保持、累加：靠两个门，就有四种对待记忆的办法，而且状态可以超过 1，不受限制。",
    ),
)
