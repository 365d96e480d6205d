"""Reports: where an answer first differs in words, text, TAP and JUnit, in both languages."""

import json
import string
import xml.etree.ElementTree as Xml
from dataclasses import replace

import numpy as np
import pytest

from lstm_ref.conformance import Difference, Outcome, Report, case, cases, judge
from lstm_ref.conformance.cells import CELLS
from lstm_ref.conformance.checking import CandidateError
from lstm_ref.conformance.command.help import HELP
from lstm_ref.conformance.diagnosis import Finding
from lstm_ref.conformance.questions import expected
from lstm_ref.conformance.report import faults, hints, targets, words
from lstm_ref.conformance.report.findings import findings_in_words
from lstm_ref.conformance.report.junit import junit
from lstm_ref.conformance.report.sentences import apart, end_in_words, in_words, nth, sentences, symbol
from lstm_ref.conformance.report.tap import tap
from lstm_ref.conformance.report.text import text
from lstm_ref.conformance.report.words import REPORT as REPORT_WORDS
from lstm_ref.conformance.report.words import say

NAMES = [one.name for one in cases("lstm")]
VALUES = CELLS["lstm"].values
ENDED = {"code": -11, "last": ["one \x1b[31m", "two & <three>"]}
OUTCOMES = (
    Outcome(NAMES[0], ("C", "h"), 2e-16),
    Outcome(NAMES[1], VALUES, 0.03, Difference("C", (2, 0, 1), 0.31, 0.28)),
    Outcome(NAMES[2], fault="ended", detail=ENDED),
    Outcome(NAMES[3], fault="ended", detail=ENDED),
    Outcome(NAMES[4], ("h", "dW"), np.inf, Difference("dW", (3, 2), np.nan, -0.5)),
    Outcome(NAMES[5], ("h",), fault="shape", detail={"name": "h", "want": (1, 2, 3), "got": (3, 2, 1)}),
)
REPORT = Report("./my_lstm", "lstm", "packed", 1e-9, OUTCOMES)
RIGHT = Report("./my_lstm", "lstm", "packed", 1e-9, OUTCOMES[:1] * 2)
order = {
    "order": tuple("ifCo"),
    "given": tuple("fiCo"),
    "arrays": "all",
    "blocks": (2, 1, 3, 4),
    "owners": ("PyTorch",),
}
FINDING = Finding("order", {**order, "cases": 7}, "W = repack(W, …)\n...\nh = h.swapaxes(0, 1)", 6)
SECOND = Finding("transposed", {"arrays": ("W",), "cases": 7}, "b = repack(b, …)\n...\nh = h[::-1]", 6)


def is_chinese(text):
    return any("\u4e00" <= letter <= "\u9fff" for letter in text)


@pytest.mark.parametrize(
    ("name", "index", "en", "zh"),
    [
        ("C", (2, 0, 1), "step t = 2 (the third), sequence 0, unit 1: C_t is 0.31, expected 0.28; "
         "right in this step: a_f, f, a_i, i, a_C, C~",
         "t = 2（第 3 步），序列 0，隐藏单元 1：C_t 为 0.31，应为 0.28；这一步里正确的有 a_f、f、a_i、i、a_C、C~"),
        ("a_f", (11, 1, 0), "step t = 11 (the 12th), sequence 1, unit 0: a_f is 0.31, expected 0.28",
         "t = 11（第 12 步），序列 1，隐藏单元 0：a_f 为 0.31，应为 0.28"),
        ("C_n", (1, 2), "sequence 1, unit 2: C_n is 0.31, expected 0.28", "序列 1，隐藏单元 2：C_n 为 0.31，应为 0.28"),
        ("dW", (3, 2), "dW at [3, 2] is 0.31, expected 0.28; the values of all steps are right",
         "dW 在 [3, 2] 处为 0.31，应为 0.28；各步的值都正确"),
        ("da_f", (0, 1, 2), "step t = 0 (the first), sequence 1, unit 2: da_f is 0.31, expected 0.28; "
         "the values of all steps are right",
         "t = 0（第 1 步），序列 1，隐藏单元 2：da_f 为 0.31，应为 0.28；各步的值都正确"),
    ],
)  # fmt: skip
def test_a_difference_in_words(name, index, en, zh):
    outcome = Outcome("one", (*VALUES, "h_n", "C_n", "da_f", "dW"), 0.03, Difference(name, index, 0.31, 0.28))
    assert (sentences(outcome, "en"), sentences(outcome, "zh")) == (en, zh)


def test_what_is_right_in_a_step_of_the_second_direction_is_of_that_direction():
    """What is wrong in it is wrong from its first step on, the last one in time."""
    want = expected(case("lstm_two_float64"), "packed")
    got = {name: array + 0.1 * (name == "o_reverse") for name, array in want.items() if not name.startswith("d")}
    got |= {"h_reverse": want["h_reverse"] + 0.2, "output": want["output"] + 0.2}
    got["h_reverse"][-1] = want["h_reverse"][-1]
    got["output"][-1] = want["output"][-1]
    outcome = judge("one", got, want, 1e-9)
    assert outcome.difference.index == (len(want["h"]) - 1, 0, 0)
    right = [symbol(f"{name}_reverse", "en") for name in VALUES[: VALUES.index("o")]]
    assert sentences(outcome, "en").endswith(f"right in this step: {', '.join(right)}")


