"""A training as it stands, and what is asked of one to go on with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic

import numpy as np

from ..checks import Array
from .model import AnyModel, ModelT


@dataclass(frozen=True, eq=False)
class Fit(Generic[ModelT]):
    """A training as it stands, with all that it takes to go on.

    Attributes
    ----------
    model : Model or SequenceModel
        The model after the last update.
    losses : ndarray (n,), float64
        The loss of each batch, before its update.
    optimiser : AdamState or None
        What the optimiser remembers.
    generator : mapping
        The state of the generator after the last batch that led to an update.
    seed : int
        What the generator started from.
    interrupted : bool
        Whether the training was stopped before its last update.
    """

    model: ModelT
    losses: Array
    optimiser: Any
    generator: Mapping[str, Any]
    seed: int
    interrupted: bool


def check_start(start: Any, model: AnyModel, updates: int, seed: int) -> None:
    """Raise unless a fit is of this model and seed and not yet beyond the number of updates."""
    if not isinstance(start, Fit):
        raise TypeError(f"start: expected Fit, got {type(start).__name__}")
    if start.seed != seed:
        raise ValueError(f"start: expected a fit of seed {seed}, got one of seed {start.seed}")
    if len(start.losses) > updates:
        raise ValueError(f"start: expected a fit of at most {updates} updates, got one of {len(start.losses)}")
    wanted, came = (described(each) for each in (model, start.model))
    if wanted != came:
        raise ValueError(f"start: expected a fit of {wanted}, got one of {came}")


def described(model: AnyModel) -> str:
    """Return the kind, the cell and the sizes of a model in words."""
    shapes = ", ".join(f"{name} {array.shape} {array.dtype}" for name, array in model.arrays().items())
    return f"{type(model).__name__} of {type(model.params).__name__} with {shapes}"


def generator_of(state: Mapping[str, Any]) -> np.random.Generator:
    """Return a generator in the given state; it is a PCG64, as `numpy.random.default_rng` makes it.

    Raises
    ------
    ValueError
        If the state is not that of a PCG64.

    Examples
    --------
    >>> rng = np.random.default_rng(0)
    >>> bool(generator_of(rng.bit_generator.state).random() == rng.random())
    True
    """
    bits: Any = np.random.PCG64(0)
    try:
        bits.state = state
    except (KeyError, OverflowError, TypeError, ValueError) as error:
        raise ValueError(f"generator: expected the state of a PCG64, got {state!r}") from error
    return np.random.Generator(bits)
