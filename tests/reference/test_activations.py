import math
from decimal import Decimal, localcontext

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


@pytest.mark.parametrize(("dtype", "largest"), [(np.float32, 80), (np.float64, 700)])
def test_sigmoid_of_minus_a_is_what_an_open_gate_lacks(dtype, largest):
    a = np.linspace(0, largest, 57).astype(dtype)
    with localcontext(prec=400):
        wanted = [float(1 - 1 / (1 + (-Decimal(float(number))).exp())) for number in a]
    np.testing.assert_allclose(sigmoid(-a).astype(np.float64), wanted, rtol=4 * np.finfo(dtype).eps, atol=0)


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


@pytest.mark.parametrize("function", [sigmoid, tanh])
def test_infinity_and_nan_pass(function):
    low, high, nothing = function(np.array([-np.inf, np.inf, np.nan]))
    assert (low, high) == (0 if function is sigmoid else -1, 1)
    assert np.isnan(nothing)


@pytest.mark.parametrize("function", [sigmoid, tanh])
@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "a NumPy array, got NoneType"),
        (0.5, "a NumPy array, got float"),
        (1j, "a NumPy array, got complex"),
        ("0.5", "a NumPy array, got str"),
        ([0.5], "a NumPy array, got list"),
        (np.ma.array([0.5], mask=[True]), "a NumPy array, got its subclass MaskedArray"),
        (np.zeros((2, 2)).view(np.matrix), "a NumPy array, got its subclass matrix"),
        (np.array([1j]), "dtype float32 or float64, got complex128"),
        (np.array([1]), "dtype float32 or float64, got int64"),
        (np.array([0.5], object), "dtype float32 or float64, got object"),
        (np.array(["0.5"]), "dtype float32 or float64, got <U3"),
        (np.array([0.5], np.float16), "dtype float32 or float64, got float16"),
    ],
)
def test_bad_arguments_are_refused(function, value, words):
    with pytest.raises(TypeError) as caught:
        function(value)
    assert str(caught.value) == f"a: expected {words}"
