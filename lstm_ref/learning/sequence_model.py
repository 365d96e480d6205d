"""A cell that answers at every step with a score for each of V classes, such as the next word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..checks import Array, check_array, check_size, check_type
from .model import Verb, arrays_of, check_params, params_with


@dataclass(frozen=True)
class SequenceModel:
    """A cell and a read-out at every step: y_t = W_y h_t + b_y, a score for each of V classes.

    Parameters
    ----------
    params : LSTMParams, RNNParams, …
        The parameters of the cell.
    W_y : ndarray (V, H), dtype of the cell
        Weights of the read-out.
    b_y : ndarray (V,), same dtype
        Its bias.

    Raises
    ------
    TypeError, ValueError
        If `params` are no parameters of a cell, or the read-out does not fit them or is not finite.

    Examples
    --------
    >>> from lstm_ref import RNNParams
    >>> rng = np.random.default_rng(0)
    >>> model = SequenceModel.init(RNNParams.init(2, 4, rng=rng), 3, rng=rng)
    >>> model.W_y.shape, model.b_y
    ((3, 4), array([0., 0., 0.]))
    """

    params: Any
    W_y: Array
    b_y: Array

    def __post_init__(self) -> None:
        check_params(self.params)
        check_array("W_y", self.W_y, ("V", self.params.hidden_size), dtype=self.params.dtype)
        check_array("b_y", self.b_y, (len(self.W_y),), dtype=self.params.dtype)

    @classmethod
    def init(cls, params: Any, outputs: int, *, rng: np.random.Generator) -> SequenceModel:
        """Put a new read-out on a cell: weights uniform in (-1/sqrt(H), 1/sqrt(H)), biases 0.

        Parameters
        ----------
        params : LSTMParams, RNNParams, …
            The parameters of the cell.
        outputs : int
            V, the number of classes.
        rng : numpy.random.Generator
            Where the weights are drawn from.
        """
        check_params(params)
        check_size("outputs", outputs)
        check_type("rng", rng, np.random.Generator)
        bound = 1 / np.sqrt(params.hidden_size)
        W_y = rng.uniform(-bound, bound, (outputs, params.hidden_size)).astype(params.dtype)
        return cls(params, W_y, np.zeros(outputs, params.dtype))

    def arrays(self) -> dict[str, Array]:
        """Return everything that is trained, by name."""
        return {**arrays_of(self.params), "W_y": self.W_y, "b_y": self.b_y}

    def with_arrays(self, arrays: Mapping[str, Array]) -> SequenceModel:
        """Return a model of the same kind that holds these arrays."""
        return SequenceModel(params_with(self.params, arrays), arrays["W_y"], arrays["b_y"])

    def read(self, h: Array) -> Array:
        """Return the scores, (T, B, V), to the hidden states h (T, B, H)."""
        y: Array = h @ self.W_y.T + self.b_y
        return y

    def read_backward(self, h: Array, dy: Array) -> tuple[Array, dict[str, Array]]:
        """Return the gradients by h and, by name, by the read-out; dy (T, B, V) is the one by the scores."""
        V, H = self.W_y.shape
        dW_y = dy.reshape(-1, V).T @ h.reshape(-1, H)  # (V, H), summed over time and batch
        return dy @ self.W_y, {"W_y": dW_y, "b_y": dy.sum(axis=(0, 1))}


def scores(forward: Verb, model: SequenceModel, x: Array) -> Array:
    """Return the scores at every step.

    Parameters
    ----------
    forward : callable
        The verb of the cell, such as `lstm_forward`.
    model : SequenceModel
        The cell and its read-out.
    x : ndarray (T, B, D), dtype of the cell
        The sequences.

    Returns
    -------
    ndarray (T, B, V)
        What `cross_entropy` takes: the softmax over the last axis is the probability of each class.

    Raises
    ------
    TypeError, ValueError
        If `model` is no SequenceModel, or x does not fit the cell.

    Examples
    --------
    >>> from lstm_ref import RNNParams, rnn_forward
    >>> params = RNNParams(np.array([[0.5, 1.0]]), np.zeros(1))
    >>> model = SequenceModel(params, W_y=np.array([[2.0], [1.0]]), b_y=np.array([3.0, 4.0]))
    >>> scores(rnn_forward, model, np.zeros((5, 1, 1)))[-1]
    array([[3., 4.]])
    """
    check_type("model", model, SequenceModel)
    return model.read(forward(model.params, x).h)
