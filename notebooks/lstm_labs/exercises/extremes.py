"""Where a gate of the running example is most and least open, over all that may come."""

from itertools import product
from typing import Any

import numpy as np

from .equations import gate
from .reading import Values

INPUTS = np.array(list(product((0, 1), (0, 1), (0, 1), (-1, 0, 1))), dtype=np.float64)  # three flags and a value
STATES = np.array([(0, 0), (1, 1), (1, -1), (-1, 1), (-1, -1)], dtype=np.float64)  # with the corners, all in between


def extreme(layer: str, found: dict[str, Values], unit: int, flag: int, up: int, largest: bool) -> dict[str, Any]:
    """Return the largest or smallest value of one unit's gate, under the name of its layer, and where it is taken.

    Parameters
    ----------
    layer : str
        For example ``"f"``.
    found : dict
        Its weights and its bias.
    unit, flag : int
        A row of the weights, and an input, counted from 0.
    up : int
        What that input is held at, 0 or 1.
    largest : bool
        Whether the largest value is wanted.
    """
    x_t = INPUTS[INPUTS[:, flag] == up]
    h_prev, x_t = np.repeat(STATES, len(x_t), axis=0), np.tile(x_t, (len(STATES), 1))
    values = gate(found[f"W_{layer}"], found[f"b_{layer}"], h_prev, x_t)[:, unit]
    k = int(np.argmax(values) if largest else np.argmin(values))
    return {layer: float(values[k]), "h": h_prev[k], "x": x_t[k]}
