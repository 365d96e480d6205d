"""Gradients by the values of every step among the answers: their names, and which of them differs first."""

import numpy as np
import pytest

from lstm_ref.conformance import case, judge
from lstm_ref.conformance.questions import expected

TOLERANCE = 1e-9


def answer_with(case_name, wrong, layout="packed"):
    """Return what becomes of the right answer, off by 1 at the places of `wrong`: a name and an index each."""
    want = expected(case(case_name), layout)
    answer = {name: array.copy() for name, array in want.items()}
    for name, index in wrong:
        answer[name][index] += 1
    return judge(case_name, answer, want, TOLERANCE)


def first(case_name, *wrong, layout="packed"):
    found = answer_with(case_name, wrong, layout).difference
    return found.name, found.index


def test_they_are_expected_in_the_order_in_which_a_step_back_finds_them():
    names = list(expected(case("lstm_small_float64"), "packed"))
    start = names.index("C_n") + 1
    assert names[start:] == ["dh", "da_o", "dC", "da_C", "da_i", "da_f", "dx", "dh0", "dC0", "dW", "db"]
    assert [name for name in expected(case("gru_reset_after_small_float64"), "packed") if name.startswith("d")] == [
        "dh", "dh_tilde", "dm", "dr", "dz", "dx", "dh0", "dW", "db", "db_hh",
    ]  # fmt: skip


def test_a_case_without_them_asks_for_none():
    for name in ("lstm_long_float64", "lstm_pytorch"):
        gradients = [key for key in expected(case(name), "article") if key.startswith("d")]
        assert gradients[:3] == ["dx", "dh0", "dC0"]


def test_the_second_direction_has_its_own():
    names = [name for name in expected(case("rnn_two_float64"), "article") if name.startswith("d")]
    assert names[:4] == ["dh", "da", "dh_reverse", "da_reverse"]


@pytest.mark.parametrize("layout", ["article", "packed", "pytorch", "keras", "onnx"])
def test_the_right_answer_is_right_in_every_layout(layout):
    assert answer_with("lstm_small_float64", [], layout).right
    assert "da_f" in answer_with("lstm_small_float64", [], layout).compared


def test_the_step_that_is_gone_back_through_first_counts():
    wrong = [("da_f", (1, 0, 2)), ("da_f", (3, 1, 0)), ("dh", (2, 0, 0)), ("da_i", (3, 1, 1))]
    assert first("lstm_small_float64", *wrong) == ("da_i", (3, 1, 1))
    assert first("lstm_small_float64", wrong[0], wrong[2]) == ("dh", (2, 0, 0))


def test_values_and_final_states_come_before_and_gradients_by_inputs_after():
    order = [("a_o", (4, 1, 3)), ("h_n", (0, 0)), ("dC", (0, 0, 0)), ("dx", (4, 0, 0)), ("dW", (0, 0))]
    for k, wanted in enumerate(order):
        assert first("lstm_small_float64", *reversed(order[k:])) == wanted


def test_the_second_direction_begins_at_the_end():
    values = [("h_reverse", (0, 0, 0)), ("h_reverse", (2, 1, 1)), ("h_reverse", (2, 0, 1))]
    assert first("rnn_two_float64", *values) == ("h_reverse", (2, 0, 1))
    assert first("rnn_two_float64", ("h", (1, 0, 0)), ("h_reverse", (3, 0, 0))) == ("h_reverse", (3, 0, 0))
    assert first("rnn_two_float64", ("h", (1, 0, 0)), ("h_reverse", (2, 0, 0))) == ("h", (1, 0, 0))
    assert first("rnn_two_float64", ("da_reverse", (3, 0, 0)), ("da_reverse", (1, 0, 2))) == ("da_reverse", (1, 0, 2))


def test_weights_with_three_axes_are_no_steps():
    """ONNX's W has an axis for the directions; the first number of the array counts, as in any other."""
    wrong = [("dW", (1, 0, 0)), ("dW", (0, 2, 1))]
    assert first("rnn_two_float64", *wrong, layout="onnx") == ("dW", (0, 2, 1))


def test_what_the_loss_adds_to_h_is_not_the_whole_gradient():
    one = case("lstm_small_float64")
    T = one.about["T"]
    differ = np.abs(one.gradients["h"] - one.loss_weights["h"]).max((1, 2))
    assert (differ > 0.01).all()
    assert np.allclose(one.gradients["h"][T - 1], one.loss_weights["h"][T - 1] + one.loss_weights["h_n"], 0, 1e-12)
