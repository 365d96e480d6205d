"""The pieces of training against finite differences and hand computation; and that training learns."""

import numpy as np
import pytest
from cells import GRU, LSTM, RNN, each_cell

from lstm_ref import gradient_check
from lstm_ref.learning import (
    Model,
    accuracy,
    adam_update,
    adding,
    clip_by_norm,
    logistic_loss,
    loss_and_gradients,
    predict,
    remember_bit,
    sgd_update,
    squared_loss,
    train,
)


def verbs(cell):
    return cell.forward, cell.backward


def new_model(cell, H=3, dtype=np.float64):
    rng = np.random.default_rng(0)
    return Model.init(cell.Params.init(2, H, rng=rng, dtype=dtype), rng=rng)


@each_cell
@pytest.mark.parametrize(
    ("draw", "loss"), [(remember_bit, logistic_loss), (adding, squared_loss)], ids=["bit", "adding"]
)
def test_gradients_of_a_batch(cell, draw, loss):
    model, (x, target) = new_model(cell), draw(4, 5, np.random.default_rng(1))
    arrays = model.arrays()
    value, grads = loss_and_gradients(*verbs(cell), model, x, target, loss)
    assert value == loss(predict(cell.forward, model, x), target)[0]
    errors = gradient_check(lambda: loss(predict(cell.forward, model, x), target)[0], arrays, grads)
    assert max(errors.values()) < 1e-6


def test_the_logistic_loss_survives_large_answers():
    loss, dy = logistic_loss(np.array([1000.0, -1000.0]), np.array([-1.0, -1.0]))
    assert loss == 500
    np.testing.assert_allclose(dy, [0.5, 0], atol=1e-300)


def test_the_answer_is_read_from_the_last_h():
    model = new_model(LSTM)
    x, _ = remember_bit(4, 5, np.random.default_rng(1))
    h = LSTM.forward(model.params, x).h
    np.testing.assert_allclose(predict(LSTM.forward, model, x), h[-1] @ model.w_y + model.b_y)


def test_an_answer_of_zero_is_not_right():
    assert accuracy(np.array([0.0, 0.1, -3.0, 2.0]), np.array([-1.0, 1.0, -1.0, 1.0])) == 0.75


def test_two_updates_of_adam_by_hand():
    arrays, state = adam_update({"a": np.array([1.0])}, {"a": np.array([2.0])}, None, learning_rate=0.1)
    assert arrays["a"] == pytest.approx(0.9, abs=1e-8)  # mean 2, root of the square 2: a whole learning rate
    arrays, state = adam_update(arrays, {"a": np.array([-1.0])}, state, learning_rate=0.1)
    assert state.step == 2
    assert state.mean["a"] == pytest.approx(0.9 * 0.2 - 0.1)
    assert state.square["a"] == pytest.approx(0.999 * 0.004 + 0.001)
    wanted = 0.9 - 0.1 * (0.08 / 0.19) / (np.sqrt(0.004996 / 0.001999) + 1e-8)
    assert arrays["a"] == pytest.approx(wanted, abs=1e-8)


@pytest.mark.parametrize(("gradient", "share"), [(1e-8, 1 / 2), (3e-8, 3 / 4), (-1e-9, -1 / 11), (0.0, 0.0)])
def test_adam_adds_its_epsilon_to_the_root(gradient, share):
    """The first step is g / (|g| + 1e-8) of the learning rate: seen where the gradient is as small as that."""
    arrays, _ = adam_update({"a": np.zeros(1)}, {"a": np.array([gradient])}, None, learning_rate=1.0)
    assert -arrays["a"] == pytest.approx(share, rel=1e-6)


