"""How the variants of the LSTM compare with it, with as many parameters and the same training."""

from dataclasses import replace

import numpy as np

import lstm_ref as ref
from lstm_ref.learning.tasks import NOISE
from tools.experiments.best_rate import at_best_rate
from tools.experiments.cells import RNN_UNIFORM, Kind, lstm, with_bias
from tools.experiments.experiment import Experiment, Results, Run, Setup
from tools.experiments.grid import SELECTION
from tools.experiments.rounding import spread, three_digits
from tools.experiments.solving import ADAM, ADDING, BATCH, BIT, ENOUGH, FRESH, right_by_seed, solve, trained


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
LAG, LENGTH, BUDGET, MANY, EVERY = 30, 30, 1000, 2000, 10
OTHER_LAGS = [10, 20, 27, 28, 29, 30, 31, 32, 33, 60]
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
            "solved": f"accuracy of at least {ENOUGH} on {FRESH} fresh sequences, checked every {EVERY} updates",
            "other_lags": OTHER_LAGS,
        },
        "adding": {"length": LENGTH, "updates": "the whole budget", "fresh_sequences": MANY, "always_1": 0.167},
    },
    "optimiser": ADAM,
    "learning_rates": [0.003, 0.01, 0.03],
    "selection": "the rate with the smaller median, of updates or of the error, over the selection seeds",
    "selection_seeds": SELECTION,
    "batch": BATCH,
    "updates": BUDGET,
    "seeds": list(range(20)),
    "interval": "95 %, Wilson",
}


def remember(model: str, rate: float, seed: int) -> tuple[int, list[float]]:
    """Return the updates until the bit is remembered, at most the budget, and then the accuracy at all lags."""
    kind = MODELS[model]
    updates, _, network = solve(kind, SIZES[model], BIT, LAG, rate, seed, BUDGET, every=EVERY)
    rng = np.random.default_rng([seed, 2])
    return updates or BUDGET, [three_digits(BIT.fresh_score(kind, network, lag, rng)) for lag in OTHER_LAGS]


def add(model: str, rate: float, seed: int) -> float:
    """Return the mean squared error on fresh sequences after the whole budget."""
    kind = MODELS[model]
    end = trained(kind, SIZES[model], ADDING, LENGTH, rate, BUDGET, np.random.default_rng(seed))
    return ADDING.fresh_score(kind, end, LENGTH, np.random.default_rng([seed, 1]), fresh=MANY)


def remembered(runs: list[tuple[int, list[float]]]) -> Results:
    """Return what the seeds gave: how many are right at the lag of the training, and at all lags, with intervals."""
    by_seed = [accuracies for _, accuracies in runs]
    updates = spread(updates for updates, _ in runs)
    return right_by_seed(OTHER_LAGS, LAG, by_seed) | {"updates": updates, "accuracy_by_seed": by_seed}


def measure(setup: Setup, run: Run) -> Results:
    return {
        "remember_bit": at_best_rate(setup, run, remember, lambda job: job[0], remembered),
        "adding": at_best_rate(setup, run, add, lambda error: error, lambda errors: {"loss": spread(errors)}),
    }


def summarise(results: Results) -> Results:
    bits = {model: dict(result) for model, result in results["remember_bit"].items()}
    for bit in bits.values():
        del bit["accuracy_by_seed"]
    return {"remember_bit": bits, "adding": results["adding"]}


EXPERIMENT = Experiment(
    question="Do the variants of the LSTM learn two tasks better or worse than it, with about as many parameters?",
    setup=SETUP,
    measure=measure,
    summarise=summarise,
    again=({"models": ["lstm"]},),
)
