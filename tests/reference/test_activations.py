import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_ref import sigmoid, tanh


def test_sigmoid_saturates_without_overflow():
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        np.testing.assert_array_equal(sigmoid(np.array([-1000.0, -0.0, 0.0, 1000.0])), [0, 0.5, 0.5, 1])


def test_sigmoid_keeps_relative_accuracy_where_it_is_tiny():
    for a in (-1.0, -40.0, -700.0):
        wanted = math.exp(a) / (1 + math.exp(a))
        assert sigmoid(np.array([a]))[0] == pytest.approx(wanted, rel=1e-15, abs=0)


@given(st.floats(-1000, 1000))
def test_sigmoid_is_symmetric(a):
    left, right = sigmoid(np.array([-a, a]))
    assert left == pytest.approx(1 - right, rel=0, abs=2**-52)


@given(st.lists(st.floats(-1e6, 1e6), min_size=2))
def test_sigmoid_rises_from_0_to_1(values):
    s = sigmoid(np.sort(values))
    assert s.min() >= 0
    assert s.max() <= 1
    assert (np.diff(s) >= 0).all()


@pytest.mark.parametrize("a", [-3.0, -0.5, 0.0, 1.25, 20.0])
def test_tanh_is_the_usual_one(a):
    assert tanh(np.array([a]))[0] == pytest.approx(math.tanh(a), rel=1e-15)


@pytest.mark.parametrize("function", [sigmoid, tanh])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_dtype_and_shape_are_kept(function, dtype):
    for shape in [(), (3,), (2, 0), (2, 3, 4)]:
        value = function(np.full(shape, 0.5, dtype))
        assert value.dtype == dtype
        assert value.shape == shape


def test_tanh_is_sigmoid_rescaled():
    a = np.linspace(-20, 20, 41)
    np.testing.assert_allclose(tanh(a), 2 * sigmoid(2 * a) - 1, rtol=0, atol=1e-15)
