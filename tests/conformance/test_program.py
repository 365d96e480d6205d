"""Programs held to the suite: right ones, one case at a time, plain numbers, and everything that can go wrong."""

import json
import os
import subprocess
import threading
import time

import numpy as np
import pytest
from foreign_programs import LOOP, PLAIN, RIGHT, SWAPPED, program

from lstm_ref.conformance import TargetError, case, cases, check
from lstm_ref.conformance.candidates import Program, lines
from lstm_ref.conformance.questions import expected, question

NAMES = [one.name for one in cases("lstm")]


def report(command, *, cell="lstm", **options):
    with Program(command, cell=cell, **options) as candidate:
        return check(candidate, cell)


def first_fault(command, **options):
    """Return the fault of the first case and its detail."""
    with Program(command, cell="lstm", **options) as candidate:
        (outcome,) = check(candidate, "lstm", only="lstm_small_float64").outcomes
    assert outcome.fault, outcome
    return outcome.fault, outcome.detail


@pytest.mark.parametrize(("loop", "plain"), [(LOOP, False), (PLAIN, True)])
def test_a_right_program_is_right_and_a_wrong_one_wrong(tmp_path, loop, plain):
    right = report(program(tmp_path, RIGHT, loop), plain=plain)
    assert [outcome.case for outcome in right.outcomes] == NAMES
    assert all(outcome.right and outcome.compared == ("h", "C_n") for outcome in right.outcomes)
    wrong = report(program(tmp_path, SWAPPED, loop), plain=plain)
    assert all(outcome.difference.name == "h" for outcome in wrong.outcomes)


def test_a_program_is_started_once(tmp_path):
    count = tmp_path / "count"
    assert report(program(tmp_path, f"open({str(count)!r}, 'a').write('x')\n", RIGHT, LOOP)).right
    assert count.read_text() == "x"


def test_a_program_that_answers_one_case_is_started_anew(tmp_path):
    count = tmp_path / "count"
    once = "print(json.dumps(answer(input())))"
    assert report(program(tmp_path, f"open({str(count)!r}, 'a').write('x')\n", RIGHT, once)).right
    assert len(count.read_text()) == len(NAMES)


def test_a_program_that_ends_without_an_answer_is_started_once_a_case(tmp_path):
    count = tmp_path / "count"
    outcomes = report(program(tmp_path, f"open({str(count)!r}, 'a').write('x')")).outcomes
    assert {outcome.fault for outcome in outcomes} == {"ended"}
    assert len(count.read_text()) == len(NAMES)


def test_the_end_of_input_ends_a_program_by_itself(tmp_path):
    mark = tmp_path / "ended"
    assert report(program(tmp_path, RIGHT, LOOP, f"open({str(mark)!r}, 'w').close()")).right
    assert mark.exists()


def test_a_program_that_does_not_end_is_ended(tmp_path):
    candidate = Program(program(tmp_path, RIGHT, LOOP, "import time; time.sleep(60)"), cell="lstm", timeout=3)
    threads, start = threading.active_count(), time.monotonic()
    candidate(question(case("lstm_pytorch"), "packed"))
    process = candidate._process
    candidate.close()
    assert time.monotonic() - start < 30
    assert process._popen.returncode not in (None, 0)
    assert threading.active_count() == threads


ENDS = [  # what follows the last case, what it is called, and what is said of it
    ("sys.exit(3)", "ended_after", {"code": 3, "last": []}),
    ("1 / 0", "ended_after", {"code": 1}),
    ("import os; os.abort()", "ended_after", {"code": -6}),
    ("print('bye')", "more_lines", {"line": "bye"}),
    ("print('bye'); sys.exit(3)", "more_lines", {"line": "bye"}),
    ("import time; time.sleep(60)", "no_end", {"seconds": "2"}),
    ("import itertools\nfor _ in itertools.count(): print('y')", "more_lines", {"line": "y"}),
]


