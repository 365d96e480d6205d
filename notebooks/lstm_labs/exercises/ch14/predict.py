"""Exercise 14.1: which of two forecasts is worth keeping."""

from itertools import product

from ..kinds import Guess, Predict
from ..text import Text

DIFFERENCES = Text(
    "those are differences; a ratio has no unit, so the two can be compared.", "这是差；比值没有单位，两个才好比较。"
)
THOSE_ARE_R2 = Text("those are the two R². The ratio is of the two errors.", "这是两个 R²。比值要用两个误差来算。")
predict = Predict(
    "14.1",
    want=(1.3, 0.5, 2),
    tolerance=0.01,
    guesses=(
        Guess(
            (1.3, 0.5, 1),
            Text(
                "R² compares a forecast with the mean of the test part. Who forecasts that?",
                "R² 比的是测试部分的平均值。谁会拿它来预测？",
            ),
        ),
        Guess(
            (1 / 1.3, 2, 2),
            Text("upside down: the forecast's error is the one above.", "上下颠倒了：模型的误差在上面。"),
        ),
        Guess(
            (1 / 1.3, 2, 1),
            Text(
                "both ratios are upside down, and the choice with them: the forecast's error is the one above, and the "
                "smaller the better.",
                "两个比值都上下颠倒，选择也跟着错了：模型的误差在上面，比值越小越好。",
            ),
        ),
        *(Guess(differences, DIFFERENCES) for differences in product((0.6, -0.6), (-30, 30), (1, 2))),
        Guess((0.97, 0.55, 1), THOSE_ARE_R2),
        Guess((0.97, 0.55, 2), THOSE_ARE_R2),
        Guess((0.5, 1.3, 1), Text("A comes first, then B.", "先写 A，再写 B。")),
        Guess((0.5, 1.3, 2), Text("A comes first, then B.", "先写 A，再写 B。")),
    ),
    hint=Text(
        "divide the first error by the second, for each. Which quotient is below 1?",
        "各用第一个误差除以第二个。哪个商小于 1？",
    ),
    right=Text(
        "A series that wanders lifts R² for any forecast that follows it; the ratio says whether the model adds anything.",
        "序列起伏大，紧跟着它的预测，R² 都高；模型有没有用，要看这个比值。",
    ),
)
