"""How the variants of the LSTM compare with it, with as many parameters and the same training."""

from dataclasses import replace
from itertools import product

import numpy as np

import lstm_ref as ref
from lstm_ref.learning.tasks import NOISE
from tools.experiments.cells import RNN_UNIFORM, Kind, lstm, with_bias
from tools.experiments.experiment import Experiment, Results, Run, Setup
from tools.experiments.rounding import spread
from tools.experiments.solving import ADAM, ADDING, BATCH, BIT, Solved, solved_by, trained, until_solved


def gru(bias: float) -> Kind:
    """Return a GRU whose update gate begins with this bias: below 0 it keeps more of the old state."""

    def start(D: int, H: int, rng: np.random.Generator) -> ref.GRUParams:
        params = ref.GRUParams.init(D, H, rng=rng)
        return replace(params, b_z=np.full(H, float(bias)))

    return Kind(ref.gru_forward, ref.gru_backward, start)


MODELS = {
    "rnn": RNN_UNIFORM,
    "lstm": lstm(1),
    "lstm_b0": lstm(0),
    "peephole": with_bias(ref.PeepholeParams, ref.peephole_forward, ref.peephole_backward, 1),
    "coupled": with_bias(ref.CoupledParams, ref.coupled_forward, ref.coupled_backward, 1),
    "gru": gru(0),
    "gru_b-1": gru(-1),
}
WANTED = 1216  # the parameters of an LSTM with D = 2, H = 16


def count(model: str, H: int) -> int:
    return ref.count_parameters(MODELS[model].start(2, H, np.random.default_rng(0)))


SIZES = {model: min(range(8, 48), key=lambda H: abs(count(model, H) - WANTED)) for model in MODELS}
LAG, LENGTH, BUDGET, MANY = 30, 30, 1000, 2000
SETUP: Setup = {
    "models": list(MODELS),
    "hidden_sizes": SIZES,
    "parameters": {model: count(model, H) for model, H in SIZES.items()},
    "parameters_at_equal_size": {model: count(model, 16) for model in MODELS},
    "initialisation": "weights and peepholes uniform in (-1/sqrt(H), 1/sqrt(H)); forget bias 1, in lstm_b0 0; all "
    "other biases 0, but the update gate's in gru_b-1 is -1, so that it keeps as much as a forget bias of 1 does",
    "tasks": {
        "remember_bit": {
            "lag": LAG,
            "noise": NOISE,
            "updates": "until solved, at most the budget",
            "solved": BIT.criterion,
        },
        "adding": {"length": LENGTH, "updates": "the whole budget", "fresh_sequences": MANY, "always_1": 0.167},
    },
    "optimiser": ADAM,
    "learning_rates": [0.003, 0.01],
    "batch": BATCH,
    "updates": BUDGET,
    "seeds": [0, 1, 2, 3, 4],
}


def remember(model: str, rate: float, seed: int) -> Solved:
    return until_solved(MODELS[model], SIZES[model], BIT, LAG, rate, seed, BUDGET)


def add(model: str, rate: float, seed: int) -> float:
    """Return the mean squared error on fresh sequences after the whole budget."""
    kind = MODELS[model]
    end = trained(kind, SIZES[model], ADDING, LENGTH, rate, BUDGET, np.random.default_rng(seed))
    return ADDING.fresh_score(kind, end, LENGTH, np.random.default_rng([seed, 1]), fresh=MANY)


def remembered(runs: list[Solved]) -> Results:
    """Return what the seeds gave; a run that did not solve the task counts with the whole budget."""
    updates = spread(updates or BUDGET for updates, _ in runs)
    return {"solved": solved_by(runs), "updates": updates, "accuracy": spread(right for _, right in runs)}


def measure(setup: Setup, run: Run) -> Results:
    models, rates, seeds = setup["models"], setup["learning_rates"], setup["seeds"]
    jobs = list(product(models, rates, seeds))
    bits, errors = dict(zip(jobs, run(remember, jobs), strict=True)), dict(zip(jobs, run(add, jobs), strict=True))
    return {
        "remember_bit": {m: {str(r): remembered([bits[m, r, s] for s in seeds]) for r in rates} for m in models},
        "adding": {m: {str(r): {"loss": spread(errors[m, r, s] for s in seeds)} for r in rates} for m in models},
    }


def summarise(results: Results) -> Results:
    bits, sums = best(results["remember_bit"], "updates"), best(results["adding"], "loss")
    return {"remember_bit": bits, "adding": sums, "of": "the better rate"}


def best(by_model: Results, quantity: str) -> Results:
    """Return for each model the rate at which the median of the quantity is smaller, and that median."""
    pick = {model: min(rates, key=lambda r: rates[r][quantity]["median"]) for model, rates in by_model.items()}
    return {model: {"rate": rate, **by_model[model][rate][quantity]} for model, rate in pick.items()}


EXPERIMENT = Experiment(
    question="Do the variants of the LSTM learn two tasks better or worse than it, with about as many parameters?",
    setup=SETUP,
    measure=measure,
    summarise=summarise,
    again=({"models": ["lstm"], "learning_rates": [0.01]},),
)
