"""Each exercise knows a right answer, tells a typical wrong one what it lacks, and survives nonsense."""

import pkgutil
import re
from importlib import import_module

import answers
import numpy as np
import pytest

from lstm_labs.exercises import EXERCISES, check

CHAPTERS = [import_module(f"answers.{module.name}") for module in pkgutil.iter_modules(answers.__path__, "")]
RIGHT = [row for chapter in CHAPTERS for row in getattr(chapter, "RIGHT", ())]
WRONG = [row for chapter in CHAPTERS for row in getattr(chapter, "WRONG", ())]

NONSENSE = [None, 3, "f", [], np.nan, lambda: 1, lambda *a: None, lambda *a: "x", lambda *a: 1j, lambda *a: {}]


@pytest.mark.parametrize(("exercise", "answer"), RIGHT)
@pytest.mark.parametrize(("lang", "word"), [("en", ": right"), ("zh", "：正确")])
def test_right_answers(exercise, answer, lang, word):
    assert check(exercise, answer, lang).startswith(f"{exercise}{word}")


@pytest.mark.parametrize(("exercise", "answer", "en", "zh"), WRONG)
def test_wrong_answers_are_told_what_they_lack(exercise, answer, en, zh):
    assert en in check(exercise, answer, "en")
    assert zh in check(exercise, answer, "zh")


@pytest.mark.parametrize("exercise", EXERCISES)
@pytest.mark.parametrize("answer", NONSENSE, ids=range(len(NONSENSE)))
@pytest.mark.parametrize(("lang", "word"), [("en", ": not yet"), ("zh", "：还不对")])
def test_nonsense_is_answered_not_raised(exercise, answer, lang, word):
    assert check(exercise, answer, lang).startswith(f"{exercise}{word}")


@pytest.mark.parametrize("exercise", EXERCISES)
def test_an_open_exercise_is_reported_as_open(exercise):
    assert "still open" in check(exercise, ..., "en")
    assert "尚未作答" in check(exercise, ..., "zh")


def test_an_answer_cannot_change_its_arguments():
    def vandal(W, b, h, x):
        result = 1 / (1 + np.exp(-(np.concatenate([h, x], axis=1) @ W.T + b)))
        for array in (W, b, h, x):
            array[:] = 0
        return result

    assert check("05.1", vandal, "en").startswith("05.1: right")


def test_every_reply_is_in_one_language():
    for exercise, answer, *_ in WRONG:
        assert not re.search(r"[\u4e00-\u9fff]", check(exercise, answer, "en"))
        assert re.search(r"[\u4e00-\u9fff]", check(exercise, answer, "zh"))


def test_every_exercise_has_tested_answers():
    assert {exercise for exercise, _ in RIGHT} == {exercise for exercise, *_ in WRONG} == set(EXERCISES)


def test_unknown_exercise_or_language_is_named():
    with pytest.raises(ValueError, match=r"exercise: expected one of .*05\.1.*got '99\.9'"):
        check("99.9", ..., "en")
    with pytest.raises(ValueError, match="lang: expected 'en' or 'zh', got 'fr'"):
        check("05.1", ..., "fr")


@pytest.mark.parametrize(
    ("lang", "hint"), [("en", "does your function end with `return`?"), ("zh", "写了 `return` 吗？")]
)
def test_a_forgotten_return_is_named(lang, hint):
    assert hint in check("05.1", lambda W_f, b_f, h_prev, x_t: None, lang)
    assert hint in check("06.1", lambda W_i, b_i, W_C, b_C, h_prev, x_t: None, lang)
