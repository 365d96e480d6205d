"""What the checker asks a cell, and what it expects as the answer: arrays by their names.

Asked:     x (T, B, D); h0 and C0 (B, H); the weights by the names of a layout; where gradients are wanted, what the
           loss weighs each output with: dh (T, B, H), dh_n and dC_n (B, H)
Answered:  h (T, B, H), of two directions h and h_reverse, or output (T, B, dirs H); if one likes h_n, C_n (B, H), and
           values between: f, i, C_tilde, C, o, a_f, … (T, B, H); where gradients are wanted all of dx, dh0, dC0 and
           d<name> of each array of weights, such as dW or dweight_ih; if one likes, and the case has them, the whole
           gradients by values of each step: da_f, da_i, da_C, da_o, dC, dh, … (T, B, H), of which the dh that is asked
           is what the loss adds to dh_t at once

The names of the second direction end in _reverse.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..checks import Array
from .cells import CELLS
from .layouts import weight_gradients, weights
from .reference import computed, ends_of
from .stored_vectors import Vectors


class Question(dict[str, Array]):
    """What a cell is asked: arrays by their names, and the name of the case."""

    def __init__(self, arrays: Mapping[str, Array], case: str) -> None:
        super().__init__(arrays)
        self.case = case


def question(case: Vectors, layout: str, *, gradients: bool = False) -> dict[str, Array]:
    """Return what a cell is asked; a case without gradients asks for none.

    Examples
    --------
    >>> from lstm_ref.conformance import case
    >>> list(question(case("lstm_pytorch"), "packed"))
    ['x', 'h0', 'C0', 'W', 'b']
    """
    kind = CELLS[case.about["cell"]]
    states = [f"{part}0{end}" for end in ends_of(case) for part in kind.states]
    asked = {name: case.inputs[name] for name in ("x", *states)} | weights(case, layout)
    weighed = {f"d{name}": array for name, array in case.loss_weights.items()} if gradients else {}
    return Question(asked | weighed, case.name)


def expected(case: Vectors, layout: str) -> dict[str, Array]:
    """Return all that may be answered, in the order in which it is looked at: values, final states, gradients.

    Gradients by the values of a step come first, in the order in which a step back finds them.

    A value that a case does not hold, as a framework does not return its gates, is lstm_ref's.

    Examples
    --------
    >>> from lstm_ref.conformance import case
    >>> list(expected(case("rnn_pytorch"), "packed"))
    ['a', 'h', 'h_n', 'dx', 'dh0', 'dW', 'db']
    """
    kind = CELLS[case.about["cell"]]
    names = [f"{name}{end}" for end in ends_of(case) for name in kind.values]
    names += [f"{part}_n{end}" for end in ends_of(case) for part in kind.states]
    names += ["output"] if case.about["directions"] == 2 else []
    held = dict(case.outputs) if set(names) <= set(case.outputs) else computed(case) | dict(case.outputs)
    values = {name: held[name] for name in names}
    if not case.gradients:
        return values
    inputs = ["x", *(f"{part}0{end}" for end in ends_of(case) for part in kind.states)]
    steps = [f"{name}{end}" for end in ends_of(case) for name in reversed(kind.values)]
    by = {name: case.gradients[name] for name in [*steps, *inputs] if name in case.gradients}
    by |= weight_gradients(case, layout)
    return values | {f"d{name}": array for name, array in by.items()}
