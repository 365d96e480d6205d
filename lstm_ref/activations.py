"""The two activations of the LSTM, stable for every finite input."""

import numpy as np

from .checks import Array


def sigmoid(a: Array) -> Array:
    """Return the logistic function 1 / (1 + exp(-a)), element by element.

    The exponential is only ever taken of a number that is zero or negative, so nothing overflows:
    for a >= 0 the value is 1 / (1 + e), for a < 0 it is e / (1 + e), with e = exp(-abs(a)).

    Parameters
    ----------
    a : ndarray, any shape, float32 or float64
        Pre-activation, dimensionless.

    Returns
    -------
    ndarray
        Same shape and dtype, in (0, 1); rounding reaches 1.0 from about a = 37 on in float64.

    Examples
    --------
    >>> sigmoid(np.array([-1000.0, 0.0, 1000.0]))
    array([0. , 0.5, 1. ])
    """
    e: Array = np.exp(-np.abs(a))
    return np.where(a >= 0, 1, e) / (1 + e)


def tanh(a: Array) -> Array:
    """Return the hyperbolic tangent of `a`, element by element.

    Parameters
    ----------
    a : ndarray, any shape, float32 or float64
        Pre-activation or cell state, dimensionless.

    Returns
    -------
    ndarray
        Same shape and dtype, in (-1, 1) before rounding.

    Examples
    --------
    >>> tanh(np.array([-1000.0, 0.0, 1000.0]))
    array([-1.,  0.,  1.])
    """
    return np.tanh(a)
