"""The state's derivative against finite differences, against the product of the steps', and by hand."""

from functools import reduce

import numpy as np
import pytest
from cells import CELLS, arrays, each_cell, random

from lstm_ref import LSTMParams, LSTMState, RNNParams, RNNState, lstm_backward, lstm_forward, rnn_backward, rnn_forward
from lstm_ref.learning import state_gradient, state_jacobian

T, D, H = 6, 2, 3


def material(cell):
    rng = np.random.default_rng(0)
    return cell.random_params(D, H, rng), random(rng, T, 1, D), cell.random_state(1, H, rng)


def flat(state):
    return np.concatenate(list(arrays(state).values()), axis=1)[0]


def unflat(cell, vector):
    return cell.State(*np.split(vector[None], len(vector) // H, axis=1))


@each_cell
def test_it_agrees_with_finite_differences(cell):
    params, x, state = material(cell)
    jacobian, epsilon = state_jacobian(cell.forward, cell.backward, params, x, state), 1e-6
    start = flat(state)
    for k, unit in enumerate(np.eye(len(start))):
        above, below = (
            flat(cell.forward(params, x, unflat(cell, start + sign * epsilon * unit)).final) for sign in (1, -1)
        )
        np.testing.assert_allclose(jacobian[:, k], (above - below) / (2 * epsilon), rtol=0, atol=1e-8)


@each_cell
def test_it_is_the_product_of_the_steps(cell):
    params, x, state = material(cell)
    steps = []
    for x_t in x:
        steps.append(state_jacobian(cell.forward, cell.backward, params, x_t[None], state))
        state = cell.step(params, x_t, state).state
    whole = state_jacobian(cell.forward, cell.backward, params, x, material(cell)[2])
    np.testing.assert_allclose(whole, reduce(lambda product, J: J @ product, steps), rtol=1e-10, atol=1e-14)


@each_cell
def test_the_gradient_is_the_spectral_norm_at_each_lag(cell):
    params, x, state = material(cell)
    norms = state_gradient(cell.forward, cell.backward, params, x, state, [2, 6])
    for norm, lag in zip(norms, (2, 6), strict=True):
        jacobian = state_jacobian(cell.forward, cell.backward, params, x[:lag], state)
        assert norm == pytest.approx(np.sqrt(np.linalg.eigvalsh(jacobian.T @ jacobian)[-1]))


def test_a_scaled_orthogonal_network_at_rest_shrinks_by_its_scale():
    Q, _ = np.linalg.qr(np.random.default_rng(0).normal(size=(H, H)))
    params = RNNParams(np.concatenate([0.9 * Q, np.ones((H, 1))], axis=1), np.zeros(H))
    norms = state_gradient(
        rnn_forward, rnn_backward, params, np.zeros((50, 1, 1)), RNNState(np.zeros((1, H))), [1, 10, 50]
    )
    np.testing.assert_allclose(norms, [0.9, 0.9**10, 0.9**50])


def test_the_part_of_the_cell_state_with_gates_held_is_the_forget_gate():
    zeros, b_f = np.zeros((H, H + D)), np.array([3.0, 1.0, 0.0])
    params = LSTMParams(zeros, b_f, zeros, np.zeros(H), zeros, np.zeros(H), zeros, np.zeros(H))
    state = LSTMState(np.zeros((1, H)), np.ones((1, H)))
    lags = [1, 10]
    norms = state_gradient(lstm_forward, lstm_backward, params, np.ones((10, 1, D)), state, lags, slice(H, None))
    np.testing.assert_allclose(norms, [(1 / (1 + np.exp(-3))) ** lag for lag in lags])


def test_a_part_is_a_block_of_the_derivative():
    cell = CELLS["lstm"]
    params, x, state = material(cell)
    jacobian = state_jacobian(lstm_forward, lstm_backward, params, x, state)
    (norm,) = state_gradient(lstm_forward, lstm_backward, params, x, state, [T], slice(H, None))
    assert norm == pytest.approx(np.linalg.svd(jacobian[H:, H:])[1].max())
    assert norm < np.linalg.svd(jacobian[H:])[1].max()


@pytest.mark.parametrize(
    ("lags", "error", "words"),
    [
        ([0], ValueError, "lag: expected an integer of at least 1"),
        ([7], ValueError, "lag: expected at most 6, the length of x, got 7"),
        ([1.0], TypeError, "lag: expected an integer"),
    ],
)
def test_a_lag_must_lie_in_the_sequence(lags, error, words):
    params, x, state = material(CELLS["rnn"])
    with pytest.raises(error, match=words):
        state_gradient(rnn_forward, rnn_backward, params, x, state, lags)


def test_one_sequence_at_a_time():
    params, x, state = material(CELLS["rnn"])
    with pytest.raises(ValueError, match=r"x: expected shape \(T, 1, 2\), got \(6, 2, 2\)"):
        state_jacobian(rnn_forward, rnn_backward, params, np.repeat(x, 2, axis=1), state)
