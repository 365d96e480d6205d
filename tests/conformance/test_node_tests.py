"""The node tests of ONNX, answered by right and wrong LSTMs."""

from dataclasses import replace

import numpy as np
import pytest

from lstm_ref.conformance.mistakes import mistakes
from tools.experiments.claims.wrong_lstms import ONNX, in_order, right, summarise, wrong_lstms
from tools.experiments.onnx_node_tests import case_of, gates_alike, node_tests, passes, put_out, with_drawn_weights
from tools.onnx_session import onnx_session

NAMES = [
    f"test_lstm_{name}"
    for name in ("defaults", "with_initial_bias", "with_peepholes", "batchwise", "reverse", "bidirectional")
]


def drawn(name, seed=0):
    return with_drawn_weights(node_tests()[name], right, np.random.default_rng(seed))


def test_there_are_six():
    assert list(node_tests()) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_the_right_lstm_passes_and_one_without_o_does_not(name):
    test, no_o = node_tests()[name], next(one for one in mistakes("lstm") if one.name == "no-o")
    assert passes(test, right)
    assert not passes(test, no_o.answer)


@pytest.mark.parametrize("name", NAMES)
def test_gates_are_alike_until_one_number_of_one_changes(name):
    test = node_tests()[name]
    assert gates_alike(test)
    for title in test.weights:
        changed = {title: test.given[title].copy()}
        changed[title].flat[-1] += 1
        assert not gates_alike(replace(test, given=test.given | changed))


@pytest.mark.parametrize("name", [name for name in NAMES if name != "test_lstm_batchwise"])  # it has no batch first
def test_with_drawn_weights_the_answer_is_that_of_onnx_runtime(name):
    test = drawn(name)
    weights = {"B": np.zeros((len(test.given["W"]), 8 * test.given["R"].shape[2]), np.float32)} | test.weights
    attributes = {title: value for title, value in test.attributes.items() if title != "hidden_size"}
    none = np.zeros((len(weights["W"]), test.given["X"].shape[1], weights["R"].shape[2]), np.float32)
    feed = {"initial_h": none, "initial_c": none} | {title: a for title, a in test.given.items() if a.ndim == 3}
    feed = {title: feed[title] for title in ("X", "initial_h", "initial_c")}
    Y = dict(zip(("Y", "Y_h", "Y_c"), onnx_session("LSTM", **weights, **attributes).run(None, feed), strict=True))
    got = put_out(test, right(case_of(test)))
    for title, wanted in Y.items():
        np.testing.assert_allclose(got[title], wanted, rtol=0, atol=1e-5)


@pytest.mark.parametrize("name", NAMES)
def test_drawn_weights_show_every_wrong_order(name):
    test = drawn(name)
    assert passes(test, right)
    assert passes(test, in_order(ONNX))
    assert not [order for order, answer in wrong_lstms()["orders"].items() if passes(test, answer)]


def test_a_summary_counts_who_passes_every_test():
    wrong = wrong_lstms()
    passed = {"mistakes": [0] * len(wrong["mistakes"]), "orders": [2] * len(wrong["orders"])}
    passed["mistakes"][3:5] = [2, 1]
    found = summarise({"here": {"now": {"tests": {"a": 0, "b": 0}, "passed": passed}}})["now"]
    M, N = len(wrong["mistakes"]), len(wrong["orders"])
    assert (found["mistakes"], found["orders"], found["all"]) == (f"1/{M}", f"{N}/{N}", f"{N + 1}/{M + N}")
    assert found["names"] == [list(wrong["mistakes"])[3]]
