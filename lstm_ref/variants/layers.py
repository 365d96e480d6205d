"""What the other cells share: parameters in layers, W_<name> and b_<name>, each acting on a concatenation with x_t."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any

import numpy as np

from ..checks import Array, check_array, check_dtype, check_size, check_type
from ..params import LSTMParams, check_layers


@dataclass(frozen=True, eq=False)
class Layers:
    """Parameters of a cell: for each layer W_<name>, (H, H + D), and b_<name>, (H,); any others are (H,) too."""

    def __post_init__(self) -> None:
        names = [field.name for field in fields(self)]
        layers = tuple(name.removeprefix("W_") for name in names if name.startswith("W_"))
        check_layers(self, layers)
        for name in [name for name in names if not name.startswith("W_")]:
            check_array(name, getattr(self, name), (self.hidden_size,), dtype=self.dtype)

    @property
    def input_size(self) -> int:
        """D, the number of inputs."""
        return int(self._first.shape[1]) - len(self._first)

    @property
    def hidden_size(self) -> int:
        """H, the number of hidden units."""
        return len(self._first)

    @property
    def dtype(self) -> np.dtype[Any]:
        """The dtype of every array: float32 or float64."""
        return self._first.dtype

    @property
    def _first(self) -> Array:
        W: Array = getattr(self, fields(self)[0].name)
        return W


def draw_layers(
    names: Iterable[str], input_size: int, hidden_size: int, rng: np.random.Generator, dtype: Any
) -> dict[str, Array]:
    """Return new layers by the names of their arrays: weights uniform in (-1/sqrt(H), 1/sqrt(H)), biases 0.

    Examples
    --------
    >>> list(draw_layers("zr", 3, 2, np.random.default_rng(0), np.float64))
    ['W_z', 'b_z', 'W_r', 'b_r']
    """
    check_size("input_size", input_size)
    check_size("hidden_size", hidden_size)
    check_type("rng", rng, np.random.Generator)
    check_dtype(dtype)
    layers: dict[str, Array] = {}
    for name in names:
        layers[f"W_{name}"] = draw_weights((hidden_size, hidden_size + input_size), rng, dtype)
        layers[f"b_{name}"] = np.zeros(hidden_size, dtype)
    return layers


def draw_weights(shape: tuple[int, ...], rng: np.random.Generator, dtype: Any) -> Array:
    """Return weights of a shape that begins with H, uniform in (-1/sqrt(H), 1/sqrt(H))."""
    bound = 1 / np.sqrt(shape[0])
    return rng.uniform(-bound, bound, shape).astype(dtype)


def layers_backward(params: Layers, hx_t: Array, **da_t: Array) -> tuple[dict[str, Array], Array]:
    """Return the gradients by the layers that saw hx_t, by name, and by hx_t itself, (B, H + D).

    Each keyword is the name of a layer, its value the gradient by the pre-activation, (B, H). The gradient by W is
    da^T hx_t, the one by b the sum of da over the batch, the one by hx_t the sum of da W over the layers.

    Examples
    --------
    >>> from lstm_ref import RNNParams
    >>> params = RNNParams(W_h=np.array([[0.5, 1.0]]), b_h=np.array([0.0]))
    >>> layers_backward(params, np.array([[-4.0, 2.0]]), h=np.array([[1.0]]))
    ({'W_h': array([[-4.,  2.]]), 'b_h': array([1.])}, array([[0.5, 1. ]]))
    """
    gradients: dict[str, Array] = {}
    dhx_t = np.zeros_like(hx_t)
    for name, da in da_t.items():
        gradients |= {f"W_{name}": da.T @ hx_t, f"b_{name}": da.sum(axis=0)}
        dhx_t += da @ getattr(params, f"W_{name}")
    return gradients, dhx_t


def count_parameters(params: LSTMParams | Layers) -> int:
    """Return how many numbers the parameters of a cell hold.

    With H (H + D) weights and H biases to a layer, an LSTM has 4 layers, peepholes add 3 H, coupled gates leave 3
    layers, and so does an LSTM without a forget gate; a GRU has 3 (and H more when it resets after the product), a
    plain recurrent network has 1.

    Parameters
    ----------
    params : LSTMParams, RNNParams, PeepholeParams, CoupledParams, NoForgetParams, GRUParams or GRUResetAfterParams
        The parameters of any cell.

    Returns
    -------
    int
        The number of entries of all arrays together.

    Raises
    ------
    TypeError
        For anything else.

    Examples
    --------
    >>> count_parameters(LSTMParams.init(3, 2, rng=np.random.default_rng(0)))
    48
    """
    if not isinstance(params, LSTMParams | Layers):
        raise TypeError(f"params: expected the parameters of a cell, got {type(params).__name__}")
    return sum(getattr(params, field.name).size for field in fields(params))
