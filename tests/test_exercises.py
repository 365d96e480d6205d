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
    ("06.1", lambda W, b, V, c, h, x: (sigmoid(joined(h, x) @ W.T + b), np.tanh(joined(h, x) @ V.T + c))),
    ("06.2", (np.array([[0, 0, 10.0]]), np.array([-5.0]), np.array([[0, 3.0, 0]]), np.array([0.0]))),
    ("06.2", ([[0, 0, 20]], [-10], [[0.5, 5, 0]], [0])),
    ("07.1", lambda f, i, c, C: f * C + i * c),
    ("07.2", lambda n: (0.5 ** (1 / n), 1 - 0.5 ** (1 / n))),
    ("08.1", lambda W, b, h, x, C: (sigmoid(joined(h, x) @ W.T + b), sigmoid(joined(h, x) @ W.T + b) * np.tanh(C))),
    ("08.2", lambda h, o: np.arctanh(h / o) if abs(h) < o else np.nan),
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
    (
        "06.1",
        lambda W, b, V, c, h, x: (np.tanh(joined(h, x) @ V.T + c), sigmoid(joined(h, x) @ W.T + b)),
        "Which",
        "收尾",
    ),
    ("06.1", lambda W, b, V, c, h, x: (sigmoid(joined(h, x) @ W.T + b),) * 2, "which in a tanh", "以 tanh 收尾"),
    ("06.1", lambda W, b, V, c, h, x: sigmoid(joined(h, x) @ W.T + b), "a tuple of 2 arrays", "2 个数组"),
    (
        "06.1",
        lambda W, b, V, c, h, x: (sigmoid(joined(h, x) @ W.T + b), np.tanh(joined(h, x) @ V.T + b)),
        "a bias of its own",
        "各有自己的偏置",
    ),
    (
        "06.1",
        lambda W, b, V, c, h, x: (sigmoid(joined(h, x) @ W.T + b), np.tanh(joined(x, h) @ V.T + c)),
        "which comes first",
        "谁在前",
    ),
    ("06.1", lambda W, b, V, c, h, x: (W, V), "the shapes ((2, 6), (2, 6))", "((2, 6), (2, 6))"),
    (
        "06.1",
        lambda W, b, V, c, h, x: (sigmoid(joined(h, x) @ W.T + b.sum()), np.tanh(joined(h, x) @ V.T + c)),
        "belong to the hidden units",
        "按隐藏单元",
    ),
    ("06.2", (np.zeros((1, 2)), np.zeros(1), np.zeros((1, 3)), np.zeros(1)), "of the shapes (1, 3)", "形状依次为"),
    ("06.2", ([[0, 0, 10]], [-5], [[0, 1, 0]], [0]), "close to the sign", "接近该符号"),
    ("06.2", ([[0, 0, 10]], [5], [[0, 3, 0]], [0]), "what closes the gate", "让门关上"),
    ("07.1", lambda f, i, c, C: f @ C + i @ c, "raised ValueError", "抛出了 ValueError"),
    ("07.1", lambda f, i, c, C: (f * C + i * c).sum(axis=0), "the shape (2,)", "(2,)"),
    ("07.1", lambda f, i, c, C: f * c + i * C, "which of the two arrays does f_t multiply", "f_t 该乘哪个数组"),
    ("07.1", lambda f, i, c, C: f * C, "let in", "进来的是什么"),
    ("07.1", lambda f, i, c, C: f * C + (1 - f) * c, "may be open at once", "可以同时打开"),
    ("07.1", lambda f, i, c, C: np.clip(f * C + i * c, -2, 2), "larger than 1", "大于 1"),
    ("07.1", lambda f, i, c, C: f * C + i * c.mean(axis=0), "nothing is summed", "不对批量"),
    ("07.2", lambda n: (1.5, 0.5), "lies between 0 and 1", "0 与 1 之间"),
    ("07.2", lambda n: (0.5 ** (1 / n), 1.0), "Which i makes 0.8", "解才是 0.8"),
    ("07.2", lambda n: (0.5, 0.5), "shrinks by the factor f", "f 倍"),
    ("08.1", lambda W, b, h, x, C: (sigmoid(joined(h, x) @ W.T + b), joined(h, x)), "the shapes", "形状"),
    (
        "08.1",
        lambda W, b, h, x, C: (np.tanh(joined(h, x) @ W.T + b), np.tanh(C)),
        "like the other two gates",
        "与另外两个门相同",
    ),
    (
        "08.1",
        lambda W, b, h, x, C: (sigmoid(joined(x, h) @ W.T + b), sigmoid(joined(x, h) @ W.T + b) * np.tanh(C)),
        "which comes first",
        "谁在前",
    ),
    (
        "08.1",
        lambda W, b, h, x, C: (sigmoid(joined(h, x) @ W.T + b), sigmoid(joined(h, x) @ W.T + b) * C),
        "What comes between",
        "中间经过了什么",
    ),
    (
        "08.1",
        lambda W, b, h, x, C: (sigmoid(joined(h, x) @ W.T + b), sigmoid(joined(h, x) @ W.T + b) * np.tanh(C[:1])),
        "number by number",
        "按元素相乘",
    ),
    ("08.2", lambda h, o: h / o, "undo the tanh", "反函数"),
    ("08.2", lambda h, o: np.arctanh(np.clip(h / o, -0.999, 0.999)), "how large", "最大能有多大"),
]

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
