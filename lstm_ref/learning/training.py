"""Train any cell of the package to answer from its last hidden state: a read-out, two losses, and the loop.

A cell is given as its verbs: `lstm_forward` and `lstm_backward`, `rnn_forward` and `rnn_backward`, and so on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from typing import Any

import numpy as np

from ..checks import Array, check_array, check_number, check_type
from .adam import AdamState, Arrays, adam_update, clip_by_norm

Verb = Callable[..., Any]
Loss = Callable[[Array, Array], tuple[float, Array]]


@dataclass(frozen=True)
class Model:
    """A cell and a read-out: the answer to a sequence is y = h_T @ w_y + b_y, one number.

    Parameters
    ----------
    params : LSTMParams, RNNParams, …
        The parameters of the cell.
    w_y : ndarray (H,), dtype of the cell
        Weights of the read-out.
    b_y : ndarray (1,), same dtype
        Its bias.

    Raises
    ------
    TypeError, ValueError
        If the read-out does not fit the cell, or is not finite.

    Examples
    --------
    >>> from lstm_ref import RNNParams
    >>> model = Model.init(RNNParams.init(2, 4, rng=np.random.default_rng(0)), rng=np.random.default_rng(1))
    >>> model.w_y.shape, model.b_y
    ((4,), array([0.]))
    """

    params: Any
    w_y: Array
    b_y: Array

    def __post_init__(self) -> None:
        check_array("w_y", self.w_y, (self.params.hidden_size,), dtype=self.params.dtype)
        check_array("b_y", self.b_y, (1,), dtype=self.params.dtype)

    @classmethod
    def init(cls, params: Any, *, rng: np.random.Generator) -> Model:
        """Put a new read-out on a cell: weights uniform in (-1/sqrt(H), 1/sqrt(H)), bias 0."""
        check_type("rng", rng, np.random.Generator)
        bound = 1 / np.sqrt(params.hidden_size)
        w_y = rng.uniform(-bound, bound, params.hidden_size).astype(params.dtype)
        return cls(params, w_y, np.zeros(1, params.dtype))

    def arrays(self) -> dict[str, Array]:
        """Return everything that is trained, by name."""
        return {**arrays_of(self.params), "w_y": self.w_y, "b_y": self.b_y}

    def with_arrays(self, arrays: Arrays) -> Model:
        """Return a model of the same kind that holds these arrays."""
        params = type(self.params)(**{name: arrays[name] for name in arrays_of(self.params)})
        return Model(params, arrays["w_y"], arrays["b_y"])


def arrays_of(params: Any) -> dict[str, Array]:
    """Return the arrays of a cell's parameters, or of their gradients, by name."""
    return {field.name: getattr(params, field.name) for field in fields(params)}


def logistic_loss(y: Array, target: Array) -> tuple[float, Array]:
    """Return the mean of log(1 + exp(-target y)) for targets +1 and -1, and its gradient by y.

    Examples
    --------
    >>> loss, dy = logistic_loss(np.array([0.0, 0.0]), np.array([1.0, -1.0]))
    >>> round(loss, 3), dy
    (0.693, array([-0.25,  0.25]))
    """
    margin = target * y  # (B,)
    return float(np.mean(np.logaddexp(0, -margin))), -target * np.exp(-np.logaddexp(0, margin)) / len(y)


def squared_loss(y: Array, target: Array) -> tuple[float, Array]:
    """Return the mean of (y - target)^2 and its gradient by y.

    Examples
    --------
    >>> squared_loss(np.array([1.0, 2.0]), np.array([1.0, 4.0]))
    (2.0, array([ 0., -2.]))
    """
    return float(np.mean((y - target) ** 2)), 2 * (y - target) / len(y)


def predict(forward: Verb, model: Model, x: Array) -> Array:
    """Return the answer to every sequence of x (T, B, D), one number each: (B,).

    Examples
    --------
    >>> from lstm_ref import RNNParams, rnn_forward
    >>> model = Model(RNNParams(np.array([[0.5, 1.0]]), np.zeros(1)), w_y=np.array([2.0]), b_y=np.array([3.0]))
    >>> predict(rnn_forward, model, np.zeros((5, 1, 1)))
    array([3.])
    """
    y: Array = forward(model.params, x).h[-1] @ model.w_y + model.b_y
    return y


