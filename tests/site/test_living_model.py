"""The living model: its JavaScript computes what lstm_ref computes."""

import json
import subprocess

import numpy as np
from conftest import ROOT

from tools.site import node
from tools.vectors import living_model

VECTORS = json.loads(living_model.VECTORS.read_text(encoding="utf-8"))
MODULES = ROOT / "book" / "site" / "model"
# The largest difference between the stored values and those computed by the script under test.
WORST = """cases => {
  const { restsOn, run, silenced } = LivingModel;
  const far = (found, wanted) => Math.max(...wanted.map((value, k) => Math.abs(found[k] - value)));
  const steps = (found, wanted) => Math.max(...wanted.flatMap((step, t) =>
    Object.entries(step).map(([name, values]) => far(found[t][name], values))));
  return Math.max(...cases.map(({ network, words, right, wrong, off, ...wanted }) => {
    const whole = run(network, words), still = silenced(network, new Set(off)), quiet = run(still, words);
    const rests = wanted.rests.map((norms, t) => far(restsOn(network, whole, t, right, wrong), norms));
    const last = far(restsOn(still, quiet, words.length - 1, right, wrong), wanted.quiet_rests);
    return Math.max(steps(whole, wanted.steps), steps(quiet, wanted.quiet), ...rests, last);
  }));
}"""


def in_node(program: str, *data: object):
    """Run a program that imports the modules of the page, and return what it prints; `data` are its `input`."""
    names = {"grammar": "{ NONE, read, write }", "english": "{ english }", "chinese": "{ chinese }"}
    head = "".join(f"import {what} from {json.dumps(str(MODULES / f'{name}.js'))};" for name, what in names.items())
    head += f"import * as LivingModel from {json.dumps(str(MODULES / 'network.js'))};"
    head += 'import { readFileSync } from "node:fs"; const input = JSON.parse(readFileSync(0));'
    command = [node.BINARY, "--input-type=module", "-e", f"{head}console.log(JSON.stringify({program}))"]
    result = subprocess.run(command, input=json.dumps(data), capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


def test_the_vectors_are_what_lstm_ref_computes():
    def compare(stored, computed):
        if isinstance(computed, dict):
            assert stored.keys() == computed.keys(), "run tools.vectors.living_model"
            for name, value in computed.items():
                compare(stored[name], value)
        elif computed and isinstance(computed[0], dict | list):
            assert len(stored) == len(computed)
            for pair in zip(stored, computed, strict=True):
                compare(*pair)
        else:
            np.testing.assert_allclose(stored, computed, rtol=1e-12, atol=1e-12)

    assert len(VECTORS) > 0
    compare(VECTORS, living_model.vectors())


def test_the_norms_are_those_of_finite_differences():
    case = VECTORS[0]
    weights = {name: np.array(values) for name, values in case["network"]["params"].items()}
    x, (right,), step = np.eye(5)[case["words"]], case["right"], len(case["words"]) - 1

    def score(x):
        h = C = np.zeros(3)
        for x_t in x:
            f, i, o = (1 / (1 + np.exp(-(weights[f"W_{g}"] @ [*h, *x_t] + weights[f"b_{g}"]))) for g in "fio")
            C = f * C + i * np.tanh(weights["W_C"] @ [*h, *x_t] + weights["b_C"])
            h = o * np.tanh(C)
        y = np.array(case["network"]["W_y"]) @ h + case["network"]["b_y"]
        return y[right] - np.log(np.exp(y[case["wrong"]]).sum())

    slopes = np.zeros_like(x)
    for place in np.ndindex(x.shape):
        nudge = np.zeros_like(x)
        nudge[place] = 1e-5
        slopes[place] = (score(x + nudge) - score(x - nudge)) / 2e-5
    np.testing.assert_allclose(case["rests"][step], np.linalg.norm(slopes, axis=1), rtol=1e-6)


def test_the_script_agrees_in_node():
    assert in_node(f"({WORST})(input[0])", VECTORS) < 1e-12
