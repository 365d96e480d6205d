"""Check a gradient against central differences."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .checks import check_array, check_number, check_type

Floats = NDArray[np.float64]

SMALLEST, LARGEST = 1e-12, 1.0  # epsilon
FINE = 1e-6  # the error of a right gradient is below
FLOOR = 10 / FINE  # times the rounding of a difference: what an entry is measured by at least


@dataclass(frozen=True)
class Worst:
    """The entry with the largest error: array, index, both gradients, and the error."""

    array: str
    index: tuple[int, ...]
    given: float
    numerical: float
    error: float

    def __str__(self) -> str:
        where = f"{self.array}[{', '.join(map(str, self.index))}]" if self.index else self.array
        return f"{where}: given {self.given:.9g}, by differences {self.numerical:.9g}, error {self.error:.2g}"


class GradientErrors(dict[str, float]):
    """The largest error of each array by its name; `worst` is the entry with the largest of all."""

    def __init__(self, errors: Mapping[str, float], worst: Worst) -> None:
        super().__init__(errors)
        self.worst = worst

    def __repr__(self) -> str:
        return f"{super().__repr__()}, worst at {self.worst}"


def gradient_check(
    f: Callable[[], float],
    arrays: Mapping[str, Floats],
    grads: Mapping[str, NDArray[Any]],
    *,
    epsilon: float = 1e-5,
) -> GradientErrors:
    """Compare given gradients of f with central differences, (f(a + epsilon) - f(a - epsilon)) / (2 epsilon).

    Each entry of each array is moved in place, f is called, and the entry is put back. The divisor is the step really
    taken, the difference of the two rounded numbers.

    The error of an entry is the difference between its two gradients, over the larger one; so a small entry of the
    wrong sign shows beside large entries. An entry below a floor is measured by the floor: ten million times the
    rounding of f over the step. How far f is rounded is taken from its conditioning, as 2.2e-16 times the sum of
    abs(f) and of abs(a df/da) for every entry a. Where that sum is 1, the floor is 1e-4 with the default epsilon.

    Below 1e-6 a gradient is right; rounding and curvature mostly leave less than 1e-7 with the default epsilon. Above
    1e-3 it is wrong. Between the two look at the worst entry: a kink or a strong curvature near it, a function that is
    rounded more than its conditioning says, or a small slip. Less than a millionth of the floor cannot be seen.

    Parameters
    ----------
    f : callable
        Takes no argument and returns a number computed in float64 from `arrays`, whichever way it reaches them.
    arrays : mapping of str to ndarray, float64, any shape
        What f depends on. Writeable; unchanged on return, also when f raises.
    grads : mapping of str to ndarray
        The gradient of f by each array: the same keys, the same shapes.
    epsilon : float
        How far an entry is moved, from 1e-12 to 1; the error of the difference falls with its square until rounding
        takes over.

    Returns
    -------
    dict of str to float
        The largest error of each array; infinity if a gradient or f is not finite. Its attribute `worst` is the entry
        with the largest error of all: `array`, `index`, `given`, `numerical` and `error`. Both are in its repr.

    Raises
    ------
    TypeError
        If an array is not float64 (in float32 the differences drown in rounding), f returns anything but a float or
        an int, a key is no str, or another argument has a wrong type.
    ValueError
        If there is no array, or one that is empty, read-only or not finite; if the keys or the shapes of `arrays` and
        `grads` differ; if `epsilon` is out of range, does not move an entry, or leaves every gradient in the rounding.

    Examples
    --------
    >>> a = np.array([1.0, 2.0])
    >>> gradient_check(lambda: float(np.sum(a**3)), {"a": a}, {"a": 3 * a**2})["a"] < 1e-9
    True
    >>> print(gradient_check(lambda: float(np.sum(a**3)), {"a": a}, {"a": np.array([3.0, -12.0])}).worst)
    a[1]: given -12, by differences 12, error 2
    """
    if not callable(f):
        raise TypeError(f"f: expected a callable, got {type(f).__name__}")
    check_pairs(arrays, grads)
    check_number("epsilon", epsilon)
    if not SMALLEST <= epsilon <= LARGEST:
        raise ValueError(f"epsilon: expected a number from {SMALLEST:g} to {LARGEST:g}, got {epsilon}")
    moves = {name: differences(f, name, array, epsilon) for name, array in arrays.items()}
    rounding = rounding_of_f(arrays, moves)
    errors, worst, hidden = {}, [], True
    for name, (numerical, step, _) in moves.items():
        given, floor = grads[name].astype(np.float64), FLOOR * rounding / step
        error = relative_errors(given, numerical, floor)
        index = np.unravel_index(np.argmax(error), error.shape)
        errors[name] = float(error[index])
        worst.append(Worst(name, tuple(map(int, index)), float(given[index]), float(numerical[index]), errors[name]))
        hidden &= bool((np.maximum(np.abs(given), np.abs(numerical)) < FINE * floor).all())
    most = max(worst, key=lambda entry: entry.error)
    if hidden and most.error > 0:
        raise ValueError(f"epsilon: expected a step at which a gradient stands out of the rounding of f, got {epsilon}")
    return GradientErrors(errors, most)


def differences(f: Callable[[], float], name: str, array: Floats, epsilon: float) -> tuple[Floats, Floats, float]:
    """Return the numerical gradient of f by `array`, the step taken for each entry, and the largest abs(f) seen."""
    numerical, steps, largest = np.empty_like(array), np.empty_like(array), 0.0
    for index in np.ndindex(array.shape):
        kept = array[index]
        above, below = kept + epsilon, kept - epsilon
        if above == below:
            raise ValueError(f"epsilon: expected a step that moves {kept}, an entry of arrays[{name!r}], got {epsilon}")
        try:
            array[index] = above
            f_above = value(f)
            array[index] = below
            f_below = value(f)
        finally:
            array[index] = kept
        steps[index] = above - below
        numerical[index] = (f_above - f_below) / float(steps[index])
        largest = max([largest, *(abs(number) for number in (f_above, f_below) if np.isfinite(number))])
    return numerical, steps, largest


def value(f: Callable[[], float]) -> float:
    """Return what f returns, if it is a number in float64; it may be NaN or infinity."""
    number = f()
    if isinstance(number, bool) or not isinstance(number, int | float | np.integer):
        raise TypeError(f"f: expected it to return a float (float64), got {type(number).__name__}")
    return float(number)


def rounding_of_f(arrays: Mapping[str, Floats], moves: Mapping[str, tuple[Floats, Floats, float]]) -> float:
    """Return how far rounding may move f: by its own, and by that of every entry it is computed from."""
    size = max(largest for _, _, largest in moves.values())
    for name, (numerical, _, _) in moves.items():
        known = np.isfinite(numerical)
        size += float(np.abs(arrays[name][known] * numerical[known]).sum())
    return float(np.finfo(np.float64).eps * size)


def relative_errors(given: Floats, numerical: Floats, floor: Floats) -> Floats:
    """Return abs(given - numerical) over the largest of both and the floor; infinity where one is not finite."""
    with np.errstate(invalid="ignore", over="ignore"):
        difference, scale = np.abs(given - numerical), np.maximum(np.maximum(np.abs(given), np.abs(numerical)), floor)
        error = np.divide(difference, scale, out=np.zeros_like(scale), where=scale != 0)
    return np.where(np.isfinite(given) & np.isfinite(numerical), error, np.inf)


def check_pairs(arrays: Mapping[str, Floats], grads: Mapping[str, NDArray[Any]]) -> None:
    """Check that there are arrays, each float64, writeable and finite, each with a gradient of its shape."""
    for which, mapping in (("arrays", arrays), ("grads", grads)):
        check_type(which, mapping, Mapping)
        for name in mapping:
            if not isinstance(name, str):
                raise TypeError(f"{which}: expected keys of type str, got {type(name).__name__}")
    if not arrays:
        raise ValueError("arrays: expected at least one array, got none")
    if set(arrays) != set(grads):
        raise ValueError(f"grads: expected the keys {sorted(arrays)}, got {sorted(grads)}")
    for name, array in arrays.items():
        label = f"arrays[{name!r}]"
        if type(array) is not np.ndarray or array.dtype != np.float64:
            came = array.dtype if type(array) is np.ndarray else type(array).__name__
            raise TypeError(f"{label}: expected a float64 array, got {came}")
        if not array.size:
            raise ValueError(f"{label}: expected at least one entry, got shape {array.shape}")
        if not array.flags.writeable:
            raise ValueError(f"{label}: expected a writeable array, got a read-only one")
        check_array(label, array, array.shape)
        check_array(f"grads[{name!r}]", grads[name], array.shape, finite=False)
