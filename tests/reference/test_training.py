"""The pieces of training against finite differences and hand computation; and that training learns."""

import numpy as np
import pytest

import lstm_ref
from lstm_ref import gradient_check
from lstm_ref.learning.adam import AdamState, adam_update, clip_by_norm
from lstm_ref.learning.tasks import adding, remember_bit
from lstm_ref.learning.training import Model, accuracy, logistic_loss, loss_and_gradients, predict, squared_loss, train

NAMES = {
    "rnn": "RNNParams",
    "lstm": "LSTMParams",
    "peephole": "PeepholeParams",
    "coupled": "CoupledParams",
    "gru": "GRUParams",
}
each_cell = pytest.mark.parametrize("cell", NAMES)


def verbs(cell):
    return getattr(lstm_ref, f"{cell}_forward"), getattr(lstm_ref, f"{cell}_backward")


def new_model(cell, H=3, dtype=np.float64):
    rng = np.random.default_rng(0)
    return Model.init(getattr(lstm_ref, NAMES[cell]).init(2, H, rng=rng, dtype=dtype), rng=rng)


@each_cell
@pytest.mark.parametrize(
    ("draw", "loss"), [(remember_bit, logistic_loss), (adding, squared_loss)], ids=["bit", "adding"]
)
def test_gradients_of_a_batch(cell, draw, loss):
    forward, backward = verbs(cell)
    model, (x, target) = new_model(cell), draw(4, 5, np.random.default_rng(1))
    arrays = model.arrays()
    value, grads = loss_and_gradients(forward, backward, model, x, target, loss)
    assert value == loss(predict(forward, model, x), target)[0]
    errors = gradient_check(lambda: loss(predict(forward, model, x), target)[0], arrays, grads)
    assert max(errors.values()) < 1e-6


def test_the_logistic_loss_survives_large_answers():
    loss, dy = logistic_loss(np.array([1000.0, -1000.0]), np.array([-1.0, -1.0]))
    assert loss == 500
    np.testing.assert_allclose(dy, [0.5, 0], atol=1e-300)


def test_the_answer_is_read_from_the_last_h():
    model = new_model("lstm")
    x, _ = remember_bit(4, 5, np.random.default_rng(1))
    h = lstm_ref.lstm_forward(model.params, x).h
    np.testing.assert_allclose(predict(lstm_ref.lstm_forward, model, x), h[-1] @ model.w_y + model.b_y)


def test_an_answer_of_zero_is_not_right():
    assert accuracy(np.array([0.0, 0.1, -3.0, 2.0]), np.array([-1.0, 1.0, -1.0, 1.0])) == 0.75


def test_two_updates_of_adam_by_hand():
    arrays, state = {"a": np.array([1.0])}, AdamState.start({"a": np.array([1.0])})
    arrays, state = adam_update(arrays, {"a": np.array([2.0])}, state, learning_rate=0.1)
    assert arrays["a"] == pytest.approx(0.9, abs=1e-8)  # mean 2, root of the square 2: a whole learning rate
    arrays, state = adam_update(arrays, {"a": np.array([-1.0])}, state, learning_rate=0.1)
    assert state.step == 2
    assert state.mean["a"] == pytest.approx(0.9 * 0.2 - 0.1)
    assert state.square["a"] == pytest.approx(0.999 * 0.004 + 0.001)
    wanted = 0.9 - 0.1 * (0.08 / 0.19) / (np.sqrt(0.004996 / 0.001999) + 1e-8)
    assert arrays["a"] == pytest.approx(wanted, abs=1e-8)


def test_adam_changes_nothing_that_it_is_given():
    arrays, grads = {"a": np.ones(2)}, {"a": np.ones(2)}
    state = AdamState.start(arrays)
    adam_update(arrays, grads, state, learning_rate=0.1)
    assert arrays["a"].tolist() == grads["a"].tolist() == [1, 1]
    assert (state.step, state.mean["a"].tolist(), state.square["a"].tolist()) == (0, [0, 0], [0, 0])


