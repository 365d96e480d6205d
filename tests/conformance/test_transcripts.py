"""The stored transcripts of the checker on foreign programs: what it says today, where they can be built."""

import pytest

from tools.conformance.programs import LANGUAGES
from tools.conformance.transcripts import programs, stored, transcript, without_rounding

TRANSCRIPTS = stored()


def comparable(each):
    return each | {lang: without_rounding(each[lang]) for lang in ("en", "zh")}


def test_every_language_is_shown_right_and_wrong():
    assert [(each["language"], each["status"]) for each in TRANSCRIPTS] == [
        (language, status) for status in (0, 1) for language in LANGUAGES
    ]
    assert all((each["slip"] is None) == (not each["changes"]) == (each["status"] == 0) for each in TRANSCRIPTS)
    assert all("FAIL" in each["en"] and "出错" in each["zh"] for each in TRANSCRIPTS if each["status"])


@pytest.mark.parametrize(("program", "each"), list(zip(programs(), TRANSCRIPTS, strict=True)))
def test_the_checker_says_today_what_is_stored(program, each):
    if not LANGUAGES[program[0]].there:
        pytest.skip(f"there is no {LANGUAGES[program[0]].tool}")
    assert comparable(transcript(*program)) == comparable(each), "python -m tools.conformance.transcripts renews it"


@pytest.mark.parametrize(
    ("said", "without"),
    [
        ("largest difference 1.1e-16\n", "largest difference ~\n"),
        ("最大差异 0\n", "最大差异 ~\n"),
        ("tolerance 1e-09, D 10, 0.5 and 0\n", "tolerance 1e-09, D 10, 0.5 and ~\n"),
        ("unit 0: h_t is 0.02218, expected 3.1e-05", "unit 0: h_t is 0.02218, expected 3.1e-05"),
    ],
)
def test_only_rounding_is_left_out(said, without):
    assert without_rounding(said) == without
