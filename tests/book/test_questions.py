"""The page of questions: every block runs as it stands, with NumPy alone, and each of its assertions can fail."""

import os
import re
import subprocess
import sys

import pytest

from tools import ROOT

HEADING = re.compile(r"^\(sec-questions-([a-z-]+)\)=\n## (\d+)\. ", re.MULTILINE)
BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NEEDS_MORE = {"export"}  # than NumPy, and its text says so
ALONE = """
import sys
class Alone:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"torch", "keras", "onnx", "onnxruntime", "matplotlib", "scipy", "lstm_labs", "tools"}:
            raise ModuleNotFoundError(f"{name}: a block of this page has lstm_ref and NumPy alone")
sys.meta_path.insert(0, Alone())
"""


def sections(lang):
    """Return the text below each numbered question, by the name of its target."""
    _, *parts = HEADING.split((ROOT / f"book/{lang}/questions.md").read_text(encoding="utf-8"))
    names, numbers, texts = parts[::3], parts[1::3], parts[2::3]
    assert numbers == [str(k) for k in range(1, 16)]
    return dict(zip(names, texts, strict=True))


SECTIONS = sections("en")
BLOCKS = {name: BLOCK.findall(text) for name, text in SECTIONS.items()}
EACH = [(name, k) for name, blocks in BLOCKS.items() for k in range(len(blocks))]

# Of each block: what to change (old, new), and which of its assertions, counted from 0, then fails.
CHANGES = {
    ("output", 0): [
        ("trace.output.shape == (7,", "trace.output.shape == (5,", 0),
        ("for D in (3, 4)]", "for D in (3,)]", 1),
        ("trace.output[-1]", "trace.output[-2]", 2),
    ],
    ("batch-first", 0): [("[*h_n[0, 0], *h_n[1, 0]])\nassert not", "[*h_n[0, 0], *h_n[1, 1]])\nassert not", 0),
                         ("h_n.reshape(5, 8)[0]", "h_n.swapaxes(0, 1).reshape(5, 8)[0]", 1)],
    ("bidirectional", 0): [
        ("trace.output[-1, :, :4], trace.h_n[0]", "trace.output[0, :, :4], trace.h_n[0]", 0),
        ("trace.output[0, :, 4:]", "trace.output[-1, :, 4:]", 1),
        ("np.allclose(trace.output[-1, :, 4:]", "np.allclose(trace.output[0, :, 4:]", 2),
    ],
    ("units", 0): [("h.shape == (T, 5, 32)", "h.shape == (32, 5, T)", 0), ("4 * (32 *", "3 * (32 *", 1)],
    ("shape", 0): [("windows.T[:, :, None]", "windows.reshape(10, 91, 1)", 0), ("W_f=-cell.W_f", "W_i=-cell.W_i", 1)],
    ("padding", 0): [("np.array([7, 4])", "np.array([7, 7])", 0), ("x).h_n[0, 1]", "x[:4]).h_n[0, 1]", 1)],
    ("stateful", 0): [(", first.final)", ")", 0), ("reset = lstm_forward(params, x[4:])", "reset = going_on", 1)],
    ("return-sequences", 0): [(".shape == (7, 5, 2)", ".shape == (5, 2)", 0), (".h[-1]", ".h[0]", 1)],
    ("gate-order", 0): [("(0, True)", "(4, True)", 0), ("(4, False)", "(16, False)", 0)],
    ("biases", 0): [("assert np.allclose(g, g_hh)", "assert np.allclose(g, 2 * g_hh)", 0),
                    ("(b_hh - 0.1 * g_hh)", "b_hh", 1)],
    ("detach", 0): [(" + rest.params.W_f", "", 0), ("not np.allclose(full.params", "not np.allclose(cut.params", 1)],
    ("dropout", 0): [("h[-1], v", "0 * h[-1], v", 0), ("lstm_forward(second, 0 * h)", "lstm_forward(second, h)", 1)],
    ("nan", 0): [("w - 10 *", "w - 0.1 *", 0), ("(1.0, False)", "(np.inf, False)", 0)],
    ("nan", 1): [('"x: expected', '"x: wanted', 0)],
    ("forecast", 0): [
        ("walk[199:-1]", "walk[198:-2]", 0),
        ("Finding.LAG in", "Finding.TOO_GOOD in", 1),
        ("np.full(999, np.diff(train).mean())", "np.diff(walk)[199:-1]", 2),
    ],
    ("export", 0): [('{"X": x}', '{"X": -x}', 0)],
}  # fmt: skip


def run(code, folder, before=""):
    """Run a block as a program of its own."""
    path = folder / "block.py"
    path.write_text(before + code, encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(
        [sys.executable, "-W", "error", path], cwd=folder, capture_output=True, text=True, env=environment
    )


def line_of_failure(code, result):
    """Return the line of the block, from 1, in which its last error was raised."""
    assert result.stderr.strip().splitlines()[-1].startswith("AssertionError"), result.stderr
    return int(re.findall(r'block\.py", line (\d+)', result.stderr)[0])


def test_both_languages_show_the_same_code():
    chinese = {name: BLOCK.findall(text) for name, text in sections("zh").items()}
    assert chinese == BLOCKS


@pytest.mark.parametrize(("name", "k"), EACH)
def test_a_block_is_short_and_ends_in_an_assertion(name, k):
    lines = [line for line in BLOCKS[name][k].splitlines() if line]
    assert 4 <= len(lines) <= 10
    assert lines[-1].lstrip().startswith("assert ")
    assert "#" not in BLOCKS[name][k]


def test_each_question_has_a_block_and_is_listed():
    assert len(BLOCKS) == 15
    assert all(BLOCKS.values())
    for lang in ("en", "zh"):
        top = (ROOT / f"book/{lang}/questions.md").read_text(encoding="utf-8").split("(sec-questions-output)=")[0]
        listed = re.findall(r"^(\d+)\. \[(.+)\]\(#sec-questions-([a-z-]+)\)$", top, re.MULTILINE)
        assert [target for _, _, target in listed] == list(BLOCKS)
        titles = {name: text.split("\n", 1)[0] for name, text in sections(lang).items()}
        assert {target: title for _, title, target in listed} == titles


@pytest.mark.parametrize(("name", "k"), EACH)
def test_a_block_runs_by_itself(tmp_path, name, k):
    if name in NEEDS_MORE:
        pytest.importorskip("onnxruntime")
    result = run(BLOCKS[name][k], tmp_path, "" if name in NEEDS_MORE else ALONE)
    assert result.returncode == 0, result.stderr
    assert not result.stdout


@pytest.mark.parametrize(("name", "k"), EACH)
def test_each_assertion_of_a_block_can_fail(tmp_path, name, k):
    if name in NEEDS_MORE:
        pytest.importorskip("onnxruntime")
    code = BLOCKS[name][k]
    failed = set()
    for old, new, which in CHANGES[name, k]:
        assert code.count(old) == 1, old
        changed = code.replace(old, new)
        lines = [number for number, line in enumerate(changed.splitlines(), 1) if line.lstrip().startswith("assert ")]
        assert line_of_failure(changed, run(changed, tmp_path)) == lines[which], (old, new)
        failed.add(which)
    assert failed == set(range(len(re.findall(r"^ *assert ", code, re.MULTILINE))))
