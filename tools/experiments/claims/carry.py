"""Whether equation (4) carries a value unchanged over 1,000 steps, and what gates do that are not quite open."""

from typing import Any

import numpy as np

import lstm_ref as ref
from lstm_ref.checks import Array
from tools.experiments.experiment import Experiment, Results, Run, Setup
from tools.experiments.rounding import three_digits

SETUP: Setup = {
    "cell": "lstm_forward, W_f = W_i = 0, so that the biases alone set f and i",
    "hidden_size": 1,
    "values": 100,
    "value_distribution": "normal(0, 1)",
    "candidate": "tanh of normal(0, 1) inputs: never silent, only the input gate keeps it out",
    "input_gate_preactivation": -1000,
    "lags": [1, 10, 100, 1000],
    "seed": 0,
}
GATES = {  # name: dtype, pre-activation of f
    "f=1": ("float64", 1000.0),
    "a_f=37": ("float64", 37.0),
    "a_f=36": ("float64", 36.0),
    "f=0.999": ("float64", float(np.log(999))),
    "f=0.99": ("float64", float(np.log(99))),
    "b_f=3": ("float64", 3.0),
    "b_f=1": ("float64", 1.0),
    "b_f=0": ("float64", 0.0),
    "f=0": ("float64", -1000.0),
    "a_f=17 float32": ("float32", 17.0),
    "a_f=16 float32": ("float32", 16.0),
}


def carry(dtype: str, a_f: float) -> Results:
    """Return f, and for each lag the share of values still equal bit for bit and the median of C_k / C_0."""
    rng = np.random.default_rng(SETUP["seed"])
    B, T = SETUP["values"], max(SETUP["lags"])
    C_0 = rng.normal(size=(B, 1)).astype(dtype)
    x = rng.normal(size=(T, B, 1)).astype(dtype)
    W = {f"W_{name}": np.array([[0.0, float(name == "C")]], dtype) for name in "fiCo"}
    b = {f"b_{name}": np.zeros(1, dtype) for name in "Co"}
    b |= {"b_f": np.array([a_f], dtype), "b_i": np.array([SETUP["input_gate_preactivation"]], dtype)}
    trace = ref.lstm_forward(ref.LSTMParams(**W, **b), x, ref.LSTMState(np.zeros_like(C_0), C_0))
    by_lag = {str(k): left(trace.C[k - 1], C_0) for k in SETUP["lags"]}
    return {"dtype": dtype, "a_f": three_digits(a_f), "f_is_1": float(trace.f[0, 0, 0]) == 1, "by_lag": by_lag}


def left(C_k: Array, C_0: Array) -> dict[str, float]:
    ratio: Any = np.median(C_k.astype(np.float64) / C_0)
    return {"equal": float(np.mean(C_k == C_0)), "ratio": three_digits(ratio), "lost": three_digits(1 - ratio)}


def measure(setup: Setup, run: Run) -> Results:
    return dict(zip(GATES, run(carry, GATES.values()), strict=True))


def summarise(results: Results) -> Results:
    return {"unchanged_after_1000": {name: result["by_lag"]["1000"]["equal"] == 1 for name, result in results.items()}}


EXPERIMENT = Experiment(
    question="What is left of a cell state after 1 to 1,000 steps of equation (4), by the forget gate's "
    "pre-activation?",
    setup=SETUP,
    measure=measure,
    summarise=summarise,
    again=({},),
)
