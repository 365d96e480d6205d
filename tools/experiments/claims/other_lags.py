"""Whether a network that was trained to remember a bit at one lag remembers it at the lags beside that one."""

from typing import Any

import numpy as np

from tools.experiments.claims.gradient_by_lag import SETUP as GRADIENT
from tools.experiments.claims.gradient_by_lag import trained_model
from tools.experiments.common import ENOUGH, TRAINABLE, bit_accuracy, spread, three_digits

QUESTION = "Trained to remember a bit for 20 steps, at which other lags is a network right?"
SETUP = {
    "hidden_size": GRADIENT["hidden_size"],
    "training": GRADIENT["training"],
    "models": list(TRAINABLE),
    "lags": list(range(10, 41)),
    "right": f"accuracy of at least {ENOUGH}",
    "seeds": GRADIENT["training"]["seeds"],
}


def job(model: str, seed: int) -> list[float]:
    """Return the accuracy at every lag."""
    kind, rng = TRAINABLE[model], np.random.default_rng([seed, 2])
    trained = trained_model(kind, seed)
    return [three_digits(bit_accuracy(kind, trained, lag, rng)) for lag in SETUP["lags"]]


def summary(rows: list[list[float]]) -> dict[str, Any]:
    """Return for how many seeds the lag of the training is right, and the share of all lags that are."""
    right = np.array(rows) >= ENOUGH  # (seeds, lags)
    solved = int(right[:, SETUP["lags"].index(20)].sum())
    return {"right_at_20": f"{solved}/{len(rows)}", "share_of_lags_right": spread(right.mean(axis=1))}


def measure(run: Any) -> dict[str, Any]:
    models, seeds = SETUP["models"], SETUP["seeds"]
    rows = run(job, [(model, seed) for model in models for seed in seeds])
    results = {model: {"accuracy_by_seed": rows[k * len(seeds) :][: len(seeds)]} for k, model in enumerate(models)}
    return {
        "results": results,
        "summary": {model: summary(result["accuracy_by_seed"]) for model, result in results.items()},
    }
