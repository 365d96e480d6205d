"""Each exercise knows a right answer, tells a typical wrong one what it lacks, and survives nonsense."""

import re

import numpy as np
import pytest

from lstm_ref.exercises import EXERCISES, check


def sigmoid(a):
    return 1 / (1 + np.exp(-a))


def joined(h_prev, x_t):
    return np.concatenate([h_prev, x_t], axis=1)


def half_life(n):
    return -np.log(2 ** (1 / n) - 1)


RIGHT = [
    ("05.1", lambda W, b, h, x: sigmoid(joined(h, x) @ W.T + b)),
    ("05.1", lambda W, b, h, x: (0.5 * (1 + np.tanh(0.5 * (joined(h, x) @ W.T + b)))).tolist()),
    ("05.2", half_life),
    ("05.2", lambda n: float(np.log(1 / (2 ** (1 / n) - 1)))),
]

WRONG = [  # exercise, answer, what the English reply must say, what the Chinese one must say
    ("05.1", lambda W, b, h, x: sigmoid(joined(x, h) @ W.T + b), "which comes first", "谁在前"),
    ("05.1", lambda W, b, h, x: sigmoid(joined(h, x) @ W.T), "when W_f is zero", "W_f 为零时"),
    ("05.1", lambda W, b, h, x: joined(h, x) @ W.T + b, "between 0 and 1", "0 与 1 之间"),
    ("05.1", lambda W, b, h, x: np.tanh(joined(h, x) @ W.T + b), "between 0 and 1", "0 与 1 之间"),
    ("05.1", lambda W, b, h, x: np.tanh(joined(h, x) @ W.T + b) ** 2, "sigmoid of 0", "sigmoid 在 0 处"),
    (
        "05.1",
        lambda W, b, h, x: sigmoid(W @ joined(h, x).T + b[:, None]),
        "the shape (2, 3); expected (3, 2)",
        "(3, 2)",
    ),
    ("05.1", lambda W, b, h, x: sigmoid(W @ joined(h, x) + b), "raised ValueError", "抛出了 ValueError"),
    ("05.1", lambda W, b, h, x: sigmoid(joined(h, x) @ W.T + b.sum()), "b_f belongs to the hidden units", "按隐藏单元"),
    ("05.2", lambda n: 1.0, "exactly one half", "二分之一"),
    ("05.2", lambda n: np.log(n), "0.444 is left after 2 steps", "2 步之后剩下 0.444"),
    ("05.2", lambda n: [0.0, 0.0], "left after one step", "一步之后"),
]

NONSENSE = [None, 3, "f", [], np.nan, lambda: 1, lambda *a: None, lambda *a: "x", lambda *a: 1j, lambda *a: {}]


@pytest.mark.parametrize(("exercise", "answer"), RIGHT)
@pytest.mark.parametrize(("lang", "word"), [("en", "right"), ("zh", "正确")])
def test_right_answers(exercise, answer, lang, word):
    assert check(exercise, answer, lang).startswith(f"{exercise}: {word}")


@pytest.mark.parametrize(("exercise", "answer", "en", "zh"), WRONG)
def test_wrong_answers_are_told_what_they_lack(exercise, answer, en, zh):
    assert en in check(exercise, answer, "en")
    assert zh in check(exercise, answer, "zh")


@pytest.mark.parametrize("exercise", EXERCISES)
@pytest.mark.parametrize("answer", NONSENSE, ids=str)
@pytest.mark.parametrize(("lang", "word"), [("en", "not yet"), ("zh", "还不对")])
def test_nonsense_is_answered_not_raised(exercise, answer, lang, word):
    assert check(exercise, answer, lang).startswith(f"{exercise}: {word}")


@pytest.mark.parametrize("exercise", EXERCISES)
def test_an_open_exercise_is_reported_as_open(exercise):
    assert "still open" in check(exercise, ..., "en")
    assert "尚未作答" in check(exercise, ..., "zh")


def test_an_answer_cannot_change_its_arguments():
    def vandal(W, b, h, x):
        result = sigmoid(joined(h, x) @ W.T + b)
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
    with pytest.raises(ValueError, match=r"exercise: expected one of 05\.1.*got '99\.9'"):
        check("99.9", ..., "en")
    with pytest.raises(ValueError, match="lang: expected 'en' or 'zh', got 'fr'"):
        check("05.1", ..., "fr")
