"""Exercises of chapter 03: how wide each line is, one matrix that is two, and the largest cell within a budget."""

import math
from collections.abc import Callable, Sequence
from typing import Any

from numpy.random import Generator

from lstm_ref.checks import Array

from .calling import ask
from .cases import arrays, drawn, sizes
from .kinds import Build, Design, Guess, Mistake, Predict
from .reading import Values
from .reads import function
from .result import Wrong
from .text import Text

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
                "a gate is multiplied by C_prev entry by entry. How wide must it be for that?",
                "门要与 C_prev 按元素相乘。为此它应当有多宽？",
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
                "h_t is the h_prev of the next time step. How wide is that?",
                "h_t 到了下一个时间步就是 h_prev，它有多宽？",
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
        "follow the diagram from the left: which lines join, how many rows has a box, and what do circles do to widths?",
        "从左往右看示意图：哪些线汇合？方框的矩阵有几行？圆圈会改变宽度吗？",
    ),
    right=Text(
        "Only x_t has D numbers, and only the joined line H + D. Each box turns these back into H; circles keep the "
        "width.",
        "只有 x_t 有 D 个数，也只有拼接之后的那条线有 H + D 个。每个方框再把它们变回 H 个，圆圈不改变宽度。",
    ),
)


def halves(W: Array, b_1: Array, b_2: Array) -> tuple[Array, Array, Array]:
    """Return W_hh, W_hx and the one bias that does the work of both."""
    H = len(W)
    return W[:, :H], W[:, H:], b_1 + b_2


def draw_layer(rng: Generator) -> dict[str, Values]:
    """Return a layer with two biases; W has more columns than rows, and H is not D."""
    H, D = sizes(rng, 2)
    return drawn(rng, W=(H, H + D), b_1=(H,), b_2=(H,))


def cut(columns: Callable[[int, int], int]) -> Callable[..., Any]:
    """Return a split after so many columns, as a function of H and of all columns."""
    return lambda W, b_1, b_2: (W[:, : (k := columns(*W.shape))], W[:, k:], b_1 + b_2)


def biases(*fold: Callable[[Array, Array], Any]) -> Callable[..., Any]:
    """Return a split that gives back something else in place of the one bias."""
    return lambda W, b_1, b_2: (*halves(W, b_1, b_2)[:2], *(part(b_1, b_2) for part in fold))


