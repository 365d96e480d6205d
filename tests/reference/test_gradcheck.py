import numpy as np
import pytest

from lstm_ref import gradient_check


def cube_material():
    a, b = np.array([1.0, -2.0, 0.5]), np.array([[3.0, 0.25]])
    return (lambda: float(np.sum(a**3) + np.sum(b**2))), {"a": a, "b": b}, {"a": 3 * a**2, "b": 2 * b}


def test_right_gradients_have_small_errors():
    f, arrays, grads = cube_material()
    errors = gradient_check(f, arrays, grads)
    assert errors.keys() == {"a", "b"}
    assert max(errors.values()) < 1e-9


def test_the_error_is_the_largest_difference_over_the_largest_entry():
    f, arrays, grads = cube_material()
    grads["a"] = grads["a"] + [0.0, 0.0, 0.6]  # a gradient of 12 is the largest
    assert gradient_check(f, arrays, grads)["a"] == pytest.approx(0.05, rel=1e-6)


def test_the_error_falls_with_the_square_of_epsilon():
    f, arrays, grads = cube_material()
    rough, fine = (gradient_check(f, arrays, grads, epsilon=e)["a"] for e in (1e-1, 1e-2))
    assert rough / fine == pytest.approx(100, rel=1e-3)


def test_no_gradient_at_all_is_no_error():
    a = np.array([1.0])
    assert gradient_check(lambda: 4.0, {"a": a}, {"a": np.zeros(1)}) == {"a": 0.0}


@pytest.mark.parametrize("number", [np.nan, np.inf])
def test_a_gradient_that_is_not_finite_is_infinitely_wrong(number):
    f, arrays, grads = cube_material()
    grads["a"] = np.array([3.0, number, 0.75])
    assert gradient_check(f, arrays, grads)["a"] == np.inf


def test_a_function_that_is_not_finite_is_infinitely_wrong():
    _, arrays, grads = cube_material()
    assert gradient_check(lambda: float("nan"), arrays, grads)["b"] == np.inf


def test_arrays_are_put_back_even_when_f_raises():
    _, arrays, grads = cube_material()
    before = arrays["a"].copy()

    def f():
        raise RuntimeError("stop")

    with pytest.raises(RuntimeError, match="stop"):
        gradient_check(f, arrays, grads)
    np.testing.assert_array_equal(arrays["a"], before)


def test_entries_are_moved_by_epsilon_and_put_back_exactly():
    a = np.array([0.1, 0.7])
    seen = []

    def f():
        seen.append(a.tolist())
        return 0.0

    gradient_check(f, {"a": a}, {"a": np.zeros(2)}, epsilon=0.5)
    assert seen == [[0.6, 0.7], [-0.4, 0.7], [0.1, 1.2], [0.1, 0.7 - 0.5]]
    assert a.tolist() == [0.1, 0.7]


READ_ONLY = np.ones(3)
READ_ONLY.flags.writeable = False


@pytest.mark.parametrize(
    ("change", "error", "words"),
    [
        ({"f": 3.0}, TypeError, "f: expected a callable, got float"),
        ({"arrays": None}, TypeError, "arrays: expected Mapping, got NoneType"),
        ({"grads": [1]}, TypeError, "grads: expected Mapping, got list"),
        ({"arrays": {"a": np.ones(3)}}, ValueError, "grads: expected the keys ['a'], got ['a', 'b']"),
        ({"grads": {}}, ValueError, "grads: expected the keys ['a', 'b'], got []"),
        ({"a": np.ones(3, np.float32)}, TypeError, "arrays['a']: expected a float64 array, got float32"),
        ({"a": np.ones(3, int)}, TypeError, "arrays['a']: expected a float64 array, got int64"),
        ({"a": [1.0]}, TypeError, "arrays['a']: expected a float64 array, got list"),
        ({"a": READ_ONLY}, ValueError, "arrays['a']: expected a writeable array"),
        ({"da": np.ones((1, 3))}, ValueError, "grads['a']: expected shape (3,), got (1, 3)"),
        ({"da": None}, TypeError, "grads['a']: expected a NumPy array of shape (3,), got NoneType"),
        ({"da": np.ones(3, complex)}, TypeError, "grads['a']: expected dtype float32 or float64, got complex128"),
        ({"epsilon": 0}, ValueError, "epsilon: expected a positive number, got 0"),
        ({"epsilon": np.nan}, ValueError, "epsilon: expected a finite number, got nan"),
        ({"epsilon": None}, TypeError, "epsilon: expected a number, got NoneType"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_bad_arguments_are_refused(change, error, words):
    f, arrays, grads = cube_material()
    given = {"f": f, "arrays": arrays, "grads": grads, "epsilon": 1e-5}
    inner = {"a": arrays, "da": grads}
    for name, value in change.items():
        if name in inner:
            inner[name]["a"] = value
        else:
            given[name] = value
    with pytest.raises((TypeError, ValueError)) as caught:
        gradient_check(given["f"], given["arrays"], given["grads"], epsilon=given["epsilon"])
    assert caught.type is error
    assert str(caught.value).startswith(words)
