"""Tasks with an answer at every step, and training until it is right."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from lstm_ref.checks import Array
from lstm_ref.learning import (
    Model,
    SequenceModel,
    a_n_b_n,
    accuracy,
    copy_symbols,
    cross_entropy,
    embedded_reber,
    logistic_loss,
    parity,
    predict,
    scores,
    train,
)
from lstm_ref.learning.losses import Loss
from tools.experiments.cells import Kind

COUNT, LAG, LENGTH, LONGEST = 1, 10, 4, 8
PREDICTED = 0.25  # a symbol with at least this probability counts as predicted: one of two equally likely has 1/2


@dataclass(frozen=True)
class SequenceTask:
    """What is drawn, its number of inputs, how many classes are scored (0: one number at the end), what is right."""

    inputs: int
    classes: int
    draw: Callable[[int, np.random.Generator], tuple[Any, ...]]
    right: Callable[[Array, tuple[Any, ...]], float]
    words: str

    @property
    def loss(self) -> Loss:
        """What is trained, in nats."""
        return cross_entropy if self.classes else logistic_loss

    def model(self, kind: Kind, H: int, rng: np.random.Generator) -> Any:
        """Return a new cell with a new read-out."""
        params = kind.start(self.inputs, H, rng)
        return SequenceModel.init(params, self.classes, rng=rng) if self.classes else Model.init(params, rng=rng)

    def score(self, kind: Kind, model: Any, size: int, rng: np.random.Generator) -> float:
        """Return the share that is right of sequences drawn for this."""
        batch = self.draw(size, rng)
        answer = scores if self.classes else predict
        return self.right(answer(kind.forward, model, batch[0]), batch)


def probabilities(y: Array) -> Array:
    """Return the softmax over the last axis."""
    e = np.exp(y - y.max(axis=-1, keepdims=True))
    whole: Array = e / e.sum(axis=-1, keepdims=True)
    return whole


def all_possible(y: Array, batch: tuple[Any, ...]) -> float:
    """Return the share of sequences in which, at every step, all possible symbols and only they are predicted."""
    _, target, possible = batch
    right = ((probabilities(y) >= PREDICTED) == possible).all(axis=2) | (target < 0)
    return float(right.all(axis=0).mean())


def copied(y: Array, batch: tuple[Any, ...]) -> float:
    """Return the share of sequences in which all symbols come back."""
    right = (y.argmax(axis=2) == batch[1])[-COUNT:]
    return float(right.all(axis=0).mean())


def counted(y: Array, batch: tuple[Any, ...]) -> float:
    """Return the share of strings in which every symbol after the first b is predicted, up to the end."""
    x, target, _ = batch
    decided = (x[:, :, 2] == 1) & (target >= 0)
    right = (y.argmax(axis=2) == target) | ~decided
    return float(right.all(axis=0).mean())


TASKS = {
    "copy": SequenceTask(
        10,
        10,
        lambda B, rng: copy_symbols(LAG, COUNT, B, rng),
        copied,
        f"copy_symbols({LAG}, {COUNT}): the symbol comes back",
    ),
    "parity": SequenceTask(
        1,
        0,
        lambda B, rng: parity(LENGTH, B, rng),
        lambda y, batch: accuracy(y, batch[1]),
        f"parity({LENGTH}): the sign of the answer",
    ),
    "embedded_reber": SequenceTask(
        7,
        7,
        embedded_reber,
        all_possible,
        "embedded_reber: at every step the possible symbols, and no others, have a probability of at least "
        f"{PREDICTED}",
    ),
    "a_n_b_n": SequenceTask(
        3,
        3,
        lambda B, rng: a_n_b_n(LONGEST, B, rng),
        counted,
        f"a_n_b_n({LONGEST}): every symbol after the first b is the one with the largest score",
    ),
}


def until_right(
    kind: Kind, H: int, task: SequenceTask, rate: float, seed: int, budget: int, every: int, enough: float, batch: int
) -> tuple[int | None, float]:
    """Train until fresh sequences are right, or the budget of updates is used up; return how many, and the share."""
    rng, fresh_rng = np.random.default_rng(seed), np.random.default_rng([seed, 1])
    batches = (task.draw(batch, rng)[:2] for _ in range(budget))
    share = float("nan")
    models = train(kind.forward, kind.backward, task.model(kind, H, rng), batches, task.loss, learning_rate=rate)
    for done, (model, _) in enumerate(models, start=1):
        if done % every == 0:
            share = task.score(kind, model, 300, fresh_rng)
            if share >= enough:
                return done, share
    return None, share
