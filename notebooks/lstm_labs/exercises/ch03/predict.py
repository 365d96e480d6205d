"""Exercise 03.1: how wide each line is."""

from ..kinds import Guess, Predict
from ..text import Text

D, H = 3, 5
# The widths of x_t, h_{t-1}, [h_{t-1}, x_t], f_t, C~_t, C_t, h_t.
EVERY_BOX = Text(
    "a layer reads H + D numbers. How many rows has its matrix?",
    "一个层读入 H + D 个数。它的矩阵有几行？",
)

predict = Predict(
    "03.1",
    want=(D, H, H + D, H, H, H, H),
    guesses=(
        Guess(
            (H, D, H + D, D, D, D, D),
            Text("D counts the inputs, H the hidden units.", "D 是输入的维数，H 是隐藏单元的个数。"),
        ),
        Guess(
            (D, H, H, H, H, H, H),
            Text(
                "where two lines join, two vectors are put end to end. Which of their numbers is left out?",
                "两条线汇合，就是把两个向量首尾相连。哪些数会被丢掉？",
            ),
        ),
        Guess(
            (D, H, H * D, H, H, H, H),
            Text("to join is not to multiply. What is put behind what?", "拼接不是相乘。是谁接在谁的后面？"),
        ),
        Guess((D, H, H + D, H + D, H, H, H), EVERY_BOX),
        Guess((D, H, H + D, H + D, H + D, H, H), EVERY_BOX),
        Guess((D, H, H + D, H + D, H + D, H + D, H), EVERY_BOX),
        Guess((D, H, H + D, *4 * (H + D,)), EVERY_BOX),
        Guess(
            (D, H, H + D, D, D, H, H),
            Text(
                "a gate is multiplied by C_prev entry by entry. How many numbers must it have for that?",
                "门要与 C_prev 按元素相乘。为此它应当有几个数？",
            ),
        ),
        Guess(
            (D, H, H + D, 1, H, H, H),
            Text(
                "does one share stand for all entries, or has each its own?", "是所有元素共用一个比例，还是各有一个？"
            ),
        ),
        Guess(
            (D, H, H + D, H, H, 2 * H, H),
            Text(
                "the plus adds what is kept and what is written entry by entry. Does a sum get longer?",
                "加号把留下的和写入的按元素相加。相加会变长吗？",
            ),
        ),
        Guess(
            (D, H, H + D, H, H, H, D),
            Text(
                "h_t is the h_prev of the next time step. How many numbers has that?",
                "h_t 到了下一个时间步就是 h_prev，它有几个数？",
            ),
        ),
        Guess(
            (1, 1, 2, 1, 1, 1, 1),
            Text("a line carries a whole vector, not one number.", "一条线传送的是整个向量，不是单个的数。"),
        ),
        Guess(
            (H, H, 2 * H, H, H, H, H),
            Text(
                "x_t is what the module is given. How many numbers has it here?",
                "x_t 是送进模块的输入，在这里它有几个数？",
            ),
        ),
    ),
    hint=Text(
        "follow the diagram from the left: which lines join, how many rows has a box, and do circles change how many numbers there are?",
        "从左往右看示意图：哪些线汇合？方框的矩阵有几行？圆圈会改变数的个数吗？",
    ),
    right=Text(
        "Only x_t has D numbers, and only the joined line H + D. Each box gives H numbers again; circles do not "
        "change how many there are.",
        "只有 x_t 有 D 个数，也只有拼接之后的那条线有 H + D 个。每个方框再给出 H 个数，圆圈不改变个数。",
    ),
)
