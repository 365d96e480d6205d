"""Exercise 01.1: the signs of three units at Grandpa."""

import numpy as np

from lstm_ref import rnn_forward

from ...example import STEP, tiny_inputs, tiny_rnn
from ..kinds import Guess, Predict
from ..text import Text

AT_GRANDPA = rnn_forward(tiny_rnn(), tiny_inputs()[: STEP + 1]).h[-1, 0]
STATES = Text(
    "these are good values, but only their signs are wanted: +1 or -1 for each unit.",
    "数值算得不错，不过这里只要正负号：每个隐藏单元写 +1 或 -1。",
)

predict = Predict(
    "01.1",
    want=tuple(np.sign(AT_GRANDPA).tolist()),
    guesses=(
        Guess(
            (-1, -1, -1),
            Text(
                "so all three would follow Grandpa. In the second unit, is his -1 larger in size than 1.2 times an old "
                "value close to 1?",
                "照这样，三个都跟着爷爷变了。在第二个隐藏单元里，旧值接近 1，它的 1.2 倍与爷爷的 -1 相比，谁的绝对值大？",
            ),
        ),
        Guess(
            (1, 1, 1),
            Text(
                "so all three would stay with Grandma. Where u = 2, Grandpa brings -2. Can w h be that large, if h is "
                "below 1?",
                "照这样，三个都还守着奶奶。u = 2 时，爷爷带来的是 -2。h 小于 1，w h 能有这么大吗？",
            ),
        ),
        Guess(
            (1, -1, 1),
            Text(
                "every sign is the other way round. w h and u x_4 are added: which term decides the sign of the sum?",
                "正负号全反了。w h 与 u x_4 相加，和的正负号由哪一项决定？",
            ),
        ),
        Guess(
            (-1, 1, 1),
            Text(
                "the third unit does not fade, since w = 1. But is its old value, below 1, a match for u x_4 = -2?",
                "第三个隐藏单元的 w = 1，旧值不怎么变淡。可是旧值小于 1，敌得过 u x_4 = -2 吗？",
            ),
        ),
        Guess(
            (1, 1, -1),
            Text(
                "the first unit halves its old value at every step. What is left of it against u x_4 = -2?",
                "第一个隐藏单元每一步都把旧值减半。剩下的旧值，敌得过 u x_4 = -2 吗？",
            ),
        ),
        Guess(
            (1, -1, -1),
            Text(
                "the first two are exchanged. Which of them holds its old value, the one with w = 0.5 or with w = 1.2?",
                "前两个弄反了。守着旧值的是哪一个，w = 0.5 的，还是 w = 1.2 的？",
            ),
        ),
        Guess(
            (-1, -1, 1),
            Text(
                "not w alone decides: compare w h with u x_4. u is 1 in the second unit and 2 in the third.",
                "不能只看 w，要拿 w h 与 u x_4 比。第二个隐藏单元的 u 是 1，第三个的 u 是 2。",
            ),
        ),
        Guess(tuple(AT_GRANDPA), STATES),
        Guess(tuple(np.arctanh(AT_GRANDPA)), STATES),
    ),
    hint=Text(
        "one sign for each unit, +1 or -1. After books every old value is positive and below 1: compare w h with "
        "u x_4 at Grandpa.",
        "每个隐藏单元写一个正负号：+1 或 -1。读完“本”时，旧值都是正的，都小于 1。读到“爷爷”，拿 w h 与 u x_4 比一比。",
    ),
    right=Text(
        "In the units with u = 2 the new word outweighs any old value below 1, for w is at most 1 there; in the one "
        "with u = 1 and w = 1.2, 1.2 times the old value 0.95, that is 1.14, outweighs the new word.",
        "u = 2 的隐藏单元，w 不超过 1，旧值又小于 1，敌不过新来的词；u = 1、w = 1.2 的那个隐藏单元，"
        "旧值 0.95 的 1.2 倍是 1.14，新来的词敌不过它。",
    ),
)