@pytest.mark.parametrize(("end", "fault", "detail"), ENDS)
def test_the_end_of_a_program_is_looked_at(tmp_path, end, fault, detail):
    threads = threading.active_count()
    found = report(program(tmp_path, RIGHT, LOOP, end), timeout=2)
    assert all(outcome.right for outcome in found.outcomes)
    assert not found.right
    assert found.end.fault == fault
    assert {key: found.end.detail[key] for key in detail} == detail
    assert threading.active_count() == threads


def test_a_status_after_a_single_answer_is_told_once(tmp_path):
    """It answers a case and exits with 1: every case is right, whichever of its processes answered."""
    found = report(program(tmp_path, RIGHT, "print(json.dumps(answer(input()))); sys.exit(1)"))
    assert all(outcome.right for outcome in found.outcomes)
    assert (found.end.fault, found.end.detail["code"]) == ("ended_after", 1)


def test_what_a_program_leaves_running_is_no_fault(tmp_path):
    child = "import subprocess; subprocess.Popen(['sleep', '60'])"
    start = time.monotonic()
    assert report(program(tmp_path, RIGHT, LOOP, child)).right
    assert time.monotonic() - start < 30


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="there are no process groups")
def test_what_a_program_has_started_is_ended_with_it(tmp_path):
    """A shell that ends, and leaves a child that holds its output."""
    fault, _ = first_fault(["sh", "-c", f"sleep 60 & echo $! > {tmp_path}/child"], timeout=1)
    assert fault == "timeout"
    child = int((tmp_path / "child").read_text())
    until = time.monotonic() + 10
    while time.monotonic() < until and is_running(child):
        time.sleep(0.05)
    assert not is_running(child)


def is_running(pid):
    """Return whether a process runs; one that has ended and waits to be collected does not."""
    shown = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return shown.stdout.strip()[:1] not in ("", "Z")


def test_full_pipes_stop_nothing(tmp_path):
    """It writes more to both outputs than a pipe holds before it reads its long question."""
    noise = "print('y' * 300_000, file=sys.stderr)\nprint(' ' * 300_000)\nsys.stdout.flush()\n"
    assert report(program(tmp_path, RIGHT, noise, LOOP)).right
    long = question(case("lstm_long_float64"), "packed")
    long = {**long, "x": np.tile(long["x"], (400, 1, 1))}
    assert len(lines.json_question(long, "lstm")) > 300_000
    with Program(program(tmp_path, RIGHT, noise, LOOP), cell="lstm") as candidate:
        assert len(candidate(long)["h"]) == len(long["x"])


@pytest.mark.parametrize(
    ("source", "fault", "detail"),
    [
        ("import sys; sys.stderr.write('one\\ntwo\\n'); sys.exit(3)", "ended", {"code": 3, "last": ["one", "two"]}),
        ("input()", "ended", {"code": 0, "last": []}),
        ("print('no file'); import sys; sys.exit(2)", "ended", {"code": 2, "last": ["no file"]}),
        ("input(); print('h = 1')", "not_json", {"line": "h = 1"}),
        ("input(); print('7' * 500 + '!')", "not_json", {"line": "7" * 60 + " …"}),
        ("input(); print('[1, 2]')", "not_object", {"line": "[1, 2]"}),
        ("input(); print('hello'); print('{\"h\": 1}')", "printed", {"line": "hello"}),
        ("input(); print('{\"C_n\": [[1]]}')", "missing", {"name": "h", "got": ("C_n",)}),
        ("input(); print('{\"h\": [[1], [1, 2]]}')", "ragged", {"name": "h"}),
        ('input(); print(\'{"h": [["1"]]}\')', "not_numbers", {"name": "h", "got": "str"}),
        ("input(); print('{\"h\": [true]}')", "not_numbers", {"name": "h", "got": "bool"}),
        ('input(); print(\'{"h": {"0": 0.5, "1": 1}}\')', "typed_array", {"name": "h"}),
        ("input(); print('{\"h\": [[[1%s]]]}' % ('0' * 400))", "too_large", {"name": "h"}),
        ('input(); print(\'{"h": [[[1]]], "ok": true}\')', "unknown", {"name": "ok"}),
        ('input(); print(\'{"h": [[[1]]], "dok": "x"}\')', "unknown", {"name": "dok"}),
        ('input(); print(\'{"h": [[[1]]], "dW": "x"}\')', "not_numbers", {"name": "dW", "got": "str"}),
        ("input(); print('{\"h\": [[1.5]]}')", "shape", {"name": "h", "got": (1, 1), "want": (5, 2, 4)}),
        ('input(); print(\'{"h": [[[1]]], "y": 1}\')', "unknown", {"name": "y"}),
    ],
)
def test_what_goes_wrong_is_told_apart(tmp_path, source, fault, detail):
    got_fault, got = first_fault(program(tmp_path, source))
    assert got_fault == fault
    assert {key: got[key] for key in detail} == detail


