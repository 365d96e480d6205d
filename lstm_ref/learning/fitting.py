"""A whole training: seeded, with its history, interrupted without loss and continued to the bit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic

import numpy as np

from ..checks import Array, check_size
from .fits import Fit, check_start, generator_of
from .losses import Loss
from .model import ModelT, Verb, check_model
from .optimisers import Update, adam_update
from .training import train_from

Draw = Callable[[np.random.Generator], tuple[Array, Any]]  # x and target
Progress = Callable[[int, int, float], object]  # updates done, updates in all, the last loss


def fit(
    forward: Verb,
    backward: Verb,
    model: ModelT,
    draw: Draw,
    loss: Loss,
    *,
    updates: int,
    learning_rate: float,
    seed: int,
    max_norm: float = 1.0,
    update: Update = adam_update,
    progress: Progress | None = None,
    start: Fit[ModelT] | None = None,
) -> Fit[ModelT]:
    """Train a model by a number of updates, each on a batch that is drawn for it, and return it with its history.

    It is the loop of `train`. A KeyboardInterrupt ends it early and loses nothing but the update under way: what comes
    back has `interrupted` set. The same call with ``start=`` that fit goes on where it stopped, and ends in the very
    numbers of a training without a pause, if `draw` depends on its generator alone.

    Parameters
    ----------
    forward, backward : callable
        The verbs of the cell, such as `lstm_forward` and `lstm_backward`.
    model : Model or SequenceModel
        Where to begin; it is not changed. With `start`, the model of `start` takes its place.
    draw : callable
        Called with a numpy.random.Generator, it returns a batch: x (T, B, D) and the target.
    loss : callable
        As for `train`.
    updates : int
        How many updates in all, those of `start` among them.
    learning_rate : float
        How far an update goes, above 0.
    seed : int
        What the generator of the batches starts from, at least 0.
    max_norm : float
        To which norm the gradients are clipped, above 0.
    update : callable
        `adam_update` or `sgd_update`.
    progress : callable, optional
        Called after each update with the number of updates done, `updates`, and the loss.
    start : Fit, optional
        The training to go on with, of this model and this seed.

    Returns
    -------
    Fit
        The model, the losses of all updates, and what it takes to go on.

    Raises
    ------
    TypeError, ValueError
        If an argument has the wrong type or size, or `start` belongs to another model or seed or is beyond `updates`;
        what else does not fit is named by the cell or the loss.

    Examples
    --------
    >>> from lstm_ref import RNNParams, rnn_backward, rnn_forward
    >>> from lstm_ref.learning import Model, logistic_loss, remember_bit
    >>> rng = np.random.default_rng(0)
    >>> model = Model.init(RNNParams.init(2, 8, rng=rng), rng=rng)
    >>> def run(updates, start=None):
    ...     return fit(rnn_forward, rnn_backward, model, lambda rng: remember_bit(1, 16, rng), logistic_loss,
    ...                updates=updates, learning_rate=0.01, seed=1, start=start)
    >>> whole, half = run(100), run(50)
    >>> bool(whole.losses[-1] < 0.2 < whole.losses[0]), whole.interrupted
    (True, False)
    >>> bool(np.all(run(100, start=half).losses == whole.losses))
    True
    """
    check_model(model)
    check_size("updates", updates)
    check_size("seed", seed, least=0)
    if start is None:
        rng = np.random.default_rng(seed)
        losses, last = [], Last(0, model, None, rng.bit_generator.state)
    else:
        check_start(start, model, updates, seed)
        rng = generator_of(start.generator)
        losses = [float(value) for value in start.losses]
        last = Last(len(losses), start.model, start.optimiser, start.generator)
    batches = (draw(rng) for _ in range(last.done, updates))
    steps = train_from(
        last.optimiser, forward, backward, last.model, batches, loss,
        learning_rate=learning_rate, max_norm=max_norm, update=update,
    )  # fmt: skip
    interrupted = False
    try:
        for trained, value, optimiser in steps:
            losses.append(value)
            last = Last(len(losses), trained, optimiser, rng.bit_generator.state)  # at once, so that nothing parts it
            if progress is not None:
                progress(last.done, updates, value)
    except KeyboardInterrupt:
        interrupted = True
    return Fit(last.model, np.array(losses[: last.done]), last.optimiser, last.generator, seed, interrupted)


@dataclass(frozen=True)
class Last(Generic[ModelT]):
    """What belongs together after so many updates."""

    done: int
    model: ModelT
    optimiser: Any
    generator: Mapping[str, Any]
