"""The shape calculator's numbers: its script and its Python are one, and both say what PyTorch, Keras and ONNX have."""

import json
import subprocess
from dataclasses import asdict
from itertools import product

import numpy as np
import onnxruntime
import pytest
from conftest import ROOT
from onnx import TensorProto, helper

from tools.site import node
from tools.site.shapes.describe import describe
from tools.site.shapes.setting import Setting
from tools.vectors import shapes

CASES = json.loads(shapes.VECTORS.read_text(encoding="utf-8"))["cases"]
FRAMEWORKS, CELLS, DIRECTIONS = ("pytorch", "keras", "onnx"), ("LSTM", "GRU", "RNN"), ("forward", "reverse", "both")


def every_setting() -> list[Setting]:
    """Return all combinations of what can be chosen, and some sizes that do not fit the drawing."""
    flags = (False, True)
    chosen = product(FRAMEWORKS, CELLS, DIRECTIONS, (0, 2, 4, 5), (1, 2, 3), (0, 1, 4, 6), flags, flags)
    small = [
        Setting(framework, cell, direction, D=7, H=4, P=P, L=L, B=3, T=6, n=n, batch_first=first, last_only=last)
        for framework, cell, direction, P, L, n, first, last in chosen
    ]
    large = [Setting("keras", "LSTM", direction, H=300, L=1, T=30, n=n) for direction in DIRECTIONS for n in (0, 7, 30)]
    return [*small, *large, Setting(D=1, H=1, L=1, B=1, T=1), Setting(P=200, H=500, T=900, n=1, L=4)]


def in_node(module: str, program: str, given: object) -> str:
    """Return what a program prints; `page` is a module of the calculator, `given` what is handed to it."""
    program = (
        f"import {{ readFileSync }} from 'node:fs';"
        f"const page = await import({json.dumps(str(ROOT / 'book/site/shapes' / module))});"
        f"const given = JSON.parse(readFileSync(0)); {program}"
    )
    command = [node.BINARY, "--input-type=module", "-e", program]
    return subprocess.run(command, input=json.dumps(given), capture_output=True, text=True, check=True).stdout


def test_the_script_says_what_python_says():
    settings = every_setting()
    given = [asdict(s) for s in settings]
    said = json.loads(in_node("describe.js", "console.log(JSON.stringify(given.map(page.describe)))", given))
    for s, found in zip(settings, said, strict=True):
        assert found == json.loads(json.dumps(describe(s))), s


def stored(framework: str) -> list[tuple[Setting, dict]]:
    return [(Setting(**case["setting"]), case["found"]) for case in CASES if case["setting"]["framework"] == framework]


@pytest.mark.parametrize("framework", ["pytorch", "keras"])
def test_names_shapes_and_parameters_are_the_frameworks_own(framework):
    allowed = [(s, found) for s, found in stored(framework) if "error" not in found]
    assert len(allowed) > 30
    for s, found in allowed:
        said = describe(s)
        shapes_said = {name: [n for _, n in row["shape"]] for row in said["rows"] for name in row["names"]}
        if framework == "pytorch" and s.n:
            assert shapes_said.pop("lengths") == [s.B]
        assert shapes_said == found["shapes"], s
        assert said["parameters"] == found["parameters"], s


@pytest.mark.parametrize("framework", ["pytorch", "keras"])
def test_the_line_of_each_final_state_is_the_shortest_that_the_framework_found_equal(framework):
    allowed = [(describe(s)["states"], found["equal"]) for s, found in stored(framework) if "error" not in found]
    for states, equal in allowed:
        assert {state["name"]: state["code"] for state in states} == {
            name: lines[0] if lines else "" for name, lines in equal.items()
        }
    assert len(allowed) > 30


def test_what_pytorch_refuses_is_refused_and_nothing_else():
    refusals = [(describe(s).get("refused"), found.get("error")) for s, found in stored("pytorch")]
    for said, error in refusals:
        assert {"proj_cell": "only supported for LSTM", "proj_size": "smaller than hidden_size"}.get(said, "") in (
            error or ""
        )
        assert bool(said) == bool(error)
    assert {said for said, _ in refusals} == {None, "proj_cell", "proj_size"}


@pytest.mark.parametrize("framework", ["pytorch", "keras"])
def test_what_stands_after_the_end_is_what_the_notes_say(framework):
    for s, found in stored(framework):
        if "error" not in found:
            said = describe(s)
            assert ("zeros" in said["notes"]) == found["zeros"], s
            assert ("repeated" in said["notes"]) == found.get("repeats", False), s
            assert said["grid"]["repeats"] >= found.get("repeats", False)


def run_onnx(cell: str, arrays: dict[str, np.ndarray], states: list[str], **attributes) -> dict[str, np.ndarray]:
    """Return what ONNX Runtime makes of one node; all of its inputs are those of the graph."""
    order = ["X", "W", "R", "B", "sequence_lens", *(f"initial_{of}" for of in states)]
    outputs = ["Y", *(f"Y_{of}" for of in states)]
    node_of_it = helper.make_node(cell, [name if name in arrays else "" for name in order], outputs, **attributes)
    kinds = {name: TensorProto.INT32 if name == "sequence_lens" else TensorProto.FLOAT for name in arrays}
    inputs = [helper.make_tensor_value_info(name, kinds[name], array.shape) for name, array in arrays.items()]
    results = [helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in outputs]
    graph = helper.make_graph([node_of_it], cell, inputs, results)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 14)], ir_version=8)
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    return dict(zip(outputs, session.run(outputs, arrays), strict=True))


@pytest.mark.parametrize(("cell", "direction", "n"), list(product(CELLS, DIRECTIONS, (0, 4))))
def test_onnx_runtime_has_these_shapes_and_final_states(cell, direction, n):
    s = Setting("onnx", cell, direction, D=7, H=5, L=1, B=3, T=6, n=n)
    said, rng = describe(s), np.random.default_rng(1)
    shapes_said = {row["names"][0]: tuple(size for _, size in row["shape"]) for row in said["rows"]}
    given = [row["names"][0] for row in said["rows"] if row["kind"] != "out"]
    arrays = {name: rng.uniform(-1, 1, shapes_said[name]).astype(np.float32) for name in given}
    if n:
        arrays["sequence_lens"] = np.array([n, 6, 5], np.int32)
    named = "bidirectional" if direction == "both" else direction
    assert said["call"] == f'{cell}(hidden_size=5, direction="{named}")'
    results = run_onnx(cell, arrays, ["h", "c"] if cell == "LSTM" else ["h"], direction=named, hidden_size=5)
    assert {name: array.shape for name, array in results.items()} == {
        name: shape for name, shape in shapes_said.items() if name not in given
    }
    assert said["parameters"] == sum(arrays[name].size for name in "WRB")
    names = results | {"np": np, "B": s.B, "lengths": arrays.get("sequence_lens")}
    for state in said["states"]:
        np.testing.assert_array_equal(eval(state["code"], {}, names), eval(state["name"], {}, names))
    assert ("zeros" in said["notes"]) == (n > 0 and not results["Y"][n:, :, 0].any())
