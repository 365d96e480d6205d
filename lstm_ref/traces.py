"""What the LSTM hands back: every intermediate value of a step or a sequence, and the gradients by what went in."""

from __future__ import annotations

from dataclasses import dataclass

from .checks import Array
from .params import LSTMParamsGradient, LSTMState, LSTMStateGradient


@dataclass(frozen=True)
class StepTrace:
    """Every value of one step.

    Attributes
    ----------
    z_t : ndarray (B, H + D)
        The concatenation [h_{t-1}, x_t].
    C_prev : ndarray (B, H)
        The cell state before the step, C_{t-1}.
    a_f_t, a_i_t, a_C_t, a_o_t : ndarray (B, H)
        The pre-activations of the four layers.
    f_t, i_t, C_tilde_t, C_t, o_t, h_t : ndarray (B, H)
        The left sides of equations (1) to (6).
    """

    z_t: Array
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


@dataclass(frozen=True)
class StepGradients:
    """Gradients of the loss by the parameters, by x_t (B, D), and by the state before the step."""

    params: LSTMParamsGradient
    x_t: Array
    state: LSTMStateGradient


@dataclass(frozen=True)
class Trace:
    """Every value of a sequence: x (T, B, D), the initial state, and (T, B, H) each of f, i, C_tilde, C, o, h."""

    x: Array
    state: LSTMState
    f: Array
    i: Array
    C_tilde: Array
    C: Array
    o: Array
    h: Array

    @property
    def final(self) -> LSTMState:
        """The state after the last step."""
        return LSTMState(h=self.h[-1], C=self.C[-1])


@dataclass(frozen=True)
class Gradients:
    """Gradients of the loss by the parameters, by x (T, B, D), and by the initial state."""

    params: LSTMParamsGradient
    x: Array
    state: LSTMStateGradient
