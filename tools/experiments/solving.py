"""The two toy tasks, and training until one is solved."""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from lstm_ref.checks import Array
from lstm_ref.learning import (
    Model,
    accuracy,
    adam_update,
    adding,
    logistic_loss,
    predict,
    remember_bit,
    squared_loss,
    train,
)
from lstm_ref.learning.losses import Loss
from lstm_ref.learning.optimisers import Update
from tools.experiments.cells import Kind
from tools.experiments.rounding import interval, share, spread

BATCH = 32
CHECK_EVERY = 50  # updates
FRESH = 500  # sequences drawn anew for each check
ENOUGH = 0.99  # at least, of signs
EXACT = 0.01  # at most, mean squared error; always answering 1 has 1/6
ADAM = "Adam (0.9, 0.999, 1e-8), gradients clipped to norm 1"
Solved = tuple[int | None, float]  # after how many updates (None: never), and the last score


@dataclass(frozen=True)
class Task:
    """What is drawn, the loss that is trained, the score on fresh data with its name, which are good, in words too."""

    draw: Callable[..., tuple[Array, Array]]
    loss: Loss
    score: Callable[[Array, Array], float]
    scored: str
    solved: Callable[[float], bool]
    criterion: str

    def batches(self, size: int, rng: np.random.Generator, updates: int) -> Iterator[tuple[Array, Array]]:
        """Return training batches, drawn as they are asked for."""
        return (self.draw(size, BATCH, rng) for _ in range(updates))

    def fresh_score(self, kind: Kind, model: Model, size: int, rng: np.random.Generator, fresh: int = FRESH) -> float:
        """Return the score on sequences that are drawn for this."""
        x, target = self.draw(size, fresh, rng)
        return self.score(predict(kind.forward, model, x), target)


def mean_square(y: Array, target: Array) -> float:
    return squared_loss(y, target)[0]


CHECKED = f"on {FRESH} fresh sequences, checked every {CHECK_EVERY} updates"
BIT = Task(
    draw=remember_bit,
    loss=logistic_loss,
    score=accuracy,
    scored="accuracy",
    solved=lambda right: right >= ENOUGH,
    criterion=f"accuracy of at least {ENOUGH} {CHECKED}",
)
ADDING = Task(
    draw=adding,
    loss=squared_loss,
    score=mean_square,
    scored="error",
    solved=lambda error: error <= EXACT,
    criterion=f"mean squared error of at most {EXACT} {CHECKED}; always answering 1 has 0.167",
)


def trained(kind: Kind, H: int, task: Task, size: int, rate: float, updates: int, rng: np.random.Generator) -> Model:
    """Return a new network after this many updates."""
    start = kind.model(H, rng)
    batches = task.batches(size, rng, updates)
    steps = train(kind.forward, kind.backward, start, batches, task.loss, learning_rate=rate)
    [(model, _)] = deque(steps, maxlen=1)
    return model


def until_solved(
    kind: Kind, H: int, task: Task, size: int, rate: float, seed: int, budget: int, update: Update = adam_update
) -> Solved:
    """Train until fresh data are answered well, or the budget of updates is used up."""
    updates, score, _ = solve(kind, H, task, size, rate, seed, budget, update)
    return updates, score


def solve(
    kind: Kind,
    H: int,
    task: Task,
    size: int,
    rate: float,
    seed: int,
    budget: int,
    update: Update = adam_update,
    every: int = CHECK_EVERY,
) -> tuple[int | None, float, Model]:
    """Return what `until_solved` does and the network as it is then; it is tested `every` so many updates."""
    rng, fresh_rng = np.random.default_rng(seed), np.random.default_rng([seed, 1])
    start = kind.model(H, rng)
    batches = task.batches(size, rng, budget)
    score, model = float("nan"), start
    models = train(kind.forward, kind.backward, start, batches, task.loss, learning_rate=rate, update=update)
    for done, (model, _) in enumerate(models, start=1):
        if done % every == 0:
            score = task.fresh_score(kind, model, size, fresh_rng)
            if task.solved(score):
                return done, score, model
    return None, score, model


def right_by_seed(lags: list[int], lag: int, accuracies: list[list[float]]) -> dict[str, list[Any]]:
    """Return for how many seeds the lag of the training and all lags are right, by each seed's accuracy at each lag."""
    right = np.array(accuracies) >= ENOUGH  # (seeds, lags)
    here, everywhere = int(right[:, lags.index(lag)].sum()), int(right.all(axis=1).sum())
    return {f"right_at_{lag}": share(here, len(right)), "right_at_all": share(everywhere, len(right))}


def solved_by(runs: list[Solved]) -> str:
    """Return how many of the runs solved their task, of how many."""
    return f"{sum(updates is not None for updates, _ in runs)}/{len(runs)}"


def outcome(task: Task, runs: list[Solved]) -> dict[str, Any]:
    """Return what the seeds of one setting gave."""
    scores = spread(score for _, score in runs)
    share = interval(sum(updates is not None for updates, _ in runs), len(runs))
    numbers = {"solved": solved_by(runs), "interval": share, "updates": [updates for updates, _ in runs]}
    return {**numbers, task.scored: scores}
