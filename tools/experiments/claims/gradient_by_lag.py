"""How strongly a state depends on the state k steps before it, before any training."""

from itertools import product
from typing import Any

import numpy as np

import lstm_ref as ref
from lstm_ref.checks import Array
from lstm_ref.learning import remember_bit, state_jacobian
from lstm_ref.learning.tasks import NOISE
from tools.experiments.cells import RNN_UNIFORM, TRAINABLE, Kind, lstm, orthogonal, rnn
from tools.experiments.experiment import Experiment, Results, Run, Setup, by_name
from tools.experiments.trained_bits import H

Curves = dict[str, list[float]]  # by part of the state: a norm for each lag


def lstm_scaled(bias: float) -> Kind:
    """Return an LSTM whose weights have the variance 1 / (H + D)."""

    def start(D: int, H: int, rng: np.random.Generator) -> ref.LSTMParams:
        W = {f"W_{name}": rng.normal(0, 1 / np.sqrt(H + D), (H, H + D)) for name in "fiCo"}
        return ref.LSTMParams(**W, **{f"b_{name}": np.full(H, float(bias) if name == "f" else 0.0) for name in "fiCo"})

    return Kind(ref.lstm_forward, ref.lstm_backward, start)


def scaled(g: float) -> Kind:
    return rnn(lambda H, rng: rng.normal(0, g / np.sqrt(H), (H, H)))


def scaled_orthogonal(g: float) -> Kind:
    return rnn(lambda H, rng: g * orthogonal(H, rng))


UNTRAINED = {"rnn_uniform": RNN_UNIFORM, "rnn_identity": TRAINABLE["rnn_identity"]}
UNTRAINED |= {f"rnn_orthogonal_{g}": scaled_orthogonal(g) for g in (0.9, 1, 1.5, 3)}
UNTRAINED |= {f"rnn_scaled_{g}": scaled(g) for g in (0.9, 1, 1.5, 3)}
UNTRAINED |= {f"lstm_uniform_b{bias}": lstm(bias) for bias in (0, 1, 3)}
UNTRAINED |= {f"lstm_scaled_b{bias}": lstm_scaled(bias) for bias in (0, 1, 3)}
SETUP: Setup = {
    "quantity": "log10 of the spectral norm of d state_{1+k} / d state_1, median and quartiles over seeds; "
    "below -300 it is given as -300",
    "state": "rnn: h; lstm: 'state' is (h, C), 'cell' is C alone",
    "hidden_size": H,
    "lags": [1, 2, 5, 10, 15, 20, 30, 40, 50, 60, 80, 100],
    "inputs": {"task": f"remember_bit(100), noise {NOISE}", "normal": "normal(0, 1) in both places"},
    "initialisation": "uniform: all weights in (-1/sqrt(H), 1/sqrt(H)); orthogonal_g, scaled_g, identity: the "
    "recurrent weights are g times an orthogonal matrix, normal(0, g^2 / H), the identity; lstm_scaled: all weights "
    "normal(0, 1 / (H + D)); bN: forget bias N",
    "untrained": list(UNTRAINED),
    "seeds": list(range(20)),
}
LAGS = SETUP["lags"]


def curves(kind: Kind, params: Any, inputs: str, rng: np.random.Generator) -> Curves:
    """Return the norms by lag: of the whole state, and for an LSTM of C."""
    T = max(LAGS) + 1
    x = remember_bit(T - 1, 1, rng)[0][:T] if inputs == "task" else rng.normal(size=(T, 1, 2))
    first = kind.forward(params, x[:1]).final
    parts = {"state": slice(None)} | ({"cell": slice(H, None)} if hasattr(first, "C") else {})
    jacobians = [state_jacobian(kind.forward, kind.backward, params, x[1 : 1 + k], first) for k in LAGS]
    return {part: [float(np.linalg.norm(J[at, at], 2)) for J in jacobians] for part, at in parts.items()}


def untrained(name: str, inputs: str, seed: int) -> Curves:
    rng, kind = np.random.default_rng(seed), UNTRAINED[name]
    return curves(kind, kind.start(2, H, rng), inputs, rng)


def over_seeds(runs: list[Curves]) -> Results:
    """Return median and quartiles of the logarithms, one list by lag each."""
    return {part: by_lag([run[part] for run in runs]) for part in runs[0]}


def by_lag(norms: list[list[float]]) -> Results:
    logarithms = np.log10(np.maximum(norms, 1e-300))  # (seeds, lags)
    low, middle, high = (one_decimal(row) for row in np.percentile(logarithms, [25, 50, 75], axis=0))
    return {"median": middle, "quartiles": [low, high]}


def one_decimal(row: Array) -> list[float]:
    return [round(float(number), 1) + 0.0 for number in row]


def measure(setup: Setup, run: Run) -> Results:
    names, seeds = setup["untrained"], setup["seeds"]
    runs = {inputs: run(untrained, product(names, [inputs], seeds)) for inputs in setup["inputs"]}
    return {
        inputs: {name: over_seeds(part) for name, part in by_name(names, each).items()} for inputs, each in runs.items()
    }


def summarise(results: Results) -> Results:
    return {
        f"log10_at_100_{inputs}": {name: at_100(parts) for name, parts in each.items()}
        for inputs, each in results.items()
    }


def at_100(parts: Results) -> dict[str, float]:
    return {part: curve["median"][LAGS.index(100)] for part, curve in parts.items()}


EXPERIMENT = Experiment(
    question="How strongly does the state depend on the state k steps before it, before any training?",
    setup=SETUP,
    measure=measure,
    summarise=summarise,
    again=(
        {
            "untrained": ["rnn_uniform", "rnn_orthogonal_0.9", "rnn_scaled_0.9", "lstm_uniform_b1", "lstm_scaled_b1"],
        },
    ),
    logarithms=("task", "normal"),
)
