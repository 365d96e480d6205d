"""What ties the variants to the LSTM and to each other: special cases, where they must agree, and their sizes."""

from dataclasses import replace

import numpy as np
import pytest
from cells import (
    CELLS,
    COUPLED,
    GRU,
    GRU_RESET_AFTER,
    LSTM,
    NO_FORGET,
    PEEPHOLE,
    arrays,
    assert_close,
    assert_same_values,
    random,
)

from lstm_ref import (
    GRUParams,
    GRUResetAfterParams,
    LSTMParams,
    LSTMState,
    PeepholeParams,
    count_parameters,
    gru_swap_z,
)

D, H, B, T = 3, 4, 2, 5


def material(cell, seed=0):
    """Return parameters, x, the initial state, dh and dfinal."""
    rng = np.random.default_rng(seed)
    params, state, dfinal = cell.random_params(D, H, rng), *(cell.random_state(B, H, rng) for _ in "ab")
    return params, random(rng, T, B, D), state, random(rng, T, B, H), dfinal


def both_ways(cell, params, x, state, dh, dfinal):
    trace = cell.forward(params, x, state)
    return trace, cell.backward(params, trace, dh, dfinal)


def test_peepholes_of_zero_are_none():
    lstm, *rest = material(LSTM)
    peephole = PeepholeParams(**arrays(lstm), p_f=np.zeros(H), p_i=np.zeros(H), p_o=np.zeros(H))
    (wanted, dwanted), (got, dgot) = both_ways(LSTM, lstm, *rest), both_ways(PEEPHOLE, peephole, *rest)
    assert_same_values(LSTM, got, wanted)
    assert_close(dgot.params, dwanted.params)
    assert_close(dgot.state, dwanted.state)
    assert_close(dgot.x, dwanted.x)


def test_peepholes_alone_look_at_the_old_state_and_the_output_gate_at_the_new_one():
    """Without any weights a gate is what its peephole makes of the cell state."""
    rng = np.random.default_rng(0)
    zeros = {name: 0 * a for name, a in arrays(PEEPHOLE.random_params(D, H, rng)).items()}
    p_f, p_i, p_o, b_C = random(rng, 4, H)
    params = PeepholeParams(**zeros | {"p_f": p_f, "p_i": p_i, "p_o": p_o, "b_C": b_C})
    state = PEEPHOLE.random_state(B, H, rng)
    step = PEEPHOLE.step(params, random(rng, B, D), state)
    assert_close(np.log(step.f_t / (1 - step.f_t)), p_f * state.C)
    assert_close(np.log(step.i_t / (1 - step.i_t)), p_i * state.C)
    assert_close(np.log(step.o_t / (1 - step.o_t)), p_o * step.C_t)
    assert np.abs(step.C_t - state.C).min() > 1e-3


def test_a_coupled_step_is_that_of_an_lstm_whose_input_gate_has_the_negated_weights():
    coupled, x, state, _, dstate = material(COUPLED)
    lstm = LSTMParams(**arrays(coupled), W_i=-coupled.W_f, b_i=-coupled.b_f)
    wanted, got = LSTM.step(lstm, x[0], state), COUPLED.step(coupled, x[0], state)
    assert_close(got, wanted)
    dwanted, dgot = LSTM.step_backward(lstm, wanted, dstate), COUPLED.step_backward(coupled, got, dstate)
    assert_close(dgot.state, dwanted.state)
    assert_close(dgot.x_t, dwanted.x_t)
    assert_close(dgot.params.W_f, dwanted.params.W_f - dwanted.params.W_i)
    assert_close(dgot.params.b_f, dwanted.params.b_f - dwanted.params.b_i)
    for name in ("W_C", "b_C", "W_o", "b_o"):
        assert_close(getattr(dgot.params, name), getattr(dwanted.params, name))


def test_coupled_cell_state_stays_between_the_old_one_and_the_candidate():
    params, x, state, _, _ = material(COUPLED)
    trace = COUPLED.forward(params, x, state)
    old = np.concatenate([state.C[None], trace.C[:-1]])
    low, high = np.minimum(old, trace.C_tilde), np.maximum(old, trace.C_tilde)
    assert np.all(np.diff([low, trace.C, high], axis=0) > 0)


