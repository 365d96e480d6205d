"""A stream of embedded Reber strings, with a forget gate and without one; and without one, the state reset."""

from itertools import product
from typing import Any

import numpy as np

import lstm_ref as ref
from lstm_ref.checks import Array
from lstm_ref.learning import SequenceModel, continual_reber, cross_entropy, embedded_reber, train
from tools.experiments.cells import Kind, lstm
from tools.experiments.experiment import Experiment, Results, Run, Setup, by_name
from tools.experiments.rounding import share, spread, three_digits
from tools.experiments.sequences import PREDICTED, all_possible, probabilities
from tools.experiments.solving import ADAM

B, LENGTH, LONG, RATE = 16, 60, 1000, 0.01
UPDATES = [600, 1200]  # the networks are tested after each number
SYMBOLS, END = 7, 6  # E, the last symbol of a string
NO_FORGET = Kind(
    ref.no_forget_forward, ref.no_forget_backward, lambda D, H, rng: ref.NoForgetParams.init(D, H, rng=rng)
)
MODELS = {"lstm": lstm(1), "no_forget": NO_FORGET, "no_forget_reset": NO_FORGET}
SIZES = {"lstm": 16, "no_forget": 19, "no_forget_reset": 19}
MARKS = [10, 30, 100, 300, 1000]
SETUP: Setup = {
    "task": f"continual_reber({LENGTH}), streams of strings without a gap; no_forget_reset: embedded_reber, one string "
    "at a time, so that the state is reset at its beginning",
    "models": list(MODELS),
    "hidden_sizes": SIZES,
    "parameters": {
        model: ref.count_parameters(MODELS[model].start(SYMBOLS, H, np.random.default_rng(0)))
        for model, H in SIZES.items()
    },
    "initialisation": "uniform in (-1/sqrt(H), 1/sqrt(H)); forget bias 1",
    "optimiser": ADAM,
    "learning_rate": RATE,
    "batch": B,
    "updates": UPDATES,
    "gradient": f"over all {LENGTH} steps of a stream; each begins with a state of zeros",
    "tested": f"{B} fresh streams of {LONG} steps; no_forget_reset on as many strings as come to about as many symbols",
    "right": "a string is right if at each of its steps the possible symbols, and no others, have a probability of at "
    f"least {PREDICTED}; outer: at the T or P that repeats the one at its beginning",
    "perfect": "at least 99 % of the strings",
    "first, last": f"strings that end in the first {LENGTH} steps, and in the last {LENGTH}",
    "marks": MARKS,
    "seeds": list(range(20)),
    "interval": "95 %, Wilson",
}


def by_string(right: Array, ends: Array) -> Array:
    """Return for each whole string its last step, whether it is right, and its repeated T or P: (strings, 3).

    `right` and `ends` are (T, B); a string begins after the end of the one before.
    """
    found = []
    for stream in range(right.shape[1]):
        begin = 0
        for last in np.flatnonzero(ends[:, stream]).tolist():
            part = right[begin : last + 1, stream]
            found.append((last, part.all(), part[-2]))
            begin = last + 1
    return np.array(found)


def learn(model: str, seed: int) -> dict[str, Results]:
    """Train a network, and return what its tests gave, by the number of updates."""
    kind, rng = MODELS[model], np.random.default_rng(seed)
    start = SequenceModel.init(kind.start(SYMBOLS, SIZES[model], rng), SYMBOLS, rng=rng)
    draw = embedded_reber if model == "no_forget_reset" else lambda B, rng: continual_reber(LENGTH, B, rng)
    batches = (draw(B, rng)[:2] for _ in range(UPDATES[-1]))
    test = single_strings if model == "no_forget_reset" else stream
    models = train(kind.forward, kind.backward, start, batches, cross_entropy, learning_rate=RATE)
    return {
        str(done): test(kind, network, np.random.default_rng([seed, 1]))
        for done, (network, _) in enumerate(models, start=1)
        if done in UPDATES
    }


def stream(kind: Kind, network: SequenceModel, rng: np.random.Generator) -> Results:
    """Return how many strings are right, at the beginning and later, and how large C is at the marks."""
    batch = continual_reber(LONG, B, rng)
    trace = kind.forward(network.params, batch[0])
    last, right, outer = by_string(right_steps(network.read(trace.h), batch), batch[1] == END).T
    return {
        "right": three_digits(right.mean()),
        "outer": three_digits(outer.mean()),
        "right_first": three_digits(right[last < LENGTH].mean()),
        "right_last": three_digits(right[last >= LONG - LENGTH].mean()),
        "largest_C": [three_digits(float(np.median(np.abs(trace.C[mark - 1]).max(axis=1)))) for mark in MARKS],
    }


def single_strings(kind: Kind, network: SequenceModel, rng: np.random.Generator) -> Results:
    """Return how many strings are right, each read from a state of zeros."""
    batch = embedded_reber(B * LONG // 12, rng)
    y = network.read(kind.forward(network.params, batch[0]).h)
    before_end = (batch[1] == END).argmax(axis=0) - 1
    outer = right_steps(y, batch)[before_end, np.arange(len(before_end))]
    return {"right": three_digits(all_possible(y, batch)), "outer": three_digits(float(outer.mean()))}


def right_steps(y: Array, batch: tuple[Any, ...]) -> Array:
    """Return where the possible symbols and no others are predicted, (T, B)."""
    same: Array = ((probabilities(y) >= PREDICTED) == batch[2]).all(axis=2)
    return same


def measure(setup: Setup, run: Run) -> Results:
    runs = by_name(setup["models"], run(learn, product(setup["models"], setup["seeds"])))
    return {
        model: {
            updates: {name: [part[updates][name] for part in parts] for name in parts[0][updates]}
            for updates in parts[0]
        }
        for model, parts in runs.items()
    }


def summarise(results: Results) -> Results:
    return {model: {updates: summary(part) for updates, part in parts.items()} for model, parts in results.items()}


def summary(part: Results) -> Results:
    perfect = sum(right >= 0.99 for right in part["right"])
    found: Results = {"perfect": share(perfect, len(part["right"]))}
    found |= {name: spread(values) for name, values in part.items() if name != "largest_C"}
    if "largest_C" in part:
        at = zip(MARKS, zip(*part["largest_C"], strict=True), strict=True)
        found["largest_C"] = {str(mark): spread(values) for mark, values in at}
    return found


EXPERIMENT = Experiment(
    question="On a stream of embedded Reber strings, which share of the strings is predicted right, with a forget gate "
    "and without one?",
    setup=SETUP,
    measure=measure,
    summarise=summarise,
    again=({"models": ["lstm"], "seeds": [0]},),
)