def test_gradient_descent_goes_against_the_gradient():
    arrays, grads = (
        {"a": np.array([1.0, 2.0]), "b": np.zeros((1, 1))},
        {"a": np.array([3.0, -5.0]), "b": np.ones((1, 1))},
    )
    moved, state = sgd_update(arrays, grads, None, learning_rate=0.1)
    np.testing.assert_allclose(moved["a"], [0.7, 2.5])
    np.testing.assert_allclose(moved["b"], [[-0.1]])
    assert state is None


@pytest.mark.parametrize("update", [adam_update, sgd_update])
def test_an_update_changes_nothing_that_it_is_given(update):
    arrays, grads = {"a": np.ones(2)}, {"a": np.ones(2)}
    _, state = update(arrays, grads, None, learning_rate=0.1)
    before = None if state is None else (state.mean["a"].copy(), state.square["a"].copy())
    update(arrays, grads, state, learning_rate=0.1)
    assert arrays["a"].tolist() == grads["a"].tolist() == [1, 1]
    if state is not None:
        assert state.step == 1
        assert np.array_equal((state.mean["a"], state.square["a"]), before)


@pytest.mark.parametrize("update", [adam_update, sgd_update])
@pytest.mark.parametrize("max_norm", [None, 3.0])
def test_training_clips_and_updates_and_hands_on_the_state(update, max_norm):
    rng = np.random.default_rng(1)
    batches = [(x, target * scale) for scale in (100, 50) for x, target in [adding(4, 5, rng)]]  # gradients above 3
    clip = {} if max_norm is None else {"max_norm": max_norm}
    *_, (model, _) = train(*verbs(GRU), new_model(GRU), batches, squared_loss, learning_rate=0.1, update=update, **clip)
    by_hand, state = new_model(GRU), None
    for x, target in batches:
        _, grads = loss_and_gradients(*verbs(GRU), by_hand, x, target, squared_loss)
        arrays, state = update(by_hand.arrays(), clip_by_norm(grads, max_norm or 1.0), state, 0.1)
        by_hand = by_hand.with_arrays(arrays)
    for name, array in by_hand.arrays().items():
        np.testing.assert_array_equal(model.arrays()[name], array)


def test_clipping_keeps_the_direction_and_bounds_the_norm_of_all():
    grads = {"a": np.array([3.0, 0.0]), "b": np.array([[0.0], [4.0]])}
    clipped = clip_by_norm(grads, 1.0)
    np.testing.assert_allclose(clipped["a"], [0.6, 0])
    np.testing.assert_allclose(clipped["b"], [[0], [0.8]])
    assert all(clip_by_norm(grads, 5.0)[name] is grads[name] for name in grads)


@each_cell
def test_training_finds_a_bit_a_few_steps_away(cell):
    rng = np.random.default_rng(0)
    batches = (remember_bit(3, 16, rng) for _ in range(150))
    steps = list(train(*verbs(cell), new_model(cell, H=8), batches, logistic_loss, learning_rate=0.02))
    x, target = remember_bit(3, 200, rng)
    assert len(steps) == 150
    assert accuracy(predict(cell.forward, steps[-1][0], x), target) > 0.99


def test_training_stops_when_the_caller_does_and_leaves_the_first_model_as_it_was():
    model = new_model(LSTM)
    before = {name: array.copy() for name, array in model.arrays().items()}
    drawn = []

    def batches():
        while True:
            drawn.append(remember_bit(3, 4, np.random.default_rng(len(drawn))))
            yield drawn[-1]

    steps = train(*verbs(LSTM), model, batches(), logistic_loss, learning_rate=0.1)
    (first, loss), _ = next(steps), next(steps)
    assert len(drawn) == 2
    assert loss == logistic_loss(predict(LSTM.forward, model, drawn[0][0]), drawn[0][1])[0]
    assert all(np.array_equal(model.arrays()[name], before[name]) for name in before)
    assert all(not np.array_equal(first.arrays()[name], before[name]) for name in before)


