"""What the variants share: the checks before a step, and the loop over a sequence, forward and back.

The step of a variant says everything about it, so its sequence is the loop over its steps and nothing else. (The
LSTM itself has `lstm_ref.sequence`, which packs its layers and is faster.)

A step holds x_t, the state before it, and then its values, (B, H) each; a trace holds x, the state before the first
step, and then the same values in the same order, (T, B, H) each.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np

from ..checks import Array, check_array, check_state, check_type
from .traces import VariantGradients


@dataclass(frozen=True)
class Variant:
    """A kind of cell: its classes, and its step in both directions.

    Gradients by the parameters and by the state have their own classes, which are not checked for finiteness.
    """

    Params: type[Any]
    ParamsGradient: type[Any]
    State: type[Any]
    StateGradient: type[Any]
    StepTrace: type[Any]
    Trace: type[Any]
    step: Callable[..., Any]
    step_backward: Callable[..., Any]


def forward(cell: Variant, params: Any, x: Array, state: Any) -> Any:
    """Take one step after the other and return their trace; without `state`, start from zeros."""
    check_type("params", params, cell.Params)
    check_array("x", x, ("T", "B", params.input_size), dtype=params.dtype)
    zero = zeros(cell.State, (x.shape[1], params.hidden_size), params.dtype)
    initial = zero if state is None else state  # checked by the first step
    steps: list[Any] = []
    for x_t in x:
        steps.append(cell.step(params, x_t, steps[-1].state if steps else initial))
    values = zip(*(contents(step)[2:] for step in steps), strict=True)
    return cell.Trace(x, initial, *map(np.stack, values))


def backward(cell: Variant, params: Any, trace: Any, dh: Array, dfinal: Any) -> VariantGradients[Any, Any]:
    """Take the steps back, the last one first: the gradient by h_t is dh_t and what comes back from the step after."""
    check_backward(cell, params, trace, dh, dfinal)
    zero = zeros(cell.StateGradient, dh.shape[1:], dh.dtype)
    dstate = zero if dfinal is None else cell.StateGradient(*contents(dfinal))
    dparams = [np.zeros_like(array) for array in contents(params)]
    dx = np.empty_like(trace.x)
    for t, step in reversed(list(enumerate(steps_of(cell, trace)))):
        back = cell.step_backward(params, step, replace(dstate, h=dstate.h + dh[t]))
        dx[t], dstate = back.x_t, back.state
        for so_far, array in zip(dparams, contents(back.params), strict=True):
            so_far += array
    return VariantGradients(cell.ParamsGradient(*dparams), dx, dstate)


def steps_of(cell: Variant, trace: Any) -> list[Any]:
    """Return the steps that a trace was made of."""
    x, before, *values = contents(trace)
    steps = []
    for step_values in zip(x, *values, strict=True):
        steps.append(cell.StepTrace(step_values[0], before, *step_values[1:]))
        before = steps[-1].state
    return steps


def check_step(cell: Variant, params: Any, x_t: Any, state: Any) -> None:
    """Check what a step is given."""
    check_type("params", params, cell.Params)
    check_array("x_t", x_t, ("B", params.input_size), dtype=params.dtype)
    check_state("state", state, cell.State, (len(x_t), params.hidden_size), dtype=params.dtype)


def check_step_backward(cell: Variant, params: Any, step: Any, dstate: Any) -> None:
    """Check what a step back is given."""
    check_type("params", params, cell.Params)
    check_type("step", step, cell.StepTrace)
    check_array("step.x_t", step.x_t, ("B", params.input_size), dtype=params.dtype)
    shape = (len(step.x_t), params.hidden_size)
    check_array("step.h_t", step.h_t, shape, dtype=params.dtype)
    check_state("dstate", dstate, cell.State, shape, dtype=params.dtype, finite=False)


def check_backward(cell: Variant, params: Any, trace: Any, dh: Any, dfinal: Any) -> None:
    """Check what the way back through a sequence is given."""
    check_type("params", params, cell.Params)
    check_type("trace", trace, cell.Trace)
    check_array("trace.x", trace.x, ("T", "B", params.input_size), dtype=params.dtype)
    shape = (*trace.x.shape[:2], params.hidden_size)
    check_array("trace.h", trace.h, shape, dtype=params.dtype)
    check_array("dh", dh, shape, dtype=params.dtype, finite=False)
    if dfinal is not None:
        check_state("dfinal", dfinal, cell.State, shape[1:], dtype=params.dtype, finite=False)


def zeros(kind: Any, shape: tuple[int, ...], dtype: Any) -> Any:
    """Return a state of zeros."""
    return kind(*(np.zeros(shape, dtype) for _ in fields(kind)))


def contents(values: Any) -> list[Any]:
    """Return what a dataclass holds, in order."""
    return [getattr(values, field.name) for field in fields(values)]
