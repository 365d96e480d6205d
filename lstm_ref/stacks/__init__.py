"""Cells in layers and directions, over sequences of different lengths.

A stack is a list of layers, each of which reads what the one below puts out. A layer is the parameters of a cell, or
`Reverse` of them, which reads each sequence from its end, or `Bidirectional`, which puts two cells side by side.

Examples
--------
>>> import numpy as np
>>> from lstm_ref import LSTMParams
>>> rng = np.random.default_rng(0)
>>> first = Bidirectional(LSTMParams.init(3, 2, rng=rng), LSTMParams.init(3, 2, rng=rng))
>>> second = LSTMParams.init(4, 2, rng=rng)
>>> trace = stack_forward([first, second], rng.normal(size=(5, 2, 3)), lengths=[5, 2])
>>> trace.output.shape, len(trace.final)
((5, 2, 2), 3)
>>> trace.output[2:, 1].any()
np.False_
"""

from .layers import Bidirectional, Reverse
from .layers import Cell as Cell
from .layers import Layer as Layer
from .running import stack_backward, stack_forward
from .traces import StackGradients, StackTrace

__all__ = [
    "Bidirectional",
    "Reverse",
    "StackGradients",
    "StackTrace",
    "stack_backward",
    "stack_forward",
]
