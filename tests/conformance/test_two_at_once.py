"""A cell with two things wrong with it is told both, and one with an unknown second thing is told neither."""

import numpy as np
import pytest
from foreign import Foreign, brief, found, gru, sigmoid
from test_diagnosis import both_ways, packed

from lstm_ref.conformance import case
from lstm_ref.conformance.candidates import python_cell
from lstm_ref.conformance.diagnosis.explanations import predicted
from lstm_ref.conformance.diagnosis.pairs import table
from lstm_ref.conformance.report.findings import findings_in_words


def no_tanh(f, i, C_tilde, o, C, h):
    C = f * C + i * C_tilde
    return o * C, C


def no_forget_gate(f, i, C_tilde, o, C, h):
    C = C + i * C_tilde
    return o * np.tanh(C), C


def odd(f, i, C_tilde, o, C, h):
    C = f * C + i * C_tilde
    return o * np.tanh(1.01 * C), C


def in_a_loop(step):
    """Return what the checker makes of a step that is handed and returns (h, C)."""

    def called(x_t, h_prev, C_prev, W, b):
        def cell(h, C, **how):
            answer = brief({"x": x_t[None], "h0": h, "C0": C, "W": W, "b": b}, **how)
            return answer["h_n"], answer["C_n"]

        return step(cell, h_prev, C_prev)

    return python_cell(called)


def x_first(asked):
    D = asked["x"].shape[2]
    return {"W": np.hstack([asked["W"][:, D:], asked["W"][:, :D]])}


def a_step_late(answer, h0):
    return answer | {"h": np.concatenate([h0[None], answer["h"][:-1]])}


TWO = {
    "order and no tanh": (packed(order="ifCo", step=no_tanh), ["order", "no-tanh-in-h"]),
    "order and no forget gate": (packed(order="oCif", step=no_forget_gate), ["order", "no-f"]),
    "[x, h] and no tanh": (packed(x_first, step=no_tanh), ["concatenation", "no-tanh-in-h"]),
    "[x, h] and a step late": (
        packed(cell=lambda asked: a_step_late(brief(asked | x_first(asked)), asked["h0"])),
        ["concatenation", "h-one-step-late"],
    ),
    "order and (C, h) returned": (
        in_a_loop(lambda cell, h, C: cell(h, C, order="ifCo")[::-1]), ["order", "step-returns-C-h"],
    ),
    "order and (C, h) taken": (
        in_a_loop(lambda cell, h, C: cell(C, h, order="iofC")), ["order", "step-takes-C-h"],
    ),
    "PyTorch's order and no tanh": (Foreign("pytorch", brief, order="fiCo", step=no_tanh), ["order", "no-tanh-in-h"]),
}  # fmt: skip


@pytest.mark.parametrize("name", TWO)
def test_two_at_once_are_both_named(name):
    candidate, wanted = TWO[name]
    candidate.asked = 0
    findings = found(candidate)
    assert [one.data["name"] if one.kind == "mistake" else one.kind for one in findings][: len(wanted)] == wanted
    assert findings[0].conversion
    assert findings[0].mended is None
    assert "Fix, before the cell is called (in part: other errors remain):" in findings_in_words(findings, "en")


def test_the_second_of_two_has_to_be_known():
    findings = found(packed(order="oCif", step=odd))
    assert {finding.kind for finding in findings} == {"difference"}
    assert not any(finding.conversion for finding in findings)


def test_two_that_fit_the_first_steps_of_one_case_alone_get_no_name():
    def cell(asked):
        got = brief(asked, order="oCif", step=no_tanh)
        return got | ({"h": got["h"] + 0.1} if len(asked["x"]) > 50 else {})

    findings = found(packed(cell=cell))
    assert [finding.kind for finding in findings] == ["difference"]


def test_a_wide_cell_holds_the_narrow_ones():
    """Each order's hidden units are those that its explanation predicts."""
    row = next(row for row in table("lstm_pytorch", "packed") if row.mistake.name == "no-tanh-in-h")
    one = case("lstm_pytorch")
    for k in (0, 7, 20):
        right = predicted(one, "packed", row.parts[k])
        np.testing.assert_allclose(right["o"][0] * right["C"][0], row.h[k][0], rtol=0, atol=1e-12)


def test_states_that_are_handed_over_the_wrong_way_round_at_each_step_are_named():
    (finding,) = found(in_a_loop(lambda cell, h, C: cell(C, h)))
    assert finding.data["name"] == "step-takes-C-h"


ACTIVATIONS = {
    "tanh-for-sigmoid": (np.tanh, np.tanh),
    "sigmoid-for-tanh": (sigmoid, sigmoid),
    "activations-exchanged": (np.tanh, sigmoid),
}


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_activations_that_are_wrong_everywhere_are_named(name):
    gate, other = ACTIVATIONS[name]

    def step(x_t, h_prev, C_prev, W, b):
        f, i, C_tilde, o = np.split(np.hstack([h_prev, x_t]) @ W.T + b, 4, axis=1)
        C = gate(f) * C_prev + gate(i) * other(C_tilde)
        return gate(o) * other(C), C

    (finding,) = found(python_cell(step))
    assert finding.data["name"] == name


@pytest.mark.parametrize("show", [("output",), ("h", "h_reverse")])
def test_an_order_of_the_second_direction_alone_is_named(show):
    def cell(asked):
        first, second = (both_ways(asked, order=order, show=("h", "h_reverse")) for order in ("fiCo", "oCif"))
        answer = {"h": first["h"], "h_reverse": second["h_reverse"]}
        answer["output"] = np.concatenate([answer["h"], answer["h_reverse"]], axis=2)
        return {name: answer[name] for name in show}

    (finding,) = found(packed(cell=cell), directions=2)
    assert (finding.kind, finding.data["arrays"], finding.data["order"]) == ("order", "second", tuple("oCif"))
    assert finding.mended == finding.data["cases"]


def test_a_final_state_at_the_wrong_end_is_named_where_C_is_right():
    def cell(asked):
        answer = both_ways(asked, show=("output", "h_n", "C_n", "C_n_reverse"))
        return answer | {"h_n_reverse": answer["output"][-1, :, asked["h0"].shape[1] :]}

    (finding,) = found(packed(cell=cell), directions=2)
    assert finding.data["name"] == "second-h_n-at-wrong-end"


def test_a_gru_of_pytorch_s_kind_gets_lines_for_what_can_be_converted():
    findings = found(Foreign("packed", gru, order="rzh", z_weighs="old", reset_after=True), "gru")
    assert {finding.kind for finding in findings} == {"order", "z", "cell"}
    said = findings_in_words(findings, "en")
    assert "Fix, before the cell is called (in part: other errors remain):" in said
    assert "--cell gru_reset_after" in said
    assert "W = repack(W" in said
