"""What the checker finds in a function: gaps, errors with their line, structure, changed arguments, near misses."""

import functools
import math
import re
import sys

import numpy as np
import pytest

from lstm_labs.exercises import check
from lstm_labs.exercises.calling import close, difference, invoke
from lstm_labs.exercises.reading import read
from lstm_labs.exercises.result import Wrong
from lstm_labs.exercises.shown import CALL, shown, told_apart
from lstm_labs.exercises.text import Text, folded
from lstm_ref import lstm_forward
from lstm_ref.activations import sigmoid

LANGUAGES = ("en", "zh")


def gate(W_f, b_f, h_prev, x_t):
    return sigmoid(np.concatenate([h_prev, x_t], axis=1) @ W_f.T + b_f)


def asked(answer, lang="en"):
    return check("05.2", answer, lang, seed=1)


def begun(W_f, b_f, h_prev, x_t):
    """Return f_t."""


def passed(W_f, b_f, h_prev, x_t):
    pass


def with_gap(W_f, b_f, h_prev, x_t):
    a_f_t = ...
    return sigmoid(a_f_t)


def gap_as_statement(W_f, b_f, h_prev, x_t):
    f_t = b_f
    ...
    return f_t


def gap_returned(W_f, b_f, h_prev, x_t):
    return ...


def dots_in_an_index(W_f, b_f, h_prev, x_t):
    return gate(W_f, b_f, h_prev, x_t)[..., :1]


def only_dots_in_an_index(W_f, b_f, h_prev, x_t):
    return 2 * gate(W_f, b_f, h_prev, x_t)[...]


def test_a_function_that_is_only_begun_is_open():
    for answer in (begun, passed, functools.partial(begun), without_source("def f(*a): ...", "f")):
        assert asked(answer).verdict == "open"


def test_a_gap_in_a_function_that_does_not_work_is_named_with_its_line():
    for answer, line in ((with_gap, 1), (gap_as_statement, 2), (gap_returned, 1)):
        number = answer.__code__.co_firstlineno + line
        assert asked(answer).text.endswith(f"still wait for their value: line {number}.")
        assert asked(answer, "zh").text.endswith(f"还有三个点没有填：第 {number} 行。")
    assert asked(without_source("def f(*a):\n    b = ...\n    return b", "f")).verdict == "open"


def test_a_gap_in_a_function_of_several_is_named_with_its_line():
    number = with_gap.__code__.co_firstlineno + 1
    assert asked((with_gap, with_gap)).text.endswith(f"still wait for their value: line {number}.")


def test_the_part_that_has_another_shape_is_named():
    def both(params, x):
        h, C = lstm_forward(params, x).h, lstm_forward(params, x).C
        return h, C[0]

    for lang, said in (("en", "2 values, of which number 2 has the shape"), ("zh", "2 个值，其中第 2 个的形状是")):
        assert said in check("09.2", both, lang).text.replace("\n", " " if lang == "en" else "")


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "Your answer is 2 values, of which number 1 is text; expected one number."),
        ("zh", "你的答案是 2 个值，其中第 1 个是一段文字；这里需要一个数。"),
    ],
)
def test_the_part_that_is_text_is_named(lang, said):
    assert said in check("02.1", ("44", 459), lang).text


def test_dots_in_an_index_are_no_gap():
    for answer in (dots_in_an_index, only_dots_in_an_index, without_source("f = lambda *a, k=0: a[0][..., k]", "f")):
        assert asked(answer).verdict == "wrong"


def test_a_right_answer_with_dots_left_over_is_right():
    def answer(W_f, b_f, h_prev, x_t):
        note = ...
        return gate(W_f, b_f, h_prev, x_t) if note else None

    assert asked(answer).verdict == "right"


@pytest.mark.parametrize(
    ("lang", "hint"), [("en", "does your function end with `return`?"), ("zh", "写了 `return` 吗？")]
)
def test_a_forgotten_return_is_named(lang, hint):
    def forgetful(W_f, b_f, h_prev, x_t):
        f_t = gate(W_f, b_f, h_prev, x_t)  # noqa: F841

    for answer in (forgetful, lambda *case: None):
        assert hint in asked(answer, lang).text


