"""Each exercise knows right answers, tells a typical wrong one what it lacks, and survives what is no answer."""

import pkgutil
import re
from importlib import import_module
from string import Formatter

import answers
import numpy as np
import pytest
from answers.junk import JUNK

from lstm_labs.exercises import EXERCISES, check
from lstm_labs.exercises.calling import close
from lstm_labs.exercises.ch07.backward import backward
from lstm_labs.exercises.ch07.forward import forward
from lstm_labs.exercises.ch13 import ForeignCell
from lstm_labs.exercises.kinds import Build, Predict
from lstm_labs.exercises.reading import read
from lstm_labs.exercises.result import Wrong
from lstm_labs.exercises.text import WIDTH, Text

CHAPTERS = [
    import_module(f"answers.{module.name}")
    for module in pkgutil.iter_modules(answers.__path__)
    if module.name[:2] == "ch"
]
RIGHT = [row for chapter in CHAPTERS for row in chapter.RIGHT]
WRONG = [row for chapter in CHAPTERS for row in chapter.WRONG]
PREDICTIONS = [found for found in EXERCISES.values() if isinstance(found, Predict)]
BUILDS = [*(found for found in EXERCISES.values() if isinstance(found, Build)), forward, backward]
LANGUAGES = ("en", "zh")
CHINESE = re.compile(r"[\u3000-\u9fff\uff00-\uffef]")


def says(result, words):
    """Return whether a reply has these words, wherever its lines are folded."""
    return re.sub(r"\s", "", words) in re.sub(r"\s", "", result.text)


def held(result, lang):
    """Assert what holds for every reply: one language, no line too wide, never twice the same number."""
    assert bool(CHINESE.search(result.text)) == (lang == "zh")
    assert max(map(len, result.text.split("\n"))) <= WIDTH[lang]
    told = re.search(r"is (\S+); expected (\S+)\.$", result.text, re.M)
    assert not told or told[1] != told[2]


@pytest.mark.parametrize(("exercise", "answer"), RIGHT)
def test_right_answers(exercise, answer):
    for seed in range(20):
        for lang, word in zip(LANGUAGES, (": right", "：正确"), strict=True):
            result = check(exercise, answer, lang, seed)
            assert (result.verdict, result.case, result.seed) == ("right", None, seed), result.text
            assert result.text.startswith(f"{exercise}{word}")
            held(result, lang)


@pytest.mark.parametrize(("exercise", "answer", "en", "zh"), WRONG)
def test_wrong_answers_are_told_what_they_lack(exercise, answer, en, zh):
    for seed in range(10):
        for lang, words in zip(LANGUAGES, (en, zh), strict=True):
            result = check(exercise, answer, lang, seed)
            assert result.verdict == "wrong"
            assert says(result, words)
            held(result, lang)


@pytest.mark.parametrize("exercise", EXERCISES)
def test_junk_is_answered_not_raised(exercise):
    assert len(JUNK) * len(EXERCISES) > 500
    for k, answer in enumerate(JUNK):
        lang = LANGUAGES[k % 2]
        result = check(exercise, answer, lang)
        assert result.verdict == "wrong", answer
        held(result, lang)


@pytest.mark.parametrize("exercise", EXERCISES)
def test_an_open_exercise_is_reported_as_open(exercise):
    def skeleton(*arguments):
        """Return what is asked for."""
        ...

    for answer in (..., (..., ...), skeleton):
        assert check(exercise, answer, "en").text == f"{exercise}: still open. Replace the three dots with your answer."
        assert check(exercise, answer, "zh").text == f"{exercise}：尚未作答。请把三个点换成你的答案。"
    for answer in ((1, ...), (1, skeleton)):
        assert check(exercise, answer, "en").text == f"{exercise}: still open. Part 2 of 2 waits for your answer."
        assert check(exercise, answer, "zh").text == f"{exercise}：尚未作答。第 2 部分（共 2 部分）还没有作答。"


@pytest.mark.parametrize("exercise", EXERCISES)
def test_a_function_without_a_body_is_open_though_it_has_no_dots(exercise):
    def passed(*arguments):
        pass

    def told_only(*arguments):
        """Return what is asked for."""

    for answer in (passed, told_only):
        assert check(exercise, answer, "en").text == f"{exercise}: still open. Your function has no body yet."
        assert check(exercise, answer, "zh").text == f"{exercise}：尚未作答。函数体还没有写。"


