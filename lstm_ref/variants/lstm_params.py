"""Parameters of the variants of the LSTM, checked once, when they are constructed.

Each weight matrix acts on a concatenation of a hidden state and x_t, hidden state first, like those of `LSTMParams`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from ..checks import Array, check_number
from ..params import gradient_of
from .layers import Layers, draw_layers, draw_weights


@dataclass(frozen=True, eq=False)
class PeepholeParams(Layers):
    """The four layers of an LSTM, and three peepholes.

    Parameters
    ----------
    W_f, W_i, W_C, W_o : ndarray (H, H + D), float32 or float64
        Weights, acting on the concatenation [h_{t-1}, x_t].
    b_f, b_i, b_C, b_o : ndarray (H,), same dtype
        Biases.
    p_f, p_i, p_o : ndarray (H,), same dtype
        Peepholes: the weight of each unit's cell state in its own gates.

    Raises
    ------
    TypeError, ValueError
        If a type, shape or dtype is wrong, or a value is not finite; the message names the argument.

    Examples
    --------
    >>> PeepholeParams.init(3, 2, rng=np.random.default_rng(0)).p_f.shape
    (2,)
    """

    W_f: Array
    b_f: Array
    W_i: Array
    b_i: Array
    W_C: Array
    b_C: Array
    W_o: Array
    b_o: Array
    p_f: Array
    p_i: Array
    p_o: Array

    @classmethod
    def init(
        cls,
        input_size: int,
        hidden_size: int,
        *,
        rng: np.random.Generator,
        forget_bias: float = 1.0,
        dtype: Any = np.float64,
    ) -> PeepholeParams:
        """Draw weights and peepholes uniformly from (-1/sqrt(H), 1/sqrt(H)); biases are 0, b_f is `forget_bias`.

        Examples
        --------
        >>> PeepholeParams.init(3, 2, rng=np.random.default_rng(0)).b_f
        array([1., 1.])
        """
        check_number("forget_bias", forget_bias)
        arrays = draw_layers("fiCo", input_size, hidden_size, rng, dtype)
        arrays["b_f"] += forget_bias
        return cls(**arrays, **{name: draw_weights((hidden_size,), rng, dtype) for name in ("p_f", "p_i", "p_o")})


PeepholeParamsGradient = gradient_of(PeepholeParams)


@dataclass(frozen=True, eq=False)
class CoupledParams(Layers):
    """The three layers of an LSTM with coupled gates: what the forget gate lets go is what the candidate may fill.

    Parameters
    ----------
    W_f, W_C, W_o : ndarray (H, H + D), float32 or float64
        Weights of the forget gate, the candidate and the output gate.
    b_f, b_C, b_o : ndarray (H,), same dtype
        Their biases.

    Raises
    ------
    TypeError, ValueError
        If a type, shape or dtype is wrong, or a value is not finite; the message names the argument.

    Examples
    --------
    >>> CoupledParams.init(3, 2, rng=np.random.default_rng(0)).W_C.shape
    (2, 5)
    """

    W_f: Array
    b_f: Array
    W_C: Array
    b_C: Array
    W_o: Array
    b_o: Array

    @classmethod
    def init(
        cls,
        input_size: int,
        hidden_size: int,
        *,
        rng: np.random.Generator,
        forget_bias: float = 1.0,
        dtype: Any = np.float64,
    ) -> CoupledParams:
        """Draw weights uniformly from (-1/sqrt(H), 1/sqrt(H)); biases are 0, b_f is `forget_bias`.

        Examples
        --------
        >>> CoupledParams.init(3, 2, rng=np.random.default_rng(0)).b_f
        array([1., 1.])
        """
        check_number("forget_bias", forget_bias)
        arrays = draw_layers("fCo", input_size, hidden_size, rng, dtype)
        arrays["b_f"] += forget_bias
        return cls(**arrays)


CoupledParamsGradient = gradient_of(CoupledParams)


@dataclass(frozen=True, eq=False)
class NoForgetParams(Layers):
    """The three layers of an LSTM without a forget gate, as it was before Gers et al. (2000).

    Parameters
    ----------
    W_i, W_C, W_o : ndarray (H, H + D), float32 or float64
        Weights of the input gate, the candidate and the output gate.
    b_i, b_C, b_o : ndarray (H,), same dtype
        Their biases.

    Raises
    ------
    TypeError, ValueError
        If a type, shape or dtype is wrong, or a value is not finite; the message names the argument.

    Examples
    --------
    >>> NoForgetParams.init(3, 2, rng=np.random.default_rng(0)).W_C.shape
    (2, 5)
    """

    W_i: Array
    b_i: Array
    W_C: Array
    b_C: Array
    W_o: Array
    b_o: Array

    @classmethod
    def init(
        cls, input_size: int, hidden_size: int, *, rng: np.random.Generator, dtype: Any = np.float64
    ) -> NoForgetParams:
        """Draw weights uniformly from (-1/sqrt(H), 1/sqrt(H)); biases are 0.

        Examples
        --------
        >>> NoForgetParams.init(3, 2, rng=np.random.default_rng(0)).b_i
        array([0., 0.])
        """
        return cls(**draw_layers("iCo", input_size, hidden_size, rng, dtype))


NoForgetParamsGradient = gradient_of(NoForgetParams)
