"""Exercise 11.7: the whole backward step, and how an answer that returns named gradients is held to it."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.random import Generator

from lstm_ref import LSTMState, lstm_step, lstm_step_backward

from ..calling import IT_RETURNED, close, invoke
from ..came import kind
from ..cases import LAYERS, drawn, drawn_params, sizes
from ..kinds import Design
from ..reading import read
from ..reads import function
from ..result import Wrong
from ..shown import shown
from ..text import Text

NO_DICT = Text(
    "Called with {call}, the gradients by the parameters came as {came}; expected a dictionary with the names {names}.",
    "以 {call} 调用时，对参数的梯度是{came}；这里需要一个字典，键是 {names}。",
)
NOT_THREE = Text(
    "Called with {call}, it returned {came}; expected three values: grads, dhx_t, dC_prev.",
    "以 {call} 调用时，它返回的是{came}；这里需要三个值：grads, dhx_t, dC_prev。",
)
DIFFERS = Text(
    "Called with {call}, {right} of {count} gradients are right; the first that is not is {name}.\nHint: {hint}",
    "以 {call} 调用时，{count} 个梯度中有 {right} 个正确，第一个不对的是 {name}。\n提示：{hint}",
)
HANDED = Text(
    "what comes back along the belt from the next step is an argument, dC_next. Where does it join?",
    "沿传送带从下一步传回来的，是参数 dC_next。它在哪里汇入？",
)
PIECES = Text(
    "compare with your lines of 11.2 to 11.6, one after the other: print them for this case.",
    "与练习 11.2 到 11.6 里的各行对照，一行一行打印出来看。",
)
NAMES = (*LAYERS, "dhx_t", "dC_prev")


def one_step(params: Any, step: Any, dh_t: Any, dC_next: Any) -> tuple[Any, ...]:
    """Return all gradients of a step, in the order of `NAMES`."""
    found = lstm_step_backward(params, step, LSTMState(h=dh_t, C=dC_next))
    return (*vars(found.params).values(), np.concatenate([found.state.h, found.x_t], axis=1), found.state.C)


def by_name(got: Any, case: dict[str, Any], want: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return a dictionary of gradients by the parameters as arrays, in the order of the layers."""
    call = {"call": shown(case)}
    if type(got) is not dict or set(got) != set(LAYERS):
        raise Wrong(NO_DICT, {**call, "came": kind(got), "names": ", ".join(LAYERS)}, case)
    found: tuple[Any, ...] = read(tuple(got[name] for name in LAYERS), want, IT_RETURNED, call, case)
    return found


def expect_right(got: tuple[Any, ...], want: tuple[Any, ...], names: tuple[str, ...], hint: Text, case: Any) -> None:
    """Raise `Wrong` that counts the gradients that are right, and names the first that is not."""
    right = [close(g, w) for g, w in zip(got, want, strict=True)]
    if not all(right):
        first = {"name": names[right.index(False)], "right": sum(right), "count": len(right), "hint": hint}
        raise Wrong(DIFFERS, {"call": shown(case), **first}, case)


def draw(rng: Generator) -> dict[str, Any]:
    """Return a cell, a step of it and two gradients."""
    B, D, H = sizes(rng, 3)
    given = drawn(rng, x_t=(B, D), h=(B, H), C=(B, H), dh_t=(B, H), dC_next=(B, H))
    params = drawn_params(rng, D, H)
    step = lstm_step(params, given["x_t"], LSTMState(h=given["h"], C=given["C"]))
    return {"params": params, "step": step, "dh_t": given["dh_t"], "dC_next": given["dC_next"]}


def steps_back(answer: Callable[..., Any], rng: Generator) -> None:
    """11.7: all ten gradients of drawn steps."""
    for _ in range(3):
        case = draw(rng)
        want = one_step(*case.values())
        got, _ = invoke(answer, case)
        if type(got) not in (tuple, list) or len(got) != 3:
            raise Wrong(NOT_THREE, {"call": shown(case), "came": kind(got)}, case)
        rest = read(tuple(got[1:]), want[8:], IT_RETURNED, {"call": shown(case)}, case)
        found = (*by_name(got[0], case, want[:8]), *rest)
        alone = one_step(*{**case, "dC_next": 0 * case["dC_next"]}.values())
        hint = HANDED if all(close(g, w) for g, w in zip(found, alone, strict=True)) else PIECES
        expect_right(found, want, NAMES, hint, case)


step_back = Design(
    "11.7",
    function("params", "step", "dh_t", "dC_next"),
    (steps_back,),
    right=Text(
        "Twelve lines back for six equations forward: this is all that learning asks of one time step.",
        "向前六个式子，向后十二行：学习要一个时间步做的，全在这里。",
    ),
)
