"""Forecasts of which it is known what is wrong with them, and some with nothing wrong: what an audit is tried on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.random import Generator

from lstm_ref.checks import Array
from lstm_ref.learning import Finding, audit_forecast, autoregressive, random_walk, seasonal, windows

TRAIN, TEST, PERIOD = 300, 100, 12
FUZZ = 0.2  # what a network adds of its own, as a part of the noise of the series
Case = dict[str, Any]  # the arguments of an audit


def case(y: Array, prediction: Array, **more: Any) -> Case:
    """Return the arguments of an audit; the forecast is for every value of y, and the last part is judged."""
    return {"y": y[TRAIN:], "prediction": prediction[TRAIN:], "train": y[:TRAIN], **more}


def earlier(y: Array, steps: int = 1) -> Array:
    """Return the series so many steps later, so that each value stands where the one after it was."""
    return np.concatenate([np.full(steps, y[0]), y[:-steps]])


def fuzzy(forecast: Array, noise: float, rng: Generator) -> Array:
    """Return a forecast with an error of its own."""
    return forecast + rng.normal(0, FUZZ * noise, len(forecast))


def leaning(rng: Generator, weight: float) -> tuple[Array, Array]:
    """Return an AR(1) series, y_t = weight y_{t-1} + noise, and its best forecast up to a little of its own."""
    y = autoregressive(TRAIN + TEST, rng, weight=weight)
    return y, fuzzy(weight * earlier(y), 1, rng)


def waves(rng: Generator) -> tuple[Array, Array]:
    """Return a seasonal series, and its best forecast up to a little of its own."""
    seed, noise = int(rng.integers(2**32)), 0.2
    clean = seasonal(TRAIN + TEST, np.random.default_rng(seed), period=PERIOD, noise=0)
    return seasonal(TRAIN + TEST, np.random.default_rng(seed), period=PERIOD, noise=noise), fuzzy(clean, noise, rng)


def copied_walk(rng: Generator) -> Case:
    """Copy the last value of a random walk."""
    y = random_walk(TRAIN + TEST, rng)
    return case(y, fuzzy(earlier(y), 1, rng))


def copied_season(rng: Generator) -> Case:
    """Copy the last value of a seasonal series."""
    y, _ = waves(rng)
    return case(y, fuzzy(earlier(y), 0.2, rng), period=PERIOD)


def constant(rng: Generator) -> Case:
    """Say the mean, whatever came."""
    y, _ = leaning(rng, 0.5)
    return case(y, fuzzy(np.full(len(y), y[:TRAIN].mean()), 0.1, rng))


def leaked(part: float) -> Callable[[Generator], Case]:
    """Mix so much of the true coming value into the best forecast."""

    def draw(rng: Generator) -> Case:
        y, best = leaning(rng, 0.5)
        return case(y, best + part * (y - best))

    return draw


def one_late(rng: Generator) -> Case:
    """Forecast the value after the one that is asked for, by a shift of the index."""
    y = random_walk(TRAIN + TEST + 1, rng)
    return case(y[:-1], fuzzy(y[1:], 1, rng))


def scaled_by_all(rng: Generator) -> Case:
    """Scale the training part by mean and standard deviation of the whole series."""
    y, best = leaning(rng, 0.5)
    return case(y, best, scaled_train=(y[:TRAIN] - y.mean()) / y.std())


def shuffled(rng: Generator) -> Case:
    """Shuffle the windows before they are parted."""
    y, best = leaning(rng, 0.5)
    order = rng.permutation(windows(y, 20)[2])
    return case(y, best, train_times=order[TEST:], times=order[:TEST])


def clean(weight: float) -> Callable[[Generator], Case]:
    """Do everything right on an autoregressive series."""

    def draw(rng: Generator) -> Case:
        y, best = leaning(rng, weight)
        _, _, times = windows(y, 20)
        scaled = (y[:TRAIN] - y[:TRAIN].mean()) / y[:TRAIN].std()
        return case(y, best, scaled_train=scaled, train_times=times[times < TRAIN], times=times[times >= TRAIN])

    return draw


def clean_season(rng: Generator) -> Case:
    """Do everything right on a seasonal series."""
    y, best = waves(rng)
    return case(y, best, period=PERIOD)


PLANTED: dict[str, tuple[Callable[[Generator], Case], Finding]] = {
    "copied_walk": (copied_walk, Finding.LAG),
    "copied_season": (copied_season, Finding.LAG),
    "constant": (constant, Finding.CONSTANT),
    "leaked_most": (leaked(0.8), Finding.TOO_GOOD),
    "leaked_half": (leaked(0.5), Finding.TOO_GOOD),
    "leaked_fifth": (leaked(0.2), Finding.TOO_GOOD),
    "one_late": (one_late, Finding.TOO_GOOD),
    "scaled_by_all": (scaled_by_all, Finding.SCALING_LEAK),
    "shuffled": (shuffled, Finding.SPLIT_LEAK),
}
CLEAN: dict[str, Callable[[Generator], Case]] = {
    "phi_0.5": clean(0.5),
    "phi_-0.5": clean(-0.5),
    "season": clean_season,
    "phi_0.9": clean(0.9),
}


def detected(name: str, seeds: range) -> int:
    """Return for how many seeds the audit finds what was planted.

    Examples
    --------
    >>> detected("copied_walk", range(5))
    5
    """
    draw, planted = PLANTED[name]
    return sum(planted in audit_forecast(**draw(np.random.default_rng(seed))).flags for seed in seeds)


def alarms(name: str, seeds: range) -> int:
    """Return for how many seeds the audit finds anything where nothing is wrong.

    Examples
    --------
    >>> alarms("season", range(5))
    0
    """
    return sum(bool(audit_forecast(**CLEAN[name](np.random.default_rng(seed))).flags) for seed in seeds)
