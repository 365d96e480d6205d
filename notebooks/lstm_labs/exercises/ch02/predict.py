"""Exercise 02.1: after how many steps a gradient is worn down."""

from math import ceil, log

from ..kinds import Guess, Predict
from ..text import Text

EXACT = tuple(log(0.01) / log(r) for r in (0.9, 0.99))  # 43.7 and 458.2

LINEAR = Text(
    "a step takes away 10% of what is left, not of what there was at first. After ten steps there is still 0.35.",
    "每一步减少 10%，减的是剩下的，不是最初的。十步之后还剩 0.35。",
)
MIXED = Text(
    "two logarithms are divided here. Do both have the same base? -2 is the one of 0.01 to the base 10.",
    "这里要把两个对数相除，它们的底相同吗？-2 是 0.01 以 10 为底的对数。",
)
NEARLY = Text(
    "that takes 1 - r for the logarithm of r, without its sign. It is close, but the steps are to be exact.",
    "这是用 1 - r 代替 r 的对数（不计负号）。很接近，不过这里要准确的步数。",
)

predict = Predict(
    "02.1",
    want=tuple(float(ceil(n)) for n in EXACT),
    guesses=(
        Guess((43, 458), Text("0.9**43 is 0.0108. Is that below 0.01?", "0.9**43 是 0.0108，小于 0.01 吗？")),
        Guess((44, 458), Text("0.99**458 is 0.01002. Is that below 0.01?", "0.99**458 是 0.01002，小于 0.01 吗？")),
        Guess((43, 459), Text("0.9**43 is 0.0108. Is that below 0.01?", "0.9**43 是 0.0108，小于 0.01 吗？")),
        Guess(
            (45, 460),
            Text("is less than 0.01 left one step earlier already?", "早一步，剩下的是不是已经不到 0.01 了？"),
        ),
        Guess(
            EXACT,
            Text("steps are whole. At which one is it below 0.01 first?", "步数是整数。第几步才第一次小于 0.01？"),
        ),
        *(Guess(pair, LINEAR) for pair in ((10, 100), (9.9, 99), (10, 99), (9, 99))),
        *(Guess(pair, MIXED) for pair in ((19, 199), (20, 200), (101, 1056), (100.64, 1055.05))),
        *(Guess(pair, NEARLY) for pair in ((46, 460), (46, 461), (47, 461), (46.05, 460.5))),
        Guess((22, 230), Text("that is until 10% is left, not 1%.", "这是剩 10% 的步数，不是剩 1% 的。")),
        Guess((7, 69), Text("that is until half is left. What about 1%?", "这是剩一半的步数。剩 1% 呢？")),
        Guess(
            (459, 44),
            Text(
                "with which factor is more left after one step? There it takes longer.",
                "哪个因子走一步剩得多？剩得多的，步数也多。",
            ),
        ),
        Guess(
            (44, 440),
            Text(
                "the first is right; the second is about ten times as many, but not exactly. Which n gives 0.99**n < 0.01?",
                "第一个对了；第二个差不多是它的十倍，但并不正好。n 取多少，0.99**n 才小于 0.01？",
            ),
        ),
    ),
    hint=Text(
        "after n steps r**n is left. Try some n, or take logarithms: n log(r) = log(0.01).",
        "n 步之后剩下 r**n。试几个 n，或者取对数：n log(r) = log(0.01)。",
    ),
    right=Text(
        "With r for the factor of a step, log(0.01) / log(r) is 43.7 and 458.2. The number of steps grows about like "
        "1 / (1 - r): where r is ten times closer to 1, there are about ten times as many.",
        "以 r 表示每步的因子，log(0.01) / log(r) 是 43.7 和 458.2。步数大致与 1 / (1 - r) 成正比："
        "r 与 1 的差除以十，步数就增到十倍左右。",
    ),
)
