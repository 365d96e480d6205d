"""How often plain gradient descent, the method of 1994, finds a network that remembers a bit."""

from collections.abc import Iterator
from itertools import product
from typing import Any

import numpy as np

from lstm_ref.learning.tasks import NOISE
from lstm_ref.learning.training import Model, clip_by_norm, logistic_loss, loss_and_gradients
from tools.experiments.common import (
    BATCH,
    BIT,
    CHECK_EVERY,
    ENOUGH,
    FRESH,
    SIZES,
    TRAINABLE,
    Kind,
    bit_accuracy,
    bit_batches,
    outcome,
)
from tools.experiments.success import most_solved

MODELS = ("rnn_uniform", "rnn_orthogonal", "rnn_identity")
QUESTION = "For how many seeds does plain gradient descent find an RNN that remembers a bit, by lag and initialisation?"
SETUP = {
    "task": "remember_bit",
    "noise": NOISE,
    "lags": [5, 20, 50, 100],
    "models": list(MODELS),
    "hidden_sizes": {name: SIZES[name] for name in MODELS},
    "initialisation": "uniform in (-1/sqrt(H), 1/sqrt(H)) but for the recurrent weights of rnn_orthogonal and "
    "rnn_identity",
    "optimiser": "gradient descent with a constant learning rate, gradients clipped to norm 1",
    "learning_rates": [0.1, 0.5],
    "batch": BATCH,
    "updates": 1000,
    "seeds": [0, 1, 2, 3, 4],
    "solved": f"accuracy of at least {ENOUGH} on {FRESH} fresh sequences, checked every {CHECK_EVERY} updates",
}


def descend(kind: Kind, model: Model, batches: Any, rate: float) -> Iterator[Model]:
    """Yield the model after every update."""
    for x, target in batches:
        _, grads = loss_and_gradients(kind.forward, kind.backward, model, x, target, logistic_loss)
        steps = clip_by_norm(grads, 1.0)
        model = model.with_arrays({name: array - rate * steps[name] for name, array in model.arrays().items()})
        yield model


def job(name: str, lag: int, rate: float, seed: int) -> tuple[int | None, float]:
    """Return after how many updates the task was solved (None: never), and the last accuracy."""
    kind, rng, fresh_rng = TRAINABLE[name], np.random.default_rng(seed), np.random.default_rng([seed, 1])
    start, right = kind.model(SIZES[name], rng), 0.0
    models = descend(kind, start, bit_batches(lag, rng, SETUP["updates"]), rate)
    for update, model in enumerate(models, start=1):
        if update % CHECK_EVERY == 0:
            right = bit_accuracy(kind, model, lag, fresh_rng)
            if right >= ENOUGH:
                return update, right
    return None, right


def measure(run: Any) -> dict[str, Any]:
    lags, rates, seeds = (SETUP[key] for key in ("lags", "learning_rates", "seeds"))
    jobs = sorted(product(MODELS, lags, rates, seeds), key=lambda job: -job[1])  # the longest first
    runs = dict(zip(jobs, run(job, jobs), strict=True))
    results = {
        model: {
            str(rate): {str(lag): outcome(BIT, [runs[model, lag, rate, seed] for seed in seeds]) for lag in lags}
            for rate in rates
        }
        for model in MODELS
    }
    return {"results": results, "summary": most_solved(results)}