DROPPED = Text("both biases are added to the same sum. Where is the other one?", "两个偏置都加在同一个和上。另一个呢？")
build = Build(
    "03.2",
    halves,
    ("W_hh", "W_hx", "b"),
    draw_layer,
    mistakes=(
        Mistake(
            lambda W, b_1, b_2: (W[:, len(W) :], W[:, : len(W)], b_1 + b_2),
            Text("both parts are right. Which one is asked for first?", "两个部分都对。先要的是哪一个？"),
        ),
        Mistake(
            lambda W, b_1, b_2: (W[:, W.shape[1] - len(W) :], W[:, : W.shape[1] - len(W)], b_1 + b_2),
            Text("which comes first in [h, x]?", "[h, x] 里谁在前？"),
        ),
        Mistake(
            cut(lambda rows, columns: columns - rows),
            Text("is that D or H? W has H rows.", "这是 D 还是 H？W 有 H 行。"),
        ),
        Mistake(
            cut(lambda rows, columns: 2),
            Text(
                "this is right for two hidden units alone. How many has W?",
                "这样拆，只有两个隐藏单元时才对。W 有几个隐藏单元？",
            ),
        ),
        Mistake(
            cut(lambda rows, columns: columns // 2),
            Text("are h and x always equally long?", "h 和 x 总是一样长吗？"),
        ),
        Mistake(
            lambda W, b_1, b_2: (W[: len(W)], W[len(W) :], b_1 + b_2),
            Text(
                "a row of W belongs to one hidden unit and meets all of [h, x]. What belongs to h alone?",
                "W 的一行对应一个隐藏单元，要与整个 [h, x] 相乘。只与 h 相乘的是哪些？",
            ),
        ),
        Mistake(
            lambda W, b_1, b_2: (W[:, : len(W)].T, W[:, len(W) :].T, b_1 + b_2),
            Text(
                "the rows of W are hidden units. Are those of your parts?",
                "W 的一行对应一个隐藏单元。你给出的矩阵也是这样吗？",
            ),
        ),
        Mistake(
            lambda W, b_1, b_2: (*halves(W, b_1, b_2)[:2], [*b_1, *b_2]),
            Text(
                "each hidden unit has one sum. How many numbers are to be added to it in the end?",
                "每个隐藏单元只有一个和。最后要往上加的是几个数？",
            ),
        ),
        Mistake(biases(lambda b_1, b_2: b_1), DROPPED),
        Mistake(biases(lambda b_1, b_2: b_2), DROPPED),
        Mistake(
            biases(lambda b_1, b_2: (b_1 + b_2) / 2),
            Text("both biases count in full. Do yours?", "两个偏置都要全数计入。你的呢？"),
        ),
        Mistake(
            biases(lambda b_1, b_2: b_1 * b_2),
            Text("what does the layer do with a bias, multiply or add?", "层怎样使用偏置，是相乘还是相加？"),
        ),
        Mistake(
            biases(lambda b_1, b_2: b_1, lambda b_1, b_2: b_2),
            Text("two biases that are added do the work of one. Which one?", "两个相加的偏置可以合成一个。是哪一个？"),
        ),
    ),
    hint=Text(
        "take one hidden unit: write its row of W over [h, x], and draw a line where h ends.",
        "只看一个隐藏单元：把 W 的那一行写在 [h, x] 上方，在 h 结束的地方画一道线。",
    ),
    right=Text(
        "One matrix on the concatenation is two matrices whose products are added, and two biases are one. So a layer "
        "of a framework with four arrays is one of this book with two.",
        "作用于拼接向量的一个矩阵，等于两个矩阵各自相乘再相加；两个偏置也等于一个。"
        "所以，有些框架里由四个数组组成的层，就是本书里由两个数组组成的层。",
    ),
    fixed=(
        arrays(W=[[1, 2, 3]], b_1=[0.5], b_2=[2]),
        arrays(W=[[1, 2, 3], [4, 5, 6]], b_1=[0.5, 1], b_2=[2, -3]),
    ),
)


def parameters(D: int, H: int, layers: int = 4, biases: int = 1, hidden: int = 1) -> int:
    """Return how many numbers an LSTM learns, right unless a part is replaced."""
    return layers * (H * (hidden * H + D) + biases * H)


def largest(budget: int, D: int, layers: int = 4, biases: int = 1, hidden: int = 1) -> int:
    """Return the largest H within the budget: the root of a quadratic, in whole numbers; or of a line."""
    per_layer, linear = budget // layers, D + biases
    return (math.isqrt(linear**2 + 4 * per_layer) - linear) // 2 if hidden else per_layer // linear


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
    Mistake(
        lambda budget, D: largest(budget, D, biases=0),
        Text("each layer has a bias too.", "每个层还有一个偏置。"),
    ),
    Mistake(
        lambda budget, D: largest(budget, D, biases=2),
        Text("here each layer has one bias, not two.", "这里每个层只有一个偏置，不是两个。"),
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
COUNT = Text(
    "count the parameters for H = 1, 2, 3 on paper, and compare.", "在纸上算出 H = 1、2、3 时的参数个数，再比较一下。"
)
LARGE = Text(
    "how far does your search go, and how many digits do your numbers keep?",
    "你的查找到哪里为止？你用的数能保留多少位？",
)
EXACT = Text(
    "(D + 1)**2 has more digits than a float64 keeps, and its square root is rounded. Stay with whole numbers: "
    "`math.isqrt`, or a search.",
    "(D + 1)**2 的位数超出了 float64，开平方的结果是舍入过的。请只用整数：用 `math.isqrt`，或者逐个查找。",
)


def keeps_to(found: Callable[..., Any], cases: list[dict[str, int]], hint: Text, known: Sequence[Mistake] = ()) -> None:
    """Raise `Wrong` at the first case that is not the largest H; a mistake that is made in all cases has its hint."""
    answers = [(case, ask(found, 0.0, **case)) for case in cases]
    hint = next((mistake.hint for mistake in known if all(mistake.like(**case) == H for case, H in answers)), hint)
    for case, H in answers:
        if not (H >= 0 and H.is_integer()):
            raise Wrong(NO_SIZE, {**case, "got": H}, case)
        if largest(**case) != H:
            H, D = int(H), case["D"]
            count, enough = parameters(D, H), parameters(D, H + 1)
            values = {**case, "H": H, "count": count, "more": H + 1, "enough": enough, "hint": hint}
            raise Wrong(OVER if count > case["budget"] else UNDER, values, case)


def near(D: int, H: int) -> list[dict[str, int]]:
    """Return budgets about H: just enough, one less, one more, two thirds of the way to H + 1, and one short of it."""
    enough, beyond = parameters(D, H), parameters(D, H + 1)
    budgets = (enough, enough - 1, enough + 1, (enough + 2 * beyond) // 3, beyond - 1)
    return [{"budget": budget, "D": D} for budget in budgets]


def small(found: Callable[..., Any], rng: Generator) -> None:
    """03.3: the tiny cell's sizes, and small ones drawn."""
    D, H = sizes(rng, 2)
    keeps_to(found, [*near(D=4, H=2), *near(D, H), *near(D + 20, H), *near(D, H + 40)], COUNT, MISTAKES)


def nothing(found: Callable[..., Any], rng: Generator) -> None:
    """03.3: 0 where not even one hidden unit fits."""
    for budget, D in ((parameters(7, 1) - 1, 7), (int(rng.integers(1, 40)), 40), (0, 2)):
        got = ask(found, 0.0, budget=budget, D=D)
        if got != 0:
            raise Wrong(TOO_SMALL, {"budget": budget, "D": D, "got": got}, {"budget": budget, "D": D})


def large(found: Callable[..., Any], rng: Generator) -> None:
    """03.3: budgets of up to ten billion."""
    keeps_to(found, near(D=int(rng.integers(100, 1000)), H=int(rng.integers(20_000, 49_000))), LARGE)


def exact(found: Callable[..., Any], rng: Generator) -> None:
    """03.3: where a float64 no longer holds the square of D."""
    keeps_to(found, near(D=10**9 + int(rng.integers(100)), H=int(rng.integers(2, 7))), EXACT)


NO_SIZE = Text(
    "With budget = {budget} and D = {D} it returned {got}.\nHint: H counts hidden units; what kind of number is that?",
    "budget = {budget}、D = {D} 时，它返回了 {got}。\n提示：H 是隐藏单元的个数，应当是什么样的数？",
)
OVER = Text(
    "With budget = {budget} and D = {D} it returned {H}; with H = {H} an LSTM has {count} parameters.\nHint: {hint}",
    "budget = {budget}、D = {D} 时，它返回了 {H}；而 H = {H} 的 LSTM 有 {count} 个参数。\n提示：{hint}",
)
UNDER = Text(
    "With budget = {budget} and D = {D} it returned {H}; H = {more} fits too, with {enough} parameters.\nHint: {hint}",
    "budget = {budget}、D = {D} 时，它返回了 {H}；其实 H = {more} 也放得下，参数是 {enough} 个。\n提示：{hint}",
)
TOO_SMALL = Text(
    "With budget = {budget} and D = {D} it returned {got}.\nHint: not even H = 1 fits here; what is to come back then?",
    "budget = {budget}、D = {D} 时，它返回了 {got}。\n提示：这里连 H = 1 也放不下，应当返回什么？",
)

design = Design(
    "03.3",
    function("budget", "D"),
    (small, nothing, large, exact),
    right=Text(
        "For large H the count is close to 4 H * H: twice as many hidden units take four times the budget.",
        "H 很大时，参数个数接近 4 H * H：隐藏单元多一倍，预算就要有四倍。",
    ),
)

EXERCISES = (predict, build, design)
