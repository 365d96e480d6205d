"""What the two verbs of a stack are given: lengths and states, checked; and whether a trace is of this stack."""

from __future__ import annotations

from typing import Any

import numpy as np

from ..boundary import arrays_of
from ..checks import Array
from .cells import VERBS
from .layers import Direction
from .traces import StackTrace


def ends_of(lengths: Any, T: int, B: int) -> Any:
    """Return the lengths as an array of their own, (B,), checked.

    Examples
    --------
    >>> ends_of([5, 9], 6, 2)
    Traceback (most recent call last):
        ...
    ValueError: lengths: expected numbers from 1 to T = 6, got 9
    """
    if lengths is None:
        return np.full(B, T)
    if not isinstance(lengths, np.ndarray | list | tuple):
        raise TypeError(f"lengths: expected {B} integers, got {type(lengths).__name__}")
    ends = np.array(lengths)
    if ends.dtype.kind not in "iu":
        raise TypeError(f"lengths: expected integers, got {ends.dtype}")
    if ends.shape != (B,):
        raise ValueError(f"lengths: expected shape ({B},), one number for each sequence, got {ends.shape}")
    if wrong := [int(n) for n in ends if not 1 <= n <= T]:
        raise ValueError(f"lengths: expected numbers from 1 to T = {T}, got {wrong[0]}")
    return ends.astype(np.intp)


def checked_states(name: str, states: Any, cells: list[Direction], B: int, *, finite: bool) -> list[list[Array]]:
    """Return copies of the arrays of a state for each cell, checked; zeros if there are none."""
    if states is None:
        states = [None] * len(cells)
    elif not isinstance(states, list | tuple):
        raise TypeError(f"{name}: expected a list or tuple of states, got {type(states).__name__}")
    elif len(states) != len(cells):
        raise ValueError(f"{name}: expected {len(cells)} states, one per layer and direction, got {len(states)}")
    checked = []
    for k, (cell, given) in enumerate(zip(cells, states, strict=True)):
        params, State = cell.params, VERBS[type(cell.params)].State
        shape = (B, params.hidden_size)
        checked.append(arrays_of(f"{name}[{k}]", given, State, shape, params.dtype, finite=finite))
    return checked


def check_made_by_such(trace: StackTrace, cells: list[Direction]) -> None:
    """Raise a ValueError unless a stack of these classes, sizes and directions made the trace."""
    for k, (wanted, came) in enumerate(zip(cells, trace.about, strict=False)):
        if wanted.about != came:
            raise ValueError(f"trace: expected cell {k} to be {told(wanted.about)}, as in layers, got {told(came)}")
    if len(trace.about) != len(cells):
        raise ValueError(f"trace: expected {len(cells)} cells, as in layers, got {len(trace.about)}")


def told(about: tuple[type, int, int, bool]) -> str:
    """Return in words what a cell is."""
    kind, D, H, reverse = about
    return f"{kind.__name__} with D = {D}, H = {H}, {'reverse' if reverse else 'forward'}"
