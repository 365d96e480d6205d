"""Parameters and state of the plain recurrent network, checked once, when they are constructed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from ..checks import Array, check_array
from ..params import gradient_of
from .layers import Layers, draw_layers


@dataclass(frozen=True, eq=False)
class RNNParams(Layers):
    """The single layer of a plain recurrent network.

    Parameters
    ----------
    W_h : ndarray (H, H + D), float32 or float64
        Weights, acting on the concatenation [h_{t-1}, x_t].
    b_h : ndarray (H,), same dtype
        Bias.

    Raises
    ------
    TypeError, ValueError
        If a type, shape or dtype is wrong, or a value is not finite; the message names the argument.

    Examples
    --------
    >>> RNNParams.init(3, 2, rng=np.random.default_rng(0)).W_h.shape
    (2, 5)
    """

    W_h: Array
    b_h: Array

    @classmethod
    def init(cls, input_size: int, hidden_size: int, *, rng: np.random.Generator, dtype: Any = np.float64) -> RNNParams:
        """Draw W_h uniformly from (-1/sqrt(H), 1/sqrt(H)) and set b_h to 0.

        Examples
        --------
        >>> RNNParams.init(3, 2, rng=np.random.default_rng(0)).b_h
        array([0., 0.])
        """
        return cls(**draw_layers("h", input_size, hidden_size, rng, dtype))


RNNParamsGradient = gradient_of(RNNParams)


@dataclass(frozen=True, eq=False)
class RNNState:
    """What a plain RNN hands from one step to the next: h, (B, H)."""

    h: Array

    def __post_init__(self) -> None:
        check_array("h", self.h, ("B", "H"))


RNNStateGradient = gradient_of(RNNState)
