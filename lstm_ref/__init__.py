"""A small NumPy reference for the LSTM: one line per equation, with the gradients.

The equations are numbered (1) to (6) forward and (1') to (6') backward: the same numbers in the code, the book and
its diagrams.
"""

from .activations import sigmoid, tanh
from .gradcheck import gradient_check
from .lstm import lstm_step, lstm_step_backward
from .params import LSTMParams, LSTMState
from .sequence import lstm_backward, lstm_forward
from .traces import Gradients, StepGradients, StepTrace, Trace
from .variants.rnn import RNNParams, RNNState, rnn_step, rnn_step_backward
from .variants.rnn_sequence import rnn_backward, rnn_forward

__all__ = [
    "Gradients",
    "LSTMParams",
    "LSTMState",
    "RNNParams",
    "RNNState",
    "StepGradients",
    "StepTrace",
    "Trace",
    "gradient_check",
    "lstm_backward",
    "lstm_forward",
    "lstm_step",
    "lstm_step_backward",
    "rnn_backward",
    "rnn_forward",
    "rnn_step",
    "rnn_step_backward",
    "sigmoid",
    "tanh",
]
