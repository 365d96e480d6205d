"""What the LSTM hands back: every intermediate value of a step or a sequence, and the gradients by what went in.

`==` asks of two of them whether they are the same object; whether they hold the same numbers is a question to each
array.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Generic, TypeVar

import numpy as np

from .checks import Array, check_array, check_state, check_type
from .params import LSTMParams, LSTMState

ParamsT = TypeVar("ParamsT")
StateT = TypeVar("StateT")


@dataclass(frozen=True, eq=False)
class StepTrace:
    """Every value of one step.

    Attributes
    ----------
    hx_t : ndarray (B, H + D)
        The concatenation [h_{t-1}, x_t].
    C_prev : ndarray (B, H)
        The cell state before the step, C_{t-1}.
    a_f_t, a_i_t, a_C_t, a_o_t : ndarray (B, H)
        The pre-activations of the four layers.
    f_t, i_t, C_tilde_t, C_t, o_t, h_t : ndarray (B, H)
        The left sides of equations (1) to (6).
    """

    hx_t: Array
    C_prev: Array
    a_f_t: Array
    f_t: Array
    a_i_t: Array
    i_t: Array
    a_C_t: Array
    C_tilde_t: Array
    C_t: Array
    a_o_t: Array
    o_t: Array
    h_t: Array

    @property
    def state(self) -> LSTMState:
        """The state that the next step starts from: h_t and C_t, copied: a change to it leaves the step alone."""
        return LSTMState(h=self.h_t.copy(), C=self.C_t.copy())


@dataclass(frozen=True, eq=False)
class StepGradients(Generic[ParamsT, StateT]):
    """Gradients of the loss by the parameters, by x_t (B, D), and by the state before the step; of any cell."""

    params: ParamsT
    x_t: Array
    state: StateT


@dataclass(frozen=True, eq=False)
class SequenceTrace:
    """What the traces of all cells share.

    Attributes
    ----------
    hx : ndarray (T + 1, B, H + D + 1)
        [h_{t-1}, x_t, 1] of each step, and one row more for the last h_t.
    hidden_size : int
        H.
    x : ndarray (T, B, D)
        The inputs, a view.
    h : ndarray (T, B, H)
        The hidden states, a view.
    """

    hx: Array
    hidden_size: int

    @property
    def x(self) -> Array:
        """The inputs, (T, B, D)."""
        return self.hx[:-1, :, self.hidden_size : -1]

    @property
    def h(self) -> Array:
        """The hidden state after each step, (T, B, H)."""
        return self.hx[1:, :, : self.hidden_size]


@dataclass(frozen=True, eq=False)
class Trace(SequenceTrace):
    """Every value of a sequence of an LSTM, in three arrays; what has the name of a value is a view of one of them.

    Attributes
    ----------
    x : ndarray (T, B, D)
        The inputs.
    f, i, C_tilde, C, o, h : ndarray (T, B, H)
        The left sides of equations (1) to (6) at each step.
    state : LSTMState
        The state before the first step.
    final : LSTMState
        The state after the last step, copied.
    hx : ndarray (T + 1, B, H + D + 1)
        [h_{t-1}, x_t, 1] of each step, and one row more for the last h_t.
    layers : ndarray (T, 4, B, H)
        o_t, f_t, i_t and C~_t of each step.
    C_from_0 : ndarray (T + 1, B, H)
        The cell state before the first step and after each.
    """

    layers: Array
    C_from_0: Array

    @property
    def f(self) -> Array:
        """The forget gate, (T, B, H)."""
        return self.layers[:, 1]

    @property
    def i(self) -> Array:
        """The input gate, (T, B, H)."""
        return self.layers[:, 2]

    @property
    def C_tilde(self) -> Array:
        """The candidate, (T, B, H)."""
        return self.layers[:, 3]

    @property
    def C(self) -> Array:
        """The cell state after each step, (T, B, H)."""
        return self.C_from_0[1:]

    @property
    def o(self) -> Array:
        """The output gate, (T, B, H)."""
        return self.layers[:, 0]

    @property
    def state(self) -> LSTMState:
        """The state before the first step."""
        return LSTMState(h=self.hx[0, :, : self.hidden_size], C=self.C_from_0[0])

    @property
    def final(self) -> LSTMState:
        """The state after the last step, copied: it neither keeps the trace in memory nor changes with it."""
        return LSTMState(h=self.h[-1].copy(), C=self.C[-1].copy())


@dataclass(frozen=True, eq=False)
class Gradients(Generic[ParamsT, StateT]):
    """Gradients of the loss by the parameters, by x (T, B, D), and by the initial state; of any cell."""

    params: ParamsT
    x: Array
    state: StateT


def check_step(params: LSTMParams, x_t: Array, state: LSTMState) -> None:
    """Check what `lstm_step` is given."""
    check_type("params", params, LSTMParams, exact=True)
    check_array("x_t", x_t, ("B", params.input_size), dtype=params.dtype)
    check_state("state", state, LSTMState, (len(x_t), params.hidden_size), dtype=params.dtype)


def check_step_backward(params: LSTMParams, step: StepTrace, dstate: LSTMState) -> None:
    """Check what `lstm_step_backward` is given."""
    check_type("params", params, LSTMParams, exact=True)
    check_type("step", step, StepTrace)
    H = params.hidden_size
    check_array("step.hx_t", step.hx_t, ("B", H + params.input_size), dtype=params.dtype)
    for name in [field.name for field in fields(step) if field.name != "hx_t"]:
        finite = not name.startswith("a_")  # a pre-activation may overflow where its gate does not
        check_array(f"step.{name}", getattr(step, name), (len(step.hx_t), H), dtype=params.dtype, finite=finite)
    check_state("dstate", dstate, LSTMState, step.h_t.shape, dtype=params.dtype, finite=False)
    for layer, a_t in {"f": step.a_f_t, "i": step.a_i_t, "C": step.a_C_t, "o": step.a_o_t}.items():
        check_made_by(f"step.a_{layer}_t", a_t, getattr(params, f"W_{layer}"), getattr(params, f"b_{layer}"), step.hx_t)


def check_made_by(name: str, a: Array, W: Array, b: Array, z: Array) -> None:
    """Raise unless the first number of the pre-activations a (B, H) is the one that W, b and z (B, K) make.

    One number tells an updated layer from the one before the update, at the cost of one inner product. It may differ
    by what a sum of K + 1 terms in another order can: 2 (K + 1) units in the last place of the sum of their sizes.

    Raises
    ------
    ValueError
        If the number is another.

    Examples
    --------
    >>> check_made_by("a", np.array([[3.5]]), np.array([[2.0]]), np.array([1.0]), np.array([[1.0]]))
    Traceback (most recent call last):
        ...
    ValueError: a: expected 3.0 as first number, by these params, got 3.5; other params made it
    """
    expected, size = z[0] @ W[0] + b[0], np.abs(z[0]) @ np.abs(W[0]) + np.abs(b[0])
    if np.abs(a[0, 0] - expected) > 2 * (len(z[0]) + 1) * np.finfo(z.dtype).eps * size:
        raise ValueError(
            f"{name}: expected {expected} as first number, by these params, got {a[0, 0]}; other params made it"
        )
