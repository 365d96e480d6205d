"""Mistakes of two directions, in any cell."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np

from ...checks import Array
from ..reference import ENDS
from .engine import Named, same
from .making import handed, misread, way

END = ENDS[1]
back_read, back_handed = partial(misread, backward=True), partial(handed, backward=True)


def of_second(change: Callable[[Array], Array], *names: str) -> Callable[[Named], Named]:
    """Return what changes arrays of the second direction; without names, all that have a time."""

    def meant(name: str, array: Array) -> bool:
        return name.endswith(END) and (name.removesuffix(END) in names if names else array.ndim == 3)

    return lambda named: {name: change(array) if meant(name, array) else array for name, array in named.items()}


def exchanged(*names: str) -> Callable[[Named], Named]:
    """Return what gives each direction the arrays of the other."""

    def change(named: Named) -> Named:
        pairs = [(name, f"{name}{END}") for name in names if name in named]
        return named | {a: named[b] for a, b in pairs} | {b: named[a] for a, b in pairs}

    return change


def by_first(*kinds: str) -> Callable[[Named], Named]:
    """Return what gives the second direction those arrays of the first whose names begin so."""
    return lambda named: {
        name: named[name.removesuffix(END)] if name.startswith(kinds) else array for name, array in named.items()
    }


def at_wrong_end(answer: Named) -> Named:
    """Return the second direction's states at the last x, its first step, as its final ones."""
    return answer | {f"{part}_n{END}": answer[f"{part}{END}"][-1] for part in "hC" if f"{part}{END}" in answer}


def nothing_of_second(answer: Named) -> Named:
    """Return no gradients by the second direction's parameters."""
    return of_second(lambda a: 0 * a, *(n.removesuffix(END) for n in answer if n[:3] in ("dW_", "db_", "dp_")))(answer)


def added_to_first(answer: Named) -> Named:
    """Return gradients by the first direction's parameters with those of the second added."""
    names = [name for name in answer if name[:3] in ("dW_", "db_", "dp_") and not name.endswith(END)]
    return answer | {name: answer[name] + answer[name + END] for name in names}


MISTAKES = (
    way("second-not-reversed", "", turn=same),
    way("second-reverses-rows", "", turn=lambda a: a[:, ::-1]),
    handed("second-not-turned-back", of_second(lambda a: a[::-1])),
    way("outputs-swapped", "output = [h_reverse, h]", join=lambda a, b: np.concatenate([b, a], axis=-1)),
    way("outputs-added", "output = h + h_reverse", join=lambda a, b: a + b),
    way("outputs-in-turns", "", join=lambda a, b: np.stack([a, b], axis=-1).reshape(*a.shape[:-1], -1)),
    way("second-output-left-out", "output = [h, 0]", join=lambda a, b: np.concatenate([a, 0 * b], axis=-1)),
    misread("second-with-first-weights", by_first("W_", "b_", "p_")),
    misread("second-with-first-biases", by_first("b_")),
    misread("second-with-first-state", by_first("h0", "C0")),
    misread("second-state-ignored", of_second(lambda a: 0 * a, "h0", "C0")),
    misread("states-of-directions-swapped", exchanged("h0", "C0")),
    misread(
        "weights-of-directions-swapped",
        lambda asked: exchanged(*(n for n in asked if n[:2] in ("W_", "b_", "p_") and not n.endswith(END)))(asked),
    ),
    handed("second-final-at-wrong-end", at_wrong_end, "h_n_reverse = h_reverse at x_T"),
    handed("final-states-of-directions-swapped", exchanged("h_n", "C_n")),
    # backward
    back_handed("dx-of-first-alone", of_second(lambda a: 0 * a, "dx")),
    back_handed("dx-of-second-not-turned-back", of_second(lambda a: a[::-1], "dx")),
    back_handed("dW-of-second-left-out", nothing_of_second),
    back_handed("dW-of-second-added-to-first", added_to_first),
    back_handed("gradients-of-states-swapped", exchanged("dh0", "dC0")),
    back_read("dh-of-second-from-its-end", of_second(lambda a: a[::-1], "dh")),
    back_read("dh-of-directions-swapped", exchanged("dh")),
    back_read("dh_n-of-directions-swapped", exchanged("dh_n", "dC_n")),
    back_read("dh_n-of-second-ignored", of_second(lambda a: 0 * a, "dh_n", "dC_n")),
)
