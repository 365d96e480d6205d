"""What a candidate answered, as arrays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from numbers import Real
from typing import Any

import numpy as np

from ...checks import Array
from ..checking import CandidateError
from ..judging import NOTHING
from ..reference import ENDS

LOWER = {"c": "C", "c_n": "C_n", "dc0": "dC0"}


def as_array(name: str, value: Any, *, none: float | None = None) -> Array:
    """Return numbers in lists, an array or a tensor as an array of floats; None inside becomes `none`, if given.

    Raises
    ------
    CandidateError
        "ragged" if the lists in it are of different lengths, "not_numbers" if it has something else than real numbers,
        "masked", or "too_large" for a float64.

    Examples
    --------
    >>> as_array("h", [[1, 2.5]])
    array([[1. , 2.5]])
    """
    if hasattr(value, "detach"):  # a tensor of PyTorch
        value = value.detach().cpu().numpy()
    elif isinstance(value, list | tuple) and any(hasattr(one, "detach") for one in value):
        value = [as_array(name, one) for one in value]
    if np.ma.is_masked(value):
        raise CandidateError("masked", name=name)
    if isinstance(value, Mapping) and "0" in value:
        raise CandidateError("typed_array", name=name)
    try:
        array = np.asarray(value)
    except ValueError:
        raise CandidateError("ragged", name=name) from None
    if array.dtype == object and none is not None:
        array = np.array([none if one is None else one for one in array.ravel()]).reshape(array.shape)
    if array.dtype == object and array.size and all(is_number(one) for one in array.ravel()):
        try:
            array = array.astype(np.float64)
        except OverflowError:
            raise CandidateError("too_large", name=name) from None
    if array.dtype.kind not in "fiu":
        raise CandidateError("not_numbers", name=name, got=kind_of(array))
    return array.astype(np.float64) if array.dtype.kind in "iu" or array.dtype.itemsize < 4 else array


def is_number(one: Any) -> bool:
    """Return whether something is a real number, and no bool."""
    return isinstance(one, Real) and not isinstance(one, bool)


def kind_of(array: Any) -> str:
    """Return in a word what an array that has no numbers has."""
    if array.dtype == object:
        return next((type(one).__name__ for one in array.ravel() if not is_number(one)), "object")
    return {"U": "str", "b": "bool", "c": "complex"}.get(array.dtype.kind, str(array.dtype))


def step_answer(returned: Any, parts: Sequence[str], shape: tuple[int, ...], name: str) -> dict[str, Array]:
    """Return the values of a step, by their names, of what a function returned; `parts` of the state must be there.

    Raises
    ------
    CandidateError
        "returned" if it is none of h, (h, C) and a dict, "no_part" if a part of the state is not in it, "shape" if one
        has another shape, and those of `as_array`.
    """
    if (named := named_values(returned)) is not None:
        values = {plain_name(key.removesuffix("_t")): value for key, value in named.items()}
    elif is_row(returned):
        if len(returned) > 2:
            raise CandidateError("returned", name=name, wanted=("h", "(h, C)"), got=described(returned))
        values = dict(zip("hC", returned, strict=False))
    else:
        values = {"h": returned}
    arrays = {
        key: np.array(as_array(key, value)) for key, value in values.items()
    }  # theirs may change in the next step
    for part in parts:
        if part not in arrays:
            raise CandidateError("no_part", name=name, part=part, got=tuple(arrays) or NOTHING)
        if arrays[part].shape != shape:
            raise CandidateError("shape", name=f"{part}_t", want=shape, got=arrays[part].shape)
    return arrays


def sequence_answer(returned: Any, asked: Mapping[str, Array], name: str) -> dict[str, Array]:
    """Return the answer, by the names in `questions`, of what a function of the whole sequence returned.

    Raises
    ------
    CandidateError
        "returned" if it is none of h, (h, (h_n, C_n)), (h, h_n, C_n) and a dict, "gradients_named" if it has gradients
        that are not named; and those of `as_array`.

    Notes
    -----
    In place of an array of all steps there may be a list of the arrays of each step.
    """
    directions = 2 if "h0_reverse" in asked else 1
    output, finals = ("output" if directions == 2 else "h"), [f"{s}_n" for s in "hC" if f"{s}0" in asked]
    if (named := named_values(returned)) is not None:
        read = {plain_name(key): as_array(key, value) for key, value in named.items()}
        return {output if key == "output" else key: array for key, array in read.items()}
    (_, H), T = asked["h0"].shape, len(asked["x"])
    returned = joined(returned, T)
    if not is_row(returned):
        return {output: as_array(output, returned)}
    wanted = (output, f"({output}, ({', '.join(finals)}))")
    if not returned or isinstance(returned[0], tuple):
        raise CandidateError("returned", name=name, wanted=wanted, got=described(returned))
    first, *rest = (joined(one, T) for one in returned)
    if len(rest) > 1 and any(map(is_row, rest)):
        known = tuple(f"d{one}" for one in asked if not one.startswith("d"))
        raise CandidateError("gradients_named", name=name, known=known, got=described(returned))
    last = list(rest[0]) if len(rest) == 1 and is_row(rest[0]) else rest
    answer = {output: as_array(output, first)}
    if len(last) == 1 and directions == 2 and answer[output].shape[-1:] == np.shape(last[0])[-1:] == (H,):
        return {"h": answer[output], "h_reverse": as_array("h_reverse", last[0])}
    if len(last) == 1 and len(finals) == 2 and directions == 1 and np.shape(last[0]) == answer[output].shape:
        return answer | {"C": as_array("C", last[0])}
    if len(last) not in {0, len(finals)}:
        raise CandidateError("returned", name=name, wanted=wanted, got=described(returned))
    for key, value in zip(finals, last, strict=False):
        answer |= by_direction(key, as_array(key, value), directions)
    return answer


def joined(value: Any, T: int) -> Any:
    """Return a list of T arrays (B, H), one for each step, as one array; anything else as it is."""
    of_steps = isinstance(value, list) and len(value) == T and all(len(getattr(a, "shape", ())) == 2 for a in value)
    return as_array("h", value) if of_steps else value


def by_direction(name: str, array: Array, directions: int) -> dict[str, Array]:
    """Return a final state by its names; as in PyTorch it may have a first axis for the directions."""
    if array.ndim == 3 and len(array) == directions:
        return {name + end: one for end, one in zip(ENDS, array, strict=False)}
    return {name: array}


def stacked(steps: Sequence[Mapping[str, Array]]) -> dict[str, Array]:
    """Return the values of all steps in one array each."""
    try:
        return {name: np.stack([step[name] for step in steps]) for name in steps[0] if all(name in s for s in steps)}
    except ValueError:
        raise CandidateError("ragged", name=tuple(steps[0])) from None


def named_values(returned: Any) -> dict[str, Any] | None:
    """Return a mapping or named tuple as a dict, and None of anything else."""
    if hasattr(returned, "_asdict"):
        returned = returned._asdict()
    return {str(key): value for key, value in returned.items()} if isinstance(returned, Mapping) else None


def plain_name(name: str) -> str:
    """Return the name in `questions` of a name such as c_n or dweight_ih_l0."""
    plain, end = name.replace("_l0", "").removesuffix("_reverse"), "_reverse" * name.endswith("_reverse")
    return LOWER.get(plain, plain) + end


def is_row(returned: Any) -> bool:
    """Return whether this is several arrays: a tuple, or a list that has arrays and not numbers."""
    return isinstance(returned, tuple) or (isinstance(returned, list) and any(hasattr(a, "shape") for a in returned))


def described(returned: Any) -> str:
    """Return what was returned in a few words: a tuple of 3, and what they are."""
    kinds = ", ".join(type(one).__name__ for one in returned[:8])
    return f"{type(returned).__name__} [{len(returned)}] ({kinds}{', …' if len(returned) > 8 else ''})"
