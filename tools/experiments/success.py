"""What the experiments on the success of training share: the setting, the grid of runs, and its summary."""

from collections.abc import Callable
from itertools import product
from typing import Any

from tools.experiments.common import BATCH, SIZES, TRAINABLE, Task, outcome, until_solved

HOW = {
    "models": list(TRAINABLE),
    "hidden_sizes": SIZES,
    "initialisation": "uniform in (-1/sqrt(H), 1/sqrt(H)) but for the recurrent weights of rnn_orthogonal and "
    "rnn_identity; lstm_bN: forget bias N",
    "optimiser": "Adam (0.9, 0.999, 1e-8), gradients clipped to norm 1",
    "learning_rates": [0.003, 0.01],
    "batch": BATCH,
    "updates": 1000,
    "seeds": [0, 1, 2, 3, 4],
}


def solve(task: Task, model: str, size: int, rate: float, seed: int) -> tuple[int | None, float]:
    return until_solved(TRAINABLE[model], SIZES[model], task, size, rate, seed, HOW["updates"])


def success(run: Any, job: Callable[..., Any], task: Task, sizes: list[int]) -> dict[str, Any]:
    """Run all seeds of every setting, the longest sequences first; return outcomes by model, rate and size."""
    rates, seeds = HOW["learning_rates"], HOW["seeds"]
    jobs = sorted(product(TRAINABLE, sizes, rates, seeds), key=lambda job: -job[1])
    runs = dict(zip(jobs, run(job, jobs), strict=True))

    def by_size(model: str, rate: float) -> dict[str, Any]:
        return {str(size): outcome(task, [runs[model, size, rate, seed] for seed in seeds]) for size in sizes}

    results = {model: {str(rate): by_size(model, rate) for rate in rates} for model in TRAINABLE}
    return {"results": results, "summary": most_solved(results)}


def most_solved(results: dict[str, Any]) -> dict[str, Any]:
    """Return for each model and size how many seeds solved it, at the learning rate that solved more."""
    solved = {
        model: {size: max(of_rate[size]["solved"] for of_rate in rates.values()) for size in next(iter(rates.values()))}
        for model, rates in results.items()
    }
    return {"solved": solved, "of": "the better learning rate"}
