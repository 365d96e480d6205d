"""What every sequence, and every step of a variant, is checked for before it starts."""

from dataclasses import fields
from typing import Any

import numpy as np

from .checks import Array, check_array, check_state


def check_step(Params: type, State: type, params: Any, x_t: Any, state: Any) -> None:
    """Check what a step is given."""
    check_exact("params", params, Params)
    check_array("x_t", x_t, ("B", params.input_size), dtype=params.dtype)
    check_state("state", state, State, (len(x_t), params.hidden_size), dtype=params.dtype)


def check_step_backward(Params: type, StepTrace: type, State: type, params: Any, step: Any, dstate: Any) -> None:
    """Check what a step back is given."""
    check_exact("params", params, Params)
    check_exact("step", step, StepTrace)
    H = params.hidden_size
    check_array("step.hx_t", step.hx_t, ("B", H + params.input_size), dtype=params.dtype)
    check_array("step.h_t", step.h_t, (len(step.hx_t), H), dtype=params.dtype)
    check_state("dstate", dstate, State, step.h_t.shape, dtype=params.dtype, finite=False)


def check_forward(Params: type, State: type, params: Any, x: Any, state: Any) -> list[Array]:
    """Check what a sequence is given, and return the arrays of the state that it starts from, zeros without `state`."""
    check_exact("params", params, Params)
    check_array("x", x, ("T", "B", params.input_size), dtype=params.dtype)
    return arrays_of("state", state, State, (x.shape[1], params.hidden_size), params.dtype, finite=True)


def check_backward(
    Params: type, Trace: type, State: type, params: Any, trace: Any, dh: Any, dfinal: Any
) -> list[Array]:
    """Check what the way back through a sequence is given, and return the arrays of `dfinal`, zeros without it."""
    check_exact("params", params, Params)
    check_exact("trace", trace, Trace)
    H = params.hidden_size
    check_array("trace.hx", trace.hx, ("T + 1", "B", H + params.input_size + 1), dtype=params.dtype)
    shape = (len(trace.hx) - 1, trace.hx.shape[1], H)
    check_array("dh", dh, shape, dtype=params.dtype, finite=False)
    return arrays_of("dfinal", dfinal, State, shape[1:], params.dtype, finite=False)


def arrays_of(name: str, state: Any, State: type, shape: tuple[int, int], dtype: Any, *, finite: bool) -> list[Array]:
    """Return copies of the arrays of a state, checked; zeros in their place if it is None."""
    if state is None:
        return [np.zeros(shape, dtype) for _ in fields(State)]
    check_state(name, state, State, shape, dtype=dtype, finite=finite)
    return [getattr(state, field.name).copy() for field in fields(State)]


def check_exact(name: str, value: Any, kind: type) -> None:
    """Raise a TypeError unless `value` is of that very class: a gradient is no parameter, though a subclass."""
    if type(value) is not kind:
        raise TypeError(f"{name}: expected {kind.__name__}, got {type(value).__name__}")
