"""How large h and C can get: over random cells of any size of weights, and in cells that are set to add up."""

from itertools import product
from typing import Any

import numpy as np

import lstm_ref as ref
from tools.experiments.experiment import Experiment, Results, Run, Setup, by_name
from tools.experiments.rounding import share, spread, three_digits

SETUP: Setup = {
    "hidden_size": 16,
    "inputs": "normal(0, 1), D = 2, B = 8",
    "steps": 1000,
    "random": "all weights and biases normal(0, scale^2)",
    "scales": [0.1, 1, 10, 100],
    "adding_up": {
        "f=1": "H = 1, f_t = i_t = 1 and C~_t = 1: C_t can but grow by 1; without a forget gate f_t is 1 always",
        "f=0.9": "the same with f_t = 0.9: the sum of 0.9^k is at most 10",
        "f=0.5": "the same with f_t = 0.5",
    },
    "marks": [1, 10, 100, 1000],
    "seeds": list(range(20)),
}
PREACTIVATION = {"f=1": 1000.0, "f=0.9": float(np.log(9)), "f=0.5": 0.0}


def random_cell(scale: float, seed: int) -> tuple[float, float, float]:
    """Return the largest |h|, |C| and |C_t - f_t C_{t-1}| of a cell with random weights."""
    rng, H, D, B = np.random.default_rng(seed), SETUP["hidden_size"], 2, 8
    W = {f"W_{name}": rng.normal(0, scale, (H, H + D)) for name in "fiCo"}
    params = ref.LSTMParams(**W, **{f"b_{name}": rng.normal(0, scale, (H,)) for name in "fiCo"})
    trace = ref.lstm_forward(params, rng.normal(size=(SETUP["steps"], B, D)))
    written = trace.i * trace.C_tilde
    return float(np.abs(trace.h).max()), float(np.abs(trace.C).max()), float(np.abs(written).max())


def add_up(name: str) -> list[float]:
    """Return C after each of the marks, and then the largest |h|."""
    a = {"f": PREACTIVATION[name], "i": 1000.0, "C": 1000.0, "o": 1000.0}
    W = {f"W_{of}": np.zeros((1, 2)) for of in a}
    params = ref.LSTMParams(**W, **{f"b_{of}": np.array([value]) for of, value in a.items()})
    trace = ref.lstm_forward(params, np.zeros((max(SETUP["marks"]), 1, 1)))
    return [float(trace.C[k - 1, 0, 0]) for k in SETUP["marks"]] + [float(trace.h.max())]


def measure(setup: Setup, run: Run) -> Results:
    names = [str(scale) for scale in setup["scales"]]
    cells = by_name(names, run(random_cell, product(setup["scales"], setup["seeds"])))
    sums = run(add_up, [(name,) for name in setup["adding_up"]])
    return {
        "random": {
            scale: {
                "largest_h": [three_digits(h) for h, _, _ in runs],
                "h_is_1": [h == 1 for h, _, _ in runs],
                "largest_C": [three_digits(C) for _, C, _ in runs],
                "most_written": [three_digits(written) for _, _, written in runs],
            }
            for scale, runs in cells.items()
        },
        "adding_up": {
            name: {"C": [three_digits(C) for C in found[:-1]], "largest_h": three_digits(found[-1])}
            for name, found in zip(setup["adding_up"], sums, strict=True)
        },
    }


def random(results: Results) -> Any:
    return results["random"].items()


def summarise(results: Results) -> Results:
    return {
        "largest_h": {scale: max(cell["largest_h"]) for scale, cell in random(results)},
        "rounded_to_1": {scale: share(sum(cell["h_is_1"]), len(cell["h_is_1"])) for scale, cell in random(results)},
        "largest_C": {scale: spread(cell["largest_C"]) for scale, cell in random(results)},
        "most_written": {scale: max(cell["most_written"]) for scale, cell in random(results)},
        "C_after_1000": {name: cell["C"][-1] for name, cell in results["adding_up"].items()},
    }


EXPERIMENT = Experiment(
    question="How large do h and C get, over 1,000 steps?",
    setup=SETUP,
    measure=measure,
    summarise=summarise,
    again=({"seeds": [0, 1], "scales": [0.1]},),
)
