"""Truncated gradients are those of the last steps alone; where gradients are large, clipping makes a difference."""

import numpy as np

from lstm_ref.learning import loss_and_gradients
from tools.experiments.claims import clipping, truncation
from tools.experiments.solving import BIT

KIND = truncation.MODELS["lstm_b1"]
MODEL = KIND.model(5, np.random.default_rng(0))
X, TARGET = BIT.draw(6, 4, np.random.default_rng(1))  # 8 steps


def test_a_gradient_that_may_go_all_the_way_is_the_whole_one():
    _, whole = loss_and_gradients(KIND.forward, KIND.backward, MODEL, X, TARGET, BIT.loss)
    for steps in (8, 20):
        found = truncation.truncated(KIND, MODEL, X, TARGET, steps)
        for name, grad in whole.items():
            np.testing.assert_allclose(found[name], grad, rtol=1e-10, atol=1e-14)


def test_a_truncated_gradient_takes_the_state_before_it_as_given():
    steps, epsilon = 3, 1e-6
    found = truncation.truncated(KIND, MODEL, X, TARGET, steps)
    before = KIND.forward(MODEL.params, X[:-steps]).final  # stays what it was
    for name, place in (("W_f", (1, 2)), ("W_C", (4, 6)), ("b_i", (3,)), ("w_y", (2,))):
        values = []
        for sign in (1, -1):
            arrays = {key: array.copy() for key, array in MODEL.arrays().items()}
            arrays[name][place] += sign * epsilon
            moved = MODEL.with_arrays(arrays)
            y = KIND.forward(moved.params, X[-steps:], before).h[-1] @ moved.w_y + moved.b_y
            values.append(BIT.loss(y, TARGET)[0])
        assert np.isclose(found[name][place], (values[0] - values[1]) / (2 * epsilon), rtol=1e-5, atol=1e-10), name


def test_one_step_back_the_recurrent_state_is_given():
    found = truncation.truncated(KIND, MODEL, X, TARGET, 1)
    _, whole = loss_and_gradients(KIND.forward, KIND.backward, MODEL, X, TARGET, BIT.loss)
    assert not np.allclose(found["W_f"], whole["W_f"], rtol=1e-3)
    assert np.array_equal(found["w_y"], whole["w_y"])


def test_there_was_something_to_clip():
    parts = [clipping.learn("rnn_orthogonal_2", 0.1, norm, 3) for norm in ("clipped", "free")]
    assert all(largest > 0 for _, _, largest in parts)  # log10 of the largest norm
    assert parts[0] != parts[1]
