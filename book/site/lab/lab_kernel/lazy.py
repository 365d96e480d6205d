"""The labs import their drawing functions first and call them much later: matplotlib is loaded for the call.

Until then a module of `lstm_labs.plots` is a stand-in whose functions, told from its source, stand for the real ones.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from types import FunctionType, ModuleType
from typing import Any

PLOTS = "lstm_labs.plots."


class Deferred:
    """A function that is imported when it is called."""

    def __init__(self, module: str, name: str) -> None:
        self.__module__, self.__name__ = module, name

    def __call__(self, *arguments: Any, **options: Any) -> Any:
        """Call the real function."""
        forget()
        return getattr(import_module(self.__module__), self.__name__)(*arguments, **options)


class Finder(MetaPathFinder, Loader):
    """Finds stand-ins for the modules of plots."""

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        """Return the specification of a stand-in, if there is a module of this name."""
        real = PathFinder.find_spec(name, path) if name.startswith(PLOTS) else None
        return ModuleSpec(name, self, origin=real.origin) if real else None

    def exec_module(self, module: ModuleType) -> None:
        """Fill the stand-in with the functions that the source defines."""
        assert module.__spec__
        assert module.__spec__.origin
        with open(module.__spec__.origin, encoding="utf8") as file:
            body = ast.parse(file.read()).body
        defined = [part.name for part in body if isinstance(part, ast.FunctionDef)]
        vars(module).update({name: Deferred(module.__name__, name) for name in defined}, __stand_in__=True)


def defer() -> None:
    """Let the modules of plots be stand-ins from now on."""
    sys.meta_path.insert(0, Finder())


def forget() -> None:
    """Let the modules of plots be the real ones from now on."""
    sys.meta_path[:] = [finder for finder in sys.meta_path if not isinstance(finder, Finder)]
    for name in [name for name, module in sys.modules.items() if hasattr(module, "__stand_in__")]:
        del sys.modules[name]


def draws(used: Iterator[str] | Sequence[str], known: Mapping[str, Any]) -> bool:
    """Return whether what is used is a drawing function, or a function of the reader's that uses one."""
    waiting, seen = list(used), set[str]()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        found = known.get(name)
        if isinstance(found, Deferred):
            return True
        if isinstance(found, FunctionType) and found.__globals__ is known:
            waiting += found.__code__.co_names
        elif isinstance(found, ModuleType) and hasattr(found, "__stand_in__"):
            return True
    return False
