"""What a gate lets through at its ends, how far its layer must go to bring it there, and whether training does."""

from typing import Any

import numpy as np

import lstm_ref as ref
from lstm_ref.checks import Array
from lstm_ref.learning import remember_bit
from tools.experiments.cells import TRAINABLE
from tools.experiments.experiment import Experiment, Results, Run, Setup
from tools.experiments.rounding import three_digits
from tools.experiments.trained_bits import LAG, TRAINING, H, trained_model

SETUP: Setup = {
    "hidden_size": 1,
    "gates": {
        "f": "what is left of C_{t-1} in C_t while i_t = 0",
        "i": "how much of the candidate is in C_t while f_t = 0",
        "o": "how much of tanh(C_t) is in h_t",
    },
    "preactivations": [-1000.0, -746.0, -745.0, -40.0, -10.0, 0.0, 10.0, 36.0, 37.0, 40.0, 1000.0],
    "dtype": "float64",
    "values": 100,
    "value_distribution": "normal(0, 1)",
    "seed": 0,
    "trained": {
        "models": ["lstm_b1", "lstm_b3"],
        "hidden_size": H,
        "training": TRAINING,
        "measured_on": f"32 fresh sequences of remember_bit({LAG})",
        "near": "within 0.01 of 0 or of 1",
    },
    "seeds": TRAINING["seeds"],
}


def let_through(gate: str, a: float) -> Results:
    """Return which part of a hundred values a gate lets through: the same for all, or the least and the most."""
    rng = np.random.default_rng(SETUP["seed"])
    value = rng.normal(size=(SETUP["values"], 1))
    C_0 = value if gate != "i" else np.zeros_like(value)
    shut, through = -1000.0, 1000.0
    bias = {"f": through if gate == "o" else shut, "i": shut, "o": through} | {gate: a}
    W = {f"W_{name}": np.array([[0.0, float(name == "C")]]) for name in "fiCo"}
    params = ref.LSTMParams(**W, **{f"b_{name}": np.array([bias.get(name, 0.0)]) for name in "fiCo"})
    step = ref.lstm_step(params, value, ref.LSTMState(np.zeros_like(C_0), C_0))
    after, before = {
        "f": (step.C_t, C_0),
        "i": (step.C_t, step.C_tilde_t),
        "o": (step.h_t, np.tanh(step.C_t)),
    }[gate]
    ratio: Any = np.median(after / before)
    return {
        "a": a,
        "share": three_digits(ratio),
        "nothing": bool(np.all(after == 0)),
        "everything": bool(np.all(after == before)),
    }


def trained_gates(model: str, seed: int) -> Results:
    """Return how often the gates of a trained network are near an end, and how often they are there."""
    network, kind = trained_model(model, seed), TRAINABLE[model]
    x, _ = remember_bit(LAG, 32, np.random.default_rng([seed, 1]))
    trace = kind.forward(network.params, x)
    return {name: ends(getattr(trace, name)) for name in "fio"}


def ends(gate: Array) -> dict[str, float]:
    near, there = np.minimum(gate, 1 - gate) < 0.01, (gate == 0) | (gate == 1)
    return {"near": three_digits(float(np.mean(near))), "there": three_digits(float(np.mean(there)))}


def measure(setup: Setup, run: Run) -> Results:
    jobs = [(gate, a) for gate in setup["gates"] for a in setup["preactivations"]]
    through = run(let_through, jobs)
    pairs = [(model, seed) for model in setup["trained"]["models"] for seed in setup["seeds"]]
    gates = run(trained_gates, pairs)
    return {
        "let_through": {
            gate: [part for (of, _), part in zip(jobs, through, strict=True) if of == gate] for gate in setup["gates"]
        },
        "trained": {
            model: {
                name: {
                    "near": [part[name]["near"] for (of, _), part in zip(pairs, gates, strict=True) if of == model],
                    "there": [part[name]["there"] for (of, _), part in zip(pairs, gates, strict=True) if of == model],
                }
                for name in "fio"
            }
            for model in setup["trained"]["models"]
        },
    }


def summarise(results: Results) -> Results:
    return {
        "nothing_up_to": {gate: max_of(parts, "nothing", max) for gate, parts in results["let_through"].items()},
        "everything_from": {gate: max_of(parts, "everything", min) for gate, parts in results["let_through"].items()},
        "near_an_end": {
            model: {name: three_digits(float(np.median(gate["near"]))) for name, gate in gates.items()}
            for model, gates in results["trained"].items()
        },
        "at_an_end": {
            model: {name: max(gate["there"]) for name, gate in gates.items()}
            for model, gates in results["trained"].items()
        },
    }


def max_of(parts: list[Results], which: str, end: Any) -> float | None:
    """Return the last pre-activation, from either end, at which that holds; None if it never does."""
    found = [part["a"] for part in parts if part[which]]
    return end(found) if found else None


EXPERIMENT = Experiment(
    question="What does a gate let through at its ends, and how close to them are the gates of trained networks?",
    setup=SETUP,
    measure=measure,
    summarise=summarise,
    again=({"seeds": [0]},),
)
