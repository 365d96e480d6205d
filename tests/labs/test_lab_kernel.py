"""What runs a cell in the page, without a browser: outputs, errors, and which cells must run first."""

import doctest
import json
import subprocess
import sys
from pathlib import Path

import in_page
import pytest
from lab_kernel.lazy import Deferred, draws
from lab_kernel.plan import names, plan

from tools import ROOT

FOLDER = ROOT / "book" / "site" / "lab"

CELLS = [
    ("a", "x = 1"),
    ("b", "def f(n):\n    return n + x"),
    ("c", "x = 2"),
    ("d", "y = f(3)"),
    ("e", "print([z for z in range(y)])"),
]


@pytest.mark.parametrize(
    ("source", "bound", "used"),
    [
        ("x = [y for z in w]", {"x"}, {"y", "w"}),
        ("def f(a):\n    b = a\n    return b + c", {"f"}, {"c"}),
        ("import numpy as np\nfrom m import k", {"np", "k"}, set()),
        ("for i in r:\n    s += i", {"i", "s"}, {"r", "i", "s"}),
        ("class A(B):\n    c = d", {"A"}, {"B", "d"}),
        ("x = (", set(), set()),
        ("x = '\0'", set(), set()),
    ],
)
def test_the_names_of_a_cell(source, bound, used):
    found = names(source)
    assert (found.bound, found.used - {"range", "print"}) == (bound, used)


def test_a_cell_takes_what_it_needs_from_above_and_nothing_else():
    assert plan(CELLS, {}) == ["a", "b", "d", "e"]
    assert plan(CELLS[:3], {}) == ["c"]


def test_what_has_run_runs_again_only_if_it_or_what_it_needs_has_changed():
    done = {name: (source, turn) for turn, (name, source) in enumerate(CELLS, 1)}
    assert plan(CELLS, done) == ["e"]
    assert plan([*CELLS[:3], ("d", "y = f(4)"), CELLS[4]], done) == ["d", "e"]
    assert plan([("a", "x = 7"), *CELLS[1:]], done) == ["a", "b", "d", "e"]
    assert plan(CELLS, done | {"b": (CELLS[1][1], 9)}) == ["d", "e"], "b has run after d"


def test_figures_are_foreseen_through_the_readers_own_functions():
    view = Deferred("lstm_labs.plots.ch05", "view_gate")
    known = {"view": view}
    exec("def mine():\n    return view(1)\ndef other():\n    return mine()\ndef plain():\n    return 1", known)
    assert draws(["other"], known)
    assert not draws(["plain", "unknown"], known)


RUN = """
import json, sys
sys.path.insert(0, {folder!r})
import lab_kernel
outputs = []
session = lab_kernel.start(lambda text: outputs.append(json.loads(text)))
told = []
for n, source in enumerate(json.loads(sys.stdin.read()), 1):
    outputs.clear()
    needs = session.needs(source)
    outcome = session.run(str(n), source, n)
    drawing = "matplotlib" in sys.modules
    told.append({{"needs": needs, "outcome": outcome, "outputs": list(outputs), "drawing": drawing}})
sys.__stdout__.write(json.dumps(told))
"""


def run(*sources):
    """Run cells in a session of their own process, as the worker does; return what came of each."""
    command = [sys.executable, "-c", RUN.format(folder=str(FOLDER))]
    ran = subprocess.run(command, input=json.dumps(sources), capture_output=True, text=True, cwd=ROOT)
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)


def test_text_values_and_errors():
    said, value, nothing, error, syntax, warned = run(
        "print('one')\nprint('two')",
        "a = 3\na + 4",
        "None",
        "def f(n):\n    return g(n)\n\n\ndef g(n):\n    return int('x')\n\n\nf(1)",
        "x = (1,\n",
        "import warnings\nwarnings.warn('careful', stacklevel=1)",
    )
    assert "".join(output["text"] for output in said["outputs"]) == "one\ntwo\n"
    (shown,) = value["outputs"]
    assert (shown["output_type"], shown["data"]) == ("execute_result", {"text/plain": "7"})
    assert nothing["outputs"] == []
    told = "\n".join(error["outputs"][0]["traceback"])
    assert told.count("File") == told.count('File "<cell 4>"') == 3
    assert told.endswith("ValueError: invalid literal for int() with base 10: 'x'")
    assert (syntax["outcome"], syntax["outputs"][0]["ename"]) == ("error", "SyntaxError")
    assert "Traceback" not in "".join(syntax["outputs"][0]["traceback"])
    assert "careful" in "".join(output["text"] for output in warned["outputs"] if output["name"] == "stderr")


def test_rich_outputs_are_those_of_a_notebook():
    html, own, handle, figure = run(
        "from IPython.display import HTML, SVG, display\ndisplay(HTML('<b>x</b>'), metadata={'k': 1})",
        "class Silent:\n    def _ipython_display_(self):\n        print('own')\nSilent()",
        "shown = display({'text/html': ''}, raw=True, display_id=True)\nshown.update({'text/html': 'on'}, raw=True)",
        "import matplotlib.pyplot as plt\n_ = plt.plot([1, 2])",
    )
    assert html["outputs"][0]["data"]["text/html"] == "<b>x</b>"
    assert html["outputs"][0]["metadata"] == {"k": 1}
    assert [output.get("text") for output in own["outputs"]] == ["own", "\n"]
    first, second = (output["transient"]["display_id"] for output in handle["outputs"])
    assert first == second
    assert figure["needs"] == ["matplotlib"]
    (drawn,) = figure["outputs"]
    assert drawn["data"]["image/svg+xml"].startswith("<?xml")
    assert "page" not in drawn, "colours of the reader's own have no dark twin"


@pytest.mark.parametrize("name", ["05_forget_gate"])
def test_a_lab_shows_what_its_notebook_stores_and_draws_only_when_it_must(name):
    cells = in_page.stored("zh", name)
    told = run(*(cell.source for cell in cells))
    for cell, came in zip(cells, told, strict=True):
        assert came["outcome"] == "", cell.source
        text = "".join(output.get("text", "") for output in came["outputs"])
        assert text == "".join(output.get("text", "") for output in cell.outputs)
        assert bool(came["needs"]) == ("figure" in cell.metadata and not told[cells.index(cell) - 1]["drawing"])
        pages = [output["page"] for output in came["outputs"] if "page" in output]
        assert len(pages) == ("figure" in cell.metadata)
        assert all(page["light"] != page["dark"] for page in pages)
    first = next(n for n, cell in enumerate(cells) if "figure" in cell.metadata)
    assert [came["drawing"] for came in told] == [False] * first + [True] * (len(cells) - first)


def test_the_example_in_the_docstring():
    assert doctest.testmod(sys.modules["lab_kernel.plan"]) == (0, 2)


def test_the_modules_that_the_worker_loads_are_all_there_are():
    worker = (FOLDER / "worker.js").read_text("utf8")
    for path in Path(FOLDER, "lab_kernel").glob("*.py"):
        assert f"./lab_kernel/{path.name}" in worker