def test_clipping_keeps_the_direction_and_bounds_the_norm_of_all():
    grads = {"a": np.array([3.0, 0.0]), "b": np.array([[0.0], [4.0]])}
    clipped = clip_by_norm(grads, 1.0)
    np.testing.assert_allclose(clipped["a"], [0.6, 0])
    np.testing.assert_allclose(clipped["b"], [[0], [0.8]])
    assert all(clip_by_norm(grads, 5.0)[name] is grads[name] for name in grads)


@each_cell
def test_training_finds_a_bit_a_few_steps_away(cell):
    forward, backward = verbs(cell)
    rng = np.random.default_rng(0)
    batches = (remember_bit(3, 16, rng) for _ in range(150))
    steps = list(train(forward, backward, new_model(cell, H=8), batches, logistic_loss, learning_rate=0.02))
    x, target = remember_bit(3, 200, rng)
    assert len(steps) == 150
    assert accuracy(predict(forward, steps[-1][0], x), target) > 0.99


def test_training_stops_when_the_caller_does_and_leaves_the_first_model_as_it_was():
    model = new_model("lstm")
    before = {name: array.copy() for name, array in model.arrays().items()}
    drawn = []

    def batches():
        while True:
            drawn.append(remember_bit(3, 4, np.random.default_rng(len(drawn))))
            yield drawn[-1]

    steps = train(*verbs("lstm"), model, batches(), logistic_loss, learning_rate=0.1)
    (first, loss), _ = next(steps), next(steps)
    assert len(drawn) == 2
    assert loss == logistic_loss(predict(lstm_ref.lstm_forward, model, drawn[0][0]), drawn[0][1])[0]
    assert all(np.array_equal(model.arrays()[name], before[name]) for name in before)
    assert all(not np.array_equal(first.arrays()[name], before[name]) for name in before)


def test_gradients_are_clipped_before_adam_sees_them():
    def first(max_norm):
        batches = [adding(5, 4, np.random.default_rng(0))]
        return next(
            train(*verbs("rnn"), new_model("rnn"), batches, squared_loss, learning_rate=0.1, max_norm=max_norm)
        )[0]

    tiny, usual = first(1e-9), first(1.0)  # Adam forgives any scale but one as small as its epsilon
    moved = {name: np.abs(a - new_model("rnn").arrays()[name]).max() for name, a in tiny.arrays().items()}
    assert max(moved.values()) < 0.02
    assert np.abs(usual.b_y - new_model("rnn").b_y).max() > 0.09


def test_float32_stays_float32():
    model = new_model("lstm", dtype=np.float32)
    batches = [remember_bit(3, 4, np.random.default_rng(0), np.float32)] * 2
    *_, (model, _) = train(*verbs("lstm"), model, batches, logistic_loss, learning_rate=0.1, max_norm=0.01)
    assert {array.dtype for array in model.arrays().values()} == {np.dtype(np.float32)}


@pytest.mark.parametrize(
    ("change", "error", "words"),
    [
        ({"model": None}, TypeError, "model: expected Model, got NoneType"),
        ({"learning_rate": 0}, ValueError, "learning_rate: expected a positive number, got 0"),
        ({"learning_rate": "0.1"}, TypeError, "learning_rate: expected a number, got str"),
        ({"max_norm": -1.0}, ValueError, "max_norm: expected a positive number, got -1.0"),
    ],
    ids=str,
)
def test_bad_arguments_are_refused(change, error, words):
    given = {"model": new_model("rnn"), "learning_rate": 0.1, "max_norm": 1.0} | change
    batches = [remember_bit(3, 4, np.random.default_rng(0))]
    with pytest.raises(error, match=words):
        next(train(*verbs("rnn"), given.pop("model"), batches, logistic_loss, **given))


def test_a_read_out_must_fit_its_cell():
    model = new_model("rnn")
    with pytest.raises(ValueError, match=r"w_y: expected shape \(3,\), got \(2,\)"):
        Model(model.params, np.ones(2), np.ones(1))
    with pytest.raises(TypeError, match="b_y: expected dtype float64 like the parameters, got float32"):
        Model(model.params, np.ones(3), np.ones(1, np.float32))
