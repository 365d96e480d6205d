"""The verbs of every cell, found by the class of its parameters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..params import LSTMParams, LSTMState, LSTMStateGradient
from ..sequence import lstm_backward, lstm_forward
from ..variants.coupled import coupled_backward, coupled_forward
from ..variants.gru_params import GRUParams, GRUResetAfterParams, GRUState, GRUStateGradient
from ..variants.gru_reset_after_sequence import gru_reset_after_backward, gru_reset_after_forward
from ..variants.gru_sequence import gru_backward, gru_forward
from ..variants.lstm_params import CoupledParams, NoForgetParams, PeepholeParams
from ..variants.no_forget import no_forget_backward, no_forget_forward
from ..variants.peephole_sequence import peephole_backward, peephole_forward
from ..variants.rnn_params import RNNParams, RNNState, RNNStateGradient
from ..variants.rnn_sequence import rnn_backward, rnn_forward


@dataclass(frozen=True)
class Verbs:
    """What a cell runs forward and backward with, and the classes of its state and of a gradient by it."""

    forward: Callable[..., Any]
    backward: Callable[..., Any]
    State: type
    StateGradient: type


VERBS: dict[type, Verbs] = {
    LSTMParams: Verbs(lstm_forward, lstm_backward, LSTMState, LSTMStateGradient),
    PeepholeParams: Verbs(peephole_forward, peephole_backward, LSTMState, LSTMStateGradient),
    CoupledParams: Verbs(coupled_forward, coupled_backward, LSTMState, LSTMStateGradient),
    NoForgetParams: Verbs(no_forget_forward, no_forget_backward, LSTMState, LSTMStateGradient),
    GRUParams: Verbs(gru_forward, gru_backward, GRUState, GRUStateGradient),
    GRUResetAfterParams: Verbs(gru_reset_after_forward, gru_reset_after_backward, GRUState, GRUStateGradient),
    RNNParams: Verbs(rnn_forward, rnn_backward, RNNState, RNNStateGradient),
}


def check_cell(name: str, value: Any) -> None:
    """Raise a TypeError unless `value` is the parameters of a cell themselves, and no gradient by them.

    Examples
    --------
    >>> check_cell("forward", None)
    Traceback (most recent call last):
        ...
    TypeError: forward: expected the parameters of a cell, got NoneType
    """
    if type(value) not in VERBS:
        raise TypeError(f"{name}: expected the parameters of a cell, got {type(value).__name__}")
