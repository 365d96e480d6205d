"""`python -m lstm_ref`: targets and programs of every kind, exit statuses, and what is said of wrong options."""

import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as Xml

import numpy as np
import pytest
from foreign_programs import LOOP, PLAIN, RIGHT, SWAPPED, program

from lstm_ref.conformance import case, cases
from lstm_ref.conformance.candidates import load
from lstm_ref.conformance.command import main
from lstm_ref.conformance.diagnosis.asking import LIMIT
from lstm_ref.conformance.layouts import CELLS_OF
from lstm_ref.conformance.questions import expected, question
from tools import ROOT

NAMES = [one.name for one in cases("lstm")]
CELLS = (
    RIGHT.partition("def answer")[0].replace("sys.stdout.reconfigure(line_buffering=True)", "print('loaded')")
    + """
def wrong(x_t, h_prev, C_prev, W, b):
    h, C = step(x_t, h_prev, C_prev, W, b)
    print("asked")
    return {"h": 2 * h, "C": C}

def breaks(x_t, h_prev, C_prev, W, b):
    return 1 / 0

def rnn(x_t, h, W_h, b_h):
    return np.tanh(np.concatenate([h, x_t], axis=1) @ W_h.T + b_h)

def mixed(x_t, h, C, W_f, kernel): ...
"""
)


def is_chinese(text):
    return any("\u4e00" <= letter <= "\u9fff" for letter in text)


@pytest.fixture
def check(tmp_path, capsys, monkeypatch):
    """A function that runs the command on a name in a module of cells: its status, output and errors."""
    monkeypatch.setattr("sys.path", [*load.sys.path])
    (tmp_path / "cells.py").write_text(CELLS, encoding="utf-8")

    def run(name, *options):
        status = main(["check", *options, f"{tmp_path}/cells.py:{name}"])
        return (status, *capsys.readouterr())

    return run


def shell(*arguments, **options):
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-m", "lstm_ref", *arguments]
    return subprocess.run(
        command, capture_output=True, encoding="utf-8", timeout=60, check=False, env=environment, **options
    )


def test_the_shell_gets_the_report_and_the_status(tmp_path):
    """From a folder of one's own, with a module in it, and in Chinese where the shell expects none."""
    (tmp_path / "cells.py").write_text(CELLS, encoding="utf-8")
    right = shell("check", "cells:step", "--lang", "zh", cwd=tmp_path)
    assert (right.returncode, right.stdout.splitlines()[-1]) == (0, f"{len(NAMES)} 个用例全部通过。")
    assert "loaded" in right.stderr
    wrong = shell("check", "--", *program(tmp_path, SWAPPED, LOOP))
    assert wrong.returncode == 1
    assert "FAIL" in wrong.stdout
    unusable = shell("check", "cells:none", cwd=tmp_path)
    assert (unusable.returncode, unusable.stdout, unusable.stderr) == (
        2,
        "",
        "loaded\nerror: there is no none in cells\n",
    )


@pytest.mark.parametrize("long", ["cases", "case lstm_single_float64"])  # more than is kept back, and less
def test_a_reader_that_stops_is_no_error(long):
    command = f"{sys.executable} -m lstm_ref {long} | true"
    buffered = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    ended = subprocess.run(
        command, shell=True, capture_output=True, text=True, timeout=60, check=False, cwd=ROOT, env=buffered
    )
    assert (ended.stdout, ended.stderr) == ("", "")


@pytest.mark.parametrize(("name", "status"), [("step", 0), ("wrong", 1), ("breaks", 1), ("rnn", 2), ("mixed", 2)])
def test_exit_statuses(check, name, status):
    got, out, err = check(name)
    assert got == status
    assert bool(out) == (status < 2)
    assert err.startswith("loaded\n")
    assert "Traceback" not in out + err


