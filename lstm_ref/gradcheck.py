"""Check a gradient against central differences."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .checks import check_array, check_number, check_type


def gradient_check(
    f: Callable[[], float],
    arrays: Mapping[str, NDArray[np.float64]],
    grads: Mapping[str, NDArray[np.float64]],
    *,
    epsilon: float = 1e-5,
) -> dict[str, float]:
    """Compare given gradients of f with central differences, (f(a + epsilon) - f(a - epsilon)) / (2 epsilon).

    Each entry of each array is moved in place, f is called, and the entry is put back.

    Parameters
    ----------
    f : callable
        Takes no argument and returns a number computed from `arrays`, whichever way it reaches them.
    arrays : mapping of str to ndarray, float64, any shape
        What f depends on. Writeable; unchanged on return, also when f raises.
    grads : mapping of str to ndarray
        The gradient of f by each array: the same keys, the same shapes.
    epsilon : float
        How far an entry is moved; the error of the difference falls with its square until rounding takes over.

    Returns
    -------
    dict of str to float
        For each array the largest difference, divided by the largest entry of either gradient; infinity if one
        of them is not finite.

    Raises
    ------
    TypeError
        If an array is not float64 (in float32 the differences drown in rounding), or another argument has a
        wrong type.
    ValueError
        If the keys or the shapes of `arrays` and `grads` differ, an array is read-only, or `epsilon` is not positive.

    Examples
    --------
    >>> a = np.array([1.0, 2.0])
    >>> errors = gradient_check(lambda: float(np.sum(a**3)), {"a": a}, {"a": 3 * a**2})
    >>> errors["a"] < 1e-9
    True
    """
    if not callable(f):
        raise TypeError(f"f: expected a callable, got {type(f).__name__}")
    check_pairs(arrays, grads)
    check_number("epsilon", epsilon)
    if epsilon <= 0:
        raise ValueError(f"epsilon: expected a positive number, got {epsilon}")
    return {name: relative_error(grads[name], central_difference(f, arrays[name], epsilon)) for name in arrays}


def central_difference(f: Callable[[], float], array: NDArray[np.float64], epsilon: float) -> NDArray[np.float64]:
    """Return the numerical gradient of f by `array`, entry by entry."""
    numerical = np.empty_like(array)
    for index in np.ndindex(array.shape):
        kept = array[index]
        try:
            array[index] = kept + epsilon
            above = f()
            array[index] = kept - epsilon
            below = f()
        finally:
            array[index] = kept
        numerical[index] = (above - below) / (2 * epsilon)
    return numerical


def relative_error(given: NDArray[Any], numerical: NDArray[np.float64]) -> float:
    """Return the largest difference, divided by the largest entry of either; 0 if both are all zeros."""
    if not (np.isfinite(given).all() and np.isfinite(numerical).all()):
        return np.inf
    scale = max(np.abs(given).max(), np.abs(numerical).max())
    return float(np.abs(given - numerical).max() / scale) if scale > 0 else 0.0


def check_pairs(arrays: Mapping[str, NDArray[np.float64]], grads: Mapping[str, NDArray[np.float64]]) -> None:
    """Check that every array is float64 and writeable, and has a gradient of its shape."""
    check_type("arrays", arrays, Mapping)
    check_type("grads", grads, Mapping)
    if set(arrays) != set(grads):
        raise ValueError(f"grads: expected the keys {sorted(arrays)}, got {sorted(grads)}")
    for name, array in arrays.items():
        if not isinstance(array, np.ndarray) or array.dtype != np.float64:
            raise TypeError(
                f"arrays[{name!r}]: expected a float64 array, got {getattr(array, 'dtype', type(array).__name__)}"
            )
        if not array.flags.writeable:
            raise ValueError(f"arrays[{name!r}]: expected a writeable array, got a read-only one")
        check_array(f"grads[{name!r}]", grads[name], array.shape, finite=False)
