"""What clipping the gradients changes: how many runs learn, and how many break."""

from itertools import product
from typing import Any

import numpy as np

from lstm_ref.learning import Model, clip_by_norm, loss_and_gradients, sgd_update
from lstm_ref.learning.tasks import NOISE
from tools.experiments.cells import Kind, orthogonal, rnn
from tools.experiments.experiment import Experiment, Results, Run, Setup, by_name
from tools.experiments.rounding import exponent, share, spread
from tools.experiments.solving import BATCH, BIT, ENOUGH, FRESH

H, LAG, BUDGET, EVERY = 33, 50, 500, 50
MODELS: dict[str, Kind] = {
    "rnn_orthogonal_2": rnn(lambda H, rng: 2 * orthogonal(H, rng)),
    "rnn_orthogonal_3": rnn(lambda H, rng: 3 * orthogonal(H, rng)),
}
SETUP: Setup = {
    "task": f"remember_bit({LAG})",
    "noise": NOISE,
    "models": list(MODELS),
    "hidden_size": H,
    "initialisation": "uniform in (-1/sqrt(H), 1/sqrt(H)), the recurrent weights 2 or 3 times an orthogonal matrix",
    "optimiser": "gradient descent with a constant learning rate",
    "learning_rates": [0.1, 1.0],
    "norms": {"clipped": "gradients clipped to norm 1", "free": "not clipped"},
    "batch": BATCH,
    "updates": BUDGET,
    "solved": f"accuracy of at least {ENOUGH} on {FRESH} fresh sequences, checked every {EVERY} updates",
    "broken": "the loss of the last update is above 2 ln 2, twice that of not answering at all",
    "seeds": list(range(20)),
    "interval": "95 %, Wilson",
}


def learn(model: str, rate: float, norm: str, seed: int) -> tuple[int | None, bool, float]:
    """Return the updates until solved, whether the run broke, and log10 of the largest norm of its gradients."""
    kind, rng, fresh_rng = MODELS[model], np.random.default_rng(seed), np.random.default_rng([seed, 1])
    network: Model = kind.model(H, rng)
    value, largest = 0.0, 0.0
    for done in range(1, BUDGET + 1):
        x, target = BIT.draw(LAG, BATCH, rng)
        value, grads = loss_and_gradients(kind.forward, kind.backward, network, x, target, BIT.loss)
        largest = max(largest, float(np.sqrt(sum(np.sum(grad**2) for grad in grads.values()))))
        step = clip_by_norm(grads, 1.0) if norm == "clipped" else grads
        arrays, _ = sgd_update(network.arrays(), step, None, rate)
        network = network.with_arrays(arrays)
        if done % EVERY == 0 and BIT.solved(BIT.fresh_score(kind, network, LAG, fresh_rng)):
            return done, False, exponent(largest)
    return None, bool(value > 2 * np.log(2)), exponent(largest)


def measure(setup: Setup, run: Run) -> Results:
    cases = list(product(setup["models"], setup["learning_rates"], setup["norms"]))
    runs = run(learn, [(*case, seed) for case in cases for seed in setup["seeds"]])
    by_case = by_name([str(case) for case in cases], runs)
    return {
        model: {
            str(rate): {norm: columns(by_case[str((model, rate, norm))]) for norm in setup["norms"]}
            for rate in setup["learning_rates"]
        }
        for model in setup["models"]
    }


def columns(runs: list[Any]) -> Results:
    names = ("updates", "broken", "log10_norm")
    return {name: list(column) for name, column in zip(names, zip(*runs, strict=True), strict=True)}


def summarise(results: Results) -> Results:
    return {
        model: {rate: {norm: summary(part) for norm, part in norms.items()} for rate, norms in rates.items()}
        for model, rates in results.items()
    }


def summary(part: Results) -> Results:
    seeds = len(part["updates"])
    return {
        "solved": share(sum(each is not None for each in part["updates"]), seeds),
        "broken": share(sum(part["broken"]), seeds),
        "log10_norm": spread(part["log10_norm"]),
    }


EXPERIMENT = Experiment(
    question="What does clipping change in plain gradient descent on an RNN: how many runs learn, how many break?",
    setup=SETUP,
    measure=measure,
    summarise=summarise,
    again=({"learning_rates": [0.1], "seeds": [0]},),
    logarithms=("log10_norm",),
)
