"""Which way imports point, read from the source: inside lstm_ref, between it, the labs' kit and the tools; and what
`import lstm_ref` loads.
"""

import ast
import subprocess
import sys
from dataclasses import dataclass

import pytest

from tools import ROOT

FOLDERS = {"lstm_ref": ROOT / "lstm_ref", "lstm_labs": ROOT / "notebooks" / "lstm_labs", "tools": ROOT / "tools"}

# A room of lstm_ref is a module or a folder of modules; each room of the chain may import those before it.
CHAIN = [["checks", "files"], ["activations"], ["params"], ["traces"], ["lstm"], ["boundary"], ["packing"]]
CHAIN += [["sequence"], ["variants"], ["stacks"], ["interop", "learning"], ["conformance"], ["__main__"]]
MAY_IMPORT = {
    room: {r for rooms in CHAIN[:level] for r in rooms} for level, rooms in enumerate(CHAIN) for room in rooms
}
MAY_IMPORT["gradcheck"] = {"checks"}
ABOVE = {"lstm_ref": set(), "lstm_labs": {"lstm_ref"}, "tools": {"lstm_ref", "lstm_labs"}}  # what a package may import
OUTSIDE = {"lstm_ref": {"numpy"}, "lstm_labs": {"numpy", "matplotlib"}}  # a tool may import what it likes
INSIDE_FUNCTIONS = {"lstm_labs.lab": {"IPython"}, "lstm_ref.interop": {"torch", "keras", "onnx", "google"}}
INSIDE_FUNCTIONS["lstm_ref.conformance"] = {"torch"}
PLOTTING = ("style", "plots", "diagrams")  # the rooms of lstm_labs that may draw


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
    package, room = [*module.split("."), ""][:2]
    for found in imports(ast.parse(source), module):
        top, _, rest = found.name.partition(".")
        if top == package:
            other = rest.split(".")[0]
            if package == "lstm_ref" and room in MAY_IMPORT and other not in MAY_IMPORT[room] | {room}:
                yield f"{module} imports {other}"
        elif top in FOLDERS:
            if top not in ABOVE[package]:
                yield f"{module} imports {top}"
        elif package in OUTSIDE and top not in sys.stdlib_module_names | outside(package, room):
            if top not in INSIDE_FUNCTIONS.get(f"{package}.{room}", set()):
                yield f"{module} imports {top}"
            elif not found.lazy:
                yield f"{module} imports {top} outside a function"


def outside(package, room):
    """Return the libraries that a room may import at its top."""
    return OUTSIDE[package] - ({"matplotlib"} if room not in PLOTTING else set())


def modules():
    return {
        ".".join((package, *path.relative_to(folder).with_suffix("").parts)): path
        for package, folder in FOLDERS.items()
        for path in folder.rglob("*.py")
    }


@pytest.mark.parametrize("module", sorted(modules()))
def test_imports_point_one_way(module):
    assert list(faults(module, modules()[module].read_text(encoding="utf-8"))) == []


def test_every_room_of_the_reference_has_its_place():
    rooms = {name.split(".")[1] for name in modules() if name.startswith("lstm_ref.")}
    assert rooms == {*MAY_IMPORT, "__init__"}


def names_a_folder(source):
    """Return the texts in a module that name a folder of the project that is not its business."""
    texts = {node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant)}
    return texts & {"book", "tools", "notebooks", "_build"}


@pytest.mark.parametrize("module", sorted(name for name in modules() if not name.startswith("tools")))
def test_neither_package_knows_the_folders_of_the_project(module):
    assert not names_a_folder(modules()[module].read_text(encoding="utf-8"))


def test_a_folder_that_is_named_is_found():
    assert names_a_folder('path = here / "book" / "measurements"') == {"book"}


def test_the_search_path_is_set_in_one_place():
    touching = {path for folder in ("tools", "tests") for path in (ROOT / folder).rglob("*.py") if touches(path)}
    assert touching == {ROOT / "tools" / "site" / "one_language.py"}


def touches(path):
    attributes = (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Attribute))
    return any(ast.unparse(node) == "sys.path" for node in attributes)


@pytest.mark.parametrize(
    ("module", "source", "fault"),
    [
        ("lstm_ref.lstm", "from .sequence import lstm_forward", "imports sequence"),
        ("lstm_ref.params", "from . import lstm", "imports lstm"),
        ("lstm_ref.activations", "import lstm_ref.params", "imports params"),
        ("lstm_ref.lstm", "from lstm_labs.example import tiny_params", "imports lstm_labs"),
        ("lstm_ref.variants.rnn", "from ..learning.training import train", "imports learning"),
        ("lstm_ref.variants.layers", "from .. import learning", "imports learning"),
        ("lstm_ref.learning.optimisers", "def f():\n    from ..gradcheck import gradient_check", "imports gradcheck"),
        ("lstm_ref.gradcheck", "from .params import LSTMParams", "imports params"),
        ("lstm_ref.sequence", "import scipy.special", "imports scipy"),
        ("lstm_ref.stacks.layers", "from ..interop import from_pytorch", "imports interop"),
        ("lstm_ref.interop.pytorch", "from ..learning import fit", "imports learning"),
        ("lstm_ref.interop.onnx", "import onnx", "imports onnx outside a function"),
        ("lstm_ref.stacks.layers", "def f():\n    import onnx", "imports onnx"),
        ("lstm_ref.traces", "from tools import files", "imports tools"),
        ("lstm_labs.lab", "from IPython.display import SVG", "imports IPython outside a function"),
        ("lstm_labs.exercises.ch01.build", "if True:\n    from matplotlib import pyplot", "imports matplotlib"),
        ("lstm_labs.words", "import book", "imports book"),
        ("lstm_labs.style", "class A:\n    from tools import files", "imports tools"),
    ],
)
def test_an_import_the_wrong_way_is_found(module, source, fault):
    assert list(faults(module, source)) == [f"{module} {fault}"]


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("lstm_ref.sequence", "import numpy as np\nfrom .traces import Trace\nfrom collections.abc import Mapping"),
        ("lstm_ref.variants.rnn", "from ..packing import pack\nfrom . import gru"),
        ("lstm_ref.learning.training", "from .optimisers import adam_update\nfrom ..sequence import lstm_forward"),
        (
            "lstm_labs.diagrams.cell",
            "from matplotlib.axes import Axes\nfrom . import shapes\nfrom ..style import line",
        ),
        ("lstm_ref.interop.onnx", "def export():\n    import onnx"),
        ("lstm_ref.conformance.stored_vectors", "from ..interop import from_pytorch"),
        ("lstm_labs.lab", "def show():\n    from IPython.display import SVG"),
        (
            "lstm_labs.lab",
            "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from matplotlib.figure import Figure",
        ),
        ("tools.site.stage", "import yaml\nfrom lstm_labs import example\nimport lstm_ref"),
    ],
)
def test_an_import_the_right_way_is_let_through(module, source):
    assert list(faults(module, source)) == []


@pytest.mark.parametrize("package", ["lstm_ref", "lstm_ref.interop", "lstm_ref.conformance.command"])
def test_importing_the_package_loads_numpy_alone(package):
    code = f"import sys; before = set(sys.modules); import {package}; print(*set(sys.modules) - before)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in run.stdout.split()}
    assert {"numpy", "lstm_ref"} <= loaded
    assert loaded - set(sys.stdlib_module_names) <= {"numpy", "lstm_ref"}
    assert not loaded & {"matplotlib", "IPython", "torch", "keras", "onnx", "google", "yaml"}
