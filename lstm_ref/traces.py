"""What the LSTM hands back: every intermediate value of a step or a sequence, and the gradients by what went in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from .checks import Array
from .params import LSTMState

ParamsT = TypeVar("ParamsT")
StateT = TypeVar("StateT")


@dataclass(frozen=True)
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
        """The state that the next step starts from: h_t and C_t."""
        return LSTMState(h=self.h_t, C=self.C_t)


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
