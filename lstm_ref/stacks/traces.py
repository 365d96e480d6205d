"""What a stack hands back: its outputs, its final states, and the gradients by what went in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from ..checks import Array


@dataclass(frozen=True, eq=False)
class Run:
    """A cell's trace of those sequences of a batch that have one length: their rows in the batch, and that length."""

    rows: Any  # ndarray (n,) of int
    length: int
    trace: Any


@dataclass(frozen=True, eq=False)
class StackTrace:
    """Every value of a stack over a batch of sequences.

    Attributes
    ----------
    output : ndarray (T, B, dirs * H)
        What the last layer puts out: h_t at each step, the forward cell's first; zeros after the end of a sequence.
    final : tuple of LSTMState, GRUState or RNNState
        A state for each layer and direction, (B, H) each, in PyTorch's order: layer 0 forward, layer 0 reverse, layer
        1 forward, and so on. Each is the state after the last step that its cell took: at the end of the sequence for
        a forward cell, at its start for a reverse one.
    h_n, C_n : ndarray (layers * dirs, B, H)
        The same as arrays; `C_n` is None unless every cell has a cell state.
    lengths : ndarray (B,) of int
        How many steps each sequence has.
    runs : tuple of tuple of Run
        For each layer and direction, the traces of its cell.
    about : tuple
        For each layer and direction, the class of its parameters, D, H, and whether it reads from the end.
    """

    output: Array
    final: tuple[Any, ...]
    lengths: Any
    runs: tuple[tuple[Run, ...], ...]
    about: tuple[tuple[type, int, int, bool], ...]

    @property
    def h_n(self) -> Array:
        """The final hidden states, (layers * dirs, B, H); a ValueError if not all cells have the same H."""
        return self._stacked("h")

    @property
    def C_n(self) -> Array | None:
        """The final cell states, (layers * dirs, B, H); None unless every cell has one."""
        return self._stacked("C") if all(hasattr(state, "C") for state in self.final) else None

    def _stacked(self, name: str) -> Array:
        sizes = sorted({state.h.shape[1] for state in self.final})
        if len(sizes) > 1:
            raise ValueError(f"{name}_n: expected one H in all layers, got {sizes}; final has them one by one")
        return np.stack([getattr(state, name) for state in self.final])


@dataclass(frozen=True, eq=False)
class StackGradients:
    """Gradients of the loss by what went into a stack.

    Attributes
    ----------
    params : list of layers
        By the parameters, in the form of `layers`, summed over time and batch.
    x : ndarray (T, B, D)
        By the inputs; zeros after the end of a sequence.
    state : tuple of LSTMState, GRUState or RNNState
        By the initial states, in the order of `StackTrace.final`.
    """

    params: list[Any]
    x: Array
    state: tuple[Any, ...]
