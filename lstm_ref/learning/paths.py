"""The two ways on which an earlier cell state reaches a later one: along the cell states, and through the layers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..checks import Array, check_array, check_size
from .analysis import state_jacobian
from .model import Verb


@dataclass(frozen=True, eq=False)
class Paths:
    """The derivative of a later cell state by an earlier one, in two parts, for L lags.

    Attributes
    ----------
    belt : ndarray (L, H, H)
        The direct path: the product of the forget gates of the steps between, on the diagonal.
    detours : ndarray (L, H, H)
        All other paths: through a hidden state into gates and candidates, or through a peephole.
    whole : ndarray (L, H, H)
        Their sum; row j, column k is the derivative of entry j of the later C by entry k of the earlier one.
    """

    belt: Array
    detours: Array

    @property
    def whole(self) -> Array:
        """The derivative itself, (L, H, H)."""
        return self.belt + self.detours

    def norms(self) -> dict[str, Array]:
        """Return the spectral norm of each part at each lag, (L,), by the name of the part."""
        return {part: np.linalg.norm(getattr(self, part), 2, axis=(1, 2)) for part in ("belt", "detours", "whole")}


def cell_state_paths(forward: Verb, backward: Verb, params: Any, x: Array, state: Any, lags: Iterable[int]) -> Paths:
    """Return, for each lag k, the derivative of C after k steps by C before them, split into belt and detours.

    With the gates held, equation (4) alone is differentiated: that is the belt, the direct path of Hochreiter and
    Schmidhuber (1997) with the forget gates of Gers et al. (2000) on it. Gates and candidates depend on h_{t-1}, and so
    on C_{t-1}: those are the detours, and they may add to the belt or take from it.

    Parameters
    ----------
    forward, backward : callable
        The verbs of a cell with a cell state, such as `lstm_forward` and `lstm_backward`.
    params : LSTMParams, PeepholeParams, CoupledParams or NoForgetParams
        The parameters of the cell.
    x : ndarray (T, 1, D), dtype of the parameters
        One sequence.
    state : LSTMState
        The state before it, of batch size 1.
    lags : iterable of int
        Numbers of steps, from 1 to T; at least one.

    Returns
    -------
    Paths
        Both parts at each lag.

    Raises
    ------
    TypeError, ValueError
        If a lag is no integer from 1 to T, the cell has no forget gate to follow, or an argument does not fit the cell.

    Examples
    --------
    >>> from lstm_ref import LSTMParams, LSTMState, lstm_backward, lstm_forward
    >>> params = LSTMParams.init(2, 3, rng=np.random.default_rng(0))
    >>> x, state = np.ones((5, 1, 2)), LSTMState.zeros(params, 1)
    >>> paths = cell_state_paths(lstm_forward, lstm_backward, params, x, state, [1, 5])
    >>> gates = lstm_forward(params, x).f[:, 0]
    >>> bool(np.allclose(np.diag(paths.belt[1]), gates.prod(axis=0)))
    True
    """
    check_array("x", x, ("T", 1, params.input_size), dtype=params.dtype)
    trace = forward(params, x, state)
    if not hasattr(trace, "f"):
        raise TypeError(f"forward: expected a cell with a cell state, got one with a {type(trace).__name__}")
    gates, H = trace.f[:, 0], params.hidden_size  # (T, H)
    belts, wholes = [], []
    for lag in lags:
        check_size("lag", lag)
        if lag > len(x):
            raise ValueError(f"lag: expected at most {len(x)}, the length of x, got {lag}")
        belts.append(np.diag(gates[:lag].prod(axis=0)))
        wholes.append(state_jacobian(forward, backward, params, x[:lag], state)[H:, H:])
    if not belts:
        raise ValueError("lags: expected at least one, got none")
    belt = np.array(belts)
    return Paths(belt, np.array(wholes) - belt)
