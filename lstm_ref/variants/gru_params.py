"""Parameters and state of the GRU, checked once, when they are constructed; and the other meaning of its update gate.

Each weight matrix acts on a concatenation of a hidden state and x_t, hidden state first, like those of `LSTMParams`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, TypeVar

import numpy as np

from ..checks import Array, check_array
from ..params import gradient_of
from .layers import Layers, draw_layers


@dataclass(frozen=True, eq=False)
class GRUParams(Layers):
    """The three layers of a GRU that resets before the matrix product.

    Parameters
    ----------
    W_z, W_r, W_h : ndarray (H, H + D), float32 or float64
        Weights of the update gate, the reset gate and the candidate.
    b_z, b_r, b_h : ndarray (H,), same dtype
        Their biases. The article has none, which is the same as zeros.

    Raises
    ------
    TypeError, ValueError
        If a type, shape or dtype is wrong, or a value is not finite; the message names the argument.

    Examples
    --------
    >>> GRUParams.init(3, 2, rng=np.random.default_rng(0)).W_h.shape
    (2, 5)
    """

    W_z: Array
    b_z: Array
    W_r: Array
    b_r: Array
    W_h: Array
    b_h: Array

    @classmethod
    def init(cls, input_size: int, hidden_size: int, *, rng: np.random.Generator, dtype: Any = np.float64) -> GRUParams:
        """Draw weights uniformly from (-1/sqrt(H), 1/sqrt(H)); biases are 0, as in the article, which has none.

        Examples
        --------
        >>> GRUParams.init(3, 2, rng=np.random.default_rng(0)).b_z
        array([0., 0.])
        """
        return cls(**draw_layers("zrh", input_size, hidden_size, rng, dtype))


GRUParamsGradient = gradient_of(GRUParams)


@dataclass(frozen=True, eq=False)
class GRUResetAfterParams(Layers):
    """The three layers of a GRU that resets after the matrix product, and the bias that is reset with it.

    Parameters
    ----------
    W_z, W_r, W_h : ndarray (H, H + D), float32 or float64
        Weights of the update gate, the reset gate and the candidate. W_h = [W_hh, W_hx], and the reset gate stands
        between W_hh h_{t-1} and W_hx x_t.
    b_z, b_r, b_h, b_hh : ndarray (H,), same dtype
        Biases of the three layers, and b_hh beside W_hh h_{t-1}.

    Raises
    ------
    TypeError, ValueError
        If a type, shape or dtype is wrong, or a value is not finite; the message names the argument.

    Examples
    --------
    >>> GRUResetAfterParams.init(3, 2, rng=np.random.default_rng(0)).b_hh.shape
    (2,)
    """

    W_z: Array
    b_z: Array
    W_r: Array
    b_r: Array
    W_h: Array
    b_h: Array
    b_hh: Array

    @classmethod
    def init(
        cls, input_size: int, hidden_size: int, *, rng: np.random.Generator, dtype: Any = np.float64
    ) -> GRUResetAfterParams:
        """Draw weights uniformly from (-1/sqrt(H), 1/sqrt(H)); biases are 0, as in the article, which has none.

        Examples
        --------
        >>> GRUResetAfterParams.init(3, 2, rng=np.random.default_rng(0)).b_z
        array([0., 0.])
        """
        return cls(**draw_layers("zrh", input_size, hidden_size, rng, dtype), b_hh=np.zeros(hidden_size, dtype))


GRUResetAfterParamsGradient = gradient_of(GRUResetAfterParams)


@dataclass(frozen=True, eq=False)
class GRUState:
    """What a GRU hands from one step to the next: h, (B, H).

    Examples
    --------
    >>> GRUState(np.zeros(2))
    Traceback (most recent call last):
        ...
    ValueError: h: expected shape (B, H), got (2,)
    """

    h: Array

    def __post_init__(self) -> None:
        check_array("h", self.h, ("B", "H"))


GRUStateGradient = gradient_of(GRUState)


AnyGRUParams = TypeVar("AnyGRUParams", GRUParams, GRUResetAfterParams)


def gru_swap_z(params: AnyGRUParams) -> AnyGRUParams:
    """Return the parameters of the same GRU under the other meaning of z_t.

    Here z_t weighs the new candidate, as in the article and Chung et al. (2014); in Cho et al. (2014), PyTorch, Keras
    and ONNX it weighs the old state. As 1 - sigmoid(a) = sigmoid(-a), the two differ by the signs of W_z and b_z: swap
    what comes from there before it is used here, and what goes there afterwards.

    Parameters
    ----------
    params : GRUParams or GRUResetAfterParams
        Parameters under one of the meanings.

    Returns
    -------
    GRUParams or GRUResetAfterParams
        Parameters under the other one, of the same class. Twice gives what was given.

    Raises
    ------
    TypeError
        For anything else.

    Examples
    --------
    >>> params = GRUParams.init(3, 2, rng=np.random.default_rng(0))
    >>> bool(np.all(gru_swap_z(params).W_z == -params.W_z))
    True
    """
    if not isinstance(params, GRUParams | GRUResetAfterParams):
        raise TypeError(f"params: expected GRUParams or GRUResetAfterParams, got {type(params).__name__}")
    return replace(params, W_z=-params.W_z, b_z=-params.b_z)
