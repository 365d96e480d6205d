"""How often training finds a network that remembers a bit, by lag, cell and initialisation."""

from lstm_ref.learning.tasks import NOISE
from tools.experiments.cells import SIZES, TRAINABLE
from tools.experiments.experiment import Experiment, Results, Run, Setup
from tools.experiments.grid import BUDGET, START, how, most_solved, over_grid
from tools.experiments.solving import ADAM, BIT, Solved, until_solved

SETUP: Setup = {
    "task": "remember_bit",
    "noise": NOISE,
    "lags": [20, 50, 100],
    **how(TRAINABLE, f"{START}; lstm_bN: forget bias N", ADAM, [0.003, 0.01, 0.03]),
    "solved": BIT.criterion,
}


def job(model: str, lag: int, rate: float, seed: int) -> Solved:
    return until_solved(TRAINABLE[model], SIZES[model], BIT, lag, rate, seed, BUDGET)


def measure(setup: Setup, run: Run) -> Results:
    return over_grid(setup, setup["lags"], run, job, BIT)


EXPERIMENT = Experiment(
    question="For how many seeds does training find a network that remembers a bit, by lag, cell and initialisation?",
    setup=SETUP,
    measure=measure,
    summarise=most_solved,
    again=({"lags": [20], "models": ["lstm_b3"]},),
)
