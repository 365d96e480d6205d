"""The toy tasks: what a batch holds, and that it depends on the generator alone."""

import numpy as np
import pytest

from lstm_ref.learning import adding, remember_bit
from lstm_ref.learning.tasks import NOISE

TASKS = {"remember_bit": (remember_bit, 30), "adding": (adding, 30)}
each_task = pytest.mark.parametrize(("draw", "size"), TASKS.values(), ids=TASKS)


def rng(seed=0):
    return np.random.default_rng(seed)


def test_a_bit_then_noise_then_a_cue():
    x, target = remember_bit(30, 2000, rng())
    assert x.shape == (32, 2000, 2)
    assert np.array_equal(x[0, :, 0], target)
    assert np.all(np.abs(target) == 1)
    assert abs(target.mean()) < 0.1
    assert np.all(x[:-1, :, 1] == 0)
    assert np.all(x[-1] == [0, 1])
    noise = x[1:-1, :, 0]
    assert abs(noise.std() - NOISE) < 0.01
    assert abs(np.mean(noise * target)) < 0.01  # after the first input, nothing tells the bit


def test_the_marked_numbers_add_up_to_the_target():
    x, target = adding(31, 2000, rng())
    numbers, marks = x[:, :, 0], x[:, :, 1]
    assert x.shape == (31, 2000, 2)
    assert numbers.min() >= 0
    assert numbers.max() < 1
    assert np.all(marks[:15].sum(axis=0) == 1)
    assert np.all(marks[15:].sum(axis=0) == 1)
    assert set(np.unique(marks)) == {0, 1}
    assert np.all(marks.sum(axis=1) > 0)  # every step is marked in some sequence
    np.testing.assert_allclose(target, np.einsum("tb,tb->b", numbers, marks), rtol=0, atol=1e-12)
    assert abs(np.mean((target - 1) ** 2) - 1 / 6) < 0.01


@each_task
def test_the_generator_decides_alone(draw, size):
    first, again, other = (draw(size, 8, rng(seed)) for seed in (0, 0, 1))
    assert all(np.array_equal(a, b) for a, b in zip(first, again, strict=True))
    assert not np.array_equal(first[0], other[0])


@each_task
def test_float32_stays_float32(draw, size):
    x, target = draw(size, 8, rng(), np.float32)
    assert (x.dtype, target.dtype) == (np.float32, np.float32)


@each_task
@pytest.mark.parametrize(
    ("change", "error", "words"),
    [
        ({0: 0}, ValueError, "(lag|length): expected an integer of at least 1, got 0"),
        ({0: 2.0}, TypeError, "(lag|length): expected an integer"),
        ({1: True}, TypeError, "batch_size: expected an integer"),
        ({2: 3}, TypeError, "rng: expected numpy.random.Generator, got int"),
        ({3: np.int64}, TypeError, "dtype: expected float32 or float64"),
    ],
    ids=str,
)
def test_bad_arguments_are_refused(draw, size, change, error, words):
    arguments = [size, 8, rng(), np.float64]
    for place, value in change.items():
        arguments[place] = value
    with pytest.raises(error, match=words):
        draw(*arguments)


def test_two_numbers_are_needed_for_a_sum():
    with pytest.raises(ValueError, match="length: expected at least 2, got 1"):
        adding(1, 8, rng())
