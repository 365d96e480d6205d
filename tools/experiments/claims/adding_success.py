"""How often training finds a network that adds two marked numbers, by length, cell and initialisation."""

from tools.experiments.cells import SIZES, TRAINABLE
from tools.experiments.experiment import Experiment, Results, Run, Setup
from tools.experiments.grid import BUDGET, START, how, most_solved, over_grid
from tools.experiments.solving import ADAM, ADDING, Solved, until_solved

SETUP: Setup = {
    "task": "adding",
    "lengths": [10, 20, 40],
    **how(TRAINABLE, f"{START}; lstm_bN: forget bias N", ADAM, [0.003, 0.01, 0.03]),
    "solved": ADDING.criterion,
}


def job(model: str, length: int, rate: float, seed: int) -> Solved:
    return until_solved(TRAINABLE[model], SIZES[model], ADDING, length, rate, seed, BUDGET)


def measure(setup: Setup, run: Run) -> Results:
    return over_grid(setup, setup["lengths"], run, job, ADDING)


EXPERIMENT = Experiment(
    question="For how many seeds does training find a network that adds two marked numbers, by length and cell?",
    setup=SETUP,
    measure=measure,
    summarise=most_solved,
    again=({"lengths": [10], "models": ["lstm_b3"]},),
)
