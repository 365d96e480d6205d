"""What other implementations computed, stored: inputs, outputs and gradients; and other people's cells held to it.

Examples
--------
>>> import numpy as np
>>> from lstm_ref import LSTMState
>>> from lstm_ref.interop import from_pytorch
>>> from lstm_ref.stacks import stack_forward
>>> vectors = stored("lstm_pytorch")
>>> v = vectors.inputs
>>> layers = from_pytorch({name: array for name, array in v.items() if name.endswith("_l0")})
>>> trace = stack_forward(layers, v["x"], [LSTMState(h=v["h0"], C=v["c0"])])
>>> bool(np.allclose(trace.output, vectors.outputs["output"], rtol=0, atol=1e-12))
True

A cell of one's own, in a test; `python -m lstm_ref check` says what is wrong with it:

>>> def step(x_t, h_prev, W, b):
...     return np.tanh(np.concatenate([h_prev, x_t], axis=1) @ W.T + b)
>>> check(python_cell(step), "rnn").right
True
"""

from .candidates import Program, TargetError, python_cell, torch_module
from .cases import SUITE, case, cases
from .checking import Candidate, CandidateError, Report, check
from .judging import Difference, Outcome, judge
from .stored_vectors import Vectors, stored, stored_names

__all__ = [
    "SUITE",
    "Candidate",
    "CandidateError",
    "Difference",
    "Outcome",
    "Program",
    "Report",
    "TargetError",
    "Vectors",
    "case",
    "cases",
    "check",
    "judge",
    "python_cell",
    "stored",
    "stored_names",
    "torch_module",
]
