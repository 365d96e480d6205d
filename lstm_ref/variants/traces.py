"""What the variants hand back: the values of a step or a sequence, and the gradients by what went in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from ..checks import Array
from ..params import LSTMState
from .gru_params import GRUState

ParamsT = TypeVar("ParamsT")
StateT = TypeVar("StateT")


@dataclass(frozen=True)
class VariantStepGradients(Generic[ParamsT, StateT]):
    """Gradients of the loss by the parameters, by x_t (B, D), and by the state before the step."""

    params: ParamsT
    x_t: Array
    state: StateT


@dataclass(frozen=True)
class VariantGradients(Generic[ParamsT, StateT]):
    """Gradients of the loss by the parameters, by x (T, B, D), and by the initial state."""

    params: ParamsT
    x: Array
    state: StateT


@dataclass(frozen=True)
class PeepholeStepTrace:
    """Every value of one step: x_t (B, D), the state before it, (B, H) each of f_t, i_t, C_tilde_t, C_t, o_t, h_t."""

    x_t: Array
    before: LSTMState
    f_t: Array
    i_t: Array
    C_tilde_t: Array
    C_t: Array
    o_t: Array
    h_t: Array

    @property
    def state(self) -> LSTMState:
        """The state that the next step starts from."""
        return LSTMState(h=self.h_t, C=self.C_t)


@dataclass(frozen=True)
class PeepholeTrace:
    """Every value of a sequence: x (T, B, D), the initial state, (T, B, H) each of f, i, C_tilde, C, o, h."""

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
class CoupledStepTrace:
    """Every value of one step: x_t (B, D), the state before it, (B, H) each of f_t, C_tilde_t, C_t, o_t, h_t."""

    x_t: Array
    before: LSTMState
    f_t: Array
    C_tilde_t: Array
    C_t: Array
    o_t: Array
    h_t: Array

    @property
    def state(self) -> LSTMState:
        """The state that the next step starts from."""
        return LSTMState(h=self.h_t, C=self.C_t)


@dataclass(frozen=True)
class CoupledTrace:
    """Every value of a sequence: x (T, B, D), the initial state, (T, B, H) each of f, C_tilde, C, o, h."""

    x: Array
    state: LSTMState
    f: Array
    C_tilde: Array
    C: Array
    o: Array
    h: Array

    @property
    def final(self) -> LSTMState:
        """The state after the last step."""
        return LSTMState(h=self.h[-1], C=self.C[-1])


@dataclass(frozen=True)
class GRUStepTrace:
    """Every value of one step: x_t (B, D), the state before it, (B, H) each of z_t, r_t, h_tilde_t, h_t."""

    x_t: Array
    before: GRUState
    z_t: Array
    r_t: Array
    h_tilde_t: Array
    h_t: Array

    @property
    def state(self) -> GRUState:
        """The state that the next step starts from."""
        return GRUState(self.h_t)


@dataclass(frozen=True)
class GRUTrace:
    """Every value of a sequence: x (T, B, D), the initial state, (T, B, H) each of z, r, h_tilde, h."""

    x: Array
    state: GRUState
    z: Array
    r: Array
    h_tilde: Array
    h: Array

    @property
    def final(self) -> GRUState:
        """The state after the last step."""
        return GRUState(self.h[-1])


@dataclass(frozen=True)
class GRUResetAfterStepTrace:
    """Every value of one step: x_t (B, D), the state before it, (B, H) each of z_t, r_t, m_t, h_tilde_t, h_t."""

    x_t: Array
    before: GRUState
    z_t: Array
    r_t: Array
    m_t: Array
    h_tilde_t: Array
    h_t: Array

    @property
    def state(self) -> GRUState:
        """The state that the next step starts from."""
        return GRUState(self.h_t)


@dataclass(frozen=True)
class GRUResetAfterTrace:
    """Every value of a sequence: x (T, B, D), the initial state, (T, B, H) each of z, r, m, h_tilde, h."""

    x: Array
    state: GRUState
    z: Array
    r: Array
    m: Array
    h_tilde: Array
    h: Array

    @property
    def final(self) -> GRUState:
        """The state after the last step."""
        return GRUState(self.h[-1])
