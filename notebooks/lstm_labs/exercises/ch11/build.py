"""Exercises 11.2 to 11.6: the backward step, written line by line."""

from ..derivative import derive
from ..text import Text
from .lines import DA_O, FOUR, SIX, THREE, WEIGHTS

six = derive(
    "11.2",
    SIX,
    Text(
        "h_t is left by two ways: to the output gate, and into the cell state, where it meets what came along the belt.",
        "从 h_t 往回有两条路：一条通向输出门；一条进入单元状态，在那里与沿传送带传来的汇合。",
    ),
)
five = derive(
    "11.3",
    (DA_O,),
    Text(
        "A gate that is wide open or shut has a slope near 0: what arrives at it hardly gets to its weights.",
        "门大开或紧闭时，导数接近 0：传到它这里的梯度，几乎到不了它的权重。",
    ),
)
four = derive(
    "11.4",
    FOUR,
    Text(
        "Four lines with one pattern: what arrives, times what stands beside it in equation (4).",
        "四行一个样子：传到这里的梯度，乘以式 (4) 里与它相乘的量。",
    ),
)
three = derive(
    "11.5",
    THREE,
    Text(
        "Before the activation functions: from here on there are only sums and weights.",
        "已经到了激活函数之前：再往回，就只剩求和与权重了。",
    ),
)
weights = derive(
    "11.6",
    WEIGHTS,
    Text(
        "Four layers read [h_prev, x_t], so four shares come back to it; all examples used W_f, so their shares are summed.",
        "四个层都读 [h_prev, x_t]，所以回到它这里的有四份；所有样本都用 W_f，所以它的梯度要把各个样本的加起来。",
    ),
)
