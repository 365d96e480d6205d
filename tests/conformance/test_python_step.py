"""The step in NumPy that the page and the READMEs show: what the checker says today, and that both ways mend it."""

import re
import textwrap
from itertools import takewhile

import pytest

from lstm_ref.conformance import check, python_cell
from lstm_ref.conformance.diagnosis import diagnose, words
from tools import ROOT
from tools.conformance.made_twice import rows
from tools.conformance.made_twice import stored as stored_rows
from tools.conformance.programs import changed
from tools.conformance.python_step import MENDED, SHOWN, SOURCE, stored, transcript
from tools.conformance.transcripts import without_rounding
from tools.site.ext.checker_runs import key, shortened

LONG = re.compile(r"-?\d\.\d{9,}")  # all digits of a number, which another processor rounds differently
RUNS = {key(run): run for run in stored()}


def comparable(run):
    return run | {lang: LONG.sub("~", without_rounding(run[lang])) for lang in ("en", "zh")}


def step_of(source):
    names = {}
    exec(source, names)
    return names["step"]


@pytest.mark.parametrize(("shown", "run"), list(zip(SHOWN, stored(), strict=True)))
def test_the_checker_says_today_what_is_stored(shown, run):
    assert comparable(transcript(*shown)) == comparable(run), "python -m tools.conformance.python_step renews it"


def test_both_ways_mend_the_wrong_step():
    wrong, said = step_of(SOURCE), RUNS["python gate_order"]["en"]
    printed = textwrap.dedent(re.split(r"\nFix, before the cell is called .*:\n", said)[1])

    def converted(x_t, h_prev, C_prev, W, b):
        names = {"W": W, "b": b}
        exec(printed, names)
        return wrong(x_t, h_prev, C_prev, names["W"], names["b"])

    assert not check(python_cell(wrong), "lstm").right
    assert check(python_cell(converted), "lstm").right
    assert check(python_cell(step_of(changed(SOURCE, MENDED))), "lstm").right


def test_a_step_that_returns_its_gates_is_told_the_first_wrong_equation():
    old_C, new_C = "    C = sigmoid(f) * C_prev + sigmoid(i) * np.tanh(g)", "    C = f * C_prev + i * np.tanh(g)"
    lines = {
        "return sigmoid(o) * np.tanh(C), C": 'return {"f": f, "i": i, "C": C, "h": o * np.tanh(C)}',
        old_C: f"    f, i, o = sigmoid(f), 0.9 * sigmoid(i), sigmoid(o)\n{new_C}",
    }
    step = step_of(changed(SOURCE, MENDED | lines))
    found = diagnose(python_cell(step), check(python_cell(step), "lstm"))
    assert "equation (2)" in words(found[-1], "en")


@pytest.mark.parametrize(("name", "lang"), [("README.md", "en"), ("README.zh.md", "zh")])
def test_the_readme_shows_what_is_printed(name, lang):
    run, text = RUNS["python gate_order"], (ROOT / name).read_text("utf8")
    command = run["command"] if lang == "en" else run["command"].replace("check", "check --lang zh")
    shown = text.partition(f"    $ {command}\n    …\n")[2].split("\n")
    lines = [line.removeprefix("    ") for line in takewhile(lambda line: not line or line.startswith("    "), shown)]
    lines = "\n".join(lines).rstrip("\n").split("\n")
    assert len(lines) >= 6
    assert run[lang].rstrip("\n").endswith("\n".join(lines))


def test_how_far_the_two_computations_are_apart_is_measured_again():
    for now, then in zip(rows(), stored_rows(), strict=True):
        assert now.keys() == then.keys()
        for name, number in then.items():
            if name in ("values", "gradients", "every_step"):
                assert number / 10 < now[name] < 10 * number, (then["cell"], then["dtype"], name)
                assert number < then["tolerance"]
            else:
                assert now[name] == number


def test_no_more_cases_are_left_out_than_was_asked_for():
    said = RUNS["python"]["en"]
    assert shortened(said, None) == shortened(said, 8) == shortened(said, 9) == said.rstrip("\n")
    assert shortened(said, 2).count("pass  lstm_") == 2
    assert shortened(said, 2).endswith(f"All {said.count('pass  lstm_')} cases pass.")
