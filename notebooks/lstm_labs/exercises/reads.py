"""How a design is read: as arrays of given shapes, as one number, or as a function."""

from collections.abc import Callable
from typing import Any

import numpy as np

from .kinds import YOURS, expect_function
from .reading import Values, read
from .result import Wrong
from .shown import kind
from .text import Text

PART = Text("{name} is", "{name} 是")
NOT_WEIGHTS = Text("Your answer is {came}; expected {names}.", "你的答案是 {came}；这里需要 {names}。")
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
        if type(answer) not in (tuple, list) or len(answer) != len(shapes):
            raise Wrong(NOT_WEIGHTS, {"came": kind(answer), "names": names})
        parts = zip(shapes.items(), answer, strict=True)
        found = {name: read(part, np.zeros(shape), PART, {"name": name}) for (name, shape), part in parts}
        _finite(*found.values())
        return found

    return reads


def number(answer: Any) -> float:
    """Read a design that is one finite number."""
    found: float = read(answer, 0.0, YOURS, {})
    _finite(found)
    return found


def function(*arguments: str) -> Callable[[Any], Callable[..., Any]]:
    """Return the reading of a design that is a function of these arguments; properties call it with `ask`."""

    def reads(answer: Any) -> Callable[..., Any]:
        expect_function(answer, *arguments)
        found: Callable[..., Any] = answer
        return found

    return reads


def _finite(*values: Any) -> None:
    if not all(np.all(np.isfinite(value)) for value in values):
        raise Wrong(NOT_FINITE, {})
