"""A plain recurrent unit with weights set by hand that remembers a bit: a latch."""

from typing import Any

import numpy as np

import lstm_ref as ref
from lstm_ref.learning.analysis import state_gradient
from lstm_ref.learning.tasks import NOISE, remember_bit
from lstm_ref.learning.training import Model, accuracy, predict
from tools.experiments.common import exponent, spread

QUESTION = "How well does a plain recurrent unit with weights set by hand remember a bit, by lag?"
SETUP = {
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


def measure(run: Any) -> dict[str, Any]:
    lags, seeds = SETUP["lags"], SETUP["seeds"]
    right_by_lag = np.reshape(run(right, [(lag, seed) for lag in lags for seed in seeds]), (len(lags), -1))
    scores = dict(zip(lags, right_by_lag, strict=True))
    by_lag = np.transpose(run(gradients, [(seed,) for seed in seeds]))
    norms = dict(zip(SETUP["gradient_lags"], by_lag, strict=True))
    return {
        "results": {
            "accuracy": {str(lag): spread(scores[lag]) for lag in lags},
            "log10_gradient": {str(lag): exponent(float(np.median(norms[lag]))) for lag in norms},
        },
        "summary": {"always_right": {str(lag): bool(np.all(scores[lag] == 1)) for lag in lags}},
    }
