"""What a model looks at: connectivity by finite differences, ablation by a silenced run, belt and detours by hand."""

import numpy as np
import pytest
from cells import CELLS, GRU, LSTM, NO_FORGET, RNN, arrays, each_cell, random

from lstm_ref import LSTMParams, LSTMState
from lstm_ref.learning import (
    Model,
    SequenceModel,
    ablate,
    cell_state_paths,
    connectivity,
    predict,
    scores,
    state_jacobian,
)

D, H, B, T, V = 3, 4, 2, 6, 5
WITH_CELL_STATE = ("lstm", "peephole", "coupled", "no_forget")
with_cell_state = pytest.mark.parametrize("cell", [CELLS[name] for name in WITH_CELL_STATE], ids=WITH_CELL_STATE)


def material(cell):
    rng = np.random.default_rng(0)
    model = SequenceModel(cell.random_params(D, H, rng), random(rng, V, H), random(rng, V))
    return model, random(rng, T, B, D)


@each_cell
def test_connectivity_is_the_norm_of_a_difference_quotient(cell):
    model, x = material(cell)
    step, score, epsilon = 4, 3, 1e-6
    got = connectivity(cell.forward, cell.backward, model, x, step=step, score=score)
    assert got.shape == (step + 1, B)
    for t, b in np.ndindex(step + 1, B):
        slopes = []
        for d in range(D):
            above, below = x.copy(), x.copy()
            above[t, b, d] += epsilon
            below[t, b, d] -= epsilon
            y_above, y_below = (scores(cell.forward, model, each)[step, b, score] for each in (above, below))
            slopes.append((y_above - y_below) / (2 * epsilon))
        assert got[t, b] == pytest.approx(np.sqrt(sum(slope**2 for slope in slopes)), abs=1e-8)


@pytest.mark.parametrize(
    ("change", "error", "words"),
    [
        ({"step": T}, ValueError, "step: expected at most 5, got 6"),
        ({"step": -1}, ValueError, "step: expected an integer of at least 0, got -1"),
        ({"score": V}, ValueError, "score: expected at most 4, got 5"),
        ({"score": True}, TypeError, "score: expected an integer of at least 0, got bool"),
        ({"x": np.ones((T, B, D + 1))}, ValueError, r"x: expected shape \(T, B, 3\)"),
        ({"model": None}, TypeError, "model: expected SequenceModel, got NoneType"),
    ],
)
def test_connectivity_refuses_what_is_not_there(change, error, words):
    model, x = material(RNN)
    given = {"model": model, "x": x, "step": 1, "score": 1} | change
    with pytest.raises(error, match=words):
        connectivity(RNN.forward, RNN.backward, **given)


def silenced(cell, params, x, unit):
    """Return h of every step, where h_k is set to 0 before the first step and after each."""
    state = cell.random_state(B, H, np.random.default_rng(5))
    state.h[:, unit] = 0
    start, seen = type(state)(**{name: a.copy() for name, a in arrays(state).items()}), []
    for x_t in x:
        state = cell.step(params, x_t, state).state
        state.h[:, unit] = 0
        seen.append(state.h.copy())
    return np.array(seen), start


@each_cell
@pytest.mark.parametrize("unit", [0, 2, H - 1])
def test_a_silent_unit_is_one_whose_h_is_zero(cell, unit):
    model, x = material(cell)
    h, start = silenced(cell, model.params, x, unit)
    quiet = ablate(model, unit)
    trace = cell.forward(quiet.params, x, start)
    others = [k for k in range(H) if k != unit]
    np.testing.assert_allclose(trace.h[:, :, others], h[:, :, others], rtol=0, atol=1e-12)
    np.testing.assert_allclose(quiet.read(trace.h), model.read(h), rtol=0, atol=1e-12)
    assert np.abs(quiet.read(trace.h) - model.read(cell.forward(model.params, x, start).h)).max() > 1e-3
    assert np.abs(trace.h[:, :, unit]).min() > 0  # it goes on, unheard


def test_a_model_of_one_answer_can_be_ablated_too():
    rng = np.random.default_rng(0)
    model = Model(GRU.random_params(D, H, rng), random(rng, H), random(rng, 1))
    x = random(rng, T, B, D)
    quiet = ablate(model, 1)
    assert quiet.w_y.tolist() == [model.w_y[0], 0, *model.w_y[2:]]
    assert not np.allclose(predict(GRU.forward, quiet, x), predict(GRU.forward, model, x))
    assert model.w_y[1] != 0  # the model it came from is as it was


@pytest.mark.parametrize(
    ("unit", "error", "words"),
    [
        (H, ValueError, "unit: expected at most 3, as H is one more, got 4"),
        (-1, ValueError, "unit: expected an integer of at least 0, got -1"),
        (1.0, TypeError, "unit: expected an integer of at least 0, got float"),
    ],
)
def test_only_a_unit_of_the_model_is_silenced(unit, error, words):
    with pytest.raises(error, match=words):
        ablate(material(LSTM)[0], unit)


