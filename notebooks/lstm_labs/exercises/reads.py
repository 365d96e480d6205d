"""How a design is read: as arrays of given shapes, as one number or several, or as a function."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from .came import kind
from .kinds import YOURS, expect_function
from .reading import NO_TUPLE, Values, read
from .result import Wrong
from .text import Text

PART = Text("{name} is", "{name} 是")
NOT_WEIGHTS = Text("Your answer is {came}; expected {names}.", "你的答案是{came}；这里需要 {names}。")
NOT_NUMBERS = Text(
    "Your answer is {came}; expected {count} values, ({names}).",
    "你的答案是{came}；这里需要 {count} 个值：({names})。",
)
NOT_FINITE = Text("Not every number in your answer is finite.", "你的答案中有的数不是有限的。")


def weights(**shapes: tuple[int, ...]) -> Callable[[Any], dict[str, Values]]:
    """Return the reading of a design that is made of arrays: in this order, or in a dictionary by name.

    Examples
    --------
    >>> weights(W=(1, 2), b=(1,))(([[1, 2]], [0]))
    {'W': array([[1., 2.]]), 'b': array([0.])}
    """
    names = ", ".join(f"{name} {shape}" for name, shape in shapes.items())

    def reads(answer: Any) -> dict[str, Values]:
        if type(answer) is dict and answer.keys() == shapes.keys():
            answer = tuple(answer[name] for name in shapes)
        of_these = zip(shapes.items(), parts(answer, len(shapes), NOT_WEIGHTS, names=names), strict=True)
        found = {name: read(part, np.zeros(shape), PART, {"name": name}) for (name, shape), part in of_these}
        expect_finite(*found.values())
        return found

    return reads


def parts(answer: Any, count: int, otherwise: Text, **values: Any) -> Sequence[Any]:
    """Return a tuple or a list of so many parts; of anything else tell what stands in `otherwise`."""
    if type(answer) not in (tuple, list) or len(answer) != count:
        raise Wrong(otherwise, {"came": kind(answer), **values})
    found: Sequence[Any] = answer
    return found


def number(answer: Any) -> float:
    """Read a design that is one finite number."""
    found: float = read(answer, 0.0, YOURS, {})
    expect_finite(found)
    return found


def numbers(*names: str, unbounded: tuple[str, ...] = ()) -> Callable[[Any], tuple[float, ...]]:
    """Return the reading of a design that is made of numbers, in this order; those of `unbounded` need not be finite.

    Examples
    --------
    >>> numbers("w", "u")([2, 1])
    (2.0, 1.0)
    """

    def reads(answer: Any) -> tuple[float, ...]:
        try:
            found: tuple[float, ...] = read(answer, (0.0,) * len(names), YOURS, {})
        except Wrong as wrong:
            raise _named(wrong, names) from None
        expect_finite(*(value for name, value in zip(names, found, strict=True) if name not in unbounded))
        return found

    return reads


def function(*arguments: str) -> Callable[[Any], Callable[..., Any]]:
    """Return the reading of a design that is a function of these arguments; properties call it with `ask`."""

    def reads(answer: Any) -> Callable[..., Any]:
        expect_function(answer, *arguments)
        found: Callable[..., Any] = answer
        return found

    return reads


def expect_finite(*values: Any) -> None:
    """Raise `Wrong` unless all numbers are finite."""
    if not all(np.all(np.isfinite(value)) for value in values):
        raise Wrong(NOT_FINITE, {})


def _named(wrong: Wrong, names: tuple[str, ...]) -> Wrong:
    """Return the finding with the names of all numbers, or with that of the one which could not be read."""
    if wrong.text is NO_TUPLE:
        return Wrong(NOT_NUMBERS, {**wrong.values, "names": ", ".join(names)})
    of_one = {"it": PART, "name": names[wrong.values["k"] - 1]} if "k" in wrong.values else {}
    return Wrong(wrong.text, {**wrong.values, **of_one})
