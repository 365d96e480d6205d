"""How the variants of the LSTM compare with it, with as many parameters and the same training."""

from dataclasses import replace
from itertools import islice, product
from typing import Any

import numpy as np

import lstm_ref as ref
from lstm_ref.learning.tasks import NOISE, adding
from lstm_ref.learning.training import predict, squared_loss, train
from tools.experiments.common import (
    ADDING,
    BATCH,
    BIT,
    CHECK_EVERY,
    ENOUGH,
    FRESH,
    RNN_UNIFORM,
    Kind,
    lstm,
    spread,
    until_solved,
    with_bias,
)

QUESTION = "Do the variants of the LSTM learn two tasks better or worse than it, with about as many parameters?"


def gru(bias: float) -> Kind:
    """Return a GRU whose update gate begins with this bias: below 0 it keeps more of the old state."""

    def start(D: int, H: int, rng: np.random.Generator) -> ref.GRUParams:
        params = ref.GRUParams.init(D, H, rng=rng)
        return replace(params, b_z=np.full(H, float(bias)))

    return Kind(ref.gru_forward, ref.gru_backward, start)


MODELS = {
    "rnn": RNN_UNIFORM,
    "lstm": lstm(1),
    "lstm_b0": lstm(0),
    "peephole": with_bias(ref.PeepholeParams, ref.peephole_forward, ref.peephole_backward, 1),
    "coupled": with_bias(ref.CoupledParams, ref.coupled_forward, ref.coupled_backward, 1),
    "gru": gru(0),
    "gru_b-1": gru(-1),
}
WANTED = 1216  # the parameters of an LSTM with D = 2, H = 16


def count(model: str, H: int) -> int:
    return ref.count_parameters(MODELS[model].start(2, H, np.random.default_rng(0)))


SIZES = {model: min(range(8, 48), key=lambda H: abs(count(model, H) - WANTED)) for model in MODELS}
SETUP = {
    "hidden_sizes": SIZES,
    "parameters": {model: count(model, H) for model, H in SIZES.items()},
    "parameters_at_equal_size": {model: count(model, 16) for model in MODELS},
    "initialisation": "weights and peepholes uniform in (-1/sqrt(H), 1/sqrt(H)); forget bias 1, in lstm_b0 0; all "
    "other biases 0, but the update gate's in gru_b-1 is -1, so that it keeps as much as a forget bias of 1 does",
    "tasks": {
        "remember_bit": {
            "lag": 30,
            "noise": NOISE,
            "updates": "until solved, at most the budget",
            "solved": f"accuracy of at least {ENOUGH} on {FRESH} fresh sequences, checked every {CHECK_EVERY} updates",
        },
        "adding": {"length": 30, "updates": "the whole budget", "fresh_sequences": 2000, "always_1": 0.167},
    },
    "optimiser": "Adam (0.9, 0.999, 1e-8), gradients clipped to norm 1",
    "learning_rates": [0.003, 0.01],
    "batch": BATCH,
    "updates": 1000,
    "seeds": [0, 1, 2, 3, 4],
}
BUDGET = SETUP["updates"]


def remember(model: str, rate: float, seed: int) -> tuple[int | None, float]:
    lag = SETUP["tasks"]["remember_bit"]["lag"]
    return until_solved(MODELS[model], SIZES[model], BIT, lag, rate, seed, BUDGET)


def add(model: str, rate: float, seed: int) -> float:
    """Return the mean squared error on fresh sequences after the whole budget."""
    kind, task, rng = MODELS[model], SETUP["tasks"]["adding"], np.random.default_rng(seed)
    start = kind.model(SIZES[model], rng)
    batches = ADDING.batches(task["length"], rng, BUDGET)
    steps = train(kind.forward, kind.backward, start, batches, squared_loss, learning_rate=rate)
    end, _ = next(islice(steps, BUDGET - 1, None))
    x, target = adding(task["length"], task["fresh_sequences"], np.random.default_rng([seed, 1]))
    return squared_loss(predict(kind.forward, end, x), target)[0]


def remembered(runs: list[tuple[int | None, float]]) -> dict[str, Any]:
    """Return what the seeds gave; a run that did not solve the task counts with the whole budget."""
    solved = sum(update is not None for update, _ in runs)
    updates = spread(update or BUDGET for update, _ in runs)
    return {"solved": f"{solved}/{len(runs)}", "updates": updates, "accuracy": spread(right for _, right in runs)}


def measure(run: Any) -> dict[str, Any]:
    rates, seeds = SETUP["learning_rates"], SETUP["seeds"]
    jobs = list(product(MODELS, rates, seeds))
    bits, errors = (dict(zip(jobs, run(task, jobs), strict=True)) for task in (remember, add))
    results: dict[str, Any] = {"remember_bit": {}, "adding": {}}
    for model in MODELS:
        of = {rate: [(model, rate, seed) for seed in seeds] for rate in rates}
        results["remember_bit"][model] = {str(r): remembered([bits[job] for job in of[r]]) for r in rates}
        results["adding"][model] = {str(r): {"loss": spread(errors[job] for job in of[r])} for r in rates}
    return {"results": results, "summary": {task: best(results[task]) for task in results} | {"of": "the better rate"}}


def best(by_model: dict[str, Any]) -> dict[str, Any]:
    """Return for each model the rate with the smaller median, of updates or of the loss, and that median."""
    quantity = "loss" if "loss" in next(iter(by_model["rnn"].values())) else "updates"
    pick = {model: min(rates, key=lambda r: rates[r][quantity]["median"]) for model, rates in by_model.items()}
    return {model: {"rate": rate, **by_model[model][rate][quantity]} for model, rate in pick.items()}
