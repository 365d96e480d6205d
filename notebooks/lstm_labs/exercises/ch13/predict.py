"""Exercises 13.1 and 13.2: the arrays of a layer, and which mistakes raise an error."""

from ..kinds import Guess, Predict
from ..text import Text

TWO_BIASES = Text(
    "the weights are right. How many vectors of length 8 come on top?", "权重数对了。另外还有几个长度为 8 的向量？"
)
STACKED = Text(
    "each block has a row for each hidden unit. How many blocks are stacked?",
    "每个部分里，一个隐藏单元占一行。上下叠了几个部分？",
)
shapes = Predict(
    "13.1",
    want=(8, 4, 2, 64),
    guesses=(
        Guess((8, 4, 2, 56), TWO_BIASES),
        Guess((8, 4, 2, 48), TWO_BIASES),
        Guess((2, 4, 2, 64), STACKED),
        Guess((2, 4, 2, 16), STACKED),
        Guess(
            (4, 8, 2, 64),
            Text(
                "that is Keras’s way, `x @ kernel`. PyTorch multiplies by the transposed weight: a row is a hidden unit.",
                "这是 Keras 的摆法，`x @ kernel`。PyTorch 乘的是转置后的权重：一行才是一个隐藏单元。",
            ),
        ),
        Guess(
            (8, 6, 6, 64),
            Text(
                "you have the columns of [h_prev, x_t]. PyTorch keeps what acts on x_t and what acts on h_prev apart.",
                "这是 [h_prev, x_t] 的列数。PyTorch 把乘 x_t 的和乘 h_prev 的分开存放。",
            ),
        ),
        Guess(
            (8, 2, 4, 64),
            Text(
                "the columns have changed places. The first pair is weight_ih: does it act on x_t or on h_prev?",
                "列数写反了。先写的是 weight_ih 的形状：它乘的是 x_t 还是 h_prev？",
            ),
        ),
        Guess(
            (16, 2, 4, 64),
            Text("which of the two numbers is the input size?", "两个数里，哪个是输入的大小？"),
        ),
    ),
    hint=Text(
        "four blocks, stacked, H rows each; D columns act on x_t, H columns on h_prev; and two biases.",
        "四个部分上下叠在一起，各 H 行；D 列乘 x_t，H 列乘 h_prev；还有两个偏置。",
    ),
    right=Text(
        "64 numbers where the cell has 56: the second bias adds eight, and nothing that the first could not do.",
        "64 个数，单元只有 56 个：第二个偏置多出 8 个，能做的事一件也不多。",
    ),
)

silent = Predict(
    "13.2",
    want=(0, 1, 0, 0, 0),
    guesses=(
        Guess(
            (1, 1, 1, 1, 1),
            Text(
                "PyTorch compares shapes. Does it know what a row means?",
                "PyTorch 只比较形状。一行是什么意思，它知道吗？",
            ),
        ),
        Guess(
            (0, 0, 0, 0, 0),
            Text("write down the five shapes. Four fit.", "把五种情形的形状写下来看：合得上的只有四个。"),
        ),
        Guess(
            (0, 1, 0, 1, 0),
            Text(
                "six columns, cut after the fourth instead of the second. Which shapes come out?",
                "六列，本该在第二列后切开，却切在了第四列后。切出来的形状是什么？",
            ),
        ),
        Guess(
            (0, 1, 0, 0, 1),
            Text("h and C have the same shape.", "h 和 C 的形状一样。"),
        ),
        Guess(
            (0, 1, 1, 0, 0),
            Text("both biases have the shape (8,), and they are added.", "两个偏置的形状都是 (8,)，会加到一起。"),
        ),
        Guess(
            (1, 1, 0, 0, 0),
            Text(
                "every block has two rows. Does the shape of the stack change with their order?",
                "每个部分都是两行。换个顺序叠，形状会变吗？",
            ),
        ),
        Guess((0, 2, 0, 0, 0), Text("each number is 0 or 1.", "每个数只能是 0 或 1。")),
        Guess(
            (1, 0, 1, 1, 1), Text("the other way round: 1 is an error, 0 is none.", "写反了：1 是报错，0 是不报错。")
        ),
    ),
    hint=Text(
        "an error comes from shapes alone. Write down the shape of each array, and the one that is wanted.",
        "会报错的只有形状。把每个数组的形状和应有的形状写下来，逐个对照。",
    ),
    right=Text(
        "One of five is loud. The other four go on computing, with numbers between −1 and 1 as before.",
        "五个里只有一个会报错。另外四个照算不误，数还是在 −1 和 1 之间。",
    ),
)
