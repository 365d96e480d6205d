"""How often plain gradient descent, the method of 1994, finds a network that remembers a bit."""

from lstm_ref.learning import sgd_update
from lstm_ref.learning.tasks import NOISE
from tools.experiments.cells import SIZES, TRAINABLE
from tools.experiments.experiment import Experiment, Results, Run, Setup
from tools.experiments.grid import BUDGET, START, how, most_solved, over_grid
from tools.experiments.solving import BIT, Solved, until_solved

MODELS = ("rnn_uniform", "rnn_orthogonal", "rnn_identity")
OPTIMISER = "gradient descent with a constant learning rate, gradients clipped to norm 1"
SETUP: Setup = {
    "task": "remember_bit",
    "noise": NOISE,
    "lags": [5, 20, 50, 100],
    **how(MODELS, START, OPTIMISER, [0.1, 0.3, 1.0]),
    "solved": BIT.criterion,
}


def job(model: str, lag: int, rate: float, seed: int) -> Solved:
    return until_solved(TRAINABLE[model], SIZES[model], BIT, lag, rate, seed, BUDGET, sgd_update)


def measure(setup: Setup, run: Run) -> Results:
    return over_grid(setup, setup["lags"], run, job, BIT)


EXPERIMENT = Experiment(
    question="For how many seeds does plain gradient descent find an RNN that remembers a bit, by lag and "
    "initialisation?",
    setup=SETUP,
    measure=measure,
    summarise=most_solved,
    again=({"lags": [5], "models": ["rnn_orthogonal"]},),
)
