"""A stack over sequences of different lengths, forward and backward.

The sequences of one length run as one batch that ends where they end. So a reverse cell starts at each sequence's own
end, every final state is that after a sequence's own last step, and padding is never read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

import numpy as np

from ..boundary import check_exact
from ..checks import Array, check_array
from .arguments import check_made_by_such, checked_states, ends_of
from .cells import VERBS
from .layers import Direction, Layer, check_stack, directions, gradient_like, width
from .traces import Run, StackGradients, StackTrace


def stack_forward(
    layers: Sequence[Layer], x: Array, state: Sequence[Any] | None = None, lengths: Any = None
) -> StackTrace:
    """Run a stack over a batch of sequences.

    Parameters
    ----------
    layers : list of layers
        The parameters of a cell, `Reverse` or `Bidirectional` for each layer, the lowest first.
    x : ndarray (T, B, D), dtype of the parameters
        The inputs, time first. What stands after the end of a sequence has no influence, but must be finite.
    state : sequence of LSTMState, GRUState or RNNState, optional
        A state for each layer and direction, (B, H) each, in the order of `StackTrace.final`; zeros without it.
    lengths : ndarray (B,) or list of int, optional
        How many steps each sequence has, from 1 to T, in any order; T without it.

    Returns
    -------
    StackTrace
        Outputs, final states, and the traces of all cells. Equal to the sequences run one by one, each cut to its
        length, to rounding.

    Raises
    ------
    TypeError, ValueError
        If an argument has the wrong type, shape or dtype, holds NaN or infinity, or a length is not from 1 to T; the
        message names it.

    Examples
    --------
    >>> from lstm_ref import LSTMParams
    >>> params = LSTMParams.init(3, 2, rng=np.random.default_rng(0))
    >>> trace = stack_forward([params], np.ones((5, 2, 3)), lengths=[5, 2])
    >>> bool(np.all(trace.h_n[0, 1] == trace.output[1, 1]))  # the second sequence ends after two steps
    True
    """
    check_stack(layers)
    first = next(directions(layers[0])).params
    check_array("x", x, ("T", "B", first.input_size), dtype=first.dtype)
    T, B, _ = x.shape
    ends = ends_of(lengths, T, B)
    cells = [direction for layer in layers for direction in directions(layer)]
    states = checked_states("state", state, cells, B, finite=True)
    finals: list[Any] = []
    runs: list[tuple[Run, ...]] = []
    output = x
    for layer in layers:
        below, output = output, np.zeros((T, B, width(layer)), x.dtype)
        for direction in directions(layer):
            final, took = run_forward(direction, below, states[len(runs)], ends, output[:, :, direction.columns])
            finals.append(final)
            runs.append(took)
    about = tuple(cell.about for cell in cells)
    return StackTrace(output=output, final=tuple(finals), lengths=ends, runs=tuple(runs), about=about)


def run_forward(
    direction: Direction, below: Array, state: list[Array], ends: Any, output: Array
) -> tuple[Any, tuple[Run, ...]]:
    """Run one cell over each length's sequences, write its h_t into `output`, and return final state and traces."""
    verbs = VERBS[type(direction.params)]
    finals, runs = [np.empty_like(part) for part in state], []
    for length in np.unique(ends):
        rows = np.flatnonzero(ends == length)
        first = verbs.State(*(part[rows] for part in state))
        trace = verbs.forward(direction.params, ordered(below[:length, rows], direction), first)
        output[:length, rows] = ordered(trace.h, direction)
        last = trace.final
        for part, field in zip(finals, fields(last), strict=True):
            part[rows] = getattr(last, field.name)
        runs.append(Run(rows, int(length), trace))
    return verbs.State(*finals), tuple(runs)


def stack_backward(
    layers: Sequence[Layer], trace: StackTrace, doutput: Array, dfinal: Sequence[Any] | None = None
) -> StackGradients:
    """Run backpropagation through time, from the last layer to the first.

    Parameters
    ----------
    layers : list of layers
        The stack that made the trace.
    trace : StackTrace
        What `stack_forward` returned.
    doutput : ndarray (T, B, dirs * H), dtype of the parameters
        The gradient of the loss by every output; what stands after the end of a sequence has no influence.
    dfinal : sequence of LSTMState, GRUState or RNNState, optional
        The gradients by the final states, in the order of `StackTrace.final`; zeros without it.

    Returns
    -------
    StackGradients
        By the parameters, by x, and by the initial states.

    Raises
    ------
    TypeError, ValueError
        If an argument has the wrong type, or shapes or dtypes that do not belong together. Gradients may be infinite.

    Examples
    --------
    >>> from lstm_ref import LSTMParams
    >>> params = LSTMParams.init(3, 2, rng=np.random.default_rng(0))
    >>> trace = stack_forward([params], np.ones((5, 2, 3)), lengths=[5, 2])
    >>> by = stack_backward([params], trace, np.ones((5, 2, 2)))
    >>> by.params[0].W_f.shape, by.x.shape, bool(np.any(by.x[2:, 1]))
    ((2, 5), (5, 2, 3), False)
    """
    check_stack(layers)
    check_exact("trace", trace, StackTrace)
    cells = [direction for layer in layers for direction in directions(layer)]
    check_made_by_such(trace, cells)
    T, B, _ = trace.output.shape
    check_array("doutput", doutput, trace.output.shape, dtype=cells[0].params.dtype, finite=False)
    dstates = checked_states("dfinal", dfinal, cells, B, finite=False)
    at = len(cells)
    params: list[Any] = []
    states: list[Any] = []
    for layer in reversed(layers):
        both = list(directions(layer))
        at -= len(both)
        dbelow = np.zeros((T, B, both[0].params.input_size), doutput.dtype)
        by_cells = []
        for k, direction in enumerate(both):
            dh = doutput[:, :, direction.columns]
            dparams, dstate = run_backward(direction, trace.runs[at + k], dh, dstates[at + k], dbelow)
            by_cells.append(dparams)
            states.insert(k, dstate)
        params.insert(0, gradient_like(layer, by_cells))
        doutput = dbelow
    return StackGradients(params=params, x=doutput, state=tuple(states))


def run_backward(
    direction: Direction, runs: tuple[Run, ...], dh: Array, dfinal: list[Array], dbelow: Array
) -> tuple[Any, Any]:
    """Run one cell back over each length's sequences, add to `dbelow`, and return what is by parameters and state."""
    verbs = VERBS[type(direction.params)]
    total, dstate = None, [np.empty_like(part) for part in dfinal]
    for run in runs:
        last = verbs.StateGradient(*(part[run.rows] for part in dfinal))
        by = verbs.backward(direction.params, run.trace, ordered(dh[: run.length, run.rows], direction), last)
        dbelow[: run.length, run.rows] += ordered(by.x, direction)
        for part, field in zip(dstate, fields(by.state), strict=True):
            part[run.rows] = getattr(by.state, field.name)
        total = by.params if total is None else plus(total, by.params)
    return total, verbs.StateGradient(*dstate)


def plus(a: Any, b: Any) -> Any:
    """Return the sum of two gradients by the same parameters."""
    return type(a)(**{field.name: getattr(a, field.name) + getattr(b, field.name) for field in fields(a)})


def ordered(steps: Array, direction: Direction) -> Array:
    """Return time steps in the order in which a cell reads them; and back, as reversing twice is nothing."""
    return steps[::-1] if direction.reverse else steps
