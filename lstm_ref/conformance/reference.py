"""What lstm_ref makes of a case: every value of every step, and every gradient, one step at a time.

A case is `Vectors` in the article's layout. Its inputs are the parameters by their names in lstm_ref (W_f, b_f, …),
x (T, B, D) and the initial state h0 and C0, (B, H); of two directions the second has the suffix _reverse, and reads
x from its end. A value at index t belongs to x[t], in both directions.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from ..checks import Array
from .cells import CELLS, CellKind
from .stored_vectors import Vectors

ENDS = ("", "_reverse")  # a suffix for each direction


def ends_of(case: Vectors) -> tuple[str, ...]:
    """Return the suffix of each direction of a case."""
    return ENDS[: case.about["directions"]]


def parameters(case: Vectors, end: str = "", arrays: Mapping[str, Array] | None = None) -> Any:
    """Return the parameters of one direction of a case, as lstm_ref has them, or gradients by them, in their form."""
    kind, held = CELLS[case.about["cell"]], case.inputs if arrays is None else arrays
    return kind.Params(**{name: held[name + end] for name in kind.parameters})


def computed(case: Vectors) -> dict[str, Array]:
    """Return every value of a case, (T, B, H) each, and its final states h_n and C_n, (B, H), by their names.

    Where there are two directions, `output` (T, B, 2 H) has the h of both side by side.

    Examples
    --------
    >>> from lstm_ref.conformance import case
    >>> sorted(computed(case("rnn_pytorch")))
    ['a', 'h', 'h_n']
    """
    kind, values = CELLS[case.about["cell"]], {}
    for end in ends_of(case):
        steps = run(kind, case, end)
        by_time = steps[::-1] if end else steps
        for name in kind.values:
            values[name + end] = np.stack([getattr(step, f"{name}_t") for step in by_time])
        for part in kind.states:
            values[f"{part}_n{end}"] = getattr(steps[-1].state, part)
    if case.about["directions"] == 2:
        values["output"] = np.concatenate([values["h"], values["h_reverse"]], axis=-1)
    return values


def run(kind: CellKind, case: Vectors, end: str) -> list[Any]:
    """Return the step traces of one direction, in the order in which it takes them."""
    params, x = parameters(case, end), case.inputs["x"]
    state = kind.State(**{part: case.inputs[f"{part}0{end}"] for part in kind.states})
    steps = []
    for x_t in x[::-1] if end else x:
        steps.append(kind.step(params, x_t, state))
        state = steps[-1].state
    return steps


def gradients(case: Vectors) -> dict[str, Array]:
    """Return the gradients of a case's loss by all of its inputs, by the same names.

    The loss is the sum of h, h_n and C_n (of each direction), each multiplied by the case's `loss_weights`.

    Examples
    --------
    >>> from lstm_ref.conformance import case
    >>> sorted(gradients(case("rnn_pytorch")))
    ['W_h', 'b_h', 'h0', 'x']
    """
    kind, by = CELLS[case.about["cell"]], {"x": np.zeros_like(case.inputs["x"])}
    for end in ends_of(case):
        back(kind, case, end, case.loss_weights, by)
    return by


def back(kind: CellKind, case: Vectors, end: str, loss: Mapping[str, Array], by: dict[str, Array]) -> None:
    """Go back through one direction, and put what is found into `by`; what is by x is added to what is there."""
    params, steps = parameters(case, end), run(kind, case, end)
    T = len(steps)
    dstate = {part: loss[f"{part}_n{end}"] for part in kind.states}
    for k in reversed(range(T)):
        t = T - 1 - k if end else k
        dstate["h"] = dstate["h"] + loss[f"h{end}"][t]
        step = kind.backward(params, steps[k], kind.State(**dstate))
        by["x"][t] += step.x_t
        for name in kind.parameters:
            by[name + end] = by.get(name + end, 0) + getattr(step.params, name)
        dstate = {part: getattr(step.state, part) for part in kind.states}
    by |= {f"{part}0{end}": array for part, array in dstate.items()}
