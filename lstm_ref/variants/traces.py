"""What the other cells hand back: the values of a step or a sequence.

The LSTM with peepholes, the one with coupled gates and the one without a forget gate have the values of the LSTM, and
its `StepTrace` and `Trace`.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..checks import Array
from ..traces import SequenceTrace
from .gru_params import GRUState
from .rnn_params import RNNState


@dataclass(frozen=True, eq=False)
class RNNStepTrace:
    """Every value of one step: the concatenation hx_t (B, H + D), the pre-activation a_t and h_t, (B, H) each."""

    hx_t: Array
    a_t: Array
    h_t: Array

    @property
    def state(self) -> RNNState:
        """The state that the next step starts from, copied."""
        return RNNState(self.h_t.copy())


@dataclass(frozen=True, eq=False)
class RNNTrace(SequenceTrace):
    """Every value of a sequence: x (T, B, D), h (T, B, H), the state before the first step and the final one."""

    @property
    def state(self) -> RNNState:
        """The state before the first step."""
        return RNNState(self.hx[0, :, : self.hidden_size])

    @property
    def final(self) -> RNNState:
        """The state after the last step, copied."""
        return RNNState(self.h[-1].copy())


@dataclass(frozen=True, eq=False)
class GRUStepTrace:
    """Every value of one step: the concatenation hx_t (B, H + D), and z_t, r_t, h_tilde_t, h_t, (B, H) each."""

    hx_t: Array
    z_t: Array
    r_t: Array
    h_tilde_t: Array
    h_t: Array

    @property
    def state(self) -> GRUState:
        """The state that the next step starts from, copied."""
        return GRUState(self.h_t.copy())


@dataclass(frozen=True, eq=False)
class GRUResetAfterStepTrace(GRUStepTrace):
    """The same, and m_t (B, H), the product that the reset gate scales."""

    m_t: Array


@dataclass(frozen=True, eq=False)
class GRUTrace(SequenceTrace):
    """Every value of a sequence: x (T, B, D); z, r, h_tilde and h, (T, B, H) each; the first state and the final one.

    `layers`, (T, 3, B, H), holds h~_t, z_t and r_t of each step; the names are views of it.
    """

    layers: Array

    @property
    def z(self) -> Array:
        """The update gate, (T, B, H)."""
        return self.layers[:, 1]

    @property
    def r(self) -> Array:
        """The reset gate, (T, B, H)."""
        return self.layers[:, 2]

    @property
    def h_tilde(self) -> Array:
        """The candidate, (T, B, H)."""
        return self.layers[:, 0]

    @property
    def state(self) -> GRUState:
        """The state before the first step."""
        return GRUState(self.hx[0, :, : self.hidden_size])

    @property
    def final(self) -> GRUState:
        """The state after the last step, copied."""
        return GRUState(self.h[-1].copy())


@dataclass(frozen=True, eq=False)
class GRUResetAfterTrace(GRUTrace):
    """The same, and m (T, B, H), the product that the reset gate scales, as a fourth layer."""

    @property
    def m(self) -> Array:
        """W_hh h_{t-1} + b_hh, (T, B, H)."""
        return self.layers[:, 3]
