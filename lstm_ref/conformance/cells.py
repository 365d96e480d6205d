"""What the suite knows of each cell: its classes and steps in lstm_ref, its gates, and its values in their order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..lstm import lstm_step, lstm_step_backward
from ..params import LSTMParams, LSTMState
from ..variants.coupled import coupled_step, coupled_step_backward
from ..variants.gru import gru_step, gru_step_backward
from ..variants.gru_params import GRUParams, GRUResetAfterParams, GRUState
from ..variants.gru_reset_after import gru_reset_after_step, gru_reset_after_step_backward
from ..variants.lstm_params import CoupledParams, PeepholeParams
from ..variants.peephole import peephole_step, peephole_step_backward
from ..variants.rnn import rnn_step, rnn_step_backward
from ..variants.rnn_params import RNNParams, RNNState

SYMBOLS = {"C_tilde": "C~", "h_tilde": "h~"}  # what sentences call these values
LSTM_VALUES = ("a_f", "f", "a_i", "i", "a_C", "C_tilde", "C", "a_o", "o", "h")


@dataclass(frozen=True)
class CellKind:
    """A cell of the suite.

    Attributes
    ----------
    Params, State : type
        The classes of its parameters and of its state.
    step, backward : callable
        Its step, and the step back.
    gates : tuple of str
        Its layers, in the article's order: `f` has W_f and b_f.
    vectors : tuple of str
        Its parameters beside the weights and biases of the gates, (H,) each.
    values : tuple of str
        What a step computes, in the order of its equations; `f` is f_t of every step.
    """

    Params: Any
    State: Any
    step: Callable[..., Any]
    backward: Callable[..., Any]
    gates: tuple[str, ...]
    vectors: tuple[str, ...]
    values: tuple[str, ...]

    @property
    def states(self) -> tuple[str, ...]:
        """The parts of its state: h and C, or h alone."""
        return ("h", "C") if self.State is LSTMState else ("h",)

    @property
    def parameters(self) -> tuple[str, ...]:
        """The names of its parameters, such as W_f and b_f."""
        return (*(f"{kind}_{gate}" for gate in self.gates for kind in "Wb"), *self.vectors)


CELLS: dict[str, CellKind] = {
    "lstm": CellKind(LSTMParams, LSTMState, lstm_step, lstm_step_backward, tuple("fiCo"), (), LSTM_VALUES),
    "peephole": CellKind(
        PeepholeParams, LSTMState, peephole_step, peephole_step_backward,
        tuple("fiCo"), ("p_f", "p_i", "p_o"), LSTM_VALUES,
    ),
    "coupled": CellKind(
        CoupledParams, LSTMState, coupled_step, coupled_step_backward,
        tuple("fCo"), (), ("a_f", "f", "a_C", "C_tilde", "C", "a_o", "o", "h"),
    ),
    "gru": CellKind(
        GRUParams, GRUState, gru_step, gru_step_backward, tuple("zrh"), (), ("z", "r", "h_tilde", "h")
    ),
    "gru_reset_after": CellKind(
        GRUResetAfterParams, GRUState, gru_reset_after_step, gru_reset_after_step_backward,
        tuple("zrh"), ("b_hh",), ("z", "r", "m", "h_tilde", "h"),
    ),
    "rnn": CellKind(RNNParams, RNNState, rnn_step, rnn_step_backward, ("h",), (), ("a", "h")),
}  # fmt: skip