def without_source(code, name):
    """Return a function whose source is not to be had."""
    names = {}
    exec(code, names)
    return names[name]


def raise_(error):
    raise error


def counts_before_it_begins():
    count += 1  # noqa: F821
    return count


ERRORS = [
    (lambda *a: sigmod(a), "spelled as it was defined", "定义时写得一样"),  # noqa: F821
    (lambda *a: np.sigmod(a), "spelled as it was defined", "定义时写得一样"),
    (lambda *a: np.sigmoid(a), "write it with np.exp", "用 np.exp 写出来"),
    (lambda *a: raise_(NameError("name 'sigmoid' is not defined")), "write it with np.exp", "用 np.exp 写出来"),
    (lambda *a: counts_before_it_begins(), "runs for the first time", "第一次运行之前"),
    (lambda W, b, h, x: np.concatenate(h, x), "or a list of arrays", "由几个数组组成的列表"),
    (lambda W, b, h, x: W.shap, "which fields", "哪些字段"),
    (lambda W, b: W, "how many arguments", "几个参数"),
    (lambda *a: gate(a), "the function take that is called in this line", "这一行调用的函数"),
    (lambda *a: float([1]), "Print `type(value)` of it", "用 `type(变量)` 打印"),
    (lambda W, b, h, x: W @ h @ x @ h, "print the shapes", "打印各数组的形状"),
    (lambda W, b, h, x: np.concatenate([W, b]), "print the shapes", "打印各数组的形状"),
    (lambda W, b, h, x: np.split(W, 99), "print the shapes", "打印各数组的形状"),
    (lambda *a: math.sqrt(-1), "defined there", "有定义吗"),
    (lambda *a: 1 / 0, "defined there", "有定义吗"),
    (lambda *a: math.exp(1000), "defined there", "有定义吗"),
    (lambda W, b, h, x: math.exp(W @ W.T + np.ones((2, 2))), "take one number", "一次只算一个数"),
    (lambda W, b, h, x: b[99], "where does counting begin", "从几数起"),
    (lambda *a: {}["a"], "where does counting begin", "从几数起"),
    (lambda *a: "1" + 1, "what kind of thing", "是什么类型"),
    (lambda *a: raise_(RecursionError("deep")), "without an end", "停不下来"),
    (lambda *a: raise_(MemoryError()), "how large is the array", "有多大"),
    (lambda *a: raise_(RuntimeError("tensor that requires grad")), "detached", "先 detach"),
]


@pytest.mark.parametrize(("answer", "en", "zh"), ERRORS)
def test_each_kind_of_error_has_its_hint(answer, en, zh):
    for lang, hint in (("en", en), ("zh", zh)):
        result = asked(answer, lang)
        assert result.verdict == "wrong"
        said = re.split("\nHint: |\n提示：", result.text)[1]  # the line of the lambda, told before, has the words too
        assert hint in said.replace("\n", " ")


@pytest.mark.parametrize("error", [ValueError("could not convert string"), RuntimeError("x"), SystemExit(2), OSError()])
def test_another_error_has_no_hint_that_misleads(error):
    text = asked(lambda *a: raise_(error)).text
    assert type(error).__name__ in text
    assert "Hint" not in text


def test_an_error_of_shapes_is_told_to_its_end():
    said = asked(lambda W, b, h, x: W @ x).text.replace("\n", " ")
    assert re.search(r"\(size \d+ is different from \d+\)", said)


def test_the_line_of_the_reader_is_told():
    def misspelled(W_f, b_f, h_prev, x_t):
        a_f_t = gate(W_f, b_f, h_prev, x_t)
        return sigmod(a_f_t)  # noqa: F821

    number = misspelled.__code__.co_firstlineno + 2
    assert f"\nline {number}: return sigmod(a_f_t)" in asked(misspelled).text
    assert f"\n第 {number} 行：return sigmod(a_f_t)" in asked(misspelled, "zh").text


def test_a_line_without_source_is_told_by_its_number_alone():
    text = asked(without_source("def f(*a):\n    return sigmod(a)", "f")).text
    assert "\nline 2\nHint" in text


def test_no_line_is_told_where_none_of_the_reader_ran():
    assert "\nline " not in asked(lambda W: W).text


