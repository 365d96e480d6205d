"""How often training finds a network that remembers a bit, by lag, cell and initialisation."""

from typing import Any

from lstm_ref.learning.tasks import NOISE
from tools.experiments.common import BIT, CHECK_EVERY, ENOUGH, FRESH
from tools.experiments.success import HOW, solve, success

QUESTION = "For how many seeds does training find a network that remembers a bit, by lag, cell and initialisation?"
SETUP = {
    "task": "remember_bit",
    "noise": NOISE,
    "lags": [5, 20, 50, 100],
    **HOW,
    "solved": f"accuracy of at least {ENOUGH} on {FRESH} fresh sequences, checked every {CHECK_EVERY} updates",
}


def job(model: str, lag: int, rate: float, seed: int) -> tuple[int | None, float]:
    return solve(BIT, model, lag, rate, seed)


def measure(run: Any) -> dict[str, Any]:
    return success(run, job, BIT, SETUP["lags"])
