"""Exercise 03.3: the largest cell within a budget."""

from collections.abc import Callable, Sequence
from typing import Any

from numpy.random import Generator

from ..calling import ask
from ..cases import sizes
from ..kinds import Design, Mistake
from ..reads import function
from ..result import Wrong
from ..text import Text
from .budget import MISTAKES, largest, parameters

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
    """03.3: a budget that roots of NumPy miss by rounding, and budgets of up to ten billion."""
    drawn = near(D=int(rng.integers(100, 1000)), H=int(rng.integers(20_000, 49_000)))
    keeps_to(found, [*near(D=1, H=6162), *drawn], LARGE)


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
        "Where H is large compared with D, the count is close to 4 H * H: twice as many hidden units take four times the "
        "budget.",
        "H 远大于 D 时，参数个数接近 4 H * H：隐藏单元多一倍，预算就要有四倍。",
    ),
)