@pytest.mark.parametrize("exercise", ["13.5", "14.2", "14.3", "14.4", "14.5"])
def test_no_mistake_is_hidden_by_the_case_that_is_tried_first(exercise):
    build = EXERCISES[exercise]
    case = build.fixed[0]
    want = build.reference(*case.values())
    for mistake in build.mistakes:
        try:
            got = read(mistake.like(*case.values()), want, Text("", ""), {})
        except Wrong:
            continue
        assert not close(got, want), mistake.hint.en


def test_a_foreign_cell_does_not_tell_its_order():
    cell = ForeignCell("oiCf")
    assert cell != ForeignCell("oiCf")
    assert repr(cell) == str(cell) == "ForeignCell"
    assert not hasattr(cell, "__dict__")
    assert "oiCf" not in [getattr(cell, name) for name in dir(cell)]


def test_every_exercise_has_tested_answers():
    assert {exercise for exercise, _ in RIGHT} == {exercise for exercise, *_ in WRONG} == set(EXERCISES)


@pytest.mark.parametrize(
    "exercise", [found for found in EXERCISES.values() if isinstance(found, Build)], ids=lambda e: e.id
)
def test_no_mistake_is_right_and_each_is_told_its_own_hint(exercise):
    for mistake in exercise.mistakes:
        for seed in range(10):
            assert says(check(exercise.id, mistake.like, "en", seed), mistake.hint.en)


@pytest.mark.parametrize(
    "exercise", [found for found in EXERCISES.values() if isinstance(found, Predict)], ids=lambda e: e.id
)
def test_each_guess_is_wrong_and_told_its_own_hint_and_never_the_right_value(exercise):
    for guess in exercise.guesses:
        assert says(check(exercise.id, guess.value, "en"), guess.hint.en)
        assert "expected" not in check(exercise.id, guess.value, "en").text


@pytest.mark.parametrize(
    "exercise", [found for found in EXERCISES.values() if isinstance(found, Build)], ids=lambda e: e.id
)
def test_a_table_of_the_cases_seen_does_not_pass(exercise):
    rng = np.random.default_rng(1)
    seen = [*exercise.fixed, *(exercise.draw(rng) for _ in range(5))]
    table = {str([str(value) for value in case.values()]): exercise.reference(*case.values()) for case in seen}
    result = check(exercise.id, lambda *case: table.get(str([str(value) for value in case]), 0), "en", 2)
    assert result.verdict == "wrong"


@pytest.mark.parametrize("exercise", BUILDS)
@pytest.mark.parametrize("got", [0.0, (0.0,), (0.0,) * 9, np.zeros((7, 7, 7)), [np.zeros((7, 7))] * 4])
def test_a_general_hint_can_be_told_to_whatever_shape_comes(exercise, got):
    with pytest.raises(Wrong) as caught:
        exercise.examine(lambda *case: got, np.random.default_rng(0))
    for lang in LANGUAGES:
        assert "{" not in caught.value.text.say(lang, **caught.value.values)


def test_hints_have_no_fields_but_the_place_in_what_a_function_returns():
    hints = {hint: set() for found in PREDICTIONS for hint in (found.hint, *(guess.hint for guess in found.guesses))}
    hints |= {hint: {"place"} for found in BUILDS for hint in (found.hint, *(known.hint for known in found.mistakes))}
    for hint, fields in hints.items():
        for lang in LANGUAGES:
            assert {name for _, name, _, _ in Formatter().parse(getattr(hint, lang)) if name is not None} <= fields


def test_unknown_exercise_or_language_is_named():
    with pytest.raises(ValueError, match=r"exercise: expected one of .*05\.1.*got '99\.9'"):
        check("99.9", ..., "en")
    with pytest.raises(ValueError, match="lang: expected 'en' or 'zh', got 'fr'"):
        check("05.1", ..., "fr")


@pytest.mark.parametrize("exercise", [name for name, found in EXERCISES.items() if isinstance(found, Predict)])
def test_a_prediction_as_an_array_with_an_axis_too_many_is_right(exercise):
    want = np.array(EXERCISES[exercise].want, dtype=float)
    for answer in (want, want[None], want[..., None]):
        assert check(exercise, answer, "en").verdict == "right"