@pytest.mark.parametrize(
    ("source", "fault", "detail"),
    [
        ("input(); print('1 2 x')", "not_plain", {"line": "1 2 x"}),
        ("input(); print('ready'); print('1 2 3')", "printed", {"line": "ready"}),
        ("input(); print(*[1] * 41)", "count", {"want": 40, "more": "48", "got": 41}),
    ],
)
def test_what_goes_wrong_in_plain_numbers(tmp_path, source, fault, detail):
    assert first_fault(program(tmp_path, source), plain=True) == (fault, detail)


def test_one_that_was_silent_once_is_not_waited_for_again(tmp_path):
    start = time.monotonic()
    outcomes = report(program(tmp_path, "import time; time.sleep(60)"), timeout=0.5).outcomes
    assert (outcomes[0].fault, outcomes[0].detail["seconds"]) == ("timeout", "0.5")
    assert {outcome.fault for outcome in outcomes[1:]} == {"not_asked"}
    assert time.monotonic() - start < 0.5 * len(outcomes)


@pytest.mark.parametrize(("line", "fault"), [("y", "not_json"), ("", "timeout")])
def test_one_that_never_stops_printing_is_stopped(tmp_path, line, fault):
    threads = threading.active_count()
    endless = "import itertools\nfor _ in itertools.count():\n    print(%r)" % (line + "\n" * 99)
    assert first_fault(program(tmp_path, endless), timeout=3)[0] == fault
    assert threading.active_count() == threads


def test_one_that_is_silent_later_answers_the_case_after(tmp_path):
    silent = "import time\n" + LOOP.replace("print", "time.sleep(60 * (json.loads(line)['T'] == 7)); print")
    outcomes = report(program(tmp_path, RIGHT, silent), timeout=3).outcomes
    assert [outcome.case for outcome in outcomes if outcome.fault == "timeout"] == ["lstm_odd_float64"]
    assert sum(outcome.right for outcome in outcomes) == len(outcomes) - 1


def test_one_that_breaks_off_at_a_case_answers_the_case_after(tmp_path):
    breaking = LOOP.replace("print", "assert json.loads(line)['T'] != 7, 'seven'; print")
    outcomes = report(program(tmp_path, RIGHT, breaking)).outcomes
    (broken,) = [outcome for outcome in outcomes if not outcome.right]
    assert (broken.case, broken.fault, broken.detail["code"]) == ("lstm_odd_float64", "ended", 1)
    assert broken.detail["last"][-1] == "AssertionError: seven"


@pytest.mark.parametrize("line", ["'done'", "json.dumps(answer(line))"])
@pytest.mark.parametrize("late", ["", "import time; time.sleep(0.3); "])
def test_a_second_line_for_a_case_is_told(tmp_path, line, late):
    """One that comes late is found at the next case, before that is asked, or after."""
    found = report(program(tmp_path, RIGHT, LOOP, f"    {late}print({line})"))
    faults = [(outcome.fault, outcome.detail["line"]) for outcome in found.outcomes if outcome.fault]
    assert {fault for fault, _ in faults} <= {"second_line", "printed"}
    assert faults[0][1][:4] in ("done", '{"h"')
    assert late or len(faults) == len(NAMES)


def test_one_that_answers_a_case_twice_at_the_end_is_told(tmp_path):
    twice = LOOP + "    json.loads(line)['T'] == 100 and print(json.dumps(answer(line)))\n"
    outcomes = report(program(tmp_path, RIGHT, twice)).outcomes
    assert [(outcome.case, outcome.fault) for outcome in outcomes if not outcome.right] == [
        ("lstm_long_float64", "second_line")
    ]


