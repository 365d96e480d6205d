"""Which earlier inputs an answer depends on."""

from __future__ import annotations

import numpy as np

from ..checks import Array, check_array, check_size, check_type
from .model import Verb
from .sequence_model import SequenceModel


def connectivity(forward: Verb, backward: Verb, model: SequenceModel, x: Array, *, step: int, score: int) -> Array:
    """Return how strongly one score at one step depends on the input of that step and of each before it.

    It is the norm of the gradient of y[step, b, score] by x[t, b], for a small change: how much an input matters to a
    score, whatever the score is. Source: Madsen (2019), "Visualizing memorization in RNNs", who calls it connectivity.

    Parameters
    ----------
    forward, backward : callable
        The verbs of the cell, such as `lstm_forward` and `lstm_backward`.
    model : SequenceModel
        The cell and its read-out.
    x : ndarray (T, B, D), dtype of the cell
        The sequences.
    step : int
        Which step the score is taken at, from 0 to T - 1.
    score : int
        Which score, from 0 to V - 1.

    Returns
    -------
    ndarray (step + 1, B)
        The norms, over the D inputs of each step.

    Raises
    ------
    TypeError, ValueError
        If `model` is no SequenceModel, x does not fit it, or `step` or `score` lies outside.

    Examples
    --------
    >>> from lstm_ref import RNNParams, rnn_backward, rnn_forward
    >>> params = RNNParams(np.array([[0.5, 1.0]]), np.zeros(1))
    >>> model = SequenceModel(params, W_y=np.array([[2.0]]), b_y=np.zeros(1))
    >>> connectivity(rnn_forward, rnn_backward, model, np.zeros((3, 1, 1)), step=2, score=0)[:, 0]
    array([0.5, 1. , 2. ])
    """
    check_type("model", model, SequenceModel)
    check_array("x", x, ("T", "B", model.params.input_size), dtype=model.params.dtype)
    V = len(model.b_y)
    for name, value, count in (("step", step, len(x)), ("score", score, V)):
        check_size(name, value, least=0)
        if value >= count:
            raise ValueError(f"{name}: expected at most {count - 1}, got {value}")
    trace = forward(model.params, x[: step + 1])
    dy = np.zeros((step + 1, x.shape[1], V), x.dtype)
    dy[step, :, score] = 1
    dh, _ = model.read_backward(trace.h, dy)
    norms: Array = np.linalg.norm(backward(model.params, trace, dh).x, axis=2)
    return norms