@pytest.mark.parametrize(
    ("n", "en"), [(1, "the first"), (10, "the tenth"), (11, "the 11th"), (22, "the 22nd"), (113, "the 113th")]
)
def test_ordinal_numbers(n, en):
    assert (nth(n, "en"), nth(n, "zh")) == (en, f"第 {n} 步")


def test_numbers_are_shown_with_as_many_digits_as_they_differ_in():
    assert apart(1 / 3, 1 / 3 + 1e-11) == ("0.333333333333", "0.333333333343")
    assert apart(float("nan"), 0.5) == ("nan", "0.5")


def test_text():
    lines = text(REPORT).splitlines()
    assert lines[0] == "./my_lstm: cell lstm, layout packed, float64, tolerance 1e-09"
    assert [line.split()[:2] for line in lines if line.startswith("  ") and line[2] != " "] == [
        ["pass", NAMES[0]], *(["FAIL", name] for name in NAMES[1:6])
    ]  # fmt: skip
    assert sum("(as above)" in line for line in lines) == 1
    assert "Compared: C, h, a_f, f, a_i, i, a_C, C_tilde, a_o, o, dW" in lines
    assert lines[-1] == "5 of 6 cases fail."
    assert text(RIGHT).splitlines()[-1] == "All 2 cases pass."


def test_what_was_of_another_shape_was_not_compared():
    assert "Compared" not in text(Report("x", "lstm", "packed", 1e-9, OUTCOMES[5:]))


def test_that_no_gradients_were_compared_is_said_in_every_form():
    for lang in ("en", "zh"):
        for form in (text, tap, junit):
            assert (say(REPORT_WORDS, "ungraded", lang) in form(replace(RIGHT, ungraded=True), (), lang)) is True
            assert say(REPORT_WORDS, "ungraded", lang) not in form(RIGHT, (), lang)


def test_text_in_chinese():
    said = text(REPORT, (FINDING, SECOND), "zh")
    assert "6 个用例中有 5 个没有通过" in said
    assert "退出状态 -11 (SIGSEGV)；标准错误的最后几行：\n            one" in said
    assert "比较了：C、h、a_f、f、" in said
    assert not {"FAIL", "expected", "sequence"} & set(said.replace("：", " ").split())
    assert text(RIGHT, lang="zh").splitlines()[-1] == "2 个用例全部通过。"


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_was_found_is_said_with_its_code_in_every_form(lang):
    found = findings_in_words((FINDING, SECOND), lang)
    assert findings_in_words((), lang) == ""
    assert is_chinese(found) == (lang == "zh")
    assert found.endswith(
        "\n    from lstm_ref.interop import repack\n    W = repack(W, …)\n    b = repack(b, …)\n"
        + {"en": "and after the answer is back:", "zh": "得到答案之后："}[lang]
        + "\n    h = h[::-1]\n    h = h.swapaxes(0, 1)"
    )
    assert "6" in found.splitlines()[-7]
    assert text(REPORT, (FINDING, SECOND), lang).endswith(found)
    assert tap(REPORT, (FINDING, SECOND), lang).endswith("\n".join(f"# {line}" for line in found.splitlines()))
    assert (
        Xml.fromstring(junit(REPORT, (FINDING, SECOND), lang).partition("\n")[2])
        .findtext(".//system-out")
        .endswith(found)
    )


def test_what_mends_an_answer_alone_is_said_so():
    one = Finding("transposed", {"arrays": ("h",), "cases": 7}, "...\nh = h.T", 6)
    assert findings_in_words((one,), "en").endswith(
        "\nFix, after the answer is back (6 of 7 cases then pass):\n    h = h.T"
    )
    unmended = Finding("transposed", {"arrays": ("h",), "cases": 7}, "...\nh = h.T")
    assert "Fix, after the answer is back (in part: other errors remain):\n    h = h.T" in findings_in_words(
        (unmended,), "en"
    )
    assert "在得到答案之后这样改（只能改正一部分，其余的错误还在）：\n    h = h.T" in findings_in_words(
        (unmended,), "zh"
    )


def test_one_case_alone_is_told_in_the_singular():
    for outcome, end, en, zh in [
        (OUTCOMES[0], None, "The case passes.", "这个用例通过。"),
        (OUTCOMES[1], None, "The case fails.", "这个用例没有通过。"),
        (
            OUTCOMES[0],
            ENDED_AFTER,
            "The case passes, but the end of the program does not.",
            "这个用例通过，但程序结束时有问题。",
        ),
    ]:
        one = replace(REPORT, outcomes=(outcome,), end=end)
        assert [text(one, lang=lang).splitlines()[-1] for lang in ("en", "zh")] == [en, zh]
    one = Finding("transposed", {"arrays": ("W",), "cases": 1}, "W = W.T", 1)
    assert "called (the case then passes):" in findings_in_words((one,), "en")


