"""An answer held to a case: whether it is right, and where it first differs."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..checks import Array

TOLERANCE = {"float64": 1e-9, "float32": 1e-4}  # of max(1, |value|)
NOTHING = ("–",)  # in place of names, where there is none


@dataclass(frozen=True)
class Difference:
    """Where an answer first differs: its name, its index, what was answered there and what was expected."""

    name: str
    index: tuple[int, ...]
    got: float
    want: float


@dataclass(frozen=True)
class Outcome:
    """What became of one case.

    Attributes
    ----------
    case : str
        Its name.
    compared : tuple of str
        The names that were answered and compared.
    worst : float
        The largest difference, divided by ``max(1, |value|)``.
    difference : Difference or None
        The first one that is larger than the tolerance: of the values the step that comes first, and in a step the
        order of the equations; then final states; then gradients, of those by values the step that comes last.
    fault : str or None
        What kept the answer from being compared, a word of `FAULTS`; and in `detail` about what.
    """

    case: str
    compared: tuple[str, ...] = ()
    worst: float = 0.0
    difference: Difference | None = None
    fault: str | None = None
    detail: Mapping[str, Any] | None = None

    @property
    def right(self) -> bool:
        """Whether everything that was answered is right."""
        return self.difference is None and self.fault is None


def judge(
    name: str,
    answer: Mapping[str, Array],
    want: Mapping[str, Array],
    tolerance: float,
    gradients: Collection[str] = (),
) -> Outcome:
    """Return what becomes of an answer.

    Parameters
    ----------
    name : str
        The name of the case.
    answer, want : mapping of str to ndarray
        Both by the names of `expected`. `answer` needs h, of two directions h and h_reverse or output; what else it
        has is compared too.
    tolerance : float
        How much a number may differ, in units of ``max(1, |value|)``.
    gradients : collection of str, optional
        The names of gradients that `answer` needs too; they are missed only where all else is right.

    Examples
    --------
    >>> judge("one", {"h": np.array([[[0.5]]])}, {"h": np.array([[[0.25]]])}, 1e-9).difference
    Difference(name='h', index=(0, 0, 0), got=0.5, want=0.25)
    """
    needed = [key for key in ("h", "h_reverse") if key in want]
    if "output" not in answer and (lacking := [key for key in needed if key not in answer]):
        return Outcome(name, fault="missing", detail={"name": lacking[0], "got": tuple(answer) or NOTHING})
    if unknown := [key for key in answer if key not in want]:
        return Outcome(name, fault="unknown", detail={"name": unknown[0], "known": tuple(want)})
    compared, worst = tuple(key for key in want if key in answer), 0.0
    found: list[tuple[tuple[int, ...], Difference]] = []
    for order, key in enumerate(compared):
        got = np.asarray(answer[key])
        if got.shape != want[key].shape:
            detail = {"name": key, "want": want[key].shape, "got": got.shape}
            return Outcome(name, compared, fault="shape", detail=detail)
        off = distance(got, want[key])
        worst = max(worst, float(off.max(initial=0)))
        if (off > tolerance).any():
            back = key.startswith("d")
            by_step = want[key].ndim == 3 and (not back or key[1:] in want)
            steps, index = first_of(off > tolerance, turned=by_step and back != key.endswith("_reverse"))
            place = (2 * back + (not by_step), steps if by_step else 0, order)
            found.append((place, Difference(key, index, float(got[index]), float(want[key][index]))))
    first = min(found, key=lambda one: one[0])[1] if found else None
    if first is None and (lacking := [key for key in gradients if key not in answer]):
        return Outcome(name, compared, worst, fault="no_gradient", detail={"names": tuple(lacking)})
    return Outcome(name, compared, worst, first)


def distance(got: Array, want: Array) -> Array:
    """Return how far numbers are from those that are expected, in units of ``max(1, |value|)``; NaN is infinitely far.

    Examples
    --------
    >>> distance(np.array([0.5, 8.0, np.nan]), np.array([0.25, 4.0, 1.0]))
    array([0.25, 1.  ,  inf])
    """
    with np.errstate(invalid="ignore", over="ignore"):
        off = np.abs(got - want) / np.maximum(1, np.abs(want))
    return np.where(np.isnan(off), np.inf, off)


def allowed(about: Mapping[str, Any], tolerance: float | None = None) -> float:
    """Return how far an answer to a case may be off: what is asked for or usual in its dtype, or the case's own bound.

    Examples
    --------
    >>> allowed({"dtype": "float32", "tolerance": 1e-5}), allowed({"dtype": "float64", "tolerance": 1e-6}, 1e-9)
    (0.0001, 1e-06)
    """
    own: float = about["tolerance"]
    return max(TOLERANCE[about["dtype"]] if tolerance is None else tolerance, own)


def first_of(wrong: np.typing.NDArray[np.bool_], *, turned: bool) -> tuple[int, tuple[int, ...]]:
    """Return how many steps come before the first one that is wrong, and the index; `turned`: they begin at the end."""
    steps, *rest = (int(i) for i in np.argwhere(wrong[::-1] if turned else wrong)[0])
    return steps, (len(wrong) - 1 - steps if turned else steps, *rest)