@pytest.mark.parametrize("plain", [True, False])
def test_programs(tmp_path, capsys, plain):
    options = ["--plain"] if plain else []
    loop = PLAIN if plain else LOOP
    assert main(["check", *options, "--", *program(tmp_path, RIGHT, loop)]) == 0
    assert capsys.readouterr().out.endswith(f"All {len(NAMES)} cases pass.\n")
    assert main(["check", *options, "--", *program(tmp_path, SWAPPED, loop)]) == 1
    assert f"{len(NAMES)} of {len(NAMES)} cases fail." in capsys.readouterr().out


def test_a_programs_own_options_are_its_own(tmp_path, capsys):
    """What stands after -- is not read, a second -- among it."""
    command = program(tmp_path, "import sys\nassert sys.argv[1:] == ['--plain', '--', '--lang', 'zh']", RIGHT, LOOP)
    assert main(["check", "--", *command, "--plain", "--", "--lang", "zh"]) == 0
    assert not is_chinese(capsys.readouterr().out)


def test_what_is_wrong_is_found_and_mended(tmp_path, capsys):
    assert main(["check", "--", *program(tmp_path, SWAPPED, LOOP)]) == 1
    said = capsys.readouterr().out
    assert "What is wrong:" in said
    assert "W = repack(W, " in said


def test_a_cell_that_refuses_every_shape_is_asked_with_the_other_one(tmp_path, capsys):
    (tmp_path / "turned.py").write_text(
        "import numpy as np\ndef rnn(x_t, h_prev, W, b):\n    return np.tanh(np.hstack([h_prev, x_t]) @ W + b)\n"
    )
    assert main(["check", "--cell", "rnn", f"{tmp_path / 'turned.py'}:rnn"]) == 1
    said = capsys.readouterr().out
    assert "W = W.T" in said.splitlines()[-1]


def test_a_program_that_never_answers_is_soon_left_alone(tmp_path, capsys):
    count = tmp_path / "count"
    assert main(["check", "--", *program(tmp_path, f"open({str(count)!r}, 'a').write('x')\n1 / 0")]) == 1
    assert len(count.read_text()) <= len(NAMES) + LIMIT
    assert "ZeroDivisionError" in capsys.readouterr().out


def test_an_exception_of_theirs_is_shown_by_its_line(check):
    _, out, _ = check("breaks")
    assert re.search(r"ZeroDivisionError: division by zero\n +\S+cells\.py, line \d+, in breaks\n +return 1 / 0\n", out)
    assert "breaks" in out.partition("\n")[0]


def test_what_a_cell_prints_stays_out_of_a_report(check):
    _, out, err = check("wrong", "--report", "tap")
    assert out.startswith("TAP version 14\n")
    assert "asked" not in out
    assert "asked" in err
    root = Xml.fromstring(check("wrong", "--report", "junit", "--lang", "zh")[1].partition("\n")[2])
    assert root.get("failures") == str(len(NAMES))
    assert float(root.get("time")) > 0
    assert is_chinese(root.find(".//failure").text)


def test_one_case_alone_says_cell_and_dtype_itself(check):
    status, out, _ = check("rnn", "--case", "rnn_small_float32")
    assert status == 0
    assert "cell rnn, layout article, float32, tolerance 0.0001" in out
    assert out.endswith("The case passes.\n")
    assert check("rnn", "--case", "rnn_small_float32", "--dtype", "float64")[0] == 2


def test_cell_dtype_directions_and_tolerance_choose(check):
    assert check("rnn", "--cell", "rnn")[0] == 0
    status, out, _ = check("step", "--dtype", "float32", "--directions", "2")
    assert status == 0
    assert "float32, tolerance 0.0001" in out
    assert "lstm_two_float32" in out
    assert check("step", "--tolerance", "1e-30")[0] == 0  # a case's own is wider
    assert check("wrong", "--tolerance", "1e3")[0] == 0


