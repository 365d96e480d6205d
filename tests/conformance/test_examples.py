"""The samples in `examples/`: right LSTMs in four languages, and what becomes of them when a line is wrong."""

import importlib.util
import json
import re
import shlex
import shutil
import subprocess
import sys

import numpy as np
import pytest

from lstm_ref.conformance import case, cases
from lstm_ref.conformance.candidates import Program
from lstm_ref.conformance.candidates.lines import plain_answer, plain_question
from lstm_ref.conformance.checking import check
from lstm_ref.conformance.diagnosis import diagnose
from lstm_ref.conformance.questions import question
from lstm_ref.conformance.reference import computed
from tools.conformance.programs import EXAMPLES, LANGUAGES, SLIPS, built, changed

each_language = pytest.mark.parametrize("language", LANGUAGES)
SOURCES = [
    *(each.source for each in LANGUAGES.values()),
    *(EXAMPLES / p for p in ("python/lstm_step.py", "pytorch/lstm.py")),
]
NUMBERS = "1 1 1 1\n1\n2\n3\n1 2 3 4 5 6 7 8\n1 2 3 4\n"  # D H B T, x, h0, C0, W, b
OBJECT = {"cell": "lstm", "D": 1, "H": 1, "B": 1, "T": 1, "x": [[[1]]], "h0": [[2]], "C0": [[3]]}
OBJECT |= {"W": [[1, 2], [3, 4], [5, 6], [7, 8]], "b": [1, 2, 3, 4]}
NAMED = {  # what the checker says of each slip
    "gate_order": ("order", {"order": tuple("ifCo"), "given": tuple("fiCo"), "arrays": "all"}),
    "old_C_in_h": ("mistake", {"name": "old-C-in-h"}),
    "x_before_h": ("concatenation", {}),
    "no_bias": ("bias", {"what": "ignored"}),
    "C_not_carried": ("mistake", {"name": "C-begun-anew"}),
    "h_not_carried": ("mistake", {"name": "h-begun-anew"}),
}


def sigmoid(a):
    return 1 / (1 + np.exp(-a))


C_T = sigmoid(1 * 2 + 2 * 1 + 1) * 3 + sigmoid(3 * 2 + 4 * 1 + 2) * np.tanh(5 * 2 + 6 * 1 + 3)  # of NUMBERS and OBJECT
H_T = sigmoid(7 * 2 + 8 * 1 + 4) * np.tanh(C_T)


@pytest.fixture(scope="session")
def program(tmp_path_factory):
    """A function that builds a sample once, or skips the test where there is no compiler."""
    commands = {}

    def command(language, slip=None):
        if not LANGUAGES[language].there:
            pytest.skip(f"there is no {LANGUAGES[language].tool}")
        name = slip.name if slip else language
        if name not in commands:
            commands[name] = built(language, tmp_path_factory.mktemp(name), slip.changes if slip else None)
        return commands[name]

    return command


def asked(command, language):
    return Program(command, cell="lstm", plain=LANGUAGES[language].plain, timeout=30)


def run(command, text):
    return subprocess.run(command, input=text, capture_output=True, text=True, timeout=30, check=False)


def one_case(language):
    return NUMBERS if LANGUAGES[language].plain else json.dumps(OBJECT) + "\n"


@each_language
def test_a_sample_answers_every_case_right(program, language):
    with asked(program(language), language) as candidate:
        found = check(candidate, "lstm")
    assert [outcome.case for outcome in found.outcomes] == [one.name for one in cases("lstm")]
    assert all(outcome.right and {"h", "C_n"} <= set(outcome.compared) for outcome in found.outcomes)
    assert max(outcome.worst for outcome in found.outcomes) < 1e-12


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.name)
def test_a_sample_with_a_wrong_line_is_found_and_named(program, slip):
    with asked(program(slip.language, slip), slip.language) as candidate:
        report = check(candidate, "lstm")
        findings = diagnose(candidate, report)
    assert any(outcome.difference for outcome in report.outcomes)
    assert not any(outcome.fault for outcome in report.outcomes)
    kind, data = NAMED[slip.name]
    assert [finding.kind for finding in findings] == [kind]
    assert data.items() <= findings[0].data.items()


@each_language
def test_case_after_case_is_answered_by_one_process(program, language):
    ended = run(program(language), one_case(language) * 3)
    assert (ended.returncode, ended.stderr) == (0, "")
    first, *others = ended.stdout.splitlines()
    assert others == [first] * 2
    answer = first.split() if LANGUAGES[language].plain else [json.loads(first)[name] for name in ("h_n", "C_n")]
    np.testing.assert_allclose(np.ravel(answer).astype(float), [H_T, C_T], rtol=0, atol=1e-15)


@each_language
def test_no_case_is_no_error(program, language):
    ended = run(program(language), "")
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")


