"""The lines of chapter 11 are the derivatives, and every wrong one is told something of its own."""

import numpy as np
import pytest
from answers import ch11

from lstm_labs.exercises import check
from lstm_labs.exercises.ch11 import lines
from lstm_labs.exercises.derivative import diagnose
from lstm_labs.exercises.line import Line, Term
from lstm_labs.exercises.text import Text
from lstm_ref import LSTMState, lstm_step
from lstm_ref.params import LSTMParams

STEP, PARAMS = lines.STEP, lines.PARAMS
H = STEP.h_t.shape[1]
NOTHING = Text("", "")


def central(loss, values, e=1e-6):
    """Return the gradient of a loss by an array, entry by entry."""
    gradient = np.zeros_like(values)
    for index in np.ndindex(values.shape):
        up, down = values.copy(), values.copy()
        up[index] += e
        down[index] -= e
        gradient[index] = (loss(up) - loss(down)) / (2 * e)
    return gradient


def loss(**changed):
    """Return dh_t · h_t + dC_next · C_t with some values of the step put in; the later ones follow from them."""
    v = {name: getattr(STEP, name) for name in ("a_f_t", "a_i_t", "a_C_t", "a_o_t", "C_prev")} | changed
    squash = {"f_t": "a_f_t", "i_t": "a_i_t", "o_t": "a_o_t"}
    v = {name: 1 / (1 + np.exp(-v[a])) for name, a in squash.items()} | {"C_tilde_t": np.tanh(v["a_C_t"])} | v
    v = {"C_t": v["f_t"] * v["C_prev"] + v["i_t"] * v["C_tilde_t"]} | v
    return float(np.sum(lines.DH * v["o_t"] * np.tanh(v["C_t"])) + np.sum(lines.DC_NEXT * v["C_t"]))


def step_loss(hx_t=STEP.hx_t, **changed):
    params = LSTMParams(**(vars(PARAMS) | changed))
    step = lstm_step(params, hx_t[:, H:].copy(), LSTMState(h=hx_t[:, :H].copy(), C=STEP.C_prev))
    return float(np.sum(lines.DH * step.h_t) + np.sum(lines.DC_NEXT * step.C_t))


@pytest.mark.parametrize(
    "line",
    [
        lines.DO,
        lines.DC,
        lines.DA_O,
        lines.DC_PREV,
        lines.DF,
        lines.DI,
        lines.DC_TILDE,
        lines.DA_C,
        lines.DA_I,
        lines.DA_F,
    ],
    ids=lambda line: line.name,
)
def test_each_line_is_the_derivative_by_finite_differences(line):
    of = line.name[1:]
    measured = central(lambda value: loss(**{of: value}), getattr(STEP, of))
    assert np.allclose(line.value, measured, atol=1e-8)


def test_the_lines_of_the_weights_are_derivatives_by_finite_differences():
    assert np.allclose(lines.DHX.value, central(lambda v: step_loss(hx_t=v), STEP.hx_t), atol=1e-8)
    assert np.allclose(lines.by_weights(STEP).value, central(lambda v: step_loss(W_f=v), PARAMS.W_f), atol=1e-8)
    assert np.allclose(lines.DB.value, central(lambda v: step_loss(b_f=v), PARAMS.b_f), atol=1e-8)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_no_two_wrong_derivatives_are_told_the_same(lang):
    told = [check(exercise, answer, lang).text for exercise, answer, *_ in ch11.LINES]
    assert len(set(told)) == len(told) >= 20


def test_the_verdict_does_not_depend_on_the_numbers():
    rng = np.random.default_rng(0)
    for _ in range(20):
        a, b = rng.normal(size=(2, 3, 2))
        line = Line("dy", (Term(a, Text("first", "甲")), Term(b, Text("second", "乙"))), NOTHING)
        c = rng.uniform(2, 9)
        assert diagnose(a + b, line) is None
        assert diagnose(a, line).en == "dy: a term is missing: second."
        assert diagnose(a - b, line).en == "dy: one term has the wrong sign: second."
        assert diagnose(-a - b, line).en == "dy: right up to its sign."
        assert "right up to a factor" in diagnose(c * (a + b), line).en
        assert "multiplied by" in diagnose(c * a + b, line).en
        assert "transposed" in diagnose((a + b).T, line).en
        assert "is right. " in diagnose(a * b, line).en
        assert "is right. " in diagnose(0 * a, line).en


def test_each_line_is_told_by_itself():
    told = check("11.5", (ch11.da_c, -ch11.da_i, ch11.df), "en").text.splitlines()[1:]
    assert [said.partition(":")[2][:12] for said in told] == [" exact.", " right up to", " right up to"]
