"""Calls of an answer with copies of the arguments, and what comes back held against what should."""

import copy
import warnings
from collections.abc import Callable
from dataclasses import is_dataclass
from typing import Any

import numpy as np

from .errors import raised
from .reading import read
from .result import Wrong
from .shown import shown
from .text import Text

RTOL, ATOL = 1e-5, 1e-6  # what float32, math.exp and a bisection may be off

IT_RETURNED = Text("Called with {call}, it returned", "以 {call} 调用时，它返回了")
NOTHING = Text(
    "Called with {call}, it returned None.\nHint: does your function end with `return`?",
    "以 {call} 调用时，它返回了 None。\n提示：函数的最后一行写了 `return` 吗？",
)
CHANGED = Text(
    "What it returns is right, but it changes its argument {name}.\n"
    "Hint: {name} belongs to the caller, who may need it again. Write into an array of your own.",
    "返回值没有错，但它改动了自己的参数 {name}。\n"
    "提示：{name} 是调用它的代码传进来的，之后可能还要用。请把结果写到自己新建的数组里。",
)


def ask(answer: Callable[..., Any], like: Any, **case: Any) -> Any:
    """Call the answer and return what came in the structure of `like`.

    Parameters
    ----------
    answer : callable
        It gets copies of the arguments, in their order.
    like : float, ndarray or tuple
        What is wanted; only its structure counts.
    **case
        The arguments.

    Raises
    ------
    Wrong
        If it raised an error or gave something else.

    Examples
    --------
    >>> ask(lambda n: np.ones(n), np.zeros(2), n=2)
    array([1., 1.])
    """
    return read(invoke(answer, case)[0], like, IT_RETURNED, {"call": shown(case)}, case)


def invoke(answer: Callable[..., Any], case: dict[str, Any]) -> tuple[Any, str]:
    """Return what the answer gives, and the name of an argument that it changed, or an empty text."""
    arguments = {name: _copy(value) for name, value in case.items()}
    try:
        with np.errstate(all="ignore"), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            got = answer(*arguments.values())
    except (Exception, SystemExit, GeneratorExit) as error:
        raise raised(answer, case, error) from error
    if got is None:
        raise Wrong(NOTHING, {"call": shown(case)}, case)
    changes = (found for name, value in case.items() for found in _changes(name, value, arguments[name]))
    return got, next(changes, "")


def close(got: Any, want: Any) -> bool:
    """Return whether two values of the same structure are the same up to rounding."""
    if isinstance(want, tuple):
        return all(close(g, w) for g, w in zip(got, want, strict=True))
    return bool(np.allclose(got, want, rtol=RTOL, atol=ATOL, equal_nan=True))


def difference(got: Any, want: Any, names: tuple[str, ...]) -> dict[str, Any]:
    """Return the first entry that differs: its `place`, what came (`got`) and what should have come (`want`).

    Examples
    --------
    >>> difference(np.array([1.0, 2]), np.array([1.0, 3]), ("f_t",))
    {'place': 'f_t[1]', 'got': 2.0, 'want': 3.0}
    """
    if isinstance(want, tuple):
        k = next(k for k, (g, w) in enumerate(zip(got, want, strict=True)) if not close(g, w))
        return difference(got[k], want[k], names[k : k + 1])
    if np.ndim(want) == 0:
        return {"place": names[0], "got": float(got), "want": float(want)}
    differs = ~np.isclose(got, want, rtol=RTOL, atol=ATOL, equal_nan=True)
    index = tuple(int(k) for k in np.argwhere(differs)[0])
    place = f"{names[0]}[{', '.join(map(str, index))}]"
    return {"place": place, "got": float(got[index]), "want": float(want[index])}


def _copy(value: Any) -> Any:
    """Return a copy; a number in an array of no dimensions becomes a number of Python."""
    return value.item() if isinstance(value, np.generic | np.ndarray) and np.ndim(value) == 0 else copy.deepcopy(value)


def _changes(name: str, before: Any, after: Any) -> list[str]:
    if is_dataclass(before):
        pairs = ((key, value, getattr(after, key, None)) for key, value in vars(before).items())
        return [found for key, was, now in pairs for found in _changes(f"{name}.{key}", was, now)]
    if isinstance(before, np.ndarray) and before.ndim:
        same = isinstance(after, np.ndarray) and np.array_equal(before, after, equal_nan=before.dtype.kind == "f")
        return [] if same else [name]
    if isinstance(before, list) and any(map(is_dataclass, before)):
        if not isinstance(after, list) or len(after) != len(before):
            return [name]
        entries = enumerate(zip(before, after, strict=True))
        return [found for k, (was, now) in entries for found in _changes(f"{name}[{k}]", was, now)]
    return [name] if isinstance(before, list | dict) and before != after else []