USAGE = [
    (["check"], "expected one target"),
    (["check", "--"], "expected one target"),
    (["check", "a:b", "--", "x"], "expected one target"),
    (["check", "--gradients", "a:b"], "--gradients applies to programs only: a module's gradients are always"),
    (["check", "--plain", "c/good"],
     "--plain applies to programs only; a program stands after --: check --plain … -- c/good"),
    (["check", "--case", "lstm_small_float64", "--dtype", "float32", "a:b"],
     "the case lstm_small_float64 is of the cell lstm, float64, 1 direction(s): leave out "),
    (["check", "--case", "lstm_small_float64", "--cell", "gru", "a:b"], "the case lstm_small_float64 is of the cell"),
    (["check", "no/file.py:step"], "there is no file no/file.py\n"),
    (["check", "--timeout", "3", "a:b"], "--timeout applies to programs only"),
    (["check", "--plain", "--gradients", "--", "x"], "--plain asks for no gradients: leave out --gradients"),
    (["check", "--tolerance", "0", "a:b"], "--tolerance: expected a number above 0, got 0.0"),
    (["check", "--timeout", "nan", "--", "x"], "--timeout: expected a number above 0, got nan"),
    (["check", "--case", "lstm_smal", "a:b"],
     "there is no case lstm_smal (python -m lstm_ref cases lists them); the nearest are lstm_small_"),
    (["check", "--case", "lstm_layers_pytorch", "a:b"], "there is no case lstm_layers_pytorch"),
    (["check", "--", "./nothing"], "./nothing cannot be started: No such"),
    (["check", "--cell", "peephole", "--layout", "keras", "--", "x"],
     "layout keras does not support peephole, only lstm, "),
    (["check", "json"], "expected module:name or file.py:name, got json"),
    (["case", "none"], "there is no case none"),
    (["case", "peephole_small_float64", "--layout", "pytorch"], "layout pytorch does not support peephole, only "),
    (["case", "lstm_keras", "--plain", "--gradients"], "--plain asks for no gradients"),
]  # fmt: skip


@pytest.mark.parametrize(("argv", "words"), USAGE)
def test_an_option_that_does_not_fit_is_told_in_both_languages(capsys, argv, words):
    assert main(argv) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"error: {words}")
    assert main([argv[0], "--lang", "zh", *argv[1:]]) == 2
    assert is_chinese(capsys.readouterr().err)


@pytest.mark.parametrize(
    "argv", [[], ["chek"], ["check", "--cell", "gur", "a:b"], ["check", "--tolerance", "x", "a:b"], ["check", "--pl"]]
)
def test_a_word_that_is_no_option_ends_with_two(capsys, argv):
    with pytest.raises(SystemExit) as error:
        main(argv)
    assert error.value.code == 2
    assert capsys.readouterr().err.startswith("usage: ")


@pytest.mark.parametrize("argv", [[], ["check"], ["cases"], ["case"]])
def test_help_in_both_languages(capsys, argv):
    said = {}
    for lang in ("en", "zh"):
        with pytest.raises(SystemExit) as error:
            main([*argv, "--help", *(["--lang", lang] if argv else ["--lang=zh"] * (lang == "zh"))])
        assert error.value.code == 0
        said[lang] = capsys.readouterr().out
    assert not is_chinese(said["en"])
    assert said["zh"].startswith("用法：")
    assert "选项：\n" in said["zh"]
    assert not re.search(r"[\u4e00-\u9fff]:", said["zh"])
    assert set(re.findall(r"--[a-z]+", said["en"])) == set(re.findall(r"--[a-z]+", said["zh"]))


def test_the_help_of_cases_does_not_choose_for_who_says_nothing(capsys):
    for lang, words in (("en", "only those of this kind of cell (default all)"), ("zh", "默认全部")):
        with pytest.raises(SystemExit):
            main(["cases", "--lang", lang, "--help"])
        said = capsys.readouterr().out
        assert words in said
        assert "lstm)" not in said.partition("--cell")[2].partition("--lang")[0].replace("lstm,", "")


