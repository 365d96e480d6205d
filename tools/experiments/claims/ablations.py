"""Which part of the LSTM matters most: each is taken out, on two tasks."""

import numpy as np

import lstm_ref as ref
from lstm_ref.learning.tasks import NOISE
from tools.experiments.ablated import WITHOUT, ablated
from tools.experiments.best_rate import at_best_rate, solved
from tools.experiments.experiment import Experiment, Results, Run, Setup
from tools.experiments.rounding import spread, three_digits
from tools.experiments.solving import ADAM, ADDING, BATCH, BIT, ENOUGH, FRESH, solve, trained

H, LAG, LENGTH, BUDGET, MANY, EVERY = 16, 20, 20, 800, 2000, 20
MODELS = {without: ablated(without) for without in WITHOUT}
SETUP: Setup = {
    "models": list(MODELS),
    "hidden_size": H,
    "parameters": ref.count_parameters(MODELS["nothing"].start(2, H, np.random.default_rng(0))),
    "parameters_used": "those of a gate that was taken out are not: a quarter of all",
    "initialisation": "uniform in (-1/sqrt(H), 1/sqrt(H)); forget bias 1, all other biases 0",
    "tasks": {
        "remember_bit": {
            "lag": LAG,
            "noise": NOISE,
            "updates": "until solved, at most the budget",
            "solved": f"accuracy of at least {ENOUGH} on {FRESH} fresh sequences, checked every {EVERY} updates",
        },
        "adding": {"length": LENGTH, "updates": "the whole budget", "fresh_sequences": MANY, "always_1": 0.167},
    },
    "optimiser": ADAM,
    "learning_rates": [0.003, 0.01, 0.03],
    "selection": "the rate with the smaller median, of updates or of the error, over the selection seeds",
    "selection_seeds": [100, 101, 102],
    "batch": BATCH,
    "updates": BUDGET,
    "seeds": list(range(20)),
    "interval": "95 %, Wilson",
}


def remember(without: str, rate: float, seed: int) -> int | None:
    """Return the updates until the bit is remembered; None if that needs more than the budget."""
    return solve(MODELS[without], H, BIT, LAG, rate, seed, BUDGET, every=EVERY)[0]


def add(without: str, rate: float, seed: int) -> float:
    """Return the mean squared error on fresh sequences after the whole budget."""
    kind = MODELS[without]
    end = trained(kind, H, ADDING, LENGTH, rate, BUDGET, np.random.default_rng(seed))
    return ADDING.fresh_score(kind, end, LENGTH, np.random.default_rng([seed, 1]), fresh=MANY)


def measure(setup: Setup, run: Run) -> Results:
    return {
        "remember_bit": at_best_rate(setup, run, remember, lambda n: n or BUDGET, lambda runs: {"updates": runs}),
        "adding": at_best_rate(setup, run, add, lambda error: error, lambda runs: {"error": digits(runs)}),
    }


def digits(errors: list[float]) -> list[float]:
    return [three_digits(error) for error in errors]


def summarise(results: Results) -> Results:
    return {
        "remember_bit": {name: solved(part["updates"], BUDGET) for name, part in results["remember_bit"].items()},
        "adding": {name: {"error": spread(part["error"])} for name, part in results["adding"].items()},
    }


EXPERIMENT = Experiment(
    question="What does it cost on two tasks to take one part out of the LSTM?",
    setup=SETUP,
    measure=measure,
    summarise=summarise,
    again=({"models": ["tanh_C~"], "learning_rates": [0.01], "seeds": [0]},),
)