def test_the_verdict_on_a_latch_at_the_border_is_always_the_same():
    for w, u in ((1.3, 0.5), (1.4, 0.6), (1.5, 0.8), (1.6, 0.9)):
        assert len({check("02.3", (w, u, 0), "en", seed).text for seed in range(5)}) == 1


@pytest.mark.parametrize("result", [lambda *case: gate(*case) + 1, lambda *case: gate(*case)[0], lambda *case: 0])
def test_what_a_wrong_function_prints_is_shown_once(result, capsys):
    calls = []

    def answer(*case):
        calls.append(case)
        print("stop here")
        print("and here", file=sys.stderr)
        return result(*case)

    assert asked(answer).verdict == "wrong"
    assert len(calls) < 10
    assert capsys.readouterr() == ("stop here\n", "and here\n")


def test_ctrl_c_is_not_swallowed():
    with pytest.raises(KeyboardInterrupt):
        asked(lambda *a: raise_(KeyboardInterrupt()))


def vandal(k):
    def answer(*case):
        result = gate(*case)
        case[k][...] = 0
        return result

    return answer


@pytest.mark.parametrize(("k", "name"), list(enumerate(("W_f", "b_f", "h_prev", "x_t"))))
def test_a_changed_argument_is_named(k, name):
    assert f"changes its argument {name}." in asked(vandal(k)).text
    assert f"改动了自己的参数 {name}。" in asked(vandal(k), "zh").text


def test_the_case_is_what_the_answer_got_before_it_changed_it():
    result = asked(vandal(2))
    assert np.any(result.case["h_prev"])


def test_numbers_come_as_numbers_of_python():
    got, changed = invoke(lambda w, n: (type(w), type(n)), {"w": np.array(0.5), "n": np.int64(3)})
    assert (got, changed) == ((float, int), "")


@pytest.mark.parametrize(
    ("got", "like"),
    [
        *(
            (number, 0.0)
            for number in (2, np.float32(2), np.array(2), np.array([2.0]), True, np.array(2, dtype=object))
        ),
        *((several, np.zeros(2)) for several in ([1, 2], (1, 2))),
        (np.array([1, 2]), (0.0, 0.0)),
        ([1, [2, 3]], (0.0, np.zeros(2))),
    ],
)
def test_other_forms_are_read(got, like):
    read(got, like, Text("{x}", "{x}"), {})


def test_a_batch_of_two_is_no_pair():
    with pytest.raises(Wrong, match=r"expected \{count\} values"):
        read(np.zeros((2, 3)), (np.zeros((2, 3)), np.zeros((2, 3))), Text("it", "它"), {})


def test_small_differences_pass_and_larger_ones_are_seen():
    one = np.ones(3)
    assert close(one * (1 + 5e-6), one)
    assert not close(one * (1 + 5e-5), one)


def test_a_difference_is_never_told_as_the_same_number():
    for delta in (1e-2, 1e-4, 1e-8, 1e-15):
        assert told_apart(0.8807970779778823, 0.8807970779778823 + delta) != told_apart(
            0.8807970779778823 + delta, 0.8807970779778823
        )
    text = asked(lambda *case: gate(*case) + 2e-5).text
    told = re.search(r"is (\S+); expected (\S+)\.\n", text)
    assert told[1] != told[2]


def test_the_first_entry_that_differs_is_named():
    got, want = np.zeros((2, 3)), np.zeros((2, 3))
    got[1, 2] = 1
    assert difference((want, got), (want, want), ("h", "C"))["place"] == "C[1, 2]"


def test_a_call_is_short():
    case = {f"W_{k}": np.full((2, 4), 0.123456) for k in range(4)}
    assert shown(case).count("<2 × 4>") == 4
    assert len(shown(case)) <= CALL


def test_a_line_is_not_broken_inside_brackets():
    text = folded(("x" * 9 + " ") * 11 + "[1, 2, 3, 4, 5, 6] end", "en")
    assert "[1, 2, 3, 4, 5, 6]" in text
    assert "\n" in text


def test_a_line_that_is_one_bracket_is_broken_at_a_space():
    assert all(line.endswith(("12.5,", "]")) for line in folded(f"x[{'12.5, ' * 50}12]", "en").split("\n"))