def test_without_a_forget_gate_the_cell_state_is_a_sum():
    """Written with the definitions alone: C_t is C_0 and all that was let in, and all of dC comes back."""
    params, x, state, _, dfinal = material(NO_FORGET)
    trace = NO_FORGET.forward(params, x, state)
    old_h = np.concatenate([state.h[None], trace.h[:-1]])
    hx = np.concatenate([old_h, x], axis=2)
    let_in = np.tanh(hx @ params.W_C.T + params.b_C) / (1 + np.exp(-(hx @ params.W_i.T + params.b_i)))
    assert_close(trace.C, state.C + np.cumsum(let_in, axis=0))
    assert_close(trace.f, np.ones_like(trace.f), atol=0)
    step = NO_FORGET.step(params, x[0], state)
    only_C = LSTMState(h=np.zeros_like(dfinal.h), C=dfinal.C)
    assert_close(NO_FORGET.step_backward(params, step, only_C).state.C, dfinal.C, atol=0)


@pytest.mark.parametrize("cell", [GRU, GRU_RESET_AFTER], ids=["before", "after"])
def test_swapped_z_weighs_the_old_state(cell):
    params, x, state, _, _ = material(cell)
    here, there = cell.step(params, x[0], state), cell.step(gru_swap_z(params), x[0], state)
    assert_close(here.z_t + there.z_t, np.ones((B, H)), atol=1e-15)
    assert_close(here.h_t, there.z_t * state.h + (1 - there.z_t) * here.h_tilde_t, atol=1e-15)
    assert_close(gru_swap_z(gru_swap_z(params)), params, atol=0)
    assert type(gru_swap_z(params)) is type(params)


def before_and_after(W_h=None, **changes):
    """Return what both reset orders make of the same weights, without the bias that only one of them has."""
    params, *rest = material(GRU)
    params = replace(params, **changes)
    if W_h is not None:
        params = replace(params, W_h=W_h(params.W_h))
    after = GRUResetAfterParams(**arrays(params), b_hh=np.zeros(H))
    return both_ways(GRU, params, *rest), both_ways(GRU_RESET_AFTER, after, *rest)


def agree(one, other):
    (trace, grads), (other_trace, other_grads) = one, other
    return np.allclose(trace.h, other_trace.h, atol=1e-12) and np.allclose(grads.x, other_grads.x, atol=1e-12)


def test_the_reset_orders_are_two_cells():
    (before, _), (after, _) = before_and_after()
    assert np.abs(before.h - after.h).max() > 0.01


def test_the_reset_orders_agree_where_nothing_is_reset():
    assert agree(*before_and_after(b_r=np.full(H, 100.0)))


def test_the_reset_orders_agree_where_no_unit_sees_another():
    assert agree(*before_and_after(W_h=lambda W_h: W_h * np.c_[np.eye(H), np.ones((H, D))]))


COUNTS = {
    "lstm": 4 * (H * (H + D) + H),
    "rnn": H * (H + D) + H,
    "peephole": 4 * (H * (H + D) + H) + 3 * H,
    "coupled": 3 * (H * (H + D) + H),
    "no_forget": 3 * (H * (H + D) + H),
    "gru": 3 * (H * (H + D) + H),
    "gru_reset_after": 3 * (H * (H + D) + H) + H,
}


@pytest.mark.parametrize("name", CELLS)
def test_count_parameters(name):
    params = CELLS[name].Params.init(D, H, rng=np.random.default_rng(0))
    assert count_parameters(params) == COUNTS[name]
    assert type(count_parameters(params)) is int


@pytest.mark.parametrize("bad", [None, 3, (), LSTMState(np.zeros((1, 2)), np.zeros((1, 2))), LSTMParams])
def test_only_parameters_are_counted(bad):
    with pytest.raises(TypeError, match=f"^params: expected the parameters of a cell, got {type(bad).__name__}"):
        count_parameters(bad)


@pytest.mark.parametrize("bad", [None, {}, np.zeros(3), material(LSTM)[0], GRUParams])
def test_only_a_gru_has_a_z_to_swap(bad):
    with pytest.raises(TypeError, match=f"^params: expected GRUParams or .*, got {type(bad).__name__}"):
        gru_swap_z(bad)
