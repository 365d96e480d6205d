"""Vectors in files: what other implementations made of inputs drawn by NumPy, read with nothing but NumPy.

`vectors.schema.json` says what is in a file, `manifest.json` which version of the suite the files are.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import numpy as np

from ..checks import Array

FOLDER = files(__package__) / "vectors"


@dataclass(frozen=True, eq=False)
class Vectors:
    """What one run of another implementation was given and gave.

    Attributes
    ----------
    name : str
        The name of the file.
    about : mapping
        The cell, the layout ("article", "pytorch" or "keras"), the dtype, the numbers of layers and directions, the
        sizes D, H, B, T, the implementation and its version, the seed of the inputs, and how far the numbers can be
        relied on (`tolerance`, in units of ``max(1, |value|)``).
    inputs : mapping of str to ndarray
        Weights, x and initial states, by the names and in the layout that `about` says: Keras's x is (B, T, D).
    outputs : mapping of str to ndarray
        What it returned.
    loss_weights : mapping of str to ndarray
        What each output is multiplied by before all are summed to the loss; empty where no gradient was taken.
    gradients : mapping of str to ndarray
        The gradients of that loss by the inputs, by the same names, and in most cases of the suite those by values of
        every step, by the names of the outputs; empty where none was taken.
    """

    name: str
    about: Mapping[str, Any]
    inputs: Mapping[str, Array]
    outputs: Mapping[str, Array]
    loss_weights: Mapping[str, Array]
    gradients: Mapping[str, Array]


def stored_names() -> list[str]:
    """Return the names of all stored vectors.

    Examples
    --------
    >>> [name for name in stored_names() if name.startswith("rnn_") and "float" not in name]
    ['rnn_keras', 'rnn_layers_pytorch', 'rnn_pytorch']
    """
    return sorted(path.name.removesuffix(".json") for path in FOLDER.iterdir() if path.name.endswith(".json"))


@cache
def stored(name: str) -> Vectors:
    """Return stored vectors by their name.

    Parameters
    ----------
    name : str
        One of `stored_names()`.

    Returns
    -------
    Vectors
        Read-only arrays of the dtype in `about`; lengths are int64.

    Raises
    ------
    ValueError
        If there are none of that name; the message lists those that are there.

    Examples
    --------
    >>> vectors = stored("gru_pytorch")
    >>> vectors.about["gates"], vectors.inputs["weight_ih_l0"].shape
    (['r', 'z', 'n'], (12, 3))
    """
    if name not in stored_names():
        raise ValueError(f"name: expected one of {', '.join(stored_names())}, got {name!r}")
    read = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    titles = ("inputs", "outputs", "loss_weights", "gradients")
    dtype = read["about"]["dtype"]
    return Vectors(name, MappingProxyType(read["about"]), *(read_only(read.get(title, {}), dtype) for title in titles))


def read_only(entries: Mapping[str, Any], dtype: str) -> Mapping[str, Array]:
    """Return lists of numbers as arrays, none of which can be changed; `lengths` are whole."""
    arrays = {name: np.array(value, None if name == "lengths" else dtype) for name, value in entries.items()}
    for array in arrays.values():
        array.setflags(write=False)
    return MappingProxyType(arrays)
