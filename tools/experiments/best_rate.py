"""All seeds of every model, at a learning rate that other seeds have chosen by a median."""

from collections.abc import Callable
from itertools import product
from typing import Any

import numpy as np

from tools.experiments.experiment import Results, Run, Setup, by_name
from tools.experiments.rounding import share, spread, three_digits


def at_best_rate(
    setup: Setup,
    run: Run,
    job: Callable[..., Any],
    cost: Callable[[Any], float],
    result: Callable[[list[Any]], Results],
    *at: Any,
) -> Results:
    """Choose a rate for each model with the selection seeds, run all others at it, and return what they gave.

    A job is called with a model, a rate, a seed, and what `at` holds.
    """
    models, rates = setup["models"], setup["learning_rates"]
    tries = list(product(models, rates, setup["selection_seeds"]))
    tried = dict(zip(tries, run(job, [(*each, *at) for each in tries]), strict=True))
    seeds = setup["selection_seeds"]
    medians = {
        model: {rate: float(np.median([cost(tried[model, rate, seed]) for seed in seeds])) for rate in rates}
        for model in models
    }
    chosen = {model: min(rates, key=lambda rate: medians[model][rate]) for model in models}
    runs = by_name(models, run(job, [(model, chosen[model], seed, *at) for model in models for seed in setup["seeds"]]))
    return {
        model: {
            "rate": chosen[model],
            "selection": {str(rate): three_digits(median) for rate, median in medians[model].items()},
            **result(runs[model]),
        }
        for model in models
    }


def solved(runs: list[int | None], budget: int) -> Results:
    """Return the share of the runs that are solved, and after how many updates; an unsolved one has the budget."""
    updates = spread(each or budget for each in runs)
    return {"solved": share(sum(each is not None for each in runs), len(runs)), "updates": updates}