def test_gradients_are_clipped_before_adam_sees_them():
    def first(max_norm):
        batches = [adding(5, 4, np.random.default_rng(0))]
        return next(train(*verbs(RNN), new_model(RNN), batches, squared_loss, learning_rate=0.1, max_norm=max_norm))[0]

    tiny, usual = first(1e-9), first(1.0)  # Adam forgives any scale but one as small as its epsilon
    moved = {name: np.abs(a - new_model(RNN).arrays()[name]).max() for name, a in tiny.arrays().items()}
    assert max(moved.values()) < 0.02
    assert np.abs(usual.b_y - new_model(RNN).b_y).max() > 0.09


def test_float32_stays_float32():
    model = new_model(LSTM, dtype=np.float32)
    batches = [remember_bit(3, 4, np.random.default_rng(0), np.float32)] * 2
    *_, (model, _) = train(*verbs(LSTM), model, batches, logistic_loss, learning_rate=0.1, max_norm=0.01)
    assert {array.dtype for array in model.arrays().values()} == {np.dtype(np.float32)}


@pytest.mark.parametrize("update", [adam_update, sgd_update])
@pytest.mark.parametrize(
    ("change", "error", "words"),
    [
        ({"model": None}, TypeError, "model: expected Model or SequenceModel, got NoneType"),
        ({"learning_rate": 0}, ValueError, "learning_rate: expected a positive number, got 0"),
        ({"learning_rate": "0.1"}, TypeError, "learning_rate: expected a number, got str"),
        ({"max_norm": -1.0}, ValueError, "max_norm: expected a positive number, got -1.0"),
        ({"max_norm": np.nan}, ValueError, "max_norm: expected a finite number that float64 can hold, got nan"),
    ],
    ids=str,
)
def test_bad_arguments_are_refused(update, change, error, words):
    given = {"model": new_model(RNN), "learning_rate": 0.1, "max_norm": 1.0} | change
    batches = [remember_bit(3, 4, np.random.default_rng(0))]
    with pytest.raises(error, match=words):
        next(train(*verbs(RNN), given.pop("model"), batches, logistic_loss, update=update, **given))


def test_a_read_out_must_fit_its_cell():
    model = new_model(RNN)
    with pytest.raises(ValueError, match=r"w_y: expected shape \(3,\), got \(2,\)"):
        Model(model.params, np.ones(2), np.ones(1))
    with pytest.raises(TypeError, match="b_y: expected dtype float64 like the parameters, got float32"):
        Model(model.params, np.ones(3), np.ones(1, np.float32))


def test_a_model_has_a_cell():
    with pytest.raises(TypeError, match="params: expected the parameters of a cell, got NoneType"):
        Model(None, np.ones(3), np.ones(1))


@pytest.mark.parametrize("judge", [logistic_loss, squared_loss, accuracy])
@pytest.mark.parametrize(
    ("y", "target", "error", "words"),
    [
        ([1.0], np.ones(1), TypeError, "y: expected a NumPy array of shape"),
        (np.ones((2, 1)), np.ones(2), ValueError, r"y: expected shape \(B,\), got \(2, 1\)"),
        (np.ones(2), np.ones((2, 1)), ValueError, r"target: expected shape \(2,\), got \(2, 1\)"),
        (np.ones(2), np.ones(3), ValueError, r"target: expected shape \(2,\), got \(3,\)"),
        (np.ones(2), np.ones(2, np.float32), TypeError, "target: expected dtype float64"),
        (np.array([np.nan]), np.ones(1), ValueError, "y: expected finite numbers"),
        (np.ones(1), np.array([np.inf]), ValueError, "target: expected finite numbers"),
    ],
)
def test_answers_and_targets_must_fit_each_other(judge, y, target, error, words):
    with pytest.raises(error, match=words):
        judge(y, target)


def test_the_logistic_loss_wants_signs():
    with pytest.raises(ValueError, match=r"target: expected \+1 and -1"):
        logistic_loss(np.ones(2), np.array([1.0, 0.0]))
