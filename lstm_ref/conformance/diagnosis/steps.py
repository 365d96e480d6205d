"""Mistakes of a single step that is called in a loop: the loop hands on what the step returned."""

from __future__ import annotations

import numpy as np

from ..cells import CELLS
from ..mistakes import Mistake
from ..reference import ends_of, parameters
from ..stored_vectors import Vectors
from .asking import Answer


def swapped(case: Vectors) -> Answer:
    """Return what is answered if a step returns (C_t, h_t): each goes on as the other, and is answered as it."""
    kind, answer = CELLS[case.about["cell"]], Answer()
    for end in ends_of(case):
        params, x = parameters(case, end), case.inputs["x"]
        state = kind.State(h=case.inputs[f"h0{end}"], C=case.inputs[f"C0{end}"])
        states = []
        for x_t in x[::-1] if end else x:
            step = kind.step(params, x_t, state)
            state = kind.State(h=step.C_t, C=step.h_t)
            states.append(state)
        for part in kind.states:
            every = np.stack([getattr(one, part) for one in states])
            answer |= {f"{part}{end}": every[::-1] if end else every, f"{part}_n{end}": every[-1]}
    if case.about["directions"] == 2:
        answer["output"] = np.concatenate([answer["h"], answer["h_reverse"]], axis=-1)
    return answer


STEPS = (Mistake("step-returns-C-h", ("lstm", "peephole", "coupled"), "", False, swapped),)
