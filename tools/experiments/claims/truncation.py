"""Which lags are still learned when the gradient goes back a few steps only: truncated backpropagation through time."""

from functools import partial
from itertools import product

import numpy as np

from lstm_ref.checks import Array
from lstm_ref.learning import Model, adam_update, clip_by_norm, loss_and_gradients
from lstm_ref.learning.tasks import NOISE
from tools.experiments.cells import Kind, lstm
from tools.experiments.experiment import Experiment, Results, Run, Setup, by_name
from tools.experiments.rounding import share
from tools.experiments.solving import ADAM, BATCH, BIT, ENOUGH, FRESH

H, BUDGET, RATE, EVERY = 16, 400, 0.01, 50
MODELS = {"lstm_b0": lstm(0), "lstm_b1": lstm(1)}
SETUP: Setup = {
    "task": "remember_bit: a sequence has lag + 2 steps",
    "noise": NOISE,
    "models": list(MODELS),
    "hidden_size": H,
    "initialisation": "uniform in (-1/sqrt(H), 1/sqrt(H)); lstm_bN: forget bias N",
    "lags": [5, 10, 20],
    "steps": [1, 4, 12, 22],
    "truncation": "the loss is at the last step; its gradient goes back through so many steps, at most the whole "
    "sequence; the state before them is computed, and counts as given",
    "optimiser": ADAM,
    "learning_rate": RATE,
    "batch": BATCH,
    "updates": BUDGET,
    "solved": f"accuracy of at least {ENOUGH} on {FRESH} fresh sequences, checked every {EVERY} updates",
    "seeds": list(range(20)),
    "interval": "95 %, Wilson",
}


def truncated(kind: Kind, model: Model, x: Array, target: Array, steps: int) -> dict[str, Array]:
    """Return the gradients of the loss that went back through the last so many steps."""
    before = kind.forward(model.params, x[:-steps]).final if steps < len(x) else None
    forward = partial(kind.forward, state=before)
    return loss_and_gradients(forward, kind.backward, model, x[-steps:], target, BIT.loss)[1]


def learn(model: str, lag: int, steps: int, seed: int) -> int | None:
    """Return the updates until the bit is remembered; None beyond the budget."""
    kind, rng, fresh_rng = MODELS[model], np.random.default_rng(seed), np.random.default_rng([seed, 1])
    network, memory = kind.model(H, rng), None
    for done in range(1, BUDGET + 1):
        grads = truncated(kind, network, *BIT.draw(lag, BATCH, rng), steps)
        arrays, memory = adam_update(network.arrays(), clip_by_norm(grads, 1.0), memory, RATE)
        network = network.with_arrays(arrays)
        if done % EVERY == 0 and BIT.solved(BIT.fresh_score(kind, network, lag, fresh_rng)):
            return done
    return None


def measure(setup: Setup, run: Run) -> Results:
    cases = list(product(setup["models"], setup["lags"], setup["steps"]))
    runs = run(learn, [(*case, seed) for case in cases for seed in setup["seeds"]])
    by_case = by_name([str(case) for case in cases], runs)
    return {
        model: {
            str(lag): {str(steps): {"updates": by_case[str((model, lag, steps))]} for steps in setup["steps"]}
            for lag in setup["lags"]
        }
        for model in setup["models"]
    }


def summarise(results: Results) -> Results:
    return {
        model: {lag: {steps: solved(part["updates"]) for steps, part in parts.items()} for lag, parts in lags.items()}
        for model, lags in results.items()
    }


def solved(updates: list[int | None]) -> Results:
    found = share(sum(each is not None for each in updates), len(updates))
    return {"solved": found}


EXPERIMENT = Experiment(
    question="For how many seeds is a bit remembered over a lag, if the gradient goes back a few steps only?",
    setup=SETUP,
    measure=measure,
    summarise=summarise,
    again=({"lags": [5], "seeds": [0]},),
)
