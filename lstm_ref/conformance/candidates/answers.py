"""What a candidate answered, as arrays."""

from __future__ import annotations

from typing import Any

import numpy as np

from ...checks import Array
from ..checking import CandidateError


def as_array(name: str, value: Any, *, none: float | None = None) -> Array:
    """Return numbers in lists, an array or a tensor as an array of floats; None inside becomes `none`, if given.

    Raises
    ------
    CandidateError
        "ragged" if the lists in it are of different lengths, "not_numbers" if it has something else than real numbers.

    Examples
    --------
    >>> as_array("h", [[1, 2.5]])
    array([[1. , 2.5]])
    """
    if hasattr(value, "detach"):  # a tensor of PyTorch
        value = value.detach().cpu().numpy()
    try:
        array = np.asarray(value)
    except ValueError:
        raise CandidateError("ragged", name=name) from None
    if array.dtype == object and none is not None:
        array = np.array([none if one is None else one for one in array.ravel()]).reshape(array.shape)
    if array.dtype.kind not in "fiu":
        raise CandidateError("not_numbers", name=name, got=kind_of(array))
    return array.astype(np.float64) if array.dtype.kind in "iu" or array.dtype.itemsize < 4 else array


def kind_of(array: Any) -> str:
    """Return in a word what an array that has no numbers has."""
    if array.dtype == object:
        return type(array.ravel()[0]).__name__ if array.size else "object"
    return {"U": "str", "b": "bool", "c": "complex"}.get(array.dtype.kind, str(array.dtype))
