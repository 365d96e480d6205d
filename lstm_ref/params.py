"""Parameters and state of the LSTM, checked once, when they are constructed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol, TypeVar, runtime_checkable

import numpy as np

from .checks import Array, check_array, check_dtype, check_number, check_size, check_type

KindT = TypeVar("KindT")


def check_layers(params: Any, names: tuple[str, ...]) -> None:
    """Check that every W_<name> is (H, H + D) and every b_<name> is (H,), all of the dtype of the first."""
    first = f"W_{names[0]}"
    W = getattr(params, first)
    check_array(first, W, ("H", "H + D"))
    H, columns = W.shape
    if columns <= H:
        raise ValueError(f"{first}: expected shape (H, H + D) with D >= 1, got {W.shape}")
    for name in names:
        check_array(f"W_{name}", getattr(params, f"W_{name}"), (H, columns), dtype=W.dtype, like=first)
        check_array(f"b_{name}", getattr(params, f"b_{name}"), (H,), dtype=W.dtype, like=first)


def gradient_of(kind: type[KindT]) -> type[KindT]:
    """Return the class of the gradients by a `kind`, parameters or state: its arrays, unchecked, as they may explode.

    A module gives it the name `<kind>Gradient`. Where gradients go into a call, shapes and dtypes are checked there.

    Examples
    --------
    >>> LSTMStateGradient(h=np.full((1, 2), np.inf), C=np.zeros((1, 2))).h
    array([[inf, inf]])
    """
    doc = f"The gradient by {kind.__name__}: its arrays, unchecked, as they may explode."
    names = {"__doc__": doc, "__module__": kind.__module__, "__post_init__": lambda self: None}
    return type(f"{kind.__name__}Gradient", (kind,), names)


@dataclass(frozen=True, eq=False)
class LSTMParams:
    """The four layers of an LSTM cell: a weight matrix and a bias for each.

    Every `W_*` acts on the concatenation [h_{t-1}, x_t], hidden state first, as in equations (1), (2), (3), (5).

    `==` asks whether two are the same object; whether they hold the same numbers is a question to each array.

    Parameters
    ----------
    W_f, W_i, W_C, W_o : ndarray (H, H + D), float32 or float64
        Weights of the forget gate, the input gate, the candidate and the output gate.
    b_f, b_i, b_C, b_o : ndarray (H,), same dtype
        Their biases.

    Raises
    ------
    TypeError
        If one of them is not a floating array, or their dtypes differ.
    ValueError
        If the shapes do not belong together, or a value is not finite.

    Examples
    --------
    >>> params = LSTMParams.init(3, 2, rng=np.random.default_rng(0))
    >>> params.input_size, params.hidden_size, params.W_f.shape
    (3, 2, (2, 5))
    """

    W_f: Array
    b_f: Array
    W_i: Array
    b_i: Array
    W_C: Array
    b_C: Array
    W_o: Array
    b_o: Array

    def __post_init__(self) -> None:
        check_layers(self, ("f", "i", "C", "o"))

    @classmethod
    def init(
        cls,
        input_size: int,
        hidden_size: int,
        *,
        rng: np.random.Generator,
        forget_bias: float = 1.0,
        dtype: Any = np.float64,
    ) -> LSTMParams:
        """Draw weights uniformly from (-1/sqrt(H), 1/sqrt(H)) and set the biases to 0, b_f to `forget_bias`.

        A forget bias of 1 opens that gate to 0.73 at the start, which over many steps is still little. Positive biases
        are advised by Gers et al. (2000), 1 by Jozefowicz et al. (2015).

        Parameters
        ----------
        input_size, hidden_size : int
            D and H.
        rng : numpy.random.Generator
            Where the weights are drawn from.
        forget_bias : float
            The value of every entry of b_f.
        dtype : numpy dtype
            float64 or float32.

        Raises
        ------
        TypeError, ValueError
            If a size is not a positive integer, `rng` is no Generator, `forget_bias` no finite number that the
            dtype can hold, or `dtype` no float32 or float64.

        Examples
        --------
        >>> LSTMParams.init(3, 2, rng=np.random.default_rng(0)).b_f
        array([1., 1.])
        """
        check_size("input_size", input_size)
        check_size("hidden_size", hidden_size)
        check_type("rng", rng, np.random.Generator)
        check_dtype(dtype)
        check_number("forget_bias", forget_bias, dtype=dtype)
        bound = 1 / np.sqrt(hidden_size)

        def weights() -> Array:
            return rng.uniform(-bound, bound, (hidden_size, hidden_size + input_size)).astype(dtype)

        def bias(value: float) -> Array:
            return np.full(hidden_size, value, dtype)

        return cls(
            W_f=weights(), b_f=bias(forget_bias),
            W_i=weights(), b_i=bias(0),
            W_C=weights(), b_C=bias(0),
            W_o=weights(), b_o=bias(0),
        )  # fmt: skip

    @property
    def input_size(self) -> int:
        """D, the number of inputs."""
        return int(self.W_f.shape[1]) - len(self.W_f)

    @property
    def hidden_size(self) -> int:
        """H, the number of hidden units."""
        return len(self.W_f)

    @property
    def dtype(self) -> np.dtype[Any]:
        """The dtype of every array: float32 or float64."""
        return self.W_f.dtype


@runtime_checkable
class HasCellState(Protocol):
    """Parameters of a cell with a cell state: LSTMParams, PeepholeParams, CoupledParams or NoForgetParams."""

    @property
    def W_C(self) -> Array:
        """Weights of the candidate."""

    @property
    def hidden_size(self) -> int:
        """H, the number of hidden units."""

    @property
    def dtype(self) -> np.dtype[Any]:
        """The dtype of every array."""


@dataclass(frozen=True, eq=False)
class LSTMState:
    """What an LSTM hands from one step to the next.

    `==` asks whether two are the same object; whether they hold the same numbers is a question to each array.

    Parameters
    ----------
    h, C : ndarray (B, H), float32 or float64
        Hidden state and cell state.

    Raises
    ------
    TypeError, ValueError
        If one is not a finite floating array, or their shapes or dtypes differ.

    Examples
    --------
    >>> LSTMState(h=np.zeros((1, 2)), C=np.zeros((1, 3)))
    Traceback (most recent call last):
        ...
    ValueError: C: expected shape (1, 2), got (1, 3)
    """

    h: Array
    C: Array

    def __post_init__(self) -> None:
        check_array("h", self.h, ("B", "H"))
        check_array("C", self.C, self.h.shape, dtype=self.h.dtype, like="h")

    @classmethod
    def zeros(cls, params: HasCellState, batch_size: int) -> LSTMState:
        """Return the state of zeros from which a sequence starts, (B, H) each.

        Parameters
        ----------
        params : LSTMParams, PeepholeParams, CoupledParams or NoForgetParams
            They give H and the dtype.
        batch_size : int
            B, how many sequences run side by side.

        Raises
        ------
        TypeError, ValueError
            For parameters of another cell, or if `batch_size` is not a positive integer.

        Examples
        --------
        >>> LSTMState.zeros(LSTMParams.init(3, 2, rng=np.random.default_rng(0)), 1).C
        array([[0., 0.]])
        """
        if not isinstance(params, HasCellState):
            expected = "LSTMParams, PeepholeParams, CoupledParams or NoForgetParams"
            raise TypeError(f"params: expected {expected}, got {type(params).__name__}")
        check_size("batch_size", batch_size)
        shape = (batch_size, params.hidden_size)
        return cls(h=np.zeros(shape, params.dtype), C=np.zeros(shape, params.dtype))


LSTMParamsGradient = gradient_of(LSTMParams)
LSTMStateGradient = gradient_of(LSTMState)
