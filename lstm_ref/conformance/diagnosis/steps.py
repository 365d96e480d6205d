"""Mistakes that are known here alone: of a step that is called in a loop, of all activations, of one final state."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from ...checks import Array
from ..cells import CELLS, CellKind
from ..mistakes import Mistake
from ..mistakes.engine import Named, sigmoid
from ..mistakes.making import GATED, LSTMS, handed, way
from ..reference import ends_of, parameters
from ..stored_vectors import Vectors
from .asking import Answer


def returned(case: Vectors) -> Answer:
    """Return what is answered if a step returns (C_t, h_t): each goes on as the other, and is answered as it."""
    return looped(case, lambda kind, params, x_t, state: other(kind, kind.step(params, x_t, state).state))


def taken(case: Vectors) -> Answer:
    """Return what is answered if a step is given C_{t-1} as its h_{t-1}, and h_{t-1} as its C_{t-1}."""
    return looped(case, lambda kind, params, x_t, state: kind.step(params, x_t, other(kind, state)).state)


def other(kind: CellKind, state: Any) -> Any:
    """Return a state with h and C exchanged."""
    return kind.State(h=state.C, C=state.h)


def looped(case: Vectors, step: Callable[[CellKind, Any, Array, Any], Any]) -> Answer:
    """Return what is answered if the loop goes on with the state that `step` makes of parameters, x_t and a state."""
    kind, answer = CELLS[case.about["cell"]], Answer()
    for end in ends_of(case):
        params, x = parameters(case, end), case.inputs["x"]
        state = kind.State(h=case.inputs[f"h0{end}"], C=case.inputs[f"C0{end}"])
        states = []
        for x_t in x[::-1] if end else x:
            state = step(kind, params, x_t, state)
            states.append(state)
        for part in kind.states:
            every = np.stack([getattr(one, part) for one in states])
            answer |= {f"{part}{end}": every[::-1] if end else every, f"{part}_n{end}": every[-1]}
    if case.about["directions"] == 2:
        answer["output"] = np.concatenate([answer["h"], answer["h_reverse"]], axis=-1)
    return answer


def last_x(answer: Named) -> Named:
    """Return h of the second direction at the last x, its first step, as its final one; its C is right."""
    return answer | ({"h_n_reverse": answer["h_reverse"][-1]} if "h_reverse" in answer else {})


STEPS = (
    Mistake("step-returns-C-h", LSTMS, "", False, returned),
    Mistake("step-takes-C-h", LSTMS, "", False, taken),
    way("tanh-for-sigmoid", "", GATED, sigmoid=np.tanh),
    way("sigmoid-for-tanh", "", tanh=sigmoid),
    way("activations-exchanged", "", GATED, sigmoid=np.tanh, tanh=sigmoid),
    handed("second-h_n-at-wrong-end", last_x),
)
