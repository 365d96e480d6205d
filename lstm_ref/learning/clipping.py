"""Keep one large gradient from throwing the parameters far away."""

from __future__ import annotations

from collections.abc import Mapping
from math import sqrt

import numpy as np

from ..checks import Array, check_number


def clip_by_norm(grads: Mapping[str, Array], max_norm: float) -> dict[str, Array]:
    """Shrink all gradients by one factor if their norm, taken over all of them, is above `max_norm`.

    The direction stays. Source: Pascanu, Mikolov and Bengio (2013), algorithm 1.

    Parameters
    ----------
    grads : mapping of str to ndarray
        The gradients by name, of any shapes.
    max_norm : float
        The largest norm that is let through, above 0.

    Returns
    -------
    dict of str to ndarray
        The gradients, in the same shapes and dtypes; the very same arrays where nothing had to shrink.

    Raises
    ------
    TypeError, ValueError
        If `max_norm` is no positive number.

    Examples
    --------
    >>> clip_by_norm({"a": np.array([3.0]), "b": np.array([4.0])}, 1.0)
    {'a': array([0.6]), 'b': array([0.8])}
    """
    check_positive("max_norm", max_norm)
    norm = sqrt(sum(float(np.sum(grad**2)) for grad in grads.values()))
    return {name: grad * (max_norm / norm) if norm > max_norm else grad for name, grad in grads.items()}


def check_positive(name: str, value: float) -> None:
    """Raise unless `value` is a finite number above 0.

    Examples
    --------
    >>> check_positive("learning_rate", 0)
    Traceback (most recent call last):
        ...
    ValueError: learning_rate: expected a positive number, got 0
    """
    check_number(name, value)
    if value <= 0:
        raise ValueError(f"{name}: expected a positive number, got {value}")
