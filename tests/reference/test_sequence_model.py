"""A model that answers at every step: its gradients by finite differences, its loss by exact arithmetic."""

from decimal import Decimal, localcontext

import numpy as np
import pytest
from cells import LSTM, RNN, arrays, each_cell, random

from lstm_ref import gradient_check
from lstm_ref.learning import Model, SequenceModel, cross_entropy, loss_and_gradients, predict, scores, train

D, H, B, T, V = 3, 4, 2, 5, 6


def material(cell, dtype=np.float64):
    """Return a model whose numbers all differ, x, and targets, some of which are not judged."""
    rng = np.random.default_rng(0)
    params = cell.random_params(D, H, rng, dtype)
    model = SequenceModel(params, random(rng, V, H, dtype=dtype), random(rng, V, dtype=dtype))
    target = rng.integers(0, V, (T, B))
    target[[0, 2, 4], [1, 0, 1]] = -1
    return model, random(rng, T, B, D, dtype=dtype), target


@each_cell
def test_gradients_of_a_batch(cell):
    model, x, target = material(cell)
    value, grads = loss_and_gradients(cell.forward, cell.backward, model, x, target, cross_entropy)
    assert value == cross_entropy(scores(cell.forward, model, x), target)[0]
    assert list(grads) == list(model.arrays())
    errors = gradient_check(lambda: cross_entropy(scores(cell.forward, model, x), target)[0], model.arrays(), grads)
    assert max(errors.values()) < 1e-6


def test_scores_are_read_from_every_h():
    model, x, _ = material(LSTM)
    h, y = LSTM.forward(model.params, x).h, scores(LSTM.forward, model, x)
    assert y.shape == (T, B, V)
    for t in range(T):
        for b in range(B):
            for v in range(V):
                assert y[t, b, v] == pytest.approx(sum(model.W_y[v, k] * h[t, b, k] for k in range(H)) + model.b_y[v])


def exact_loss(y, target):
    """Return the loss with 60 digits and no shift, so that exp of 5,000 is a number like any other."""
    with localcontext() as context:
        context.prec = 60
        judged = []
        for t, b in np.ndindex(target.shape):
            if target[t, b] != -1:
                row = [Decimal(float(score)) for score in y[t, b]]
                judged.append(sum(score.exp() for score in row).ln() - row[target[t, b]])
        return float(sum(judged) / len(judged))


@pytest.mark.parametrize("size", [0.0, 1.0, 30.0, 5000.0])
def test_cross_entropy_against_exact_arithmetic(size):
    rng = np.random.default_rng(1)
    y, target = rng.normal(0, size, (T, B, V)), rng.integers(-1, V, (T, B))
    assert cross_entropy(y, target)[0] == pytest.approx(exact_loss(y, target), rel=1e-13)


def test_the_gradient_of_cross_entropy_by_finite_differences():
    rng = np.random.default_rng(1)
    y, target = rng.normal(0, 2, (T, B, V)), rng.integers(-1, V, (T, B))
    dy = cross_entropy(y, target)[1]
    assert max(gradient_check(lambda: cross_entropy(y, target)[0], {"y": y}, {"y": dy}).values()) < 1e-6
    assert not dy[target == -1].any()
    np.testing.assert_allclose(dy.sum(axis=2), 0, atol=1e-15)


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_cross_entropy_survives_large_scores(dtype):
    y = np.array([[[3e4, -3e4, 0]], [[-3e4, 3e4, 0]]], dtype)
    loss, dy = cross_entropy(y, np.array([[0], [0]]))
    assert loss == 3e4  # nothing at the first step, 60,000 nats at the second
    np.testing.assert_array_equal(dy, np.array([[[0, 0, 0]], [[-0.5, 0.5, 0]]], dtype))
    assert dy.dtype == dtype


def test_cross_entropy_of_no_preference_is_the_logarithm_of_the_number_of_classes():
    assert cross_entropy(np.full((1, 1, V), 7.0), np.array([[2]]))[0] == pytest.approx(np.log(V))


def test_what_is_not_judged_has_no_say():
    model, x, target = material(RNN)
    y = scores(RNN.forward, model, x)
    other = y.copy()
    other[target == -1] = 1e6
    assert cross_entropy(y, target)[0] == cross_entropy(other, target)[0]


def test_training_lowers_the_loss():
    model, x, target = material(LSTM)
    losses = [
        loss
        for _, loss in train(LSTM.forward, LSTM.backward, model, [(x, target)] * 60, cross_entropy, learning_rate=0.05)
    ]
    assert losses[-1] < 0.1 * losses[0]


