"""The loop: a batch, its gradients, clipped, an update."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ..checks import Array
from .clipping import clip_by_norm
from .gradients import loss_and_gradients
from .losses import Loss
from .model import ModelT, Verb, check_model
from .optimisers import Update, adam_update


def train(
    forward: Verb,
    backward: Verb,
    model: ModelT,
    batches: Iterable[tuple[Array, Any]],
    loss: Loss,
    *,
    learning_rate: float,
    max_norm: float = 1.0,
    update: Update = adam_update,
) -> Iterator[tuple[ModelT, float]]:
    """Yield, for one batch after the other, the model after an update and the loss before it.

    Parameters
    ----------
    forward, backward : callable
        The verbs of the cell, such as `lstm_forward` and `lstm_backward`.
    model : Model or SequenceModel
        Where to start; it is not changed.
    batches : iterable of (x, target)
        Inputs (T, B, D) and targets as the loss takes them; training ends with them, or when the caller stops asking.
    loss : callable
        `logistic_loss` or `squared_loss` for a Model, `cross_entropy` for a SequenceModel, or another that returns
        the loss and its gradient.
    learning_rate : float
        How far an update goes, above 0.
    max_norm : float
        To which norm the gradients are clipped, above 0.
    update : callable
        `adam_update` or `sgd_update`.

    Yields
    ------
    model : Model or SequenceModel
        The model after the update.
    loss : float
        The loss of the batch before it.

    Raises
    ------
    TypeError, ValueError
        If `model` is no model or a rate is not positive; what else does not fit is named by the cell or the loss.

    Examples
    --------
    >>> import numpy as np
    >>> from lstm_ref import RNNParams, rnn_backward, rnn_forward
    >>> from lstm_ref.learning import Model, logistic_loss, remember_bit
    >>> rng = np.random.default_rng(0)
    >>> model = Model.init(RNNParams.init(2, 8, rng=rng), rng=rng)
    >>> batches = (remember_bit(1, 16, rng) for _ in range(100))
    >>> losses = [loss for _, loss in train(
    ...     rnn_forward, rnn_backward, model, batches, logistic_loss, learning_rate=0.01)]
    >>> len(losses), losses[-1] < 0.2 < losses[0]
    (100, True)
    """
    steps = train_from(
        None, forward, backward, model, batches, loss, learning_rate=learning_rate, max_norm=max_norm, update=update
    )
    for model, value, _ in steps:
        yield model, value


def train_from(
    state: Any,
    forward: Verb,
    backward: Verb,
    model: ModelT,
    batches: Iterable[tuple[Array, Any]],
    loss: Loss,
    *,
    learning_rate: float,
    max_norm: float,
    update: Update,
) -> Iterator[tuple[ModelT, float, Any]]:
    """Do what `train` does from a state of the optimiser on, None at first; yield its next state as well."""
    check_model(model)
    for x, target in batches:
        value, grads = loss_and_gradients(forward, backward, model, x, target, loss)
        arrays, state = update(model.arrays(), clip_by_norm(grads, max_norm), state, learning_rate)
        model = model.with_arrays(arrays)
        yield model, value, state
