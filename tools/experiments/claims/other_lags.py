"""Whether a network that was trained to remember a bit at one lag remembers it at the lags beside that one."""

from itertools import product

import numpy as np

from tools.experiments.cells import TRAINABLE
from tools.experiments.experiment import Experiment, Results, Run, Setup, by_name
from tools.experiments.rounding import spread, three_digits
from tools.experiments.solving import BIT, ENOUGH
from tools.experiments.trained_bits import LAG, TRAINING, H, trained_model

SETUP: Setup = {
    "hidden_size": H,
    "training": TRAINING,
    "models": list(TRAINABLE),
    "lags": list(range(10, 41)),
    "right": f"accuracy of at least {ENOUGH}",
    "seeds": TRAINING["seeds"],
}


def job(model: str, seed: int, lags: list[int]) -> list[float]:
    """Return the accuracy at every lag."""
    kind, rng, network = TRAINABLE[model], np.random.default_rng([seed, 2]), trained_model(model, seed)
    return [three_digits(BIT.fresh_score(kind, network, lag, rng)) for lag in lags]


def measure(setup: Setup, run: Run) -> Results:
    rows = run(job, product(setup["models"], setup["seeds"], [setup["lags"]]))
    return {model: {"accuracy_by_seed": part} for model, part in by_name(setup["models"], rows).items()}


def summarise(results: Results) -> Results:
    return {model: share_right(result["accuracy_by_seed"]) for model, result in results.items()}


def share_right(rows: list[list[float]]) -> Results:
    """Return for how many seeds the lag of the training is right, and the share of all lags that are."""
    right = np.array(rows) >= ENOUGH  # (seeds, lags)
    solved = int(right[:, SETUP["lags"].index(LAG)].sum())
    return {"right_at_20": f"{solved}/{len(rows)}", "share_of_lags_right": spread(right.mean(axis=1))}


EXPERIMENT = Experiment(
    question="Trained to remember a bit for 20 steps, at which other lags is a network right?",
    setup=SETUP,
    measure=measure,
    summarise=summarise,
    again=({"seeds": [0]},),
)
