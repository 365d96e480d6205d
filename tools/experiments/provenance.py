"""Where a measurement comes from: a hash of what decided it, the versions that measured it, and whether it is fresh.

The hash covers the setup and the source of the experiment: its module and every module of `tools.experiments` that it
imports, directly or through another. Comments, docstrings and blank lines do not count. What lies outside, `lstm_ref`
and NumPy, is held by the part of every measurement that a test measures again.
"""

import ast
import hashlib
import io
import json
import platform
import tokenize
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from tools.experiments.experiment import Experiment

PACKAGE = "tools.experiments"
WHOLE = "all of it measured"
PART = "a part measured again and found equal, the rest taken over"


def fingerprint(name: str, experiment: Experiment) -> str:
    """Return 16 digits of the SHA-256 of an experiment's setup and source."""
    sources = {module: code(path) for module, path in modules(experiment.measure.__module__).items()}
    text = json.dumps([name, experiment.setup, sources], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def modules(module: str) -> dict[str, Path]:
    """Return the modules of the package that a module needs, itself among them, by name."""
    found: dict[str, Path] = {}
    ahead = [module]
    while ahead:
        name = ahead.pop()
        if name not in found and (path := source(name)):
            found[name] = path
            ahead += imported(ast.parse(path.read_text("utf8")))
    return dict(sorted(found.items()))


def source(name: str) -> Path | None:
    """Return the file of a module of the package; None for anything else, such as a name that a module offers."""
    try:
        spec = find_spec(name)
    except ModuleNotFoundError:
        return None
    path = Path(spec.origin) if spec and spec.origin else None
    return path if path and path.name != "__init__.py" else None


def imported(tree: ast.Module) -> Iterator[str]:
    """Yield the modules that a source may import from the package."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(PACKAGE):
            yield str(node.module)
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.startswith(PACKAGE))


def code(path: Path) -> str:
    """Return a source without comments, docstrings and blank lines: what decides what it does."""
    text = path.read_text("utf8")
    lines = text.splitlines()
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            row, column = token.start
            lines[row - 1] = lines[row - 1][:column]
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node) is not None:
            docstring = node.body[0]
            lines[docstring.lineno - 1 : docstring.end_lineno] = [""] * (docstring.end_lineno - docstring.lineno + 1)  # type: ignore[operator]
    return "\n".join(line.rstrip() for line in lines if line.strip())


def origin(name: str, experiment: Experiment, how: str = WHOLE) -> dict[str, str]:
    """Return what a file says of where it comes from."""
    return {
        "hash": fingerprint(name, experiment),
        "how": how,
        "python": ".".join(platform.python_version_tuple()[:2]),
        "numpy": ".".join(np.__version__.split(".")[:2]),
    }


def fresh(file: dict[str, Any] | None, name: str, experiment: Experiment) -> bool:
    """Return whether a stored measurement was made with the setup and the source of today."""
    return file is not None and file.get("origin", {}).get("hash") == fingerprint(name, experiment)
