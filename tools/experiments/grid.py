"""Every cell, learning rate, length of a task and seed: for how many seeds training solves the task."""

from collections.abc import Callable, Iterable
from itertools import product
from typing import Any

from tools.experiments.cells import SIZES
from tools.experiments.experiment import Results, Run, Setup
from tools.experiments.solving import BATCH, Solved, Task, outcome

BUDGET = 1000  # updates
START = "uniform in (-1/sqrt(H), 1/sqrt(H)) but for the recurrent weights of rnn_orthogonal and rnn_identity"


def how(models: Iterable[str], initialisation: str, optimiser: str, learning_rates: list[float]) -> Setup:
    """Return the part of a setup that says how it is trained."""
    return {
        "models": list(models),
        "hidden_sizes": {model: SIZES[model] for model in models},
        "initialisation": initialisation,
        "optimiser": optimiser,
        "learning_rates": learning_rates,
        "batch": BATCH,
        "updates": BUDGET,
        "seeds": [0, 1, 2, 3, 4],
    }


def over_grid(setup: Setup, sizes: list[int], run: Run, job: Callable[..., Solved], task: Task) -> Results:
    """Run all seeds of every setting, the longest sequences first; return outcomes by model, rate and size."""
    models, rates, seeds = setup["models"], setup["learning_rates"], setup["seeds"]
    jobs = sorted(product(models, sizes, rates, seeds), key=lambda each: -each[1])
    runs = dict(zip(jobs, run(job, jobs), strict=True))

    def by_size(model: str, rate: float) -> dict[str, Any]:
        return {str(size): outcome(task, [runs[model, size, rate, seed] for seed in seeds]) for size in sizes}

    return {model: {str(rate): by_size(model, rate) for rate in rates} for model in models}


def most_solved(results: Results) -> Results:
    """Return for each model and size how many seeds solved it, at the learning rate that solved more."""
    solved = {
        model: {size: max(of_rate[size]["solved"] for of_rate in rates.values()) for size in next(iter(rates.values()))}
        for model, rates in results.items()
    }
    return {"solved": solved, "of": "the better learning rate"}
