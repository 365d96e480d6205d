"""A cell with a read-out: what it answers to a sequence, and the gradient of a loss by all its arrays.

`Model` answers once, at the end; `SequenceModel` at every step. A cell is given as its verbs:
`lstm_forward` and `lstm_backward`, `rnn_forward` and `rnn_backward`, and so on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any, Protocol, TypeVar, runtime_checkable

import numpy as np

from ..checks import Array, check_array, check_type

Verb = Callable[..., Any]


@runtime_checkable
class AnyModel(Protocol):
    """What is trained: a cell, and a read-out with its way back."""

    @property
    def params(self) -> Any:
        """The parameters of the cell."""

    def arrays(self) -> dict[str, Array]:
        """Return everything that is trained, by name."""

    def with_arrays(self: ModelT, arrays: Mapping[str, Array]) -> ModelT:
        """Return a model of the same kind that holds these arrays."""

    def read(self, h: Array) -> Array:
        """Return the answer y to the hidden states h (T, B, H)."""

    def read_backward(self, h: Array, dy: Array) -> tuple[Array, dict[str, Array]]:
        """Return the gradients by h, (T, B, H), and by the arrays of the read-out, from the one by the answer."""


ModelT = TypeVar("ModelT", bound=AnyModel)


def check_model(model: Any) -> None:
    """Raise a TypeError unless `model` is a cell with a read-out.

    Examples
    --------
    >>> check_model(None)
    Traceback (most recent call last):
        ...
    TypeError: model: expected Model or SequenceModel, got NoneType
    """
    if not isinstance(model, AnyModel) or isinstance(model, type):
        raise TypeError(f"model: expected Model or SequenceModel, got {type(model).__name__}")


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
        check_params(self.params)
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
        check_params(params)
        check_type("rng", rng, np.random.Generator)
        bound = 1 / np.sqrt(params.hidden_size)
        w_y = rng.uniform(-bound, bound, params.hidden_size).astype(params.dtype)
        return cls(params, w_y, np.zeros(1, params.dtype))

    def arrays(self) -> dict[str, Array]:
        """Return everything that is trained, by name."""
        return {**arrays_of(self.params), "w_y": self.w_y, "b_y": self.b_y}

    def with_arrays(self, arrays: Mapping[str, Array]) -> Model:
        """Return a model of the same kind that holds these arrays."""
        return Model(params_with(self.params, arrays), arrays["w_y"], arrays["b_y"])

    def read(self, h: Array) -> Array:
        """Return the answers, (B,), to the hidden states h (T, B, H)."""
        y: Array = h[-1] @ self.w_y + self.b_y
        return y

    def read_backward(self, h: Array, dy: Array) -> tuple[Array, dict[str, Array]]:
        """Return the gradients by h and, by name, by the read-out; dy (B,) is the one by the answers."""
        dh = np.zeros_like(h)
        dh[-1] = dy[:, None] * self.w_y
        return dh, {"w_y": dy @ h[-1], "b_y": dy.sum(keepdims=True)}


def check_params(params: Any) -> None:
    """Raise a TypeError unless `params` are the parameters of a cell."""
    if not hasattr(params, "hidden_size"):
        raise TypeError(f"params: expected the parameters of a cell, got {type(params).__name__}")


def arrays_of(params: Any) -> dict[str, Array]:
    """Return the arrays of a cell's parameters, or of their gradients, by name."""
    return {field.name: getattr(params, field.name) for field in fields(params)}


def params_with(params: Any, arrays: Mapping[str, Array]) -> Any:
    """Return parameters of the same cell that hold these arrays."""
    return type(params)(**{name: arrays[name] for name in arrays_of(params)})


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
    return model.read(forward(model.params, x).h)