def accuracy(y: Array, target: Array) -> float:
    """Return the share of answers whose sign is that of the target; an answer of 0 is wrong.

    Examples
    --------
    >>> accuracy(np.array([0.3, -2.0, 0.0, 1.0]), np.array([1.0, -1.0, 1.0, -1.0]))
    0.5
    """
    return float(np.mean(y * target > 0))


def loss_and_gradients(
    forward: Verb, backward: Verb, model: Model, x: Array, target: Array, loss: Loss
) -> tuple[float, dict[str, Array]]:
    """Return the loss of a batch and its gradient by everything that is trained.

    Examples
    --------
    >>> from lstm_ref import RNNParams, rnn_backward, rnn_forward
    >>> model = Model(RNNParams(np.array([[0.5, 1.0]]), np.zeros(1)), w_y=np.array([2.0]), b_y=np.array([3.0]))
    >>> _, grads = loss_and_gradients(
    ...     rnn_forward, rnn_backward, model, np.zeros((5, 1, 1)), np.array([1.0]), squared_loss)
    >>> grads["b_y"]
    array([4.])
    """
    trace = forward(model.params, x)
    h_T = trace.h[-1]  # (B, H)
    value, dy = loss(h_T @ model.w_y + model.b_y, target)
    dh = np.zeros_like(trace.h)
    dh[-1] = dy[:, None] * model.w_y
    grads = arrays_of(backward(model.params, trace, dh).params)
    return value, {**grads, "w_y": dy @ h_T, "b_y": dy.sum(keepdims=True)}


def train(
    forward: Verb,
    backward: Verb,
    model: Model,
    batches: Iterable[tuple[Array, Array]],
    loss: Loss,
    *,
    learning_rate: float,
    max_norm: float = 1.0,
) -> Iterator[tuple[Model, float]]:
    """Yield, for one batch after the other, the model after an update by Adam and the loss before it.

    Parameters
    ----------
    forward, backward : callable
        The verbs of the cell, such as `lstm_forward` and `lstm_backward`.
    model : Model
        Where to start; it is not changed.
    batches : iterable of (x, target)
        Inputs (T, B, D) and targets (B,); training ends with them, or when the caller stops asking.
    loss : callable
        `logistic_loss`, `squared_loss`, or another that returns the loss and its gradient.
    learning_rate : float
        How far Adam goes, above 0.
    max_norm : float
        To which norm the gradients are clipped, above 0.

    Raises
    ------
    TypeError, ValueError
        If `model` is no Model or a rate is not positive; what else does not fit is named by the cell.

    Examples
    --------
    >>> from lstm_ref import RNNParams, rnn_backward, rnn_forward
    >>> from lstm_ref.learning.tasks import remember_bit
    >>> rng = np.random.default_rng(0)
    >>> model = Model.init(RNNParams.init(2, 8, rng=rng), rng=rng)
    >>> batches = (remember_bit(1, 16, rng) for _ in range(100))
    >>> losses = [loss for _, loss in train(
    ...     rnn_forward, rnn_backward, model, batches, logistic_loss, learning_rate=0.01)]
    >>> len(losses), losses[-1] < 0.2 < losses[0]
    (100, True)
    """
    check_type("model", model, Model)
    for name, rate in (("learning_rate", learning_rate), ("max_norm", max_norm)):
        check_number(name, rate)
        if rate <= 0:
            raise ValueError(f"{name}: expected a positive number, got {rate}")
    adam = AdamState.start(model.arrays())
    for x, target in batches:
        value, grads = loss_and_gradients(forward, backward, model, x, target, loss)
        arrays, adam = adam_update(model.arrays(), clip_by_norm(grads, max_norm), adam, learning_rate)
        model = model.with_arrays(arrays)
        yield model, value