def test_float32_stays_float32():
    model, x, target = material(LSTM, np.float32)
    [(trained, _)] = train(LSTM.forward, LSTM.backward, model, [(x, target)], cross_entropy, learning_rate=0.1)
    assert {a.dtype for a in trained.arrays().values()} == {np.dtype(np.float32)}


def test_a_new_read_out():
    params = RNN.random_params(D, 400, np.random.default_rng(0), np.float32)
    model = SequenceModel.init(params, 7, rng=np.random.default_rng(1))
    assert (model.W_y.shape, model.W_y.dtype, model.b_y.tolist()) == ((7, 400), np.float32, [0] * 7)
    assert 0.9 / 20 < np.abs(model.W_y).max() <= 1 / 20
    again = model.with_arrays(model.arrays())
    assert arrays(again.params).keys() == arrays(params).keys()
    assert again.W_y is model.W_y


@pytest.mark.parametrize(
    ("change", "error", "words"),
    [
        ({"params": None}, TypeError, "params: expected the parameters of a cell, got NoneType"),
        ({"W_y": np.ones((V, H + 1))}, ValueError, r"W_y: expected shape \(V, 4\), got \(6, 5\)"),
        ({"W_y": np.ones((0, H))}, ValueError, "W_y: expected shape .* with V of at least 1"),
        ({"W_y": np.ones((V, H), np.float32)}, TypeError, "W_y: expected dtype float64 like the parameters"),
        ({"b_y": np.ones(V - 1)}, ValueError, r"b_y: expected shape \(6,\), got \(5,\)"),
        ({"b_y": np.full(V, np.nan)}, ValueError, "b_y: expected finite numbers"),
    ],
)
def test_a_read_out_must_fit_its_cell(change, error, words):
    model, _, _ = material(RNN)
    with pytest.raises(error, match=words):
        SequenceModel(**(vars(model) | change))


@pytest.mark.parametrize(
    ("outputs", "rng", "error", "words"),
    [
        (0, np.random.default_rng(0), ValueError, "outputs: expected an integer of at least 1, got 0"),
        (True, np.random.default_rng(0), TypeError, "outputs: expected an integer"),
        (3, 0, TypeError, "rng: expected numpy.random.Generator, got int"),
    ],
)
def test_bad_sizes_are_refused(outputs, rng, error, words):
    with pytest.raises(error, match=words):
        SequenceModel.init(material(RNN)[0].params, outputs, rng=rng)


@pytest.mark.parametrize(
    ("y", "target", "error", "words"),
    [
        (np.ones((1, 2)), np.zeros((1, 2), int), ValueError, r"y: expected shape \(T, B, V\), got \(1, 2\)"),
        (np.full((1, 1, 2), np.inf), np.zeros((1, 1), int), ValueError, "y: expected finite numbers"),
        (np.ones((1, 1, 2)), np.zeros((1, 1)), TypeError, "target: expected a NumPy array of integers, got float64"),
        (np.ones((1, 1, 2)), np.zeros((1, 1), bool), TypeError, "target: expected a NumPy array of integers, got bool"),
        (np.ones((1, 1, 2)), [[0]], TypeError, "target: expected a NumPy array of integers, got list"),
        (np.ones((3, 1, 2)), np.zeros((1, 3), int), ValueError, r"target: expected shape \(3, 1\), got \(1, 3\)"),
        (np.ones((1, 1, 2)), np.array([[2]]), ValueError, "target: expected -1 to 1, got 2"),
        (np.ones((1, 1, 2)), np.array([[-2]]), ValueError, "target: expected -1 to 1, got -2"),
        (np.ones((1, 1, 2)), np.array([[-1]]), ValueError, "target: expected a step that is judged, got -1 everywhere"),
    ],
)
def test_scores_and_targets_must_fit_each_other(y, target, error, words):
    with pytest.raises(error, match=words):
        cross_entropy(y, target)


def test_scores_come_from_a_model_of_sequences():
    params = RNN.random_params(D, H, np.random.default_rng(0))
    once = Model.init(params, rng=np.random.default_rng(0))
    with pytest.raises(TypeError, match="model: expected SequenceModel, got Model"):
        scores(RNN.forward, once, np.ones((T, B, D)))
    assert predict(RNN.forward, once, np.ones((T, B, D))).shape == (B,)