def test_only_a_model_is_silenced():
    with pytest.raises(TypeError, match="model: expected Model or SequenceModel, got LSTMParams"):
        ablate(material(LSTM)[0].params, 0)


def one_sequence(cell):
    rng = np.random.default_rng(0)
    return cell.random_params(D, H, rng), random(rng, T, 1, D), cell.random_state(1, H, rng)


@with_cell_state
def test_the_parts_add_up_to_the_derivative_and_the_belt_is_the_product_of_the_gates(cell):
    params, x, state = one_sequence(cell)
    lags = [1, 3, T]
    paths = cell_state_paths(cell.forward, cell.backward, params, x, state, lags)
    gates = cell.forward(params, x, state).f[:, 0]
    for at, lag in enumerate(lags):
        whole = state_jacobian(cell.forward, cell.backward, params, x[:lag], state)[H:, H:]
        np.testing.assert_allclose(paths.whole[at], whole, rtol=0, atol=1e-15)
        wanted = np.eye(H)
        for f_t in gates[:lag]:
            wanted = wanted * f_t
        np.testing.assert_allclose(paths.belt[at], wanted, rtol=1e-12, atol=0)


@with_cell_state
def test_with_gates_and_candidates_held_the_belt_is_all(cell):
    """Change C_0 alone, keep what the layers made of it, and add up (4) once more: that is what the belt carries."""
    params, x, state = one_sequence(cell)
    trace, epsilon = cell.forward(params, x, state), 1e-6

    def last_C(C):
        for f_t, i_t, C_tilde_t in zip(trace.f, trace.i, trace.C_tilde, strict=True):
            C = f_t * C + i_t * C_tilde_t
        return C[0]

    belt = cell_state_paths(cell.forward, cell.backward, params, x, state, [T]).belt[0]
    for k, unit in enumerate(epsilon * np.eye(H)):
        slope = (last_C(state.C + unit) - last_C(state.C - unit)) / (2 * epsilon)
        np.testing.assert_allclose(belt[:, k], slope, rtol=0, atol=1e-8)


def test_without_recurrent_weights_there_are_no_detours():
    params, x, state = one_sequence(LSTM)
    heard = {1: 1, 2: np.r_[np.zeros(H), np.ones(D)]}  # by number of axes: biases as they are, x alone for the weights
    deaf = LSTMParams(**{name: a * heard[a.ndim] for name, a in arrays(params).items()})
    quiet = cell_state_paths(LSTM.forward, LSTM.backward, deaf, x, state, [T])
    np.testing.assert_allclose(quiet.detours, 0, atol=1e-15)
    loud = cell_state_paths(LSTM.forward, LSTM.backward, params, x, state, [T])
    assert np.abs(loud.detours).max() > 1e-3
    assert np.abs(loud.detours[0] - np.diag(np.diag(loud.detours[0]))).max() > 1e-3


def test_the_belt_of_a_cell_without_a_forget_gate_never_shrinks():
    params, x, state = one_sequence(NO_FORGET)
    paths = cell_state_paths(NO_FORGET.forward, NO_FORGET.backward, params, x, state, [1, T])
    np.testing.assert_array_equal(paths.belt, [np.eye(H)] * 2)
    np.testing.assert_array_equal(paths.norms()["belt"], [1, 1])


def test_norms_are_the_largest_singular_values():
    params, x, state = one_sequence(LSTM)
    paths = cell_state_paths(LSTM.forward, LSTM.backward, params, x, state, [2, 5])
    for part, norms in paths.norms().items():
        matrices = getattr(paths, part)
        wanted = [np.sqrt(np.linalg.eigvalsh(matrix.T @ matrix)[-1]) for matrix in matrices]
        np.testing.assert_allclose(norms, wanted)


@pytest.mark.parametrize(
    ("lags", "error", "words"),
    [
        ([0], ValueError, "lag: expected an integer of at least 1, got 0"),
        ([T + 1], ValueError, "lag: expected at most 6, the length of x, got 7"),
        ([], ValueError, "lags: expected at least one, got none"),
    ],
)
def test_a_lag_must_lie_in_the_sequence(lags, error, words):
    params, x, state = one_sequence(LSTM)
    with pytest.raises(error, match=words):
        cell_state_paths(LSTM.forward, LSTM.backward, params, x, state, lags)


@pytest.mark.parametrize("name", ["rnn", "gru"])
def test_a_cell_without_a_cell_state_has_no_belt(name):
    cell = CELLS[name]
    params, x, state = one_sequence(cell)
    with pytest.raises(TypeError, match=r"forward: expected a cell with a cell state, got one with a (RNN|GRU)Trace"):
        cell_state_paths(cell.forward, cell.backward, params, x, state, [1])


def test_one_sequence_at_a_time():
    params, x, _ = one_sequence(LSTM)
    state = LSTMState.zeros(params, 2)
    with pytest.raises(ValueError, match=r"x: expected shape \(T, 1, 3\), got \(6, 2, 3\)"):
        cell_state_paths(LSTM.forward, LSTM.backward, params, np.repeat(x, 2, axis=1), state, [1])
