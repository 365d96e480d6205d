"""How many parameters an LSTM has, the largest H within a budget, and what mistakes find instead."""

import math

from ..kinds import Mistake
from ..text import Text


def parameters(D: int, H: int, layers: int = 4, biases: int = 1, hidden: int = 1) -> int:
    """Return how many numbers an LSTM learns, right unless a part is replaced."""
    return layers * (H * (hidden * H + D) + biases * H)


def largest(budget: int, D: int, layers: int = 4, biases: int = 1, hidden: int = 1) -> int:
    """Return the largest H within the budget: the root of a quadratic, in whole numbers; or of a line."""
    per_layer, linear = budget // layers, D + biases
    return (math.isqrt(linear**2 + 4 * per_layer) - linear) // 2 if hidden else per_layer // linear


BIAS = Text(
    "how many numbers has the bias vector of one layer? Look at the shape of `b_f` in an `LSTMParams`.",
    "一个层的偏置向量里有几个数？看看 `LSTMParams` 里 `b_f` 的形状。",
)
MISTAKES = (
    Mistake(
        lambda budget, D: largest(budget, D) + 1,
        Text("it is one more than fits. When does your search stop?", "比放得下的多了一个。你的查找停在哪里？"),
    ),
    Mistake(
        lambda budget, D: round(math.sqrt((D + 1) ** 2 + budget) / 2 - (D + 1) / 2),
        Text(
            "H is rounded to the nearest whole number. May it be rounded up?",
            "你把 H 四舍五入成了整数。可以往上取吗？",
        ),
    ),
    Mistake(
        lambda budget, D: math.ceil(math.sqrt((D + 1) ** 2 + budget) / 2 - (D + 1) / 2),
        Text("H is rounded up. Does it still fit then?", "你把 H 往上取整了。这样还放得下吗？"),
    ),
    Mistake(
        lambda budget, D: largest(budget, D, layers=1),
        Text("that is for one layer. How many are there?", "这是只有一个层时的结果。一共有几个层？"),
    ),
    Mistake(
        lambda budget, D: largest(budget, D, layers=3), Text("the candidate is a layer too.", "候选值也是一个层。")
    ),
    Mistake(lambda budget, D: largest(budget, D, biases=0), BIAS),
    Mistake(lambda budget, D: largest(max(budget - 4, 0), D, biases=0), BIAS),
    Mistake(
        lambda budget, D: largest(budget, D, biases=2),
        Text("here each layer has one bias vector, not two.", "这里每个层只有一个偏置向量，不是两个。"),
    ),
    Mistake(
        lambda budget, D: largest(budget, D, hidden=0),
        Text("a layer reads h_prev too. How many columns is that?", "层还要读 h_prev。那是几列？"),
    ),
    Mistake(
        lambda budget, D: largest(budget - 1, D),
        Text("may the budget be used up?", "预算可以全部用完吗？"),
    ),
    Mistake(
        lambda budget, D: 0,
        Text(
            "it is always 0. Which argument comes first, the budget or D?",
            "结果总是 0。哪个参数在前，预算还是 D？",
        ),
    ),
)
