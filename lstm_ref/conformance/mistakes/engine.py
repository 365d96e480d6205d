"""How the tables are run: a case read, its steps taken in order, gone back through, and what is handed back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import numpy as np

from ...checks import Array
from ..cells import CELLS
from ..reference import ends_of
from ..stored_vectors import Vectors
from .equations import TABLES, Table

Named = dict[str, Array]


def sigmoid(a: Array) -> Array:
    """Return 1 / (1 + exp(-a)); an overflow gives 0, which is right."""
    out: Array = 1 / (1 + np.exp(-a))
    return out


def same(named: Any) -> Any:
    """Return what is given."""
    return named


def in_order(v: Any, table: Table) -> None:
    """Put into v what each equation of a table gives, one after the other."""
    for name, equation in table.items():
        setattr(v, name, equation(v))


def turned(a: Array) -> Array:
    """Return an array (T, …) from its end."""
    return a[::-1]


def side_by_side(first: Array, second: Array) -> Array:
    """Return the h of two directions as one array."""
    return np.concatenate([first, second], axis=-1)


@dataclass(frozen=True)
class Way:
    """A way to compute a cell; a mistake is one of these replaced.

    Attributes
    ----------
    forward, backward : mapping of str to callable
        The equations of a step, and of a step back.
    sigmoid, tanh : callable
        The activations.
    read : callable
        Takes the inputs, and dh, dh_n, dC_n, as they are asked, and returns what is read of them.
    fill : callable
        Takes a step, or a step back: goes through a table.
    total : callable
        What the gradients by a parameter of every step, first to last, become together.
    turn : callable
        What the second direction does to x, and then to what it computed.
    give : callable
        Takes the answer, and h_prev (T, B, H) with it, and returns what is handed back of each direction.
    join : callable
        Makes one output of h of both directions.
    """

    forward: Table
    backward: Table
    sigmoid: Callable[[Array], Array] = sigmoid
    tanh: Callable[[Array], Array] = np.tanh
    read: Callable[[Named], Named] = same
    fill: Callable[[Any, Table], None] = in_order
    total: Callable[[Sequence[Array]], Array] = sum  # type: ignore[assignment]
    turn: Callable[[Array], Array] = turned
    give: Callable[[Named], Named] = same
    join: Callable[[Array, Array], Array] = side_by_side


RIGHT = {cell: Way(*tables) for cell, tables in TABLES.items()}


def run(way: Way, case: Vectors, *, gradients: bool) -> Named:
    """Return what a way of computing answers to a case, by the names of `expected` in the article's layout."""
    kind = CELLS[case.about["cell"]]
    answer: Named = {}
    with np.errstate(all="ignore"):
        asked = way.read(dict(case.inputs) | {f"d{name}": array for name, array in case.loss_weights.items()})
        for end in ends_of(case):
            turn = way.turn if end else same
            fixed = {name: asked[name + end] for name in kind.parameters}
            state = {part: asked[f"{part}0{end}"] for part in kind.states}
            steps = taken(way, fixed, state, turn(asked["x"]))
            for name in (*kind.values, "h_prev"):
                answer[name + end] = turn(np.stack([getattr(v, name) for v in steps]))
            answer |= {f"{part}_n{end}": getattr(steps[-1], part) for part in kind.states}
            if gradients and case.gradients:
                final = {f"d{part}_prev": asked[f"d{part}_n{end}"] for part in kind.states}
                go_back(way, steps, final, turn(asked[f"dh{end}"]))
                found = [name for name in kind.values if f"d{name}" in way.backward]
                answer |= {f"d{name}{end}": turn(np.stack([getattr(v, f"d{name}") for v in steps])) for name in found}
                answer[f"dx{end}"] = turn(np.stack([v.dx for v in steps]))
                answer |= {f"d{name}{end}": way.total([getattr(v, f"d{name}") for v in steps]) for name in fixed}
                answer |= {f"d{part}0{end}": getattr(steps[0], f"d{part}_prev") for part in kind.states}
        given = way.give(answer)
        if case.about["directions"] == 2:
            given = given | {"output": way.join(given["h"], given["h_reverse"])}
        if "dx_reverse" in given:
            given = given | {"dx": given["dx"] + given["dx_reverse"]}
        return {name: array for name, array in given.items() if is_asked(name, case)}


def is_asked(name: str, case: Vectors) -> bool:
    """Return whether a case has an answer of this name: Keras keeps no gates, for one."""
    return name in case.outputs or name.removeprefix("d") in case.gradients


def taken(way: Way, fixed: Named, state: Named, x: Array) -> list[Any]:
    """Return the steps of one direction, in the order in which it takes them."""
    zeros, H = np.zeros_like(state["h"]), state["h"].shape[1]
    nothing = dict.fromkeys((*way.forward, *way.backward), zeros) | dict.fromkeys(("x", "x_t"), np.zeros_like(x[0]))
    first = before = SimpleNamespace(**nothing | state)
    first.before = first
    steps = []
    for x_t in x:
        v = SimpleNamespace(**fixed, H=H, sigmoid=way.sigmoid, tanh=way.tanh, first=first, before=before, x_t=x_t)
        way.fill(v, way.forward)
        steps.append(v)
        before = v
    return steps


def go_back(way: Way, steps: Sequence[Any], final: Named, dh: Array) -> None:
    """Put the gradients of one direction into its steps, from the last to the first."""
    after = SimpleNamespace(**vars(steps[0].first) | final)
    for v, dh_t in zip(reversed(steps), dh[::-1], strict=True):
        v.dh_t, v.after = dh_t, after
        way.fill(v, way.backward)
        after = v
