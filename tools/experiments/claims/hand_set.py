"""A plain recurrent unit with weights set by hand that remembers a bit: a latch."""

from itertools import product

import numpy as np

import lstm_ref as ref
from lstm_ref.learning import Model, accuracy, predict, remember_bit, state_gradient
from lstm_ref.learning.tasks import NOISE
from tools.experiments.experiment import Experiment, Results, Run, Setup, by_name
from tools.experiments.rounding import exponent, spread

SETUP: Setup = {
    "task": "remember_bit",
    "noise": NOISE,
    "equation": "h_t = tanh(3 h_{t-1} + x_t): against h near 1, only inputs below about -1.3 can turn it over",
    "hidden_size": 1,
    "W_h": [3.0, 1.0, 0.0],
    "b_h": [0.0],
    "read_out": "the sign of the last h",
    "lags": [1, 10, 100, 300, 1000],
    "gradient_lags": [1, 2, 5, 10, 20, 50, 100],
    "sequences": 1000,
    "seeds": [0, 1, 2, 3, 4],
}


def latch() -> Model:
    params = ref.RNNParams(W_h=np.array([SETUP["W_h"]]), b_h=np.array(SETUP["b_h"]))
    return Model(params, w_y=np.ones(1), b_y=np.zeros(1))


def right(lag: int, seed: int) -> float:
    x, target = remember_bit(lag, SETUP["sequences"], np.random.default_rng(seed))
    return accuracy(predict(ref.rnn_forward, latch(), x), target)


def gradients(seed: int) -> list[float]:
    """Return how strongly h depends on h after the bit, for each of the gradient's lags."""
    lags, params = SETUP["gradient_lags"], latch().params
    x, _ = remember_bit(max(lags), 1, np.random.default_rng(seed))
    after_bit = ref.rnn_forward(params, x[:1]).final
    return list(state_gradient(ref.rnn_forward, ref.rnn_backward, params, x[1:], after_bit, lags))


def measure(setup: Setup, run: Run) -> Results:
    lags, seeds = [str(lag) for lag in setup["lags"]], setup["seeds"]
    scores = by_name(lags, run(right, product(setup["lags"], seeds)))
    norms = np.median(run(gradients, [(seed,) for seed in seeds]), axis=0)
    return {
        "accuracy": {lag: spread(each) | {"lowest": min(each)} for lag, each in scores.items()},
        "log10_gradient": {str(lag): exponent(norm) for lag, norm in zip(SETUP["gradient_lags"], norms, strict=True)},
    }


def summarise(results: Results) -> Results:
    return {"always_right": {lag: score["lowest"] == 1 for lag, score in results["accuracy"].items()}}


EXPERIMENT = Experiment(
    question="How well does a plain recurrent unit with weights set by hand remember a bit, by lag?",
    setup=SETUP,
    measure=measure,
    summarise=summarise,
    again=({"lags": [1, 10, 100]},),
    logarithms=("log10_gradient",),
)
