"""What the nodes between recurrent layers make of the values in an ONNX graph.

Every function takes the inputs of one node, its attributes, and the sizes that are known, and returns what the outputs
are; a ValueError says what is not understood.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from .onnx_values import (
    DIRS,
    FEATURES,
    Attributes,
    Finals,
    Fixed,
    Given,
    Known,
    Outputs,
    Sizes,
    Value,
    Zeros,
    integers,
    is_zeros,
    sizes,
)

Inputs = Sequence[Value | None]
Results = list[Value | None]


def identity(inputs: Inputs, attributes: Attributes, known: Known) -> Results:
    """Identity."""
    return [inputs[0]]


def cast(inputs: Inputs, attributes: Attributes, known: Known) -> Results:
    """Cast: of sizes, and of an input of the graph with one axis, which is the lengths."""
    if isinstance(inputs[0], Sizes) or (isinstance(inputs[0], Given) and len(inputs[0].axes) == 1):
        return [inputs[0]]
    raise ValueError("only sizes and lengths may be cast")


def transpose(inputs: Inputs, attributes: Attributes, known: Known) -> Results:
    """Transpose: the axes in another order."""
    (value,) = inputs
    if isinstance(value, Zeros):
        return [value]
    if not isinstance(value, Given | Outputs | Finals) or (isinstance(value, Given) and value.rows):
        raise ValueError("only inputs and what layers put out may be transposed")
    perm = attributes.get("perm", list(range(len(value.axes)))[::-1])
    if sorted(perm) != list(range(len(value.axes))):
        raise ValueError(f"perm: expected the {len(value.axes)} axes in another order, got {perm}")
    return [replace(value, axes=tuple(value.axes[axis] for axis in perm))]


def squeeze(inputs: Inputs, attributes: Attributes, known: Known) -> Results:
    """Squeeze: of the axis of directions, if there is one direction."""
    value = inputs[0]
    if isinstance(value, Sizes):
        return [value]
    given = inputs[1] if len(inputs) > 1 else Sizes(tuple(attributes.get("axes", ())))
    axes = integers("axes", given)
    single = (isinstance(value, Outputs) and value.dirs == 1) or (isinstance(value, Finals) and len(value.layers) == 1)
    if not isinstance(value, Outputs | Finals) or not single:
        raise ValueError("only an axis of one direction may be squeezed")
    if len(axes) != 1 or not -len(value.axes) <= axes[0] < len(value.axes) or value.axes[axes[0]] != DIRS:
        raise ValueError(f"axes: expected that of the directions, got {list(axes)}")
    return [replace(value, axes=tuple(axis for axis in value.axes if axis != DIRS))]


def reshape(inputs: Inputs, attributes: Attributes, known: Known) -> Results:
    """Reshape: of (T, B, directions, H) to (T, B, directions * H), or with B before T; and of sizes, to a list."""
    value, shape = inputs[0], sizes(inputs[1])
    if isinstance(value, Sizes) and shape == (-1,):
        return [value]
    if not isinstance(value, Outputs) or value.axes[2:] != (DIRS, FEATURES):
        raise ValueError("only outputs (T, B, directions, H) may be reshaped")
    kept = [same_size(entry, axis, attributes, known) for entry, axis in zip(shape, value.axes[:2], strict=False)]
    kept += [entry == value.dirs * value.hidden_size for entry in shape[2:]]
    if len(kept) != 3 or not all(same or entry == -1 for same, entry in zip(kept, shape, strict=True)) or sum(kept) < 2:
        raise ValueError(f"shape: expected (T, B, {value.dirs * value.hidden_size}), got {shape}")
    return [replace(value, axes=(*value.axes[:2], FEATURES))]


def same_size(entry: int | str, axis: str, attributes: Attributes, known: Known) -> bool:
    """Return whether an entry of a shape leaves an axis as it is; 0 does, unless it is told not to."""
    return entry == axis or (entry == 0 and not attributes.get("allowzero")) or entry == known.get(axis, "unknown")


def concat(inputs: Inputs, attributes: Attributes, known: Known) -> Results:
    """Concat: of sizes, and of final states along their axis of directions."""
    axis = attributes.get("axis")
    if all(isinstance(value, Zeros) for value in inputs):
        return [Zeros()]
    finals = [value for value in inputs if isinstance(value, Finals)]
    if len(finals) < len(inputs):
        if axis not in (0, -1):
            raise ValueError(f"axis: expected 0, got {axis}")
        return [Sizes(tuple(entry for value in inputs for entry in sizes(value)))]
    first = finals[0]
    if any((value.axes, value.state) != (first.axes, first.state) for value in finals):
        raise ValueError("only final states of one kind may be joined")
    if type(axis) is not int or not -len(first.axes) <= axis < len(first.axes) or first.axes[axis] != DIRS:
        raise ValueError(f"axis: expected that of the directions, got {axis}")
    return [replace(first, layers=tuple(k for value in finals for k in value.layers))]


def shape(inputs: Inputs, attributes: Attributes, known: Known) -> Results:
    """Shape: the sizes of the axes, those of directions and features by number."""
    (value,) = inputs
    if not isinstance(value, Given | Outputs) or (isinstance(value, Given) and value.rows):
        raise ValueError("only the shape of inputs and outputs is understood")
    numbers: dict[str, int] = {}
    if isinstance(value, Outputs):
        numbers = {DIRS: value.dirs, FEATURES: value.hidden_size * (1 if DIRS in value.axes else value.dirs)}
    entries: tuple[int | str, ...] = tuple(numbers.get(axis, axis) for axis in value.axes)
    return [Sizes(entries[attributes.get("start", 0) : attributes.get("end", len(entries))])]


def mul(inputs: Inputs, attributes: Attributes, known: Known) -> Results:
    """Mul: of two sizes that are known by number."""
    (a,), (b,) = (integers("sizes", value) for value in inputs)
    return [Sizes((a * b,))]


def gather(inputs: Inputs, attributes: Attributes, known: Known) -> Results:
    """Gather: some of the sizes."""
    if not isinstance(inputs[0], Sizes) or attributes.get("axis", 0) != 0:
        raise ValueError("only sizes may be gathered; which steps are used is no matter of a layer")
    entries, where = inputs[0].entries, integers("indices", inputs[1])
    if not all(-len(entries) <= index < len(entries) for index in where):
        raise ValueError(f"indices: expected less than {len(entries)}, got {list(where)}")
    return [Sizes(tuple(entries[index] for index in where))]


def unsqueeze(inputs: Inputs, attributes: Attributes, known: Known) -> Results:
    """Unsqueeze: of sizes, of which one is as good as a list of one."""
    if not isinstance(inputs[0], Sizes):
        raise ValueError("only sizes may be unsqueezed")
    return [inputs[0]]


def zeros(inputs: Inputs, attributes: Attributes, known: Known) -> Results:
    """Expand and ConstantOfShape: of zeros, whatever their shape."""
    value = attributes.get("value", np.zeros(1)) if len(inputs) == 1 else inputs[0]
    value = Fixed(value) if isinstance(value, np.ndarray) else value
    if not is_zeros(value):
        raise ValueError("only zeros are understood")
    return [Zeros()]


def cut(inputs: Inputs, attributes: Attributes, known: Known) -> Results:
    """Slice: some of the sizes, or rows of an input of the graph."""
    names = ("starts", "ends", "axes", "steps")
    at = [*inputs[1:], *[None] * 4][:4]
    if isinstance(inputs[0], Zeros):
        return [inputs[0]]
    start, end = (integers(name, value) for name, value in zip(names[:2], at[:2], strict=True))
    axes = (0,) if at[2] is None else integers(names[2], at[2])
    steps = (1,) if at[3] is None else integers(names[3], at[3])
    if (len(start), len(end), axes, steps) != (1, 1, (0,), (1,)):
        raise ValueError("only one range of the first axis is understood")
    if isinstance(inputs[0], Sizes):
        return [Sizes(inputs[0].entries[start[0] : end[0]])]
    return [rows(inputs[0], start[0], end[0])]


def split(inputs: Inputs, attributes: Attributes, known: Known) -> Results:
    """Split: rows of an input of the graph."""
    if attributes.get("axis", 0) != 0 or len(inputs) != 2:
        raise ValueError("only rows that the file names are understood")
    ends = np.cumsum((0, *integers("split", inputs[1]))).tolist()
    return [rows(inputs[0], start, end) for start, end in pairwise(ends)]


def rows(value: Value | None, start: int, end: int) -> Given:
    """Return rows of an input of the graph."""
    if not isinstance(value, Given) or value.rows or not 0 <= start < end:
        raise ValueError("only an input of the graph may be cut into rows")
    return replace(value, rows=(start, end))


UNDERSTOOD: dict[str, Callable[[Inputs, Attributes, Known], Results]] = {
    "Cast": cast, "Concat": concat, "ConstantOfShape": zeros, "Expand": zeros, "Gather": gather, "Identity": identity,
    "Mul": mul, "Reshape": reshape, "Shape": shape, "Slice": cut, "Split": split, "Squeeze": squeeze,
    "Transpose": transpose, "Unsqueeze": unsqueeze,
}  # fmt: skip
TWO_INPUTS = {"Expand", "Gather", "Mul", "Reshape"}
