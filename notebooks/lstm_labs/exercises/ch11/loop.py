"""Exercise 11.8: the loop back over a sequence."""

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
from numpy.random import Generator

from lstm_ref import LSTMState, lstm_backward, lstm_forward, lstm_step
from lstm_ref.params import LSTMParams

from ..calling import close, invoke
from ..cases import LAYERS, drawn, drawn_params, sizes
from ..kinds import Design
from ..reads import function
from ..text import Text
from .step import by_name, expect_right, one_step

NO_BELT = Text(
    "what comes back along the belt is lost between two steps: dC_prev of one is dC_next of the step before.",
    "两步之间丢了传送带上的那一份：这一步的 dC_prev，就是前一步的 dC_next。",
)
NO_DETOUR = Text(
    "h_t also goes into the next step: what comes back through h there is to be added to dh_t.",
    "h_t 还要送进下一步：从那里经过 h 传回来的，要加到 dh_t 上。",
)
NO_WAY = Text(
    "each step stands alone in your loop. Two gradients are handed to the step before.",
    "在你的循环里，各步互不相干。每一步要把两个梯度交给前一步。",
)
FORWARDS = Text(
    "your loop begins at the first step. Where does the way back begin?",
    "你的循环从第一步开始。往回传应当从哪一步开始？",
)
LAST = Text(
    "only one step counts. The same weights were at work at every step, so the shares are summed.",
    "只算了一步。每一步用的都是同一组权重，各步的那一份要加起来。",
)
OTHERWISE = Text(
    "try it with a sequence of one step, then of two: what does the first step get from the second?",
    "先拿只有一步的序列来试，再试两步的：第一步从第二步得到什么？",
)


def back_over(
    params: LSTMParams, steps: list[Any], dh: Any, *, belt: bool = True, detour: bool = True, order: Iterable[int] = ()
) -> list[tuple[Any, ...]]:
    """Return the gradients by the parameters of each step, with a way back left out or in another order."""
    dh_next = dC_next = np.zeros_like(dh[0])
    shares = []
    for t in order or reversed(range(len(steps))):
        *share, dhx_t, dC_prev = one_step(params, steps[t], dh[t] + dh_next, dC_next)
        dh_next, dC_next = detour * dhx_t[:, : params.hidden_size], belt * dC_prev
        shares.append(tuple(share))
    return shares


def summed(shares: list[tuple[Any, ...]]) -> tuple[Any, ...]:
    """Return the sum over the steps of each gradient."""
    return tuple(np.sum(share, axis=0) for share in zip(*shares, strict=True))


def known(params: LSTMParams, steps: list[Any], dh: Any) -> dict[Text, tuple[Any, ...]]:
    """Return what loops with one mistake give, by the hint for it."""
    shares = back_over(params, steps, dh)
    return {
        NO_BELT: summed(back_over(params, steps, dh, belt=False)),
        NO_DETOUR: summed(back_over(params, steps, dh, detour=False)),
        NO_WAY: summed(back_over(params, steps, dh, belt=False, detour=False)),
        FORWARDS: summed(back_over(params, steps, dh, order=range(len(steps)))),
        LAST: shares[-1],
    }


def draw(rng: Generator) -> dict[str, Any]:
    """Return a cell, the steps of a sequence and the gradient of a loss by every h_t."""
    B, D, H, T = sizes(rng, 4)
    params, given = drawn_params(rng, D, H), drawn(rng, x=(T, B, D), dh=(T, B, H))
    state, steps = LSTMState.zeros(params, B), []
    for x_t in given["x"]:
        steps.append(lstm_step(params, x_t, state))
        state = steps[-1].state
    return {"params": params, "steps": steps, "dh": given["dh"]}


def goes_back(answer: Callable[..., Any], rng: Generator) -> None:
    """11.8: the gradients over drawn sequences are those of `lstm_backward`."""
    for _ in range(3):
        case = draw(rng)
        params, steps, dh = case.values()
        x = np.stack([step.hx_t[:, params.hidden_size :] for step in steps])
        want = tuple(vars(lstm_backward(params, lstm_forward(params, x), dh).params).values())
        got, _ = invoke(answer, case)
        found = by_name(got, case, want)
        mistakes = known(params, steps, dh).items()
        hint = next((h for h, wrong in mistakes if all(map(close, found, wrong))), None)
        hint = hint or (LAST if all(map(close, found, back_over(params, steps, dh)[0])) else OTHERWISE)
        expect_right(found, want, LAYERS, hint, case)


loop = Design(
    "11.8",
    function("params", "steps", "dh"),
    (goes_back,),
    right=Text(
        "Twelve lines, a loop and a sum: backpropagation through time, all of it.",
        "十二行，一个循环，一个求和：随时间反向传播，全部就是这些。",
    ),
)
