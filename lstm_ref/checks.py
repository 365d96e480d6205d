"""Checks at the boundary: each names the argument, what was expected and what came.

An array is a NumPy array itself. A subclass is refused, since it may give operators another meaning: `*` is a matrix
product for `numpy.matrix`, and a masked array leaves out what it hides.
"""

from dataclasses import fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating[Any]]
Shape = tuple[int | str, ...]

FLOATS = (np.dtype(np.float32), np.dtype(np.float64))


def check_array(
    name: str, value: Any, shape: Shape, *, dtype: Any = None, like: str = "the parameters", finite: bool = True
) -> None:
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
    like : str
        What has that dtype, in the words of the message.
    finite : bool
        Whether NaN and infinity are refused.

    Raises
    ------
    TypeError
        For anything but a float32 or float64 ndarray, for a subclass of it, or for another dtype than `dtype`.
    ValueError
        For a wrong shape, a size below 1, or a value that is not finite.

    Examples
    --------
    >>> check_array("x_t", np.zeros(3), ("B", 3))
    Traceback (most recent call last):
        ...
    ValueError: x_t: expected shape (B, 3), got (3,)
    >>> check_array("x", np.zeros((0, 2, 3)), ("T", "B", 3))
    Traceback (most recent call last):
        ...
    ValueError: x: expected shape (T, B, 3) with T of at least 1, got (0, 2, 3)
    """
    check_floats(name, value, f" of shape {show(shape)}")
    if dtype is not None and value.dtype != dtype:
        raise TypeError(f"{name}: expected dtype {np.dtype(dtype)} like {like}, got {value.dtype}")
    pairs = list(zip(shape, value.shape, strict=False))
    if value.ndim != len(shape) or any(isinstance(want, int) and want != got for want, got in pairs):
        raise ValueError(f"{name}: expected shape {show(shape)}, got {value.shape}")
    if empty := [str(want) for want, got in pairs if got < 1]:
        many = f"{' and '.join(empty)} of at least 1"
        raise ValueError(f"{name}: expected shape {show(shape)} with {many}, got {value.shape}")
    if finite and not np.isfinite(value).all():
        raise ValueError(f"{name}: expected finite numbers, got NaN or infinity")


def check_floats(name: str, value: Any, described: str = "") -> None:
    """Raise a TypeError unless `value` is a float32 or float64 array of any shape, and no subclass.

    Examples
    --------
    >>> check_floats("a", np.ma.zeros(3))
    Traceback (most recent call last):
        ...
    TypeError: a: expected a NumPy array, got its subclass MaskedArray
    """
    if type(value) is not np.ndarray:
        came = f"{'its subclass ' * isinstance(value, np.ndarray)}{type(value).__name__}"
        raise TypeError(f"{name}: expected a NumPy array{described}, got {came}")
    if value.dtype not in FLOATS:
        raise TypeError(f"{name}: expected dtype float32 or float64, got {value.dtype}")


def check_size(name: str, value: Any, *, least: int = 1) -> None:
    """Raise unless `value` is an integer of at least 1, or another least; a bool is not a size.

    Raises
    ------
    TypeError
        For anything but a Python or NumPy integer.
    ValueError
        For an integer below the least.

    Examples
    --------
    >>> check_size("hidden_size", 0)
    Traceback (most recent call last):
        ...
    ValueError: hidden_size: expected an integer of at least 1, got 0
    """
    if isinstance(value, bool) or not isinstance(value, int | np.integer):
        raise TypeError(f"{name}: expected an integer of at least {least}, got {type(value).__name__}")
    if value < least:
        raise ValueError(f"{name}: expected an integer of at least {least}, got {value}")


def check_number(name: str, value: Any, *, dtype: Any = np.float64) -> None:
    """Raise unless `value` is a finite real number that `dtype` can hold.

    Raises
    ------
    TypeError
        For anything but a real number; a bool is none.
    ValueError
        For NaN, infinity, or a number beyond the range of `dtype`.

    Examples
    --------
    >>> check_number("forget_bias", "1")
    Traceback (most recent call last):
        ...
    TypeError: forget_bias: expected a number, got str
    >>> check_number("forget_bias", 10**400)
    Traceback (most recent call last):
        ...
    ValueError: forget_bias: expected a finite number that float64 can hold, got a larger int
    """
    if isinstance(value, bool) or not isinstance(value, int | float | np.integer | np.floating):
        raise TypeError(f"{name}: expected a number, got {type(value).__name__}")
    try:
        number, came = float(value), str(value)
    except OverflowError:  # an int such as 10**400, too long to be shown
        number, came = np.inf, "a larger int"
    if not abs(number) <= float(np.finfo(dtype).max):
        raise ValueError(f"{name}: expected a finite number that {np.dtype(dtype)} can hold, got {came}")


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


def check_type(name: str, value: Any, kind: type, *, exact: bool = False) -> None:
    """Raise a TypeError unless `value` is an instance of `kind`.

    With `exact`, a derived class is refused too: the gradients by the parameters have the class of the parameters as
    their base, and are no parameters.

    Examples
    --------
    >>> check_type("state", None, dict)
    Traceback (most recent call last):
        ...
    TypeError: state: expected dict, got NoneType
    >>> check_type("rng", 0, np.random.Generator)
    Traceback (most recent call last):
        ...
    TypeError: rng: expected numpy.random.Generator, got int
    """
    if type(value) is not kind if exact else not isinstance(value, kind):
        expected = "numpy.random.Generator" if kind is np.random.Generator else kind.__name__
        raise TypeError(f"{name}: expected {expected}, got {type(value).__name__}")


def check_state(name: str, value: Any, kind: type, shape: Shape, *, dtype: Any, finite: bool = True) -> None:
    """Raise unless `value` is a `kind` whose arrays all have this shape and dtype; for errors see `check_array`.

    Without `finite` it may be a gradient by the state as well.
    """
    check_type(name, value, kind, exact=finite)
    for field in fields(value):
        check_array(f"{name}.{field.name}", getattr(value, field.name), shape, dtype=dtype, finite=finite)


def show(shape: Shape) -> str:
    """Return a shape as NumPy prints one, letters without quotes."""
    return f"({', '.join(map(str, shape))}{',' * (len(shape) == 1)})"
