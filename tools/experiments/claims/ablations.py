"""Which part of the LSTM matters most: each is taken out, on three tasks."""

from itertools import product

import numpy as np

import lstm_ref as ref
from lstm_ref.learning import SequenceModel, continual_reber, cross_entropy, train
from lstm_ref.learning.tasks import NOISE
from tools.experiments.ablated import WITHOUT, ablated
from tools.experiments.best_rate import at_best_rate, solved
from tools.experiments.claims.continual_reber import LENGTH as STREAM
from tools.experiments.claims.continual_reber import LONG, SYMBOLS, B, stream
from tools.experiments.experiment import Experiment, Results, Run, Setup, by_name
from tools.experiments.rounding import spread, three_digits
from tools.experiments.sequences import PREDICTED
from tools.experiments.solving import ADAM, ADDING, BATCH, BIT, ENOUGH, FRESH, solve, trained

H, LAG, LENGTH, BUDGET, MANY, EVERY = 16, 20, 20, 800, 2000, 20
REBER_UPDATES, REBER_RATE, REBER_SEEDS = 600, 0.01, 10  # the first so many seeds: this task is slow
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
        "continual_reber": {
            "length": STREAM,
            "updates": REBER_UPDATES,
            "learning_rate": REBER_RATE,
            "seeds": REBER_SEEDS,
            "right": f"the share of the strings of {B} fresh streams of {LONG} steps at whose every step the possible "
            f"symbols, and no others, have a probability of at least {PREDICTED}",
        },
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


def read_streams(without: str, seed: int) -> float:
    """Return which share of the strings of long streams is predicted right after training on short ones."""
    kind, rng = MODELS[without], np.random.default_rng(seed)
    start = SequenceModel.init(kind.start(SYMBOLS, H, rng), SYMBOLS, rng=rng)
    batches = (continual_reber(STREAM, B, rng)[:2] for _ in range(REBER_UPDATES))
    *_, (end, _) = train(kind.forward, kind.backward, start, batches, cross_entropy, learning_rate=REBER_RATE)
    right: float = stream(kind, end, np.random.default_rng([seed, 1]))["right"]
    return right


def measure(setup: Setup, run: Run) -> Results:
    streams = by_name(setup["models"], run(read_streams, product(setup["models"], setup["seeds"][:REBER_SEEDS])))
    return {
        "remember_bit": at_best_rate(setup, run, remember, lambda n: n or BUDGET, lambda runs: {"updates": runs}),
        "adding": at_best_rate(setup, run, add, lambda error: error, lambda runs: {"error": digits(runs)}),
        "continual_reber": {model: {"right": shares} for model, shares in streams.items()},
    }


def digits(errors: list[float]) -> list[float]:
    return [three_digits(error) for error in errors]


def summarise(results: Results) -> Results:
    return {
        "remember_bit": {name: solved(part["updates"], BUDGET) for name, part in results["remember_bit"].items()},
        "adding": {name: {"error": spread(part["error"])} for name, part in results["adding"].items()},
        "continual_reber": {
            name: {"right": spread(part["right"])} for name, part in results["continual_reber"].items()
        },
    }


EXPERIMENT = Experiment(
    question="What does it cost on three tasks to take one part out of the LSTM?",
    setup=SETUP,
    measure=measure,
    summarise=summarise,
    again=({"models": ["tanh_C~"], "learning_rates": [0.01], "seeds": [0]},),
)
