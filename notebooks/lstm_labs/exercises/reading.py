"""What came from an answer, read as numbers: the structure of what is wanted, filled with what came."""

import numbers
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .came import kind
from .errors import told
from .result import Wrong
from .text import Text

Values = NDArray[np.float64]
LONGEST = 10**6  # a list that is longer is not turned into an array

NO_NUMBER = Text("{it} {came}; expected one number.", "{it}{came}；这里需要一个数。")
NO_NUMBERS = Text(
    "{it} {came}; expected an array of real numbers, of the shape {wanted}.",
    "{it}{came}；这里需要形状为 {wanted} 的实数数组。",
)
NO_TUPLE = Text("{it} {came}; expected {count} values.", "{it}{came}；这里需要 {count} 个值。")
OTHER_SHAPE = Text(
    "{it} an array of the shape {shape}; expected {wanted}.", "{it}形状为 {shape} 的数组，应当是 {wanted}。"
)
PART_SHAPE = Text(
    "{it} {count} values, of which number {k} has the shape {shape}; expected {wanted}.",
    "{it} {count} 个值，其中第 {k} 个的形状是 {shape}，应当是 {wanted}。",
)
SHAPED = (NO_TUPLE, OTHER_SHAPE, PART_SHAPE)  # a sound answer but for its structure
UNREADABLE = Text("{it} {came}, which cannot be read as numbers: {error}.", "{it}{came}，它无法当作数来读：{error}。")
GRADIENT = Text(
    "{it} {came}, which cannot be read as numbers: {error}.\n"
    "Hint: a tensor that requires grad has to be detached before it becomes an array.",
    "{it}{came}，它无法当作数来读：{error}。\n提示：需要梯度的张量，要先 detach 才能变成数组。",
)


def read(got: Any, like: Any, it: Text, values: dict[str, Any], case: dict[str, Any] | None = None) -> Any:
    """Return what came in the structure of `like`: a float, an array of floats of its shape, or a tuple of these.

    Lists and tuples count as arrays, an array as a tuple, an array of one entry as a number.

    Parameters
    ----------
    got : object
        Anything; whatever it does when it is read becomes a finding.
    like : float, ndarray or tuple
        What is wanted; only its structure counts.
    it : Text
        How a message begins, with the `values` of its fields.
    values, case : dict
        For `Wrong`.

    Raises
    ------
    Wrong
        If it cannot be read so.
    """
    values = {**values, "it": it, "came": kind(got)}
    try:
        return _tuple(got, like, it, values, case) if isinstance(like, tuple) else _array(got, like, values)
    except Wrong as wrong:
        raise Wrong(wrong.text, wrong.values, case) from None
    except (Exception, SystemExit) as error:
        text = GRADIENT if "requires grad" in told(error) else UNREADABLE
        raise Wrong(text, {**values, "error": told(error)}, case) from error


def _tuple(got: Any, like: tuple[Any, ...], it: Text, values: dict[str, Any], case: Any) -> tuple[Any, ...]:
    several = isinstance(got, tuple | list) or (isinstance(got, np.ndarray) and got.shape[1:] == np.shape(like[0]))
    if not several or len(got) != len(like):
        raise Wrong(NO_TUPLE, {**values, "count": len(like)})
    parts = []
    for k, (part, wanted) in enumerate(zip(got, like, strict=True), 1):
        try:
            parts.append(read(part, wanted, it, values, case))
        except Wrong as wrong:
            numbered = {**wrong.values, "count": len(like), "k": k}
            if wrong.text is OTHER_SHAPE:
                raise Wrong(PART_SHAPE, numbered) from None
            raise Wrong(wrong.text, {**numbered, "it": _part_of(it)}) from None
    return tuple(parts)


def _part_of(it: Text) -> Text:
    """Return how a message about one of several values begins."""
    return Text(f"{it.en} {{count}} values, of which number {{k}} is", f"{it.zh} {{count}} 个值，其中第 {{k}} 个是")


def _array(got: Any, like: Any, values: dict[str, Any]) -> Any:
    wanted = np.shape(like)
    no_numbers = Wrong(NO_NUMBERS if wanted else NO_NUMBER, {**values, "wanted": str(wanted)})
    if isinstance(got, list | tuple | range) and len(got) > LONGEST:
        raise no_numbers
    array = np.asarray(got)
    array = array.reshape(()) if wanted == () and array.shape == (1,) else array
    if array.dtype.kind not in "biufO" or (array.ndim == 0 and wanted) or (array.ndim and not wanted):
        raise no_numbers
    if array.shape != wanted:
        raise Wrong(OTHER_SHAPE, {**values, "shape": str(array.shape), "wanted": str(wanted)})
    if array.dtype.kind == "O" and not all(isinstance(part, numbers.Real) for part in array.flat):
        raise no_numbers
    return array.astype(np.float64) if wanted else float(array)
