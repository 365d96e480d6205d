"""Which way imports point inside lstm_ref, read from its source; and what `import lstm_ref` loads."""

import ast
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "lstm_ref"

# A room is a module of lstm_ref or a folder of modules; each room of the chain may import those before it.
CHAIN = [["checks"], ["activations"], ["params"], ["traces"], ["lstm"], ["sequence"], ["variants"]]
CHAIN += [["adam"], ["training", "analysis"]]
MAY_IMPORT = {
    room: {r for rooms in CHAIN[:level] for r in rooms} for level, rooms in enumerate(CHAIN) for room in rooms
}
MAY_IMPORT |= {room: {"checks"} for room in ("adam", "gradcheck", "data", "labels")}
MAY_IMPORT |= {"interop": {"checks", "params"}}
OUTSIDE = {room: {"matplotlib"} for room in ("plotting", "diagrams", "views")}  # beyond NumPy, anywhere in the room
OUTSIDE |= {f"views_{chapter:02}": {"matplotlib"} for chapter in range(1, 14)}  # the figures of one lab
INSIDE_FUNCTIONS = {"notebook": {"IPython"}, "interop": {"torch", "onnx", "keras"}}


@dataclass(frozen=True)
class Import:
    name: str  # "numpy", or "lstm_ref.params"
    lazy: bool  # inside a function


def imports(tree, module, lazy=False):
    """Yield every import below a node with its full name; what is for the type checker alone does not run."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            continue
        if isinstance(node, ast.Import):
            yield from (Import(alias.name, lazy) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = module.split(".")[: -node.level] if node.level else []
            stem = ".".join([*base, *([node.module] if node.module else [])])
            yield from (Import(f"{stem}.{alias.name}", lazy) for alias in node.names)
        else:
            yield from imports(node, module, lazy or isinstance(node, ast.FunctionDef | ast.Lambda))


def faults(module, source):
    """Return what is wrong with the imports of a module, given as "lstm_ref.variants.rnn"."""
    room = module.split(".")[1]
    for found in imports(ast.parse(source), module):
        top, _, rest = found.name.partition(".")
        if top == "lstm_ref":
            other = rest.split(".")[0]
            if other not in MAY_IMPORT.get(room, {other}) | {room}:
                yield f"{module} imports {other}"
        elif top not in sys.stdlib_module_names | {"numpy"} | OUTSIDE.get(room, set()):
            if top not in INSIDE_FUNCTIONS.get(room, set()):
                yield f"{module} imports {top}"
            elif not found.lazy:
                yield f"{module} imports {top} outside a function"


def modules():
    return {".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts): path for path in PACKAGE.rglob("*.py")}


@pytest.mark.parametrize("module", sorted(modules()))
def test_imports_point_one_way(module):
    source = modules()[module].read_text(encoding="utf-8")
    assert list(faults(module, source)) == []


@pytest.mark.parametrize("module", sorted(modules()))
def test_the_package_knows_no_folder_of_the_book(module):
    source = modules()[module].read_text(encoding="utf-8")
    assert not [folder for folder in ("book/", "scripts/", "notebooks/") if folder in source]


@pytest.mark.parametrize(
    ("module", "source", "fault"),
    [
        ("lstm", "from .sequence import lstm_forward", "lstm_ref.lstm imports sequence"),
        ("params", "from . import lstm", "lstm_ref.params imports lstm"),
        ("activations", "import lstm_ref.params", "lstm_ref.activations imports params"),
        ("lstm", "from .tiny import tiny_params", "lstm_ref.lstm imports tiny"),
        ("variants.rnn", "from ..training import fit", "lstm_ref.variants.rnn imports training"),
        ("variants.over_time", "from .. import analysis", "lstm_ref.variants.over_time imports analysis"),
        ("analysis", "def f():\n    from .training import fit", "lstm_ref.analysis imports training"),
        ("training", "from .data import adding", "lstm_ref.training imports data"),
        ("adam", "from .sequence import pack", "lstm_ref.adam imports sequence"),
        ("gradcheck", "from .params import LSTMParams", "lstm_ref.gradcheck imports params"),
        ("data", "from lstm_ref import lstm_step", "lstm_ref.data imports lstm_step"),
        ("interop", "from .sequence import pack", "lstm_ref.interop imports sequence"),
        ("interop", "import torch", "lstm_ref.interop imports torch outside a function"),
        ("notebook", "from IPython.display import SVG", "lstm_ref.notebook imports IPython outside a function"),
        ("sequence", "import scipy.special", "lstm_ref.sequence imports scipy"),
        ("exercises.core", "if True:\n    from matplotlib import pyplot", "lstm_ref.exercises.core imports matplotlib"),
        ("labels", "import book", "lstm_ref.labels imports book"),
        ("plotting", "class A:\n    from scripts import files", "lstm_ref.plotting imports scripts"),
    ],
)
def test_an_import_the_wrong_way_is_found(module, source, fault):
    assert list(faults(f"lstm_ref.{module}", source)) == [fault]


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("sequence", "import numpy as np\nfrom .traces import Trace\nfrom collections.abc import Mapping"),
        ("variants.rnn", "from ..activations import tanh\nfrom . import gru"),
        ("variants.gru", "from .traces import GRUTrace\nfrom .over_time import forward"),
        ("diagrams.cell", "from matplotlib.axes import Axes\nfrom . import shapes"),
        ("notebook", "def show():\n    from IPython.display import SVG"),
        ("interop", "def to_torch():\n    import torch"),
        ("notebook", "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from matplotlib.figure import Figure"),
    ],
)
def test_an_import_the_right_way_is_let_through(module, source):
    assert list(faults(f"lstm_ref.{module}", source)) == []


def test_importing_the_package_loads_numpy_alone():
    code = "import sys; before = set(sys.modules); import lstm_ref; print(*set(sys.modules) - before)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in run.stdout.split()}
    assert {"numpy", "lstm_ref"} <= loaded
    assert loaded - set(sys.stdlib_module_names) <= {"numpy", "lstm_ref"}
    assert not loaded & {"matplotlib", "IPython", "torch", "onnx", "yaml"}
