"""What small LSTMs make of random walks and of a season, against forecasts that cost nothing."""

from collections import Counter
from typing import Any

import numpy as np

from lstm_ref.checks import Array
from lstm_ref.learning import (
    Finding,
    Model,
    Scaling,
    audit_forecast,
    fit,
    predict,
    r_squared,
    random_walk,
    relative_error,
    seasonal,
    squared_loss,
    windows,
)
from tools.experiments.best_rate import at_best_rate
from tools.experiments.cells import lstm
from tools.experiments.experiment import Experiment, Results, Run, Setup
from tools.experiments.rounding import share, spread, three_digits
from tools.experiments.solving import ADAM, BATCH

COUNT, TRAIN, LENGTH, PERIOD, H, UPDATES = 600, 480, 24, 12, 16, 400
SERIES = {
    "walk": lambda rng: random_walk(COUNT, rng),
    "rising_walk": lambda rng: random_walk(COUNT, rng, drift=0.05),
    "season": lambda rng: seasonal(COUNT, rng, period=PERIOD, noise=0.2),
}
WAYS = {
    "levels": "the values, scaled by the training part",
    "changes": "the change from each value to the next, scaled by the training part; the last value is added",
    "scaled_by_all": "as levels, but scaled by the whole series",
    "shuffled": "as levels, but the windows are shuffled before training and test part are parted",
}
KIND = lstm(1)
SETUP: Setup = {
    "series": {
        "walk": "random walk, steps N(0, 1)",
        "rising_walk": "random walk, steps N(0.05, 1)",
        "season": f"two waves of random phase, period {PERIOD}, noise N(0, 0.2^2)",
    },
    "values": COUNT,
    "training_values": TRAIN,
    "window": LENGTH,
    "horizon": 1,
    "models": list(WAYS),
    "ways": WAYS,
    "hidden_size": H,
    "initialisation": "uniform in (-1/sqrt(H), 1/sqrt(H)); forget bias 1",
    "optimiser": ADAM,
    "learning_rates": [0.003, 0.01, 0.03],
    "selection": "the rate with the smaller median error, in its own test part, over the selection seeds",
    "selection_seeds": [100, 101, 102],
    "batch": BATCH,
    "updates": UPDATES,
    "seeds": list(range(20)),
    "interval": "95 %, Wilson",
}
Judged = tuple[float, float, float, str]  # R^2, error over same as last, over a season ago, findings


def parted(way: str, times: Any, rng: np.random.Generator) -> tuple[Any, Any]:
    """Return which windows are trained on, and which are forecast."""
    if way != "shuffled":
        return np.flatnonzero(times < TRAIN), np.flatnonzero(times >= TRAIN)
    order = rng.permutation(len(times))
    return order[COUNT - TRAIN :], np.sort(order[: COUNT - TRAIN])


def forecast(series: str, way: str, rate: float, seed: int) -> tuple[Array, Array, Any, Any, Any]:
    """Train a network; return the series, its forecasts, their times, those of the training, and the scaled series."""
    rng = np.random.default_rng(seed)
    y = SERIES[series](rng)
    read = np.concatenate([[0.0], np.diff(y)]) if way == "changes" else y
    scaling = Scaling.of(read if way == "scaled_by_all" else read[:TRAIN])
    x, target, times = windows(scaling.apply(read), LENGTH)
    learned, asked = parted(way, times, rng)

    def draw(rng: np.random.Generator) -> tuple[Array, Array]:
        rows = rng.choice(learned, BATCH)
        return x[:, rows], target[rows]

    start = Model.init(KIND.start(1, H, rng), rng=rng)
    model = fit(
        KIND.forward, KIND.backward, start, draw, squared_loss, updates=UPDATES, learning_rate=rate, seed=seed
    ).model
    said = scaling.undo(predict(KIND.forward, model, x[:, asked]))
    at = times[asked]
    return y, said + y[at - 1] if way == "changes" else said, at, times[learned], scaling.apply(read)


def job(way: str, rate: float, seed: int, series: str) -> Judged:
    y, said, at, learned, scaled = forecast(series, way, rate, seed)
    measures = (
        three_digits(r_squared(y[at], said)),
        three_digits(relative_error(y[at], said, y[at - 1])),
        three_digits(relative_error(y[at], said, y[at - PERIOD])),
    )
    if way == "shuffled":  # what is forecast has gaps: no audit
        return *measures, "no audit"
    audit = audit_forecast(
        y[TRAIN:],
        said,
        train=y[:TRAIN],
        period=PERIOD if series == "season" else None,
        scaled_train=None if way == "changes" else scaled[:TRAIN],
        train_times=learned,
        times=at,
    )
    return *measures, " ".join(flag.name for flag in audit.flags) or "nothing"


def gathered(runs: list[Judged]) -> Results:
    r2, last, season, flags = zip(*runs, strict=True)
    return {"r_squared": list(r2), "to_persistence": list(last), "to_season": list(season), "flags": list(flags)}


def measure(setup: Setup, run: Run) -> Results:
    return {
        series: at_best_rate(setup, run, job, lambda judged: judged[1], gathered, series) for series in setup["series"]
    }


def described(part: Results) -> Results:
    """Return what the seeds of one way gave."""
    count, found = len(part["flags"]), Counter(flag for flags in part["flags"] for flag in flags.split())
    return {
        **{name: spread(part[name]) for name in ("r_squared", "to_persistence", "to_season")},
        "better_than_persistence": share(sum(error < 1 for error in part["to_persistence"]), count),
        "better_than_season": share(sum(error < 1 for error in part["to_season"]), count),
        "found": {flag.name: share(found[flag.name], count) for flag in Finding if found[flag.name]},
    }


def summarise(results: Results) -> Results:
    return {series: {way: described(part) for way, part in ways.items()} for series, ways in results.items()}


EXPERIMENT = Experiment(
    question="How far are the forecasts of small LSTMs off, against same as last and same as a season ago?",
    setup=SETUP,
    measure=measure,
    summarise=summarise,
    again=(
        {"series": ["walk"], "models": ["changes"], "learning_rates": [0.003], "seeds": [0]},
        {"series": ["rising_walk"], "models": ["levels", "shuffled"], "learning_rates": [0.01], "seeds": [0]},
        {"series": ["season"], "models": ["scaled_by_all"], "learning_rates": [0.003], "seeds": [0]},
    ),
)