def test_names_are_listed_as_a_language_does():
    fault = Outcome("one", fault="missing", detail={"name": "h", "got": ("C_n", "y")})
    assert sentences(fault, "en") == "the answer has no h; it has: C_n, y"
    assert sentences(fault, "zh") == "答案里没有 h，只有：C_n、y"
    shape = replace(fault, fault="shape", detail={"name": "h", "want": (1, 2), "got": ()})
    assert sentences(shape, "zh") == "h 的形状应为 (1, 2)，实际为 ()"


ENDED_AFTER = CandidateError("ended_after", code=-11, last=["one \x1b[31m"])


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_end_of_a_program_is_a_fault_of_its_own_in_every_form(lang):
    ended = replace(RIGHT, end=ENDED_AFTER)
    words = end_in_words(ended, lang)
    assert "-11 (SIGSEGV)" in words
    assert not ended.right
    said = text(ended, lang=lang)
    assert words.splitlines()[0] in said
    assert said.splitlines()[-1] == say(REPORT_WORDS, "end_wrong", lang, n=2)
    plan, points = read_tap(iter(tap(ended, (), lang).splitlines()))
    assert (plan, points[-1][0], points[-1][3]["message"]) == (3, False, words)
    suite = Xml.fromstring(junit(ended, (), lang).partition("\n")[2]).find("testsuite")
    assert (suite.get("tests"), suite.get("failures"), suite.get("errors")) == ("3", "0", "1")
    assert suite.find(".//error").get("type") == "ended_after"


def read_tap(lines):
    """Read TAP 14: the plan, and of each test point whether it is ok, its number, its name and its diagnostics."""
    assert next(lines) == "TAP version 14"
    plan, points, block = None, [], None
    for line in lines:
        if line == "  ---":
            block = points[-1][3]
        elif line == "  ...":
            block = None
        elif block is not None:
            key, _, value = line.removeprefix("  ").partition(": ")
            block[key] = json.loads(value)
        elif line.startswith("1.."):
            plan = int(line[3:])
        elif not line.startswith("#"):
            verdict, _, rest = line.rpartition(" - ")
            ok, number = verdict.rsplit(" ", 1)
            points.append((ok == "ok", int(number), rest, {}))
            assert ok in ("ok", "not ok")
    return plan, points


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_tap(lang):
    plan, points = read_tap(iter(tap(REPORT, (FINDING, SECOND), lang).splitlines()))
    assert plan == len(points) == 6
    assert [point[:3] for point in points] == [(o.right, k, o.case) for k, o in enumerate(OUTCOMES, 1)]
    assert [point[3].get("message", "") for point in points] == [sentences(outcome, lang) for outcome in OUTCOMES]
    assert [point[3].get("severity") for point in points] == [None, "fail", "error", "error", "fail", "error"]
    assert points[1][3]["index"] == [2, 0, 1]
    assert points[4][3]["got"] == "nan"


def test_junit():
    seconds = {name: 0.25 * k for k, name in enumerate(NAMES[:6])}
    root = Xml.fromstring(junit(REPORT, (FINDING, SECOND), "zh", seconds).partition("\n")[2])
    suite = root.find("testsuite")
    for one in (root, suite):
        assert {key: one.get(key) for key in ("tests", "failures", "errors", "time")} == {
            "tests": "6", "failures": "2", "errors": "3", "time": "3.750",
        }  # fmt: skip
    assert [child.tag for child in suite] == ["testcase"] * 6 + ["system-out"]
    assert [one.get("name") for one in suite.iter("testcase")] == NAMES[:6]
    assert [one.get("time") for one in suite.iter("testcase")] == ["0.000", "0.250", "0.500", "0.750", "1.000", "1.250"]
    assert [[child.tag for child in one] for one in suite.iter("testcase")] == [
        [],
        ["failure"],
        ["error"],
        ["error"],
        ["failure"],
        ["error"],
    ]
    error = suite.find(".//error")
    assert error.get("type") == "ended"
    assert error.get("message") == error.text.splitlines()[0]
    assert error.text.endswith("two & <three>")
    assert "\x1b" not in error.text


def fields_of(template):
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


@pytest.mark.parametrize("table", [words.REPORT, faults.FAULTS, targets.TARGETS, hints.HINTS, HELP])
def test_both_languages_say_the_same_things(table):
    for key, both in table.items():
        assert set(both) == {"en", "zh"}, key
        assert fields_of(both["en"]) == fields_of(both["zh"]), key
        assert not is_chinese(both["en"]), key


def test_a_place_that_is_not_known_is_left_out():
    assert in_words({"where": None}, "en") == {"where": ""}
    assert in_words({"last": [], "more": ""}, "en") == {"last": "", "more": ""}
