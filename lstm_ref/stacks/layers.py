"""What a stack is made of: cells, reversed cells, and two cells side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from ..params import LSTMParams, gradient_of
from ..variants.gru_params import GRUParams, GRUResetAfterParams
from ..variants.lstm_params import CoupledParams, NoForgetParams, PeepholeParams
from ..variants.rnn_params import RNNParams
from .cells import check_cell

Cell: TypeAlias = (
    LSTMParams | PeepholeParams | CoupledParams | NoForgetParams | GRUParams | GRUResetAfterParams | RNNParams
)


@dataclass(frozen=True, eq=False)
class Reverse:
    """A cell that reads each sequence from its own end; its outputs stand at the steps that it read.

    Parameters
    ----------
    params : LSTMParams, RNNParams, …
        The parameters of the cell.

    Raises
    ------
    TypeError
        If `params` are no parameters of a cell.

    Examples
    --------
    >>> import numpy as np
    >>> Reverse(LSTMParams.init(3, 2, rng=np.random.default_rng(0))).params.hidden_size
    2
    """

    params: Cell

    def __post_init__(self) -> None:
        check_cell("params", self.params)


@dataclass(frozen=True, eq=False)
class Bidirectional:
    """Two cells that read the same sequences, one from the start and one from the end, outputs side by side.

    Schuster and Paliwal (1997).

    Parameters
    ----------
    forward, reverse : LSTMParams, RNNParams, …
        The parameters of the two cells: of one class, with the same sizes and dtype. In the output, (T, B, 2 H), the
        forward cell's h_t comes first.

    Raises
    ------
    TypeError, ValueError
        If one is no parameters of a cell, or they differ in class, sizes or dtype; the message names the argument.

    Examples
    --------
    >>> import numpy as np
    >>> rng = np.random.default_rng(0)
    >>> Bidirectional(LSTMParams.init(3, 2, rng=rng), LSTMParams.init(3, 4, rng=rng))
    Traceback (most recent call last):
        ...
    ValueError: reverse: expected input size 3 and hidden size 2 like forward, got 3 and 4
    """

    forward: Cell
    reverse: Cell

    def __post_init__(self) -> None:
        forward, reverse = self.forward, self.reverse
        check_cell("forward", forward)
        check_cell("reverse", reverse)
        if type(forward) is not type(reverse):
            raise TypeError(f"reverse: expected {type(forward).__name__} like forward, got {type(reverse).__name__}")
        if forward.dtype != reverse.dtype:
            raise TypeError(f"reverse: expected dtype {forward.dtype} like forward, got {reverse.dtype}")
        (D, H), came = ((cell.input_size, cell.hidden_size) for cell in (forward, reverse))
        if came != (D, H):
            wanted = f"input size {D} and hidden size {H} like forward"
            raise ValueError(f"reverse: expected {wanted}, got {came[0]} and {came[1]}")


Layer: TypeAlias = Cell | Reverse | Bidirectional

ReverseGradient = gradient_of(Reverse)
BidirectionalGradient = gradient_of(Bidirectional)


@dataclass(frozen=True)
class Direction:
    """One cell of a stack: whether it reads from the end, and which columns of the layer's output are its own."""

    params: Any
    reverse: bool
    columns: slice

    @property
    def about(self) -> tuple[type, int, int, bool]:
        """What a trace must have been made by: the class of the cell, D, H, and whether it reads from the end."""
        return type(self.params), self.params.input_size, self.params.hidden_size, self.reverse


def directions(layer: Layer) -> Iterator[Direction]:
    """Yield the one or two cells of a layer, the forward one first."""
    if isinstance(layer, Bidirectional):
        H = layer.forward.hidden_size
        yield Direction(layer.forward, False, slice(0, H))
        yield Direction(layer.reverse, True, slice(H, 2 * H))
    elif isinstance(layer, Reverse):
        yield Direction(layer.params, True, slice(0, layer.params.hidden_size))
    else:
        yield Direction(layer, False, slice(0, layer.hidden_size))


def width(layer: Layer) -> int:
    """Return how many numbers a layer puts out at each step: H, or 2 H."""
    return [int(direction.columns.stop) for direction in directions(layer)][-1]


def gradient_like(layer: Layer, by_cells: list[Any]) -> Any:
    """Return the gradients by the cells of a layer, in the form of the layer."""
    if isinstance(layer, Bidirectional):
        return BidirectionalGradient(*by_cells)
    return ReverseGradient(*by_cells) if isinstance(layer, Reverse) else by_cells[0]


def check_stack(layers: Any) -> None:
    """Raise unless `layers` is a list or tuple of layers, each of which can read what the one below puts out.

    Examples
    --------
    >>> import numpy as np
    >>> rng = np.random.default_rng(0)
    >>> check_stack([LSTMParams.init(3, 2, rng=rng), LSTMParams.init(3, 2, rng=rng)])
    Traceback (most recent call last):
        ...
    ValueError: layers[1]: expected input size 2, what layers[0] puts out, got 3
    """
    if not isinstance(layers, list | tuple):
        raise TypeError(f"layers: expected a list or tuple of layers, got {type(layers).__name__}")
    if not layers:
        raise ValueError("layers: expected at least 1 layer, got none")
    for k, layer in enumerate(layers):
        if type(layer) not in (Reverse, Bidirectional):
            check_cell(f"layers[{k}]", layer)
        cell = next(directions(layer)).params
        if k == 0:
            dtype = cell.dtype
        elif cell.dtype != dtype:
            raise TypeError(f"layers[{k}]: expected dtype {dtype} like layers[0], got {cell.dtype}")
        elif cell.input_size != width(layers[k - 1]):
            wanted = f"input size {width(layers[k - 1])}, what layers[{k - 1}] puts out"
            raise ValueError(f"layers[{k}]: expected {wanted}, got {cell.input_size}")
