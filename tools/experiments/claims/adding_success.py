"""How often training finds a network that adds two marked numbers, by length, cell and initialisation."""

from typing import Any

from tools.experiments.common import ADDING, CHECK_EVERY, EXACT, FRESH
from tools.experiments.success import HOW, solve, success

QUESTION = "For how many seeds does training find a network that adds two marked numbers, by length and cell?"
SETUP = {
    "task": "adding",
    "lengths": [5, 10, 20, 40],
    **HOW,
    "solved": f"mean squared error of at most {EXACT} on {FRESH} fresh sequences, checked every {CHECK_EVERY} updates; "
    "always answering 1 has 0.167",
}


def job(model: str, length: int, rate: float, seed: int) -> tuple[int | None, float]:
    return solve(ADDING, model, length, rate, seed)


def measure(run: Any) -> dict[str, Any]:
    return success(run, job, ADDING, SETUP["lengths"])