@pytest.mark.parametrize("number", ["NaN", "Infinity", "null"])
def test_a_number_that_is_none_is_a_wrong_answer(tmp_path, number):
    bad = LOOP.replace("json.dumps(answer(line))", f"spoilt(answer(line), {number!r})")
    spoilt = """
def spoilt(answer, number):
    answer["h"][0][0][0] = "X"
    return json.dumps(answer).replace('"X"', number)
"""
    outcomes = report(program(tmp_path, RIGHT, spoilt, bad)).outcomes
    assert all(not outcome.right and outcome.difference.index == (0, 0, 0) for outcome in outcomes)
    assert {outcome.worst for outcome in outcomes} == {np.inf}


def test_a_program_that_is_not_there_is_named():
    with pytest.raises(TargetError, match=r"^\./my_lstm cannot be started: No such file or directory$"):
        report(["./my_lstm"])


def test_what_a_program_cannot_be():
    with pytest.raises(ValueError, match=r"^command: expected a program"):
        Program([], cell="lstm")
    with pytest.raises(ValueError, match=r"^gradients: expected False with plain numbers"):
        Program(["x"], cell="lstm", plain=True, gradients=True)


@pytest.mark.parametrize("layout", ["article", "packed", "pytorch", "keras", "onnx"])
@pytest.mark.parametrize("name", ["lstm_two_float32", "lstm_small_float64"])
def test_a_question_in_json_has_every_number_of_the_case(name, layout):
    one = case(name)
    asked = question(one, layout, gradients=True)
    line = lines.json_question(asked, "lstm")
    read = json.loads(line)
    assert line.count("\n") == 1
    assert line.endswith("\n")
    about = {"format": 1, "case": name, "cell": "lstm", "sizes": {letter: one.about[letter] for letter in "DHBT"}}
    about |= {key: one.about[key] for key in ("dtype", "directions", *"DHBT") if key not in asked}  # ONNX's bias is B
    assert {key: read[key] for key in about} == about
    assert set(read) == {*about, *asked}
    assert all(np.array_equal(np.array(read[key], array.dtype), array) for key, array in asked.items())


def test_a_question_in_plain_numbers_has_every_number_in_its_order():
    one = case("lstm_small_float64")
    asked = question(one, "packed")
    first, *rest = lines.plain_question(asked).splitlines()
    assert first == "3 4 2 5"
    assert [len(row.split()) for row in rest] == [array.size for array in asked.values()]
    for row, array in zip(rest, asked.values(), strict=True):
        assert np.array_equal(np.array(row.split(), float), array.ravel())


def test_two_directions_in_plain_numbers_are_answered_by_the_output():
    one = case("lstm_two_float64")
    asked, want = question(one, "packed"), expected(one, "packed")
    answer = lines.plain_answer(" ".join(map(repr, want["output"].ravel().tolist())), asked)
    assert list(answer) == ["output"]
    assert np.array_equal(answer["output"], want["output"])


def test_an_answer_may_repeat_what_was_asked():
    assert list(lines.json_answer('{"case": "one", "format": 1, "cell": "lstm", "h": [1]}')) == ["h"]


def test_gradients_that_are_asked_for_must_be_answered(tmp_path):
    outcomes = report(program(tmp_path, RIGHT, LOOP), gradients=True).outcomes
    assert {outcome.fault for outcome in outcomes if case(outcome.case).gradients} == {"no_gradient"}
    assert outcomes[0].detail == {"names": ("dx", "dh0", "dC0", "dW", "db")}


@pytest.mark.parametrize("gradients", [True, False])
def test_gradients_are_asked_for_if_they_are_wanted(tmp_path, gradients):
    told = "import json\nasked = sorted(k for k in json.loads(input()) if k[0] == 'd')\nprint(json.dumps(asked))"
    fault, detail = first_fault(program(tmp_path, told), gradients=gradients)
    assert fault == "not_object"
    assert json.loads(detail["line"]) == [*(["dC_n", "dh", "dh_n"] if gradients else []), "directions", "dtype"]
