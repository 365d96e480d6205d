"""Arguments for an answer: sizes and values drawn anew, with few digits so that they can be read."""

from typing import Any

import numpy as np
from numpy.random import Generator

from lstm_ref.params import LSTMParams

from .reading import Values

LAYERS = ("W_f", "b_f", "W_i", "b_i", "W_C", "b_C", "W_o", "b_o")


def sizes(rng: Generator, count: int) -> list[int]:
    """Return sizes from 2 to 5 of which no two are equal, such as B, H and D.

    Examples
    --------
    >>> sizes(np.random.default_rng(0), 3)
    [4, 5, 3]
    """
    return [int(size) for size in rng.choice(np.arange(2, 6), size=count, replace=False)]


def drawn(rng: Generator, **shapes: tuple[int, ...]) -> dict[str, Values]:
    """Return arrays of the given shapes with one decimal, none of them 0.

    Examples
    --------
    >>> drawn(np.random.default_rng(0), b=(3,))
    {'b': array([ 0.1, -0.1,  0.6])}
    """
    return {name: _nonzero(np.round(rng.normal(size=shape), 1)) for name, shape in shapes.items()}


def drawn_layers(rng: Generator, layers: str, D: int, H: int) -> dict[str, Values]:
    """Return weights and biases of the layers, drawn.

    Examples
    --------
    >>> {name: array.shape for name, array in drawn_layers(np.random.default_rng(0), "f", D=3, H=2).items()}
    {'W_f': (2, 5), 'b_f': (2,)}
    """
    return drawn(rng, **{f"{name}_{k}": (H, H + D) if name == "W" else (H,) for k in layers for name in "Wb"})


def drawn_params(rng: Generator, D: int, H: int) -> LSTMParams:
    """Return the four layers of a cell, drawn."""
    return LSTMParams(**drawn_layers(rng, "fiCo", D, H))


def arrays(**values: Any) -> dict[str, Values]:
    """Return the values as arrays of floats: a case small enough to be read in a message.

    Examples
    --------
    >>> arrays(b=[1, 2])
    {'b': array([1., 2.])}
    """
    return {name: np.array(value, dtype=np.float64) for name, value in values.items()}


def _nonzero(values: Values) -> Values:
    return np.where(values == 0, 0.1, values)
