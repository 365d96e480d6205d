"""Every cell and length of a task: how many seeds solve it, at a learning rate chosen with other seeds."""

from collections.abc import Callable, Iterable
from itertools import product
from typing import Any

import numpy as np

from tools.experiments.cells import SIZES
from tools.experiments.experiment import Results, Run, Setup
from tools.experiments.solving import BATCH, Solved, Task, outcome, solved_by

BUDGET = 1000  # updates
START = "uniform in (-1/sqrt(H), 1/sqrt(H)) but for the recurrent weights of rnn_orthogonal and rnn_identity"
SELECTION = list(range(100, 104))  # seeds that choose the learning rate and are not reported


def how(models: Iterable[str], initialisation: str, optimiser: str, learning_rates: list[float]) -> Setup:
    """Return the part of a setup that says how it is trained."""
    return {
        "models": list(models),
        "hidden_sizes": {model: SIZES[model] for model in models},
        "initialisation": initialisation,
        "optimiser": optimiser,
        "learning_rates": learning_rates,
        "selection": "the rate that solves most of the selection seeds; of equal ones the one with the fewer updates",
        "selection_seeds": SELECTION,
        "batch": BATCH,
        "updates": BUDGET,
        "seeds": list(range(20)),
        "interval": "95 %, Wilson",
    }


def over_grid(setup: Setup, sizes: list[int], run: Run, job: Callable[..., Solved], task: Task) -> Results:
    """Choose a rate for each cell and size, then run all seeds; return outcomes by model and size."""
    models, rates = setup["models"], setup["learning_rates"]
    tried = done(product(models, sizes, rates, setup["selection_seeds"]), run, job)
    cases = list(product(models, sizes))
    by_rate = {case: {rate: of(tried, *case, rate) for rate in rates} for case in cases}
    chosen = {case: min(rates, key=lambda rate: cost(by_rate[case][rate])) for case in cases}
    runs = done([(*case, chosen[case], seed) for case in cases for seed in setup["seeds"]], run, job)

    def result(case: tuple[str, int]) -> dict[str, Any]:
        selection = {str(rate): solved_by(tries) for rate, tries in by_rate[case].items()}
        return {"rate": chosen[case], "selection": selection, **outcome(task, of(runs, *case, chosen[case]))}

    return {model: {str(size): result((model, size)) for size in sizes} for model in models}


def done(jobs: Iterable[tuple[Any, ...]], run: Run, job: Callable[..., Solved]) -> dict[tuple[Any, ...], Solved]:
    """Run the jobs, the longest sequences first."""
    ordered = sorted(jobs, key=lambda each: -each[1])
    return dict(zip(ordered, run(job, ordered), strict=True))


def of(runs: dict[tuple[Any, ...], Solved], model: str, size: int, rate: float) -> list[Solved]:
    return [solved for (m, s, r, _), solved in runs.items() if (m, s, r) == (model, size, rate)]


def cost(runs: list[Solved]) -> tuple[float, float]:
    """Return how many runs failed, and the mean number of updates; a failure counts with the whole budget."""
    return sum(updates is None for updates, _ in runs), float(np.mean([updates or BUDGET for updates, _ in runs]))


def most_solved(results: Results) -> Results:
    """Return for each model and size how many seeds solved it, with the interval of the share."""
    return {
        model: {size: [result["solved"], *result["interval"]] for size, result in by_size.items()}
        for model, by_size in results.items()
    }