def test_half_a_letter_is_printed_in_every_form(tmp_path):
    (tmp_path / "half.py").write_text("def step(x_t, h, C, W, b):\n    return {'h': h, 'C': C, '\\ud800': h}\n")
    for form in ("text", "tap", "junit"):
        ended = shell("check", "--report", form, "half.py:step", cwd=tmp_path)
        assert ended.returncode == 1
        assert "Traceback" not in ended.stderr
        assert ended.stdout


def test_the_end_of_a_program_decides_the_status(tmp_path, capsys):
    assert main(["check", "--", *program(tmp_path, RIGHT, LOOP, "sys.exit(3)")]) == 1
    said = capsys.readouterr().out
    assert "the end of the program" in said
    assert "What is wrong" not in said
    assert said.endswith(f"All {len(NAMES)} cases pass, but the end of the program does not.\n")


def test_one_direction_in_place_of_two_is_not_explained_away(tmp_path, capsys):
    """It answers h alone, and what it answers of the first direction is right."""
    assert main(["check", "--directions", "2", "--", *program(tmp_path, RIGHT, LOOP)]) == 1
    said = capsys.readouterr().out
    assert "the answer has no h_reverse; it has: h, C_n" in said
    assert "What is wrong" not in said


def test_what_was_not_asked_is_not_called_the_same(tmp_path, capsys):
    assert main(["check", "--timeout", "0.5", "--", *program(tmp_path, "import time; time.sleep(60)")]) == 1
    said = capsys.readouterr().out
    assert "as above" not in said
    assert said.count("not asked: ") == len(NAMES) - 1
    assert "Only cases" not in said


def test_cases_are_listed(capsys):
    assert main(["cases"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == sum(
        len(list(cases(cell, dtype=dtype, directions=n)))
        for cell in CELLS_OF["article"] for dtype in ("float64", "float32") for n in (1, 2)
    )  # fmt: skip
    assert main(["cases", "--cell", "lstm", "--dtype", "float64", "--directions", "1"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == NAMES
    about = case("lstm_small_float64").about
    (line,) = [line for line in lines if line.startswith("lstm_small_float64")]
    assert line.split() == [
        "lstm_small_float64",
        "lstm",
        "float64",
        "1",
        *(w for s in "DHBT" for w in (s, str(about[s]))),
    ]


@pytest.mark.parametrize("layout", ["packed", "keras"])
def test_a_case_is_printed_as_it_is_asked(capsys, layout):
    one = case("lstm_small_float64")
    for gradients in ([], ["--gradients"]):
        assert main(["case", one.name, "--layout", layout, *gradients]) == 0
        read = json.loads(capsys.readouterr().out)
        asked = question(one, layout, gradients=bool(gradients))
        assert all(np.array_equal(read[name], array) for name, array in asked.items())
        assert main(["case", one.name, "--layout", layout, "--answer", *gradients]) == 0
        read = json.loads(capsys.readouterr().out)
        want = {n: a for n, a in expected(one, layout).items() if gradients or not n.startswith("d")}
        assert list(read) == list(want)
        assert all(np.array_equal(read[name], array) for name, array in want.items())


@pytest.mark.parametrize("name", ["lstm_small_float64", "rnn_small_float64", "lstm_two_float64"])
def test_the_plain_answer_is_one_that_is_right(capsys, tmp_path, name):
    """A program that answers what `case --plain --answer` prints is right."""
    assert main(["case", name, "--plain", "--answer"]) == 0
    answer = capsys.readouterr().out
    command = program(tmp_path, f"input(); print({answer.strip()!r})")
    assert main(["check", "--case", name, "--plain", "--", *command]) == 0
    assert main(["case", name, "--plain"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == " ".join(
        repr(number) for number in list(question(case(name), "packed").values())[-1].ravel().tolist()
    )
