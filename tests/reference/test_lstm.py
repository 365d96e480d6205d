"""One step: against numbers worked by hand, against central differences, and its properties."""

import math
from decimal import Decimal, localcontext

import numpy as np
import pytest
from cells import LSTM, RNN, arrays, assert_close, each_cell, random
from hypothesis import given
from hypothesis import strategies as st

from lstm_ref import (
    LSTMParams,
    LSTMState,
    gradient_check,
    lstm_backward,
    lstm_forward,
    lstm_step,
    lstm_step_backward,
)

# A cell of one unit: hx_t = [h_{t-1}, x_t] = [0.3, 0.8] and C_{t-1} = -0.6.
H_PREV, X, C_PREV = 0.3, 0.8, -0.6
WEIGHTS = {"f": (0.5, -0.25), "i": (-1.0, 0.75), "C": (0.4, 1.5), "o": (2.0, -0.5)}  # on h_{t-1}, on x_t
BIASES = {"f": 0.1, "i": 0.2, "C": -0.3, "o": 0.05}

# The pre-activations, w_h h + w_x x + b:
A_F = 0.05  # 0.15 - 0.20 + 0.10
A_I = 0.5  # -0.30 + 0.60 + 0.20
A_C = 1.02  # 0.12 + 1.20 - 0.30
A_O = 0.25  # 0.60 - 0.40 + 0.05

F = 1 / (1 + math.exp(-A_F))  # (1)
I = 1 / (1 + math.exp(-A_I))  # (2) # noqa: E741
C_TILDE = math.tanh(A_C)  # (3)
C = F * C_PREV + I * C_TILDE  # (4)
O = 1 / (1 + math.exp(-A_O))  # (5) # noqa: E741
H = O * math.tanh(C)  # (6)


def one(number):
    return np.array([[number]])


@pytest.fixture
def hand_params():
    weights = {f"W_{name}": np.array([pair]) for name, pair in WEIGHTS.items()}
    return LSTMParams(**weights, **{f"b_{name}": np.array([b]) for name, b in BIASES.items()})


@pytest.fixture
def hand_step(hand_params):
    return lstm_step(hand_params, one(X), LSTMState(h=one(H_PREV), C=one(C_PREV)))


def test_step_by_hand(hand_step):
    wanted = {
        "C_prev": C_PREV,
        "a_f_t": A_F,
        "f_t": F,
        "a_i_t": A_I,
        "i_t": I,
        "a_C_t": A_C,
        "C_tilde_t": C_TILDE,
        "C_t": C,
        "a_o_t": A_O,
        "o_t": O,
        "h_t": H,
    }
    got = arrays(hand_step)
    np.testing.assert_array_equal(got.pop("hx_t"), [[H_PREV, X]])
    assert got.keys() == wanted.keys()
    for name, array in got.items():
        assert array.shape == (1, 1)
        assert array[0, 0] == pytest.approx(wanted[name], rel=0, abs=1e-15), name
    assert_close(hand_step.state, LSTMState(h=one(H), C=one(C)), atol=1e-15)


def test_step_backward_by_hand(hand_params, hand_step):
    """The loss has the gradient 0.7 by h_t and -0.2 by C_t; from there the chain rule, one line a factor."""
    dh, dC = 0.7, -0.2
    dC_all = dC + dh * O * (1 - math.tanh(C) ** 2)  # C_t reaches the loss by itself and through h_t
    da = {
        "f": dC_all * C_PREV * F * (1 - F),
        "i": dC_all * C_TILDE * I * (1 - I),
        "C": dC_all * I * (1 - C_TILDE**2),
        "o": dh * math.tanh(C) * O * (1 - O),
    }
    got = lstm_step_backward(hand_params, hand_step, LSTMState(h=one(dh), C=one(dC)))
    for name, value in da.items():
        assert_close(getattr(got.params, f"W_{name}"), np.array([[value * H_PREV, value * X]]), atol=1e-15)
        assert_close(getattr(got.params, f"b_{name}"), np.array([value]), atol=1e-15)
    assert_close(got.state.h, one(sum(da[name] * WEIGHTS[name][0] for name in da)), atol=1e-15)
    assert_close(got.x_t, one(sum(da[name] * WEIGHTS[name][1] for name in da)), atol=1e-15)
    assert_close(got.state.C, one(dC_all * F), atol=1e-15)


def gate_cell(a, dtype):
    """Return a cell of as many units as there are numbers in a; each is the pre-activation of all three gates."""
    H = len(a)
    weights = {f"W_{name}": np.zeros((H, H + 1), dtype) for name in "fiCo"}
    biases = {"b_f": a, "b_i": a, "b_C": np.full(H, 0.5), "b_o": a}
    return LSTMParams(**weights, **{name: np.array(b, dtype) for name, b in biases.items()})


def slope(a):
    """Return the derivative of the sigmoid, exactly rounded."""
    with localcontext(prec=60):
        e = (-abs(Decimal(float(a)))).exp()
        return float(e / (1 + e) ** 2)


