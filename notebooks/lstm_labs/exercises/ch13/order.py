"""Exercise 13.6: in which order a cell that cannot be looked into stacks its layers."""

from collections.abc import Callable, Sequence
from itertools import permutations
from typing import Any

import numpy as np
from numpy.random import Generator

from lstm_ref import LSTMState, lstm_step
from lstm_ref.checks import Array
from lstm_ref.params import LSTMParams

from ..calling import NOTHING, invoke
from ..came import kind
from ..cases import drawn, drawn_params
from ..errors import cut
from ..kinds import Design
from ..reads import function
from ..result import Wrong
from ..shown import shown
from ..text import Text
from .weights import EQUATIONS, stacked

D, H, B = 3, 2, 4
TRIED = 6  # foreign cells


class ForeignCell:
    """A cell whose four layers are stacked in an order that only it knows; no two are equal, none tells its order.

    Examples
    --------
    >>> foreign = ForeignCell("oiCf")
    >>> h_t, C_t = foreign(np.ones((8, 5)), np.ones(8), np.ones((4, 3)), np.zeros((4, 2)), np.zeros((4, 2)))
    >>> h_t.shape
    (4, 2)
    """

    __slots__ = ("_step",)

    def __init__(self, order: str) -> None:
        def step(W: Array, b: Array, x_t: Array, h_prev: Array, C_prev: Array) -> tuple[Array, Array]:
            layers = zip(order, np.split(W, 4), np.split(b, 4), strict=True)
            params = LSTMParams(**{f"{name}_{k}": part for k, *both in layers for name, part in zip("Wb", both)})
            state = lstm_step(params, x_t, LSTMState(h=h_prev, C=C_prev)).state
            return state.h, state.C

        self._step = step

    def __call__(self, W: Array, b: Array, x_t: Array, h_prev: Array, C_prev: Array) -> tuple[Array, Array]:
        """Return h_t and C_t (B, H); W (4H, H + D) acts on [h_prev, x_t], b is (4H,)."""
        return self._step(W, b, x_t, h_prev, C_prev)

    def __repr__(self) -> str:
        """Return the name of the class alone."""
        return type(self).__name__


def turned(order: Sequence[str]) -> str:
    """Return the inverse of an order: which layer of the order of the equations stands where this one is.

    Examples
    --------
    >>> turned("iCfo"), turned("fiCo")
    ('Cfio', 'fiCo')
    """
    return "".join(EQUATIONS[list(order).index(k)] for k in EQUATIONS)


ORDERS = tuple("".join(order) for order in permutations(EQUATIONS))
NO_INVOLUTIONS = tuple(order for order in ORDERS if turned(order) != order)

NOT_AN_ORDER = Text(
    "Called with {call}, it returned {came}; expected the four letters f, i, C, o in some order, such as 'fiCo'.{hint}",
    "以 {call} 调用时，它返回的是{came}；这里需要 f、i、C、o 四个字母的一个排列，例如 'fiCo'。{hint}",
)
NO_HINT = Text("", "")
CANDIDATE = Text(
    "\nHint: the candidate, g or C~, is called C here, with a capital letter.",
    "\n提示：候选值（g，也就是 C~）在这里写作大写的 C。",
)
LETTERS_ALONE = Text(
    "\nHint: the letters alone, with nothing between or behind them.",
    "\n提示：只要字母本身，中间和末尾都不加别的字符。",
)
NONE_MATCHED = Text(
    "Called with {call}, it returned None: no `return` was reached.\n"
    "Hint: did none of the 24 orders match? Compare your call with `foreign(W, b, x_t, h_prev, C_prev)`: h_prev before "
    "C_prev, the columns of W as [h_prev, x_t], and b stacked in the same order as W.",
    "以 {call} 调用时，它返回了 None：没有执行到 `return`。\n"
    "提示：是不是 24 种顺序都对不上？请把你的调用与 `foreign(W, b, x_t, h_prev, C_prev)` 对照：h_prev 在 C_prev 之前，"
    "W 的列是 [h_prev, x_t]，b 与 W 按同样的顺序叠。",
)
BLIND = Text(
    "It returned {got} for each of {count} different cells.\n"
    "Hint: stack the weights in two orders by hand. Are the two arrays different at all? If they are: does your condition "
    "return the first order that agrees, or the first that does not?",
    "{count} 个不同的单元，它都返回 {got}。\n"
    "提示：把权重按两种顺序各叠一次，叠出来的两个数组真的不同吗？如果不同，再看判断条件：返回的是第一个对得上的顺序，还是第一个对不上的？",
)
TURNED = Text(
    "It returned {got}: right, but inverted. Hint: the first letter says which block the first H rows are, not at "
    "which place f stands.",
    "它返回了 {got}：内容对，方向反了。提示：第一个字母说的是前 H 行是哪个部分，而不是 f 在第几位。",
)
OTHER = Text(
    "It returned {got}. Drawn weights that are stacked so give an h_t that is off by up to {error} from that of `lstm_step`.\n"
    "Hint: weights and biases all different, a state that is not 0, and then compare h_t with `lstm_step`.",
    "它返回了 {got}。随机抽取的权重照这样叠，得到的 h_t 与 `lstm_step` 的最多差 {error}。\n"
    "提示：权重和偏置要互不相同，状态不要取 0，然后拿 h_t 与 `lstm_step` 比较。",
)


