"""The form in which the right values may come all the same: by name, with an axis too many, as lists."""

from dataclasses import is_dataclass
from typing import Any

import numpy as np

from .calling import close
from .came import kind
from .reading import NO_TUPLE, SHAPED, read
from .result import Wrong
from .text import Text

BY_NAME = Text(
    "Called with {call}, it returned {came}. The values are right, only the form is not: expected a tuple, ({names}).",
    "以 {call} 调用时，它返回了{came}。值都对，只是形式不对：这里需要一个元组 ({names})。",
)
IN_A_TUPLE = Text("return a tuple: ({names}).", "请返回一个元组：({names})。")
AN_AXIS = Text(
    "the numbers are right; there is only an axis of length 1 too many.", "数都对，只是多了一个长度为 1 的轴。"
)
NO_FLOAT64 = Text(
    "What it returns is right, but {name} is {came}. The cells that follow use your function: return arrays of float64.",
    "返回的数值没有错，但 {name} 是{came}。后面的代码要用到你的函数：请返回 float64 的数组。",
)


def unpacked(got: Any, names: tuple[str, ...]) -> Any:
    """Return what came by name, in a dictionary or in fields, as a tuple; anything else as it is.

    Examples
    --------
    >>> unpacked({"C": 1, "h": 2}, ("h", "C"))
    (2, 1)
    """
    named = vars(got) if is_dataclass(type(got)) else got
    if type(named) is not dict or len(names) < 2:
        return got
    if all(name in named for name in names):
        return tuple(named[name] for name in names)
    return tuple(named.values()) if named is got and len(got) == len(names) else got


def without_ones(got: Any, shape: tuple[int, ...]) -> Any:
    """Return an array without the axes of length 1 that keep it from the shape, anything else as it is."""
    return np.squeeze(got) if type(got) is np.ndarray and np.squeeze(got).shape == shape else got


def hint_of_form(got: Any, want: Any, wrong: Wrong, general: Text) -> Text | None:
    """Return the hint for what could not be read: about its form if that alone is wrong, else the general one."""
    try:
        if close(read(_without_axes(got, want), want, Text("", ""), {}), want):
            return AN_AXIS
    except Wrong:
        pass
    if wrong.text is NO_TUPLE and (type(got) is dict or is_dataclass(type(got))):
        return IN_A_TUPLE
    return general if wrong.text in SHAPED else None


def _without_axes(got: Any, want: Any) -> Any:
    if not isinstance(want, tuple):
        return without_ones(got, np.shape(want))
    if type(got) not in (tuple, list) or len(got) != len(want):
        return got
    return tuple(_without_axes(g, w) for g, w in zip(got, want, strict=True))


def expect_float64(got: Any, names: tuple[str, ...]) -> None:
    """Raise `Wrong` unless every part is an array of float64."""
    for name, part in zip(names, got, strict=True):
        if type(part) is not np.ndarray:
            raise Wrong(NO_FLOAT64, {"name": name, "came": kind(part)})
        if part.dtype != np.float64:
            of = Text(f"an array of {part.dtype}", f" {part.dtype} 的数组")
            raise Wrong(NO_FLOAT64, {"name": name, "came": of})
