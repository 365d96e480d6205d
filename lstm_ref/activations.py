"""The two activations of the LSTM, stable for every input."""

import numpy as np

from .checks import Array, check_floats


def sigmoid(a: Array) -> Array:
    """Return the logistic function 1 / (1 + exp(-a)), element by element.

    The exponential is only ever taken of a number that is zero or negative, so nothing overflows:
    for a >= 0 the value is 1 / (1 + e), for a < 0 it is e / (1 + e), with e = exp(-abs(a)). A value near 0 is as
    accurate as one near 1, so sigmoid(-a) gives 1 - sigmoid(a) where the subtraction would leave nothing of it.

    Parameters
    ----------
    a : ndarray, any shape, float32 or float64
        Pre-activation, dimensionless.

    Returns
    -------
    ndarray
        Same shape and dtype, in (0, 1); rounding reaches 1 from about a = 37 on in float64, 17 in float32.
        Infinity gives the limit, NaN stays NaN.

    Raises
    ------
    TypeError
        If `a` is no NumPy array itself (a number, a list, a subclass), or of another dtype.

    Examples
    --------
    >>> sigmoid(np.array([-1000.0, 0.0, 1000.0]))
    array([0. , 0.5, 1. ])
    >>> a = np.array([40.0])
    >>> bool(sigmoid(-a) > 0), bool(1 - sigmoid(a) > 0)
    (True, False)
    """
    check_floats("a", a)
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
        Same shape and dtype, in (-1, 1) before rounding. Infinity gives the limit, NaN stays NaN.

    Raises
    ------
    TypeError
        If `a` is no NumPy array itself (a number, a list, a subclass), or of another dtype.

    Examples
    --------
    >>> tanh(np.array([-1000.0, 0.0, 1000.0]))
    array([-1.,  0.,  1.])
    """
    check_floats("a", a)
    return np.tanh(a)