def read_order(got: Any, case: dict[str, Any]) -> str:
    """Return the order that came as one text."""
    came = got.tolist() if type(got) is np.ndarray and got.ndim < 2 else got
    several = type(came) in (tuple, list) or issubclass(type(came), str)
    letters = "".join(came) if several and all(issubclass(type(k), str) for k in came) else ""
    if len(came if several else "") != 4 or sorted(letters) != sorted(EQUATIONS):
        quoted = cut(repr(letters)).replace("{", "{{").replace("}", "}}")
        told = Text(quoted, f" {quoted}") if letters else kind(got)
        raise Wrong(NOT_AN_ORDER, {"call": shown(case), "came": told, "hint": _hint(letters)}, case)
    return letters


def _hint(letters: str) -> Text:
    """Return what to tell about letters that are no order, if it can be guessed what is meant."""
    alone = [k for k in letters if k.isalpha()]
    if sorted(alone) == sorted(EQUATIONS) and "~" not in letters:
        return LETTERS_ALONE
    meant = ["C" if k in "gcG" else k for k in alone]
    return CANDIDATE if sorted(meant) == sorted(EQUATIONS) else NO_HINT


def returned(answer: Callable[..., Any], case: dict[str, Any]) -> Any:
    """Return what came of a call, and tell where a search may end without a result."""
    try:
        return invoke(answer, case)[0]
    except Wrong as wrong:
        raise Wrong(NONE_MATCHED if wrong.text is NOTHING else wrong.text, wrong.values, case) from None


def off(foreign: ForeignCell, order: str, rng: Generator) -> float:
    """Return by how much h_t differs if weights are stacked in an order."""
    params, given = drawn_params(rng, D, H), drawn(rng, x_t=(B, D), h=(B, H), C=(B, H))
    h_t, _ = foreign(stacked(params, "W", order), stacked(params, "b", order), *given.values())
    right = lstm_step(params, given["x_t"], LSTMState(h=given["h"], C=given["C"])).h_t
    return float(np.max(np.abs(h_t - right)))


def finds_the_order(answer: Callable[..., Any], rng: Generator) -> None:
    """13.6: the order of drawn cells."""
    orders = [NO_INVOLUTIONS[k] for k in rng.choice(len(NO_INVOLUTIONS), TRIED, replace=False)]
    cases = [{"foreign": ForeignCell(order)} for order in orders]
    found = [read_order(returned(answer, case), case) for case in cases]
    for order, got, case in zip(orders, found, cases, strict=True):
        if got != order:
            if len(set(found)) == 1:
                raise Wrong(BLIND, {"got": repr(got), "count": TRIED}, case)
            if found == [turned(each) for each in orders]:
                raise Wrong(TURNED, {"got": repr(got)}, case)
            raise Wrong(OTHER, {"got": repr(got), "error": off(case["foreign"], got, rng)}, case)


find = Design(
    "13.6",
    function("foreign"),
    (finds_the_order,),
    right=Text(
        "Outputs alone gave the order away. With a real framework it goes the same way: feed it, compare, try the next.",
        "只看输出，顺序就露了底。换成真的框架也是这样：喂进去，比一比，再试下一个。",
    ),
)