@pytest.mark.parametrize(("dtype", "largest"), [(np.float32, 80), (np.float64, 700)])
def test_the_slope_of_a_gate_keeps_its_precision(dtype, largest):
    """In float32, 1 - f is 17 percent wrong at a = 15, and nothing from 17 on."""
    a = np.array([0, 1, 5, 12, 15, 16.5, 17, 20, 36, 37, 40, largest])
    params = gate_cell(np.concatenate([a, -a]), dtype)
    C_prev, dh, dC = (np.full((1, 2 * len(a)), value, dtype) for value in (0.75, 0.6, -0.2))
    step = lstm_step(params, np.zeros((1, 1), dtype), LSTMState(h=np.zeros_like(C_prev), C=C_prev))
    got = lstm_step_backward(params, step, LSTMState(h=dh, C=dC))
    tanh_C = np.tanh(step.C_t.astype(np.float64))
    dC_all = dC + dh * step.o_t.astype(np.float64) * (1 - tanh_C**2)
    factors = {"f": dC_all * C_prev, "i": dC_all * step.C_tilde_t, "o": dh * tanh_C}
    for name, factor in factors.items():
        wanted = factor[0] * [slope(number) for number in getattr(params, f"b_{name}")]
        bias = getattr(got.params, f"b_{name}").astype(np.float64)
        np.testing.assert_allclose(bias, wanted, rtol=20 * np.finfo(dtype).eps, atol=np.finfo(dtype).tiny, err_msg=name)


@given(st.integers(0, 2**32 - 1), st.sampled_from([1.0, 20.0, 40.0, 300.0]))
def test_the_slopes_of_step_and_sequence_agree_however_open_the_gates(seed, size):
    rng = np.random.default_rng(seed)
    params, state, dstate = LSTM.random_params(3, 4, rng), LSTM.random_state(2, 4, rng), LSTM.random_state(2, 4, rng)
    open_ = {f"b_{gate}": size * random(rng, 4) for gate in "fio"}
    params, x_t = LSTMParams(**{**arrays(params), **open_}), random(rng, 2, 3)
    step = lstm_step_backward(params, lstm_step(params, x_t, state), dstate)
    whole = lstm_backward(params, lstm_forward(params, x_t[None], state), np.zeros((1, 2, 4)), dstate)
    assert_close(whole.params, step.params)
    assert_close(whole.state, step.state)
    assert_close(whole.x[0], step.x_t)


@each_cell
@pytest.mark.parametrize(("D", "H", "B"), [(3, 4, 2), (5, 1, 3), (1, 3, 4), (2, 5, 1)])
def test_step_gradients_are_central_differences(cell, D, H, B):
    rng = np.random.default_rng([D, H, B])
    params, state, weights = cell.random_params(D, H, rng), cell.random_state(B, H, rng), cell.random_state(B, H, rng)
    x_t = random(rng, B, D)

    def loss():
        after = cell.step(params, x_t, state).state
        return float(sum(np.sum(w * getattr(after, name)) for name, w in arrays(weights).items()))

    got = cell.step_backward(params, cell.step(params, x_t, state), weights)
    moved = arrays(params) | arrays(state) | {"x_t": x_t}
    errors = gradient_check(loss, moved, arrays(got.params) | arrays(got.state) | {"x_t": got.x_t})
    assert max(errors.values()) < 1e-6, errors


def test_rnn_step_by_hand():
    params = RNN.Params(W_h=np.array([[0.5, -0.25]]), b_h=np.array([0.1]))
    step = RNN.step(params, one(X), RNN.State(one(H_PREV)))
    h = math.tanh(A_F)  # the same sum as the forget gate's
    assert_close(step.a_t, one(A_F), atol=1e-15)
    assert_close(step.h_t, one(h), atol=1e-15)
    got = RNN.step_backward(params, step, RNN.State(one(0.7)))
    da = 0.7 * (1 - h**2)
    assert_close(got.params.W_h, np.array([[da * H_PREV, da * X]]), atol=1e-15)
    assert_close(got.params.b_h, np.array([da]), atol=1e-15)
    assert_close(got.x_t, one(da * -0.25), atol=1e-15)
    assert_close(got.state.h, one(da * 0.5), atol=1e-15)


@given(st.integers(0, 2**32 - 1), st.sampled_from([0.1, 1.0, 10.0, 1000.0]))
def test_gates_and_states_stay_in_their_ranges(seed, size):
    rng = np.random.default_rng(seed)
    state = LSTMState(h=random(rng, 2, 4), C=size * random(rng, 2, 4))
    step = lstm_step(LSTM.random_params(3, 4, rng), size * random(rng, 2, 3), state)
    for gate in (step.f_t, step.i_t, step.o_t):
        assert (gate >= 0).all()
        assert (gate <= 1).all()
    assert (np.abs(step.C_tilde_t) <= 1).all()
    assert (np.abs(step.h_t) <= step.o_t).all()
    assert (np.abs(step.C_t) <= np.abs(step.C_prev) + 1).all()


@given(st.integers(0, 2**32 - 1), st.sampled_from([0.25, 2.0, 64.0]))
def test_inputs_in_another_unit_of_measure(seed, unit):
    """Inputs times c with their weights over c: the step is the same, the gradient by x_t is c times smaller."""
    rng = np.random.default_rng(seed)
    params, state, x_t = LSTM.random_params(3, 4, rng), LSTM.random_state(2, 4, rng), random(rng, 2, 3)
    columns = np.r_[np.ones(4), np.full(3, 1 / unit)]
    scaled = LSTMParams(**{name: a * columns if a.ndim == 2 else a for name, a in arrays(params).items()})
    step, same = lstm_step(params, x_t, state), lstm_step(scaled, unit * x_t, state)
    assert_close(same.state, step.state)
    assert_close(
        unit * lstm_step_backward(scaled, same, state).x_t,
        lstm_step_backward(params, step, state).x_t,
    )