BAD_NUMBERS = [
    "1 1 1", "1 1 x 1\n", "0 1 1 1\n\n2\n3\n1 2 3 4\n1 2 3 4\n", "1 -1 1 1\n", "1 1 1 99999999999999999999\n",
    "1 1 1 1.5\n", "1 1 1 1\n", NUMBERS.removesuffix(" 4\n"), NUMBERS.replace("5 6", "5 x"),
]  # fmt: skip
BAD_OBJECTS = [
    "1", "{}", "no JSON",
    *(json.dumps(OBJECT | change) for change in (
        {"cell": "gru"}, {"D": 2}, {"x": [[1]]}, {"h0": [[2, 2]]}, {"C0": None}, {"W": OBJECT["W"][:3]},
        {"b": [1, 2, 3, "4"]},
    )),
]  # fmt: skip
BAD = [
    (name, text)
    for name, language in LANGUAGES.items()
    for text in (BAD_NUMBERS if language.plain else BAD_OBJECTS)
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), BAD)
def test_what_is_no_case_ends_it_with_a_message(program, language, text):
    ended = run(program(language), one_case(language) + text)
    assert ended.returncode == 1
    assert ended.stderr.startswith("lstm: ")
    assert len(ended.stderr.splitlines()) == 1
    assert len(ended.stdout.splitlines()) == 1  # the case before it


@each_language
def test_it_does_not_wait_for_the_end_of_input_then(program, language):
    pipe = subprocess.PIPE
    with subprocess.Popen(program(language), stdin=pipe, stdout=pipe, stderr=pipe, text=True) as ended:
        ended.stdin.write("no case\n")
        ended.stdin.flush()
        assert ended.wait(timeout=10) == 1


def test_plain_sizes_stay_where_batch_and_time_are_swapped():
    right = question(case("lstm_keras"), "packed")
    T, B, H = case("lstm_keras").outputs["h"].shape
    swapped = right | {"x": right["x"].swapaxes(0, 1)}
    assert plain_question(swapped).splitlines()[0] == plain_question(right).splitlines()[0] == f"3 {H} {B} {T}"
    answered = plain_answer(" ".join(map(str, range(T * B * H))), swapped)
    np.testing.assert_array_equal(answered["h"], np.arange(T * B * H).reshape(B, T, H))


def test_the_step_and_the_sequence_in_numpy_are_right():
    sample = {}
    exec(compile((EXAMPLES / "python" / "lstm_step.py").read_text("utf8"), "lstm_step.py", "exec"), sample)
    for one in cases("lstm"):
        v, want = one.inputs, computed(one)
        W, b = (np.concatenate([v[f"{kind}_{gate}"] for gate in "fiCo"]) for kind in "Wb")
        got = sample["lstm_sequence"](v["x"], v["h0"], v["C0"], W, b)
        for name, array in zip(("h", "h_n", "C_n"), got, strict=True):
            np.testing.assert_allclose(array, want[name], rtol=0, atol=1e-12 * max(1, np.abs(want[name]).max()))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_a_sample_numbers_its_equations(path):
    assert re.findall(r"\(([1-6])\) [a-z]", path.read_text("utf8")) == list("123456")


def test_a_change_of_what_is_not_there_is_refused():
    with pytest.raises(ValueError, match="expected 'b' once in the source, got it 0 times"):
        changed("a a", {"b": "c"})
    with pytest.raises(ValueError, match="2 times"):
        changed("a a", {"a": "c"})


def commands(readme):
    """Return the table of a README: of each file, its lines in the shell."""
    rows = re.findall(r"^\| `(\w+/\S+)` \| `\S+` \| (.+) \| (.+) \|$", (EXAMPLES / readme).read_text("utf8"), re.M)
    return {path: [line.strip("`") for line in lines if line != "–"] for path, *lines in rows}


def test_both_readmes_have_the_same_lines_of_every_sample():
    en, zh = commands("README.md"), commands("README.zh.md")
    assert {EXAMPLES / path for path in en} == set(SOURCES)
    assert {path: [line.replace(" --lang zh", "") for line in lines] for path, lines in zh.items()} == en


@pytest.mark.parametrize("path", commands("README.md"))
def test_the_lines_of_the_readme_work(path, tmp_path):
    language = LANGUAGES.get(path.split("/")[0])
    if language and not language.there:
        pytest.skip(f"there is no {language.tool}")
    if path.startswith("pytorch") and not importlib.util.find_spec("torch"):
        pytest.skip("there is no PyTorch; tests/frameworks runs it")
    shutil.copy(EXAMPLES / path, tmp_path)
    for line in commands("README.md")[path]:
        tool, *arguments = shlex.split(line)
        command = [sys.executable if tool == "python" else tool, *arguments]
        ended = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
        assert ended.returncode == 0, ended.stdout + ended.stderr
    assert ended.stdout.rstrip().endswith("cases pass.")
