"""How often training finds a network that remembers a bit, by lag, cell and initialisation."""

from itertools import product
from typing import Any

from evidence_common import BATCH, CHECK_EVERY, ENOUGH, FRESH, SIZES, TRAINABLE, spread, until_solved

from lstm_ref.data import NOISE

QUESTION = "For how many seeds does training find a network that remembers a bit, by lag, cell and initialisation?"
SETUP = {
    "task": "remember_bit",
    "noise": NOISE,
    "lags": [5, 20, 50, 100],
    "models": list(TRAINABLE),
    "hidden_sizes": SIZES,
    "initialisation": "uniform in (-1/sqrt(H), 1/sqrt(H)) but for the recurrent weights of rnn_orthogonal and "
    "rnn_identity; lstm_bN: forget bias N",
    "optimiser": "Adam (0.9, 0.999, 1e-8), gradients clipped to norm 1",
    "learning_rates": [0.003, 0.01],
    "batch": BATCH,
    "updates": 1000,
    "solved": f"accuracy of at least {ENOUGH} on {FRESH} fresh sequences, checked every {CHECK_EVERY} updates",
    "seeds": [0, 1, 2, 3, 4],
}


def job(model: str, lag: int, rate: float, seed: int) -> tuple[int | None, float]:
    return until_solved(TRAINABLE[model], SIZES[model], lag, rate, seed, SETUP["updates"])


def one(runs: list[tuple[int | None, float]]) -> dict[str, Any]:
    """Return what the seeds of one setting gave."""
    updates = [update for update, _ in runs]
    solved = sum(update is not None for update in updates)
    return {"solved": f"{solved}/{len(runs)}", "updates": updates, "accuracy": spread(right for _, right in runs)}


def measure(run: Any) -> dict[str, Any]:
    models, lags, rates, seeds = (SETUP[key] for key in ("models", "lags", "learning_rates", "seeds"))
    jobs = sorted(product(models, lags, rates, seeds), key=lambda job: -job[1])  # the longest first
    runs = dict(zip(jobs, run(job, jobs), strict=True))
    results = {
        model: {
            str(rate): {str(lag): one([runs[model, lag, rate, seed] for seed in seeds]) for lag in lags}
            for rate in rates
        }
        for model in models
    }
    best = {
        model: {str(lag): max(by_rate[str(rate)][str(lag)]["solved"] for rate in rates) for lag in lags}
        for model, by_rate in results.items()
    }
    return {"results": results, "summary": {"solved": best, "of": "the better learning rate"}}
