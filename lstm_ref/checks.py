"""Checks at the boundary: each names the argument, what was expected and what came."""

from dataclasses import fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating[Any]]
Shape = tuple[int | str, ...]

FLOATS = (np.dtype(np.float32), np.dtype(np.float64))


def check_array(name: str, value: Any, shape: Shape, *, dtype: Any = None, finite: bool = True) -> None:
    """Raise unless `value` is a floating array of the given shape, dtype and finiteness.

    Parameters
    ----------
    name : str
        The argument as the caller knows it; every message starts with it.
    value : object
        What the caller passed.
    shape : tuple of int or str
        An int must be met exactly, a letter stands for any size of at least 1: ``("T", "B", 3)``.
    dtype : numpy dtype, optional
        The dtype to agree with; without it float32 and float64 are both accepted.
    finite : bool
        Whether NaN and infinity are refused.

    Raises
    ------
    TypeError
        For anything but a float32 or float64 ndarray, or one of another dtype than `dtype`.
    ValueError
        For a wrong shape, a size below 1, or a value that is not finite.

    Examples
    --------
    >>> check_array("x_t", np.zeros(3), ("B", 3))
    Traceback (most recent call last):
        ...
    ValueError: x_t: expected shape (B, 3), got (3,)
    """
    if not isinstance(value, np.ndarray):
        raise TypeError(f"{name}: expected a NumPy array of shape {show(shape)}, got {type(value).__name__}")
    if value.dtype not in FLOATS:
        raise TypeError(f"{name}: expected dtype float32 or float64, got {value.dtype}")
    if dtype is not None and value.dtype != dtype:
        raise TypeError(f"{name}: expected dtype {np.dtype(dtype)} like the parameters, got {value.dtype}")
    fits = value.ndim == len(shape) and all(
        got >= 1 if isinstance(want, str) else got == want for want, got in zip(shape, value.shape, strict=True)
    )
    if not fits:
        raise ValueError(f"{name}: expected shape {show(shape)}, got {value.shape}")
    if finite and not np.isfinite(value).all():
        raise ValueError(f"{name}: expected finite numbers, got NaN or infinity")


def check_size(name: str, value: Any) -> None:
    """Raise unless `value` is an integer of at least 1; a bool is not a size.

    Raises
    ------
    TypeError
        For anything but a Python or NumPy integer.
    ValueError
        For an integer below 1.

    Examples
    --------
    >>> check_size("hidden_size", 0)
    Traceback (most recent call last):
        ...
    ValueError: hidden_size: expected an integer of at least 1, got 0
    """
    if isinstance(value, bool) or not isinstance(value, int | np.integer):
        raise TypeError(f"{name}: expected an integer of at least 1, got {type(value).__name__}")
    if value < 1:
        raise ValueError(f"{name}: expected an integer of at least 1, got {value}")


def check_number(name: str, value: Any) -> None:
    """Raise unless `value` is a finite real number.

    Raises
    ------
    TypeError
        For anything but a real number; a bool is none.
    ValueError
        For NaN or infinity.

    Examples
    --------
    >>> check_number("forget_bias", "1")
    Traceback (most recent call last):
        ...
    TypeError: forget_bias: expected a number, got str
    """
    if isinstance(value, bool) or not isinstance(value, int | float | np.integer | np.floating):
        raise TypeError(f"{name}: expected a number, got {type(value).__name__}")
    if not np.isfinite(value):
        raise ValueError(f"{name}: expected a finite number, got {value}")


def check_dtype(dtype: Any) -> None:
    """Raise a TypeError unless `dtype` names float32 or float64.

    Examples
    --------
    >>> check_dtype("int64")
    Traceback (most recent call last):
        ...
    TypeError: dtype: expected float32 or float64, got int64
    """
    try:
        known = np.dtype(dtype) in FLOATS and dtype is not None
    except TypeError:
        known = False
    if not known:
        raise TypeError(f"dtype: expected float32 or float64, got {dtype}")


def check_type(name: str, value: Any, kind: type) -> None:
    """Raise a TypeError unless `value` is an instance of `kind`.

    Examples
    --------
    >>> check_type("state", None, dict)
    Traceback (most recent call last):
        ...
    TypeError: state: expected dict, got NoneType
    """
    if not isinstance(value, kind):
        raise TypeError(f"{name}: expected {kind.__name__}, got {type(value).__name__}")


def check_state(name: str, value: Any, kind: type, shape: Shape, *, dtype: Any, finite: bool = True) -> None:
    """Raise unless `value` is a `kind` whose arrays all have this shape and dtype; for errors see `check_array`."""
    check_type(name, value, kind)
    for field in fields(value):
        check_array(f"{name}.{field.name}", getattr(value, field.name), shape, dtype=dtype, finite=finite)


def show(shape: Shape) -> str:
    """Return a shape as NumPy prints one, letters without quotes."""
    return f"({', '.join(map(str, shape))}{',' * (len(shape) == 1)})"
