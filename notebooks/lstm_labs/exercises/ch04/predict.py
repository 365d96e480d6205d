"""Exercise 04.1: what an almost open gate leaves."""

from ..kinds import Guess, Predict
from ..text import Text

C_0 = 0.7
LEFT = tuple(C_0 * f**steps for f, steps in ((1, 1000), (0.999, 1000), (0.99, 100), (0.99, 1000)))

predict = Predict(
    "04.1",
    want=LEFT,
    tolerance=0.06,  # one decimal, 0.2 for 0.257 too
    guesses=(
        Guess(
            (C_0,) * 4,
            Text(
                "one step at 0.999 takes 0.7 to 0.6993. Where is it after ten such steps, after a hundred?",
                "f 为 0.999 时，走一步，0.7 变成 0.6993。这样走十步、一百步之后呢？",
            ),
        ),
        Guess(
            (C_0, 0, 0, 0),
            Text(
                "a gate of 0.999 takes 0.001 of what is left, not of what there was at the start. Does it ever "
                "take all?",
                "0.999 的门每一步拿走剩余部分的 0.001，不是最初那个数的。这样会拿光吗？",
            ),
        ),
        Guess(
            tuple(C_0 - steps * (1 - f) for f, steps in ((1, 1000), (0.999, 1000), (0.99, 100), (0.99, 1000))),
            Text("does a gate subtract, or multiply?", "门做的是减法，还是乘法？"),
        ),
        Guess(
            tuple(left / C_0 for left in LEFT),
            Text("these are the shares that are left. Of which number?", "这是剩下的比例。是哪个数的比例？"),
        ),
        Guess(
            (C_0, LEFT[1], LEFT[1], LEFT[1]),
            Text(
                "the last state takes ten times as many steps as the one before it. What do the other 900 do?",
                "最后一个走的步数是前一个的十倍。多出来的 900 步里发生了什么？",
            ),
        ),
        Guess(
            (C_0, C_0 * 0.999**100, LEFT[2], LEFT[3]),
            Text(
                "the second is right for 100 steps. How many are asked for?",
                "第二个数是走 100 步的结果。题目问的是多少步？",
            ),
        ),
        Guess(
            (0, 0, 0, 0),
            Text("at f = 1, which step changes anything?", "f = 1 时，哪一步会改变它？"),
        ),
    ),
    hint=Text(
        "after n steps the state was multiplied by f n times. Which is less, 0.999**1000 or 0.99**100?",
        "走 n 步，就乘了 n 次 f。0.999**1000 与 0.99**100，哪个更小？",
    ),
    right=Text(
        "1,000 steps at 0.999 and 100 steps at 0.99 leave about the same, 0.37 of it. To keep 0.37 "
        "of it over n steps, a gate must be within about 1 / n of 1.",
        "f 为 0.999 的 1,000 步，与 f 为 0.99 的 100 步，剩下的差不多，都是原来的 0.37 左右。"
        "n 步之后还要剩下 0.37，门与 1 的差大约不能超过 1 / n。",
    ),
)
