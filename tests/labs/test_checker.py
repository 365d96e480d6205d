"""`check` of a notebook: what it prints and returns, the case that failed, how far a reader has come."""

from functools import partial

import nbformat
import numpy as np
import pytest
from IPython.core.interactiveshell import InteractiveShell
from nbclient import NotebookClient

from lstm_labs import Lab
from lstm_labs.exercises import check as check_once
from lstm_ref.activations import sigmoid


def gate(W_f, b_f, h_prev, x_t):
    return sigmoid(np.concatenate([h_prev, x_t], axis=1) @ W_f.T + b_f)


def no_bias(W_f, b_f, h_prev, x_t):
    return gate(W_f, 0 * b_f, h_prev, x_t)


def test_it_prints_the_text_and_returns_the_result(capsys):
    check = Lab("en").check
    result = check("05.2", no_bias, seed=3)
    assert capsys.readouterr().out == f"{result.text}\n"
    assert (result.exercise, result.verdict, result.seed, result.attempts) == ("05.2", "wrong", 3, 1)
    assert "no_bias(*check.case.values())" in result.text


class Callable:
    def __call__(self, *case):
        return no_bias(*case)

    def method(self, *case):
        return no_bias(*case)


@pytest.mark.parametrize("answer", [lambda *case: no_bias(*case), Callable(), Callable().method, partial(no_bias)])
def test_only_a_plain_function_is_called_by_its_name(answer):
    result = check_once("05.2", answer, "en")
    assert result.text.endswith("\nThe arguments of this call are in check.case.")


def test_attempts_are_counted_and_open_answers_are_not():
    check = Lab("zh").check
    counts = [check("05.2", answer).attempts for answer in (..., no_bias, ..., no_bias, gate)]
    assert counts == [0, 1, 1, 2, 3]
    assert check("05.3", ...).attempts == 0


def test_the_case_of_the_last_wrong_answer_can_be_taken_up():
    check = Lab("en").check
    assert check.case is None
    check("05.2", no_bias)
    assert list(check.case) == ["W_f", "b_f", "h_prev", "x_t"]
    assert not np.allclose(no_bias(*check.case.values()), gate(*check.case.values()))
    check.case["b_f"][:] = 0
    assert np.any(check.case["b_f"])
    check("05.2", gate)
    assert check.case is not None
    check("05.1", 3)
    assert check.case is None


def test_cases_are_new_at_every_call_and_a_seed_repeats_them():
    def wrong_at_larger_sizes(W, b, h, x):
        return gate(W, b, h, x) if len(x) == 1 else h

    results = [check_once("05.2", wrong_at_larger_sizes, "en") for _ in range(6)]
    assert len({str(result.case) for result in results}) > 1
    again = check_once("05.2", wrong_at_larger_sizes, "en", seed=results[0].seed)
    assert str(again.case) == str(results[0].case)
    for result in results:
        (B, D), H = result.case["x_t"].shape, len(result.case["b_f"])
        assert len({B, D, H}) == 3


def test_the_summary_says_how_far_the_chapter_is(capsys):
    lab = Lab("en")
    lab.summary()
    assert capsys.readouterr().out == "No exercise was checked yet.\n"
    for answer in (no_bias, no_bias, gate):
        lab.check("05.2", answer)
    lab.check("05.1", 3)
    lab.check("09.1", ...)
    capsys.readouterr()
    lab.summary("05")
    assert capsys.readouterr().out == "05.1  wrong  1 attempt\n05.2  right  3 attempts\n05.3  not run\n"
    lab.summary("5")
    assert capsys.readouterr().out.startswith("05.1  wrong  1 attempt\n")
    lab.summary()
    assert "09.1  open\n09.2  not run" in capsys.readouterr().out


def test_the_summary_is_in_the_language_of_the_notebook(capsys):
    lab = Lab("zh")
    lab.check("05.2", gate)
    lab.check("05.1", 3)
    capsys.readouterr()
    lab.summary("05")
    assert capsys.readouterr().out == "05.1  还不对  1 次\n05.2  正确  1 次\n05.3  未运行\n"


def test_a_result_as_the_last_value_of_a_cell_shows_nothing_more():
    cell = nbformat.v4.new_code_cell("from lstm_labs import Lab\nLab('en').check('05.1', ...)")
    notebook = nbformat.v4.new_notebook(cells=[cell])
    NotebookClient(notebook).execute()
    shown = [(output.output_type, output.get("text")) for output in notebook.cells[0].outputs]
    assert shown == [("stream", "05.1: still open. Replace the three dots with your answer.\n")]


def test_the_line_of_a_cell_is_told(capsys):
    shell = InteractiveShell()
    shell.run_cell(
        "from lstm_labs import Lab\ndef f(*a):\n    b = a\n    return sigmod(b)\nr = Lab('en').check('05.2', f)"
    )
    assert "line 4: return sigmod(b)" in capsys.readouterr().out


def test_an_unknown_language_is_named():
    with pytest.raises(ValueError, match="got 'fr'"):
        Lab("fr")
