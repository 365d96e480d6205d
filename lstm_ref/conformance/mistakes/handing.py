"""Mistakes of what is handed back: the outputs of other steps, and states that are not the final ones."""

from __future__ import annotations

import numpy as np

from ...checks import Array
from ..reference import ENDS
from .engine import Named
from .making import LSTMS, each, handed, taking

LAST = dict(zip(ENDS, (-1, 0), strict=True))  # where the final state of a direction is, in the order of x


def early(h: Array) -> Array:
    """Return h_{t+1} in place of h_t, and the last one twice."""
    return np.concatenate([h[1:], h[-1:]])


def last_one(h: Array) -> Array:
    """Return the last h in place of all."""
    return np.broadcast_to(h[-1:], h.shape)


def of_step_before(answer: Named) -> Named:
    """Return the state before the last step as the final h."""
    return answer | {f"h_n{end}": answer[f"h_prev{end}"][at] for end, at in LAST.items() if f"h{end}" in answer}


def of_first_step(part: str, answer: Named) -> Named:
    """Return the state after the first step as the final one."""
    return answer | {
        f"{part}_n{end}": answer[f"{part}{end}"][-1 - at] for end, at in LAST.items() if f"h{end}" in answer
    }


def initial(answer: Named) -> Named:
    """Return the initial h as the final one."""
    return answer | {f"h_n{end}": answer[f"h_prev{end}"][-1 - at] for end, at in LAST.items() if f"h{end}" in answer}


MISTAKES = (
    handed("states-swapped", taking(h_n="C_n", C_n="h_n"), "h_n, C_n = C_T, h_T", LSTMS),
    handed("C-for-h", taking(h="C"), "", LSTMS),
    handed("h-from-its-end", each(lambda h: h[::-1], "h")),
    handed("h-one-step-late", taking(h="h_prev"), "h_{t-1} for h_t"),
    handed("h-one-step-early", each(early, "h"), "h_{t+1} for h_t"),
    handed("last-h-for-all", each(last_one, "h"), "h_T for h_t"),
    handed("h_n-of-step-before", of_step_before, "h_n = h_{T-1}"),
    handed("h_n-of-first-step", lambda answer: of_first_step("h", answer), "h_n = h_1"),
    handed("h_n-initial", initial, "h_n = h_0"),
    handed("C_n-of-first-step", lambda answer: of_first_step("C", answer), "C_n = C_1", LSTMS),
    handed("tanh-of-C_n", each(np.tanh, "C_n"), "C_n = tanh(C_T)", LSTMS),
)
