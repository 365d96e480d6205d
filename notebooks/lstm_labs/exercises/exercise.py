"""Helper names of the chapters that are not yet written with `Predict`, `Build` and `Design`: properties alone."""

from collections.abc import Callable
from typing import Any

import numpy as np

from .calling import CHANGED, IT_RETURNED, close, invoke
from .cases import arrays
from .errors import told
from .kinds import YOURS, Design, expect_function
from .reading import LONGEST, UNREADABLE, Values, read
from .result import Wrong
from .shown import kind, shown, told_apart
from .text import Text

__all__ = ["Text", "Values", "Wrong", "arrays", "told_apart"]


def Exercise(id: str, properties: tuple[Callable[[Any], None], ...], right: Text) -> Design:
    """Return an exercise whose properties draw nothing."""
    return Design(id, lambda answer: answer, tuple(_without_rng(holds) for holds in properties), right)


def _without_rng(holds: Callable[[Any], None]) -> Callable[[Any, Any], None]:
    def property(answer: Any, rng: Any) -> None:
        try:
            holds(answer)
        except Wrong:
            raise
        except Exception as error:  # these properties read the answer themselves
            raise Wrong(UNREADABLE, {"it": YOURS, "came": kind(answer), "error": told(error)}) from error

    return property


def is_function(*arguments: str) -> Callable[[Any], None]:
    """Return the property that the answer can be called."""
    return lambda answer: expect_function(answer, *arguments)


def call(answer: Any, **arguments: Any) -> Values:
    """Return what the answer gives as an array of floats, of whatever shape."""
    return _any_array(invoke(answer, arguments)[0], arguments)


def call_number(answer: Any, **arguments: Any) -> float:
    """Return the one number that the answer gives."""
    number: float = read(invoke(answer, arguments)[0], 0.0, IT_RETURNED, {"call": shown(arguments)}, arguments)
    return number


def call_for(count: int, answer: Any, **arguments: Any) -> tuple[Values, ...]:
    """Return the `count` arrays that the answer gives, of whatever shapes."""
    got = invoke(answer, arguments)[0]
    several = isinstance(got, tuple | list) or (isinstance(got, np.ndarray) and got.ndim > 0)
    if not several or len(got) != count:
        read(got, (0.0,) * count, IT_RETURNED, {"call": shown(arguments)}, arguments)
    return tuple(_any_array(part, arguments) for part in got)


def expect(answer: Any, reference: Callable[..., Any], case: dict[str, Any], text: Text) -> None:
    """Raise `text`, with the case, unless the answer gives what the reference gives: an array, or a tuple of arrays."""
    want = reference(**case)
    got, changed = invoke(answer, case)
    got = call_for(len(want), answer, **case) if isinstance(want, tuple) else _any_array(got, case)
    wants, gots = (want, got) if isinstance(want, tuple) else ((want,), (got,))
    if not all(np.shape(g) == np.shape(w) and close(g, w) for g, w in zip(gots, wants, strict=True)):
        raise Wrong(text, {**case, "want": want, "got": got}, case)
    if changed:
        raise Wrong(CHANGED, {"name": changed}, case)


def expect_shapes(answer: Any, case: dict[str, Any], text: Text, *shapes: tuple[int, ...]) -> None:
    """Raise `text` unless the answer gives an array of the shape, or a tuple of arrays of the shapes."""
    gots = call_for(len(shapes), answer, **case) if len(shapes) > 1 else (call(answer, **case),)
    got = tuple(part.shape for part in gots)
    if got != shapes:
        raise Wrong(text, {"got": str(got if len(shapes) > 1 else got[0]), "want": ""}, case)


def example(seed: int, **shapes: tuple[int, ...]) -> dict[str, Values]:
    """Return random arrays of the given shapes, rounded to one decimal."""
    rng = np.random.default_rng(seed)
    return {name: np.round(rng.normal(size=shape), 1) for name, shape in shapes.items()}


def _any_array(got: Any, arguments: dict[str, Any]) -> Values:
    try:
        shape = (0,) if isinstance(got, range) or np.size(got) > LONGEST else np.shape(got)
    except Exception:  # whatever came: `read` says what is wrong with it
        shape = ()
    return np.asarray(read(got, np.zeros(shape), IT_RETURNED, {"call": shown(arguments)}, arguments))
