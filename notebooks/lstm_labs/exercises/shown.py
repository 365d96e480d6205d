"""How values look in a message: few digits, larger arrays as their sizes, and two that differ never alike."""

from dataclasses import is_dataclass
from typing import Any

import numpy as np

MOST = 8  # entries of an array that is printed
CALL = 100  # characters of a call


def short(value: Any, digits: int = 3, most: int = MOST) -> str:
    """Return a value as a reader wants to see it, with no sign before a zero.

    Examples
    --------
    >>> short(2 / 3), short(np.eye(2)), short(np.zeros((3, 4))), short(-0.0), short(np.array([-0.0, 1]))
    ('0.667', '[[1, 0], [0, 1]]', '<3 × 4>', '0', '[0, 1]')
    """
    if isinstance(value, tuple):
        return f"({', '.join(short(part, digits, most) for part in value)}{',' * (len(value) == 1)})"
    if isinstance(value, float | np.floating) or (isinstance(value, np.ndarray) and value.shape == ()):
        return f"{float(value) + 0.0:.{digits}g}"
    if isinstance(value, np.ndarray):
        if value.size > most:
            return f"<{' × '.join(map(str, value.shape))}>"
        said = np.array2string(value, formatter={"float_kind": lambda v: f"{v + 0.0:.{digits}g}"}, separator=", ")
        return " ".join(said.split())
    if isinstance(value, list) and value and all(map(is_dataclass, value)):
        return f"[{len(value)} × {type(value[0]).__name__}]"
    return type(value).__name__ if is_dataclass(value) else str(value)


def told_apart(value: Any, other: Any) -> str:
    """Return the value short, or with as many digits as it takes not to look like the other.

    Examples
    --------
    >>> told_apart(0.8811, 0.8814), told_apart(1.0, 2.0)
    ('0.8811', '1')
    """
    return next((short(value, n) for n in range(3, 17) if short(value, n) != short(other, n)), short(value, 17))


def shown(arguments: dict[str, Any]) -> str:
    """Return the arguments as a call would write them, in a line that is not too long.

    Examples
    --------
    >>> shown({"W": np.zeros((2, 6)), "b": np.array([0.5, 1])})
    'W = <2 × 6>, b = [0.5, 1]'
    """
    lines = (", ".join(f"{name} = {short(value, most=most)}" for name, value in arguments.items()) for most in (8, 4))
    smallest = ", ".join(f"{name} = {short(value, most=1)}" for name, value in arguments.items())
    return next((line for line in lines if len(line) <= CALL), smallest)
