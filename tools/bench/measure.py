"""Measure the works in turns, and compare what they cost.

Time is that of the processor, not of the clock: what else the machine does then counts little, though not nothing,
since it takes caches and memory from the work that is measured.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from time import process_time

import numpy as np

Works = Mapping[str, Callable[[], object]]
Times = dict[str, list[float]]  # of each work in seconds, round by round

SHORTEST = 2e-3  # seconds; a shorter work is repeated within a round


@dataclass(frozen=True)
class Ratio:
    """How much longer one work takes than another: fastest by fastest, and the quartiles of the rounds' ratios."""

    best: float
    low: float
    high: float


def measure(works: Works, seconds: float, *, rounds: int = 7, clock: Callable[[], float] = process_time) -> Times:
    """Let the works take turns for about so many seconds, in so many rounds at least, and return their times."""
    repeats = {name: math.ceil(SHORTEST / max(once(work, 1, clock), 1e-6)) for name, work in works.items()}
    times: Times = {name: [] for name in works}
    start = clock()
    while len(next(iter(times.values()))) < rounds or clock() - start < seconds:
        for name, work in works.items():
            times[name].append(once(work, repeats[name], clock))
    return times


def once(work: Callable[[], object], repeats: int, clock: Callable[[], float]) -> float:
    """Return what one call of the work takes, in seconds, out of so many."""
    start = clock()
    for _ in range(repeats):
        work()
    return (clock() - start) / repeats


def ratio(times: Times, ours: str, peer: str) -> Ratio | None:
    """Compare two works; None where the peer is missing."""
    if peer not in times:
        return None
    rounds = np.divide(times[ours], times[peer])
    low, high = np.quantile(rounds, [0.25, 0.75])
    return Ratio(best=min(times[ours]) / min(times[peer]), low=float(low), high=float(high))


def geometric_mean(ratios: list[Ratio]) -> float:
    return math.exp(sum(math.log(r.best) for r in ratios) / len(ratios))
