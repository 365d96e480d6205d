"""A cell with a read-out: what it answers to a sequence, and the gradient of a loss by all its arrays.

A cell is given as its verbs: `lstm_forward` and `lstm_backward`, `rnn_forward` and `rnn_backward`, and so on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any

import numpy as np

from ..checks import Array, check_array, check_type
from .losses import Loss

Verb = Callable[..., Any]


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
        If `params` are no parameters of a cell, or the read-out does not fit them or is not finite.

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
        if not hasattr(self.params, "hidden_size"):
            raise TypeError(f"params: expected the parameters of a cell, got {type(self.params).__name__}")
        check_array("w_y", self.w_y, (self.params.hidden_size,), dtype=self.params.dtype)
        check_array("b_y", self.b_y, (1,), dtype=self.params.dtype)

    @classmethod
    def init(cls, params: Any, *, rng: np.random.Generator) -> Model:
        """Put a new read-out on a cell: weights uniform in (-1/sqrt(H), 1/sqrt(H)), bias 0.

        Parameters
        ----------
        params : LSTMParams, RNNParams, …
            The parameters of the cell.
        rng : numpy.random.Generator
            Where the weights are drawn from.
        """
        check_type("rng", rng, np.random.Generator)
        bound = 1 / np.sqrt(params.hidden_size)
        w_y = rng.uniform(-bound, bound, params.hidden_size).astype(params.dtype)
        return cls(params, w_y, np.zeros(1, params.dtype))

    def arrays(self) -> dict[str, Array]:
        """Return everything that is trained, by name."""
        return {**arrays_of(self.params), "w_y": self.w_y, "b_y": self.b_y}

    def with_arrays(self, arrays: Mapping[str, Array]) -> Model:
        """Return a model of the same kind that holds these arrays."""
        params = type(self.params)(**{name: arrays[name] for name in arrays_of(self.params)})
        return Model(params, arrays["w_y"], arrays["b_y"])


def arrays_of(params: Any) -> dict[str, Array]:
    """Return the arrays of a cell's parameters, or of their gradients, by name."""
    return {field.name: getattr(params, field.name) for field in fields(params)}


def predict(forward: Verb, model: Model, x: Array) -> Array:
    """Return the answer to every sequence, read from its last hidden state.

    Parameters
    ----------
    forward : callable
        The verb of the cell, such as `lstm_forward`.
    model : Model
        The cell and its read-out.
    x : ndarray (T, B, D), dtype of the cell
        The sequences.

    Returns
    -------
    ndarray (B,)
        One number for each sequence.

    Raises
    ------
    TypeError, ValueError
        If x does not fit the cell.

    Examples
    --------
    >>> from lstm_ref import RNNParams, rnn_forward
    >>> model = Model(RNNParams(np.array([[0.5, 1.0]]), np.zeros(1)), w_y=np.array([2.0]), b_y=np.array([3.0]))
    >>> predict(rnn_forward, model, np.zeros((5, 1, 1)))
    array([3.])
    """
    y: Array = forward(model.params, x).h[-1] @ model.w_y + model.b_y
    return y


def loss_and_gradients(
    forward: Verb, backward: Verb, model: Model, x: Array, target: Array, loss: Loss
) -> tuple[float, dict[str, Array]]:
    """Return the loss of a batch and its gradient by everything that is trained.

    Parameters
    ----------
    forward, backward : callable
        The verbs of the cell, such as `lstm_forward` and `lstm_backward`.
    model : Model
        The cell and its read-out.
    x : ndarray (T, B, D), dtype of the cell
        The sequences.
    target : ndarray (B,), same dtype
        What the answers should be.
    loss : callable
        `logistic_loss`, `squared_loss`, or another that returns the loss and its gradient by the answers.

    Returns
    -------
    value : float
        The loss.
    grads : dict of str to ndarray
        The gradients, in the names and shapes of `Model.arrays`.

    Raises
    ------
    TypeError, ValueError
        If x or the target does not fit.

    Examples
    --------
    >>> from lstm_ref import RNNParams, rnn_backward, rnn_forward
    >>> from lstm_ref.learning import squared_loss
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
