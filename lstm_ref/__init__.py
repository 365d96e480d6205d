"""A small NumPy reference for the LSTM: a numbered line per equation, with the gradients.

The equations are numbered (1) to (6) forward and (1') to (6') backward: the same numbers in the code, the book and
its diagrams.
"""

from .activations import sigmoid, tanh
from .gradcheck import gradient_check
from .lstm import lstm_step, lstm_step_backward
from .params import LSTMParams, LSTMState
from .sequence import lstm_backward, lstm_final, lstm_forward
from .traces import Gradients, StepGradients, StepTrace, Trace
from .variants.coupled import coupled_backward, coupled_final, coupled_forward, coupled_step, coupled_step_backward
from .variants.gru import gru_step, gru_step_backward
from .variants.gru_params import GRUParams, GRUResetAfterParams, GRUState, gru_swap_z
from .variants.gru_reset_after import gru_reset_after_step, gru_reset_after_step_backward
from .variants.gru_reset_after_sequence import (
    gru_reset_after_backward,
    gru_reset_after_final,
    gru_reset_after_forward,
)
from .variants.gru_sequence import gru_backward, gru_final, gru_forward
from .variants.layers import count_parameters
from .variants.lstm_params import CoupledParams, NoForgetParams, PeepholeParams
from .variants.no_forget import (
    no_forget_backward,
    no_forget_final,
    no_forget_forward,
    no_forget_step,
    no_forget_step_backward,
)
from .variants.peephole import peephole_step, peephole_step_backward
from .variants.peephole_sequence import peephole_backward, peephole_final, peephole_forward
from .variants.rnn import rnn_step, rnn_step_backward
from .variants.rnn_params import RNNParams, RNNState
from .variants.rnn_sequence import rnn_backward, rnn_final, rnn_forward

__all__ = [
    "CoupledParams",
    "GRUParams",
    "GRUResetAfterParams",
    "GRUState",
    "Gradients",
    "LSTMParams",
    "LSTMState",
    "NoForgetParams",
    "PeepholeParams",
    "RNNParams",
    "RNNState",
    "StepGradients",
    "StepTrace",
    "Trace",
    "count_parameters",
    "coupled_backward",
    "coupled_final",
    "coupled_forward",
    "coupled_step",
    "coupled_step_backward",
    "gradient_check",
    "gru_backward",
    "gru_final",
    "gru_forward",
    "gru_reset_after_backward",
    "gru_reset_after_final",
    "gru_reset_after_forward",
    "gru_reset_after_step",
    "gru_reset_after_step_backward",
    "gru_step",
    "gru_step_backward",
    "gru_swap_z",
    "lstm_backward",
    "lstm_final",
    "lstm_forward",
    "lstm_step",
    "lstm_step_backward",
    "no_forget_backward",
    "no_forget_final",
    "no_forget_forward",
    "no_forget_step",
    "no_forget_step_backward",
    "peephole_backward",
    "peephole_final",
    "peephole_forward",
    "peephole_step",
    "peephole_step_backward",
    "rnn_backward",
    "rnn_final",
    "rnn_forward",
    "rnn_step",
    "rnn_step_backward",
    "sigmoid",
    "tanh",
]
