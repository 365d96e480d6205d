"""A target by its name: `package.module:name`, or `folder/file.py:name`."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from .errors import TargetError
from .raised import message, place


def load(target: str) -> Any:
    """Return what a target names.

    Raises
    ------
    TargetError
        If it has no colon, its module cannot be imported, or there is no such name in it.

    Examples
    --------
    >>> load("lstm_ref.lstm:lstm_step").__name__
    'lstm_step'
    """
    module, colon, name = target.rpartition(":")
    if not (module and colon and name):
        raise TargetError("no_colon", target=target)
    found: Any = imported(module)
    for part in name.split("."):
        if not hasattr(found, part):
            raise TargetError("no_such_name", module=module, name=name)
        found = getattr(found, part)
    return found


def imported(module: str) -> ModuleType:
    """Return a module by its name or the path of its file."""
    try:
        return of_file(Path(module)) if module.endswith(".py") else importlib.import_module(module)
    except (TargetError, KeyboardInterrupt):
        raise
    except BaseException as error:
        why = (
            message(error) if isinstance(error, ImportError | OSError) else f"{type(error).__name__}: {message(error)}"
        )
        raise TargetError("no_module", module=module, why=why, where=place(error)) from error


def of_file(path: Path) -> ModuleType:
    """Return the module in a file; what stands beside it can be imported, as if the file were run."""
    if not path.is_file():
        raise TargetError("no_file", file=path)
    name = f"target_{path.stem}"  # not that of a module that is there already
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.path.insert(0, str(path.resolve().parent))
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module
