"""How far networks that learned a^n b^n for small n go on counting."""

from itertools import product
from typing import Any

import numpy as np

from lstm_ref.checks import Array
from lstm_ref.learning import SequenceModel, a_n_b_n, cross_entropy, scores, train
from tools.experiments.cells import RNN_UNIFORM, Kind, lstm
from tools.experiments.experiment import Experiment, Results, Run, Setup, by_name
from tools.experiments.rounding import share, spread
from tools.experiments.solving import ADAM, BATCH

MODELS: dict[str, Kind] = {"lstm": lstm(1), "rnn_uniform": RNN_UNIFORM}
SIZES = {"lstm": 10, "rnn_uniform": 22}
LONGEST, FURTHEST, BUDGET, RATE = 10, 200, 1000, 0.01
SETUP: Setup = {
    "task": f"a_n_b_n({LONGEST}): after the first b, every symbol up to the end is the one with the largest score",
    "models": list(MODELS),
    "hidden_sizes": SIZES,
    "initialisation": "uniform in (-1/sqrt(H), 1/sqrt(H)); forget bias 1",
    "optimiser": ADAM,
    "learning_rate": RATE,
    "batch": BATCH,
    "updates": BUDGET,
    "tested": f"n = 1 to {FURTHEST}",
    "seeds": list(range(10)),
    "interval": "95 %, Wilson",
}


def string(n: int) -> tuple[Array, Any]:
    """Return a^n b^n as inputs (2 n + 1, 1, 3), and the symbols that follow the first b."""
    x = np.zeros((2 * n + 1, 1, 3))
    x[0, 0, 0] = x[1 : n + 1, 0, 1] = x[n + 1 :, 0, 2] = 1
    return x, [2] * (n - 1) + [0]


def right_up_to(model: str, seed: int) -> int:
    """Return the largest N such that every n from 1 to N is counted right."""
    kind, rng = MODELS[model], np.random.default_rng(seed)
    start = SequenceModel.init(kind.start(3, SIZES[model], rng), 3, rng=rng)
    batches = (a_n_b_n(LONGEST, BATCH, rng)[:2] for _ in range(BUDGET))
    *_, (network, _) = train(kind.forward, kind.backward, start, batches, cross_entropy, learning_rate=RATE)
    for n in range(1, FURTHEST + 1):
        x, after = string(n)
        if scores(kind.forward, network, x)[n + 1 :, 0].argmax(axis=1).tolist() != after:
            return n - 1
    return FURTHEST


def measure(setup: Setup, run: Run) -> Results:
    runs = run(right_up_to, product(setup["models"], setup["seeds"]))
    return {model: {"right_up_to": found} for model, found in by_name(setup["models"], runs).items()}


def summarise(results: Results) -> Results:
    return {
        model: {
            "trained_n": share(sum(N >= LONGEST for N in part["right_up_to"]), len(part["right_up_to"])),
            "twice_that": share(sum(N >= 2 * LONGEST for N in part["right_up_to"]), len(part["right_up_to"])),
            "right_up_to": spread(part["right_up_to"]),
            "furthest": max(part["right_up_to"]),
        }
        for model, part in results.items()
    }


EXPERIMENT = Experiment(
    question=f"Up to which n do networks count that were trained on a^n b^n with n up to {LONGEST}?",
    setup=SETUP,
    measure=measure,
    summarise=summarise,
    again=({"models": ["lstm"], "seeds": [0]},),
)
