"""What an experiment is: a question, a setup, what is measured with it, and what the book says of the results."""

import pkgutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Protocol, TypeVar

Setup = dict[str, Any]  # every choice of an experiment, as JSON holds it; the lists are its axes
Results = dict[str, Any]
Measured = TypeVar("Measured")


class Run(Protocol):
    """How jobs are done: one after the other, or on several processes."""

    def __call__(self, function: Callable[..., Measured], jobs: Iterable[tuple[Any, ...]], /) -> list[Measured]:
        """Call the function with each tuple of arguments; return in their order what it gave."""


@dataclass(frozen=True)
class Experiment:
    """One claim of the book, measured.

    `again` are the parts of it that a test measures anew; each takes a few values of an axis of the setup. Together
    they must reach every branch of the results, within a few seconds, and where a change of the code would show: not
    only where a task is solved at once. `logarithms` names the keys that hold log10 of something, to one decimal; a
    tenth more or less is no difference there.
    """

    question: str
    setup: Setup
    measure: Callable[[Setup, Run], Results]
    summarise: Callable[[Results], Results]
    again: tuple[Setup, ...]
    logarithms: tuple[str, ...] = ()


def experiments() -> dict[str, Experiment]:
    """Return all experiments by name: the `EXPERIMENT` of every module of `tools.experiments.claims`."""
    from tools.experiments import claims

    names = sorted(module.name for module in pkgutil.iter_modules(claims.__path__))
    return {name: import_module(f"{claims.__name__}.{name}").EXPERIMENT for name in names}


def by_name(names: list[str], runs: list[Measured]) -> dict[str, list[Measured]]:
    """Return the runs of each name, which all have equally many and come one name after the other."""
    each = len(runs) // len(names)
    return {name: runs[each * k : each * (k + 1)] for k, name in enumerate(names)}
