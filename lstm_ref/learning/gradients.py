"""The gradient of a loss by everything that a model is trained in."""

from __future__ import annotations

from typing import Any

from ..checks import Array
from .losses import Loss
from .model import AnyModel, Verb, arrays_of, check_model


def loss_and_gradients(
    forward: Verb, backward: Verb, model: AnyModel, x: Array, target: Any, loss: Loss
) -> tuple[float, dict[str, Array]]:
    """Return the loss of a batch and its gradient by everything that is trained.

    Parameters
    ----------
    forward, backward : callable
        The verbs of the cell, such as `lstm_forward` and `lstm_backward`.
    model : Model or SequenceModel
        The cell and its read-out.
    x : ndarray (T, B, D), dtype of the cell
        The sequences.
    target : ndarray
        What the answers should be, in the form that the loss takes.
    loss : callable
        `logistic_loss` or `squared_loss` for a Model, `cross_entropy` for a SequenceModel, or another that returns
        the loss and its gradient by the answers.

    Returns
    -------
    value : float
        The loss.
    grads : dict of str to ndarray
        The gradients, in the names and shapes of ``model.arrays()``.

    Raises
    ------
    TypeError, ValueError
        If x or the target does not fit.

    Examples
    --------
    >>> import numpy as np
    >>> from lstm_ref import RNNParams, rnn_backward, rnn_forward
    >>> from lstm_ref.learning import Model, squared_loss
    >>> model = Model(RNNParams(np.array([[0.5, 1.0]]), np.zeros(1)), w_y=np.array([2.0]), b_y=np.array([3.0]))
    >>> _, grads = loss_and_gradients(
    ...     rnn_forward, rnn_backward, model, np.zeros((5, 1, 1)), np.array([1.0]), squared_loss)
    >>> grads["b_y"]
    array([4.])
    """
    check_model(model)
    trace = forward(model.params, x)
    value, dy = loss(model.read(trace.h), target)
    dh, by_read_out = model.read_backward(trace.h, dy)
    return value, arrays_of(backward(model.params, trace, dh).params) | by_read_out
