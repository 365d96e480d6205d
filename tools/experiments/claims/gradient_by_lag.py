"""How strongly a state depends on the state k steps before it, untrained and after training."""

from itertools import islice, product
from typing import Any

import numpy as np

import lstm_ref as ref
from lstm_ref.learning.analysis import state_jacobian
from lstm_ref.learning.tasks import NOISE, remember_bit
from lstm_ref.learning.training import Model, logistic_loss, train
from tools.experiments.common import (
    BATCH,
    FRESH,
    RNN_UNIFORM,
    TRAINABLE,
    Kind,
    bit_accuracy,
    bit_batches,
    lstm,
    orthogonal,
    rnn,
    spread,
)

QUESTION = "How strongly does the state depend on the state k steps before it, untrained and after training?"
SETUP = {
    "quantity": "log10 of the spectral norm of d state_{1+k} / d state_1, median and quartiles over seeds; "
    "below -300 it is given as -300",
    "state": "rnn: h; lstm: 'state' is (h, C), 'cell' is C alone",
    "hidden_size": 32,
    "lags": [1, 2, 5, 10, 15, 20, 30, 40, 50, 60, 80, 100],
    "inputs": {"task": f"remember_bit(100), noise {NOISE}", "normal": "normal(0, 1) in both places"},
    "initialisation": "uniform: all weights in (-1/sqrt(H), 1/sqrt(H)); orthogonal_g, scaled_g, identity: the "
    "recurrent weights are g times an orthogonal matrix, normal(0, g^2 / H), the identity; lstm_scaled: all weights "
    "normal(0, 1 / (H + D)); bN: forget bias N",
    "seeds": list(range(7)),
    "training": {
        "task": "remember_bit(20)",
        "updates": 500,
        "optimiser": "Adam (0.9, 0.999, 1e-8), gradients clipped to norm 1",
        "learning_rate": 0.01,
        "batch": BATCH,
        "lag": 20,
        "accuracy_lags": [5, 20, 50, 100, 200],
        "fresh_sequences": FRESH,
        "seeds": [0, 1, 2, 3, 4],
    },
}
H = SETUP["hidden_size"]
SEEDS_TRAINED = SETUP["training"]["seeds"]


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


def curves(kind: Kind, params: Any, inputs: str, rng: np.random.Generator) -> dict[str, list[float]]:
    """Return the norms by lag: of the whole state, and for an LSTM of C."""
    T = max(SETUP["lags"]) + 1
    x = remember_bit(T - 1, 1, rng)[0][:T] if inputs == "task" else rng.normal(size=(T, 1, 2))
    first = kind.forward(params, x[:1]).final
    parts = {"state": slice(None)} | ({"cell": slice(H, None)} if hasattr(first, "C") else {})
    jacobians = [state_jacobian(kind.forward, kind.backward, params, x[1 : 1 + k], first) for k in SETUP["lags"]]
    return {part: [float(np.linalg.norm(J[at, at], 2)) for J in jacobians] for part, at in parts.items()}


def untrained(name: str, inputs: str, seed: int) -> dict[str, list[float]]:
    rng, kind = np.random.default_rng(seed), UNTRAINED[name]
    return curves(kind, kind.start(2, H, rng), inputs, rng)


def trained_model(kind: Kind, seed: int) -> Model:
    how, rng = SETUP["training"], np.random.default_rng(seed)
    batches = bit_batches(how["lag"], rng, how["updates"])
    model = kind.model(H, rng)
    steps = train(kind.forward, kind.backward, model, batches, logistic_loss, learning_rate=how["learning_rate"])
    return next(islice(steps, how["updates"] - 1, None))[0]


def trained(name: str, seed: int) -> tuple[dict[str, list[float]], list[float]]:
    """Return the norms by lag, and the accuracy by lag."""
    kind, rng = TRAINABLE[name], np.random.default_rng([seed, 1])
    model = trained_model(kind, seed)
    right = [bit_accuracy(kind, model, lag, rng) for lag in SETUP["training"]["accuracy_lags"]]
    return curves(kind, model.params, "task", rng), right


def over_seeds(runs: list[dict[str, list[float]]]) -> dict[str, Any]:
    """Return median and quartiles of the logarithms, one list by lag each."""
    return {part: by_lag([run[part] for run in runs]) for part in runs[0]}


def by_lag(norms: list[list[float]]) -> dict[str, Any]:
    logarithms = np.log10(np.maximum(norms, 1e-300))  # (seeds, lags)
    low, middle, high = (one_decimal(row) for row in np.percentile(logarithms, [25, 50, 75], axis=0))
    return {"median": middle, "quartiles": [low, high]}


def one_decimal(row: np.ndarray) -> list[float]:
    return [round(float(number), 1) + 0.0 for number in row]


def at_100(curves: dict[str, Any]) -> dict[str, float]:
    return {part: curve["median"][SETUP["lags"].index(100)] for part, curve in curves.items()}


def measure(run: Any) -> dict[str, Any]:
    jobs, later = list(product(UNTRAINED, SETUP["inputs"], SETUP["seeds"])), list(product(TRAINABLE, SEEDS_TRAINED))
    before = dict(zip(jobs, run(untrained, jobs), strict=True))
    after = dict(zip(later, run(trained, later), strict=True))
    results = {
        inputs: {name: over_seeds([before[name, inputs, seed] for seed in SETUP["seeds"]]) for name in UNTRAINED}
        for inputs in SETUP["inputs"]
    }
    results["trained"] = {name: over_seeds([after[name, seed][0] for seed in SEEDS_TRAINED]) for name in TRAINABLE}
    summary = {f"log10_at_100_{when}": {name: at_100(each) for name, each in results[when].items()} for when in results}
    scores = {name: np.transpose([after[name, seed][1] for seed in SEEDS_TRAINED]) for name in TRAINABLE}
    lags = SETUP["training"]["accuracy_lags"]
    results["accuracy_trained"] = {
        name: {str(lag): spread(row) for lag, row in zip(lags, rows, strict=True)} for name, rows in scores.items()
    }
    return {"results": results, "summary": summary}
