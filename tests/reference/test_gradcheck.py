import numpy as np
import pytest
from cells import arrays as arrays_of
from cells import each_cell, random
from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_ref import gradient_check


def cube_material():
    a, b = np.array([1.0, -2.0, 0.5]), np.array([[3.0, 0.25]])
    return (lambda: float(np.sum(a**3) + np.sum(b**2))), {"a": a, "b": b}, {"a": 3 * a**2, "b": 2 * b}


def test_right_gradients_have_small_errors():
    f, arrays, grads = cube_material()
    errors = gradient_check(f, arrays, grads)
    assert errors.keys() == {"a", "b"}
    assert max(errors.values()) < 1e-9


def test_the_error_is_the_difference_over_the_larger_one_and_the_worst_is_named():
    f, arrays, grads = cube_material()
    grads["a"] = grads["a"] + [0.0, 0.0, 0.25]  # 0.75 is right
    grads["b"] = grads["b"] - [[0.0, 0.25]]  # 0.5 is right
    errors = gradient_check(f, arrays, grads)
    assert errors["a"] == pytest.approx(0.25, rel=1e-6)
    assert errors["b"] == pytest.approx(0.5, rel=1e-6)
    worst = errors.worst
    assert (worst.array, worst.index, worst.given, worst.error) == ("b", (0, 1), 0.25, errors["b"])
    assert worst.numerical == pytest.approx(0.5, rel=1e-9)
    assert repr(errors).endswith("worst at b[0, 1]: given 0.25, by differences 0.5, error 0.5")


def test_the_worst_of_a_single_number_has_no_index():
    a = np.array(2.0)
    errors = gradient_check(lambda: float(a**2), {"a": a}, {"a": np.array(3.0)})
    assert str(errors.worst) == "a: given 3, by differences 4, error 0.25"
    assert a == 2.0


def test_a_column_of_the_wrong_sign_beside_a_large_one_is_wrong():
    a, size = np.ones((3, 2)), np.array([1000.0, 0.01])
    errors = gradient_check(lambda: float(np.sum(size * a**2) / 2), {"a": a}, {"a": a * size * [1, -1]})
    assert errors["a"] > 1e-3
    assert errors.worst.index[1] == 1
    assert gradient_check(lambda: float(np.sum(size * a**2) / 2), {"a": a}, {"a": a * size})["a"] < 1e-6


@pytest.mark.parametrize("constant", [0.0, 1.0])
def test_a_gradient_of_zero_is_right_although_rounding_leaves_something(constant):
    """The product is 1, whatever a is: its rounding is all that the differences show, even where f is nearly 0."""
    a, b = np.linspace(0.1, 3, 30), np.array([1.0])
    f = lambda: float(b[0] * np.prod(np.exp(a) * np.exp(-a)) - constant)  # noqa: E731
    errors = gradient_check(f, {"a": a, "b": b}, {"a": np.zeros(30), "b": np.array([1.0])})
    assert 0 < errors["a"] < 1e-6


def test_the_step_is_the_one_taken():
    """At 1e9 a float64 is a multiple of 1.2e-7: a step of 1e-5 is off by up to 0.6 percent."""
    a = np.array([1e9, 1e9 + 0.3])
    f = lambda: float(np.sum(np.tanh(a - 1e9)))  # noqa: E731
    errors = gradient_check(f, {"a": a}, {"a": 1 - np.tanh(a - 1e9) ** 2})
    assert errors.worst.numerical == pytest.approx(errors.worst.given, rel=1e-8)
    assert errors["a"] < 1e-6


@each_cell
@settings(max_examples=15)
@given(seed=st.integers(0, 2**32 - 1), size=st.sampled_from([0.1, 1.0, 3.0]))
def test_a_right_gradient_is_below_the_threshold_and_one_wrong_number_is_seen(cell, seed, size):
    rng = np.random.default_rng(seed)
    params, x, state = cell.random_params(3, 2, rng), random(rng, 4, 1, 3), cell.random_state(1, 2, rng)
    params = cell.Params(**{name: size * a for name, a in arrays_of(params).items()})
    dh = random(rng, 4, 1, 2)
    got = cell.backward(params, cell.forward(params, x, state), dh)
    arrays = arrays_of(params) | arrays_of(state) | {"x": x}
    grads = arrays_of(got.params) | arrays_of(got.state) | {"x": got.x}
    f = lambda: float(np.sum(dh * cell.forward(params, x, state).h))  # noqa: E731
    assert max(gradient_check(f, arrays, grads).values()) < 1e-6
    name = rng.choice(list(grads))
    index = tuple(rng.integers(grads[name].shape))
    if abs(grads[name][index]) > 1e-3:
        grads[name][index] *= 1.01
        errors = gradient_check(f, arrays, grads)
        assert errors[name] > 1e-3
        assert (errors.worst.array, errors.worst.index) == (name, index)


def test_the_error_falls_with_the_square_of_epsilon():
    a = np.array([1.0, -2.0, 0.5])
    f, grads = (lambda: float(np.sum(a**3))), {"a": 3 * a**2}
    rough, fine = (gradient_check(f, {"a": a}, grads, epsilon=e) for e in (1e-1, 1e-2))
    assert rough.worst.index == fine.worst.index == (2,)  # epsilon**2 weighs most beside the smallest gradient
    assert rough["a"] == pytest.approx(0.01 / 0.76, rel=1e-9)
    assert fine["a"] == pytest.approx(0.0001 / 0.7501, rel=1e-6)


def test_no_gradient_at_all_is_no_error():
    a = np.array([1.0])
    assert gradient_check(lambda: 4.0, {"a": a}, {"a": np.zeros(1)}) == {"a": 0.0}


@pytest.mark.parametrize("number", [np.nan, np.inf])
def test_a_gradient_that_is_not_finite_is_infinitely_wrong(number):
    f, arrays, grads = cube_material()
    grads["a"] = np.array([3.0, number, 0.75])
    errors = gradient_check(f, arrays, grads)
    assert errors["a"] == np.inf
    assert errors.worst.index == (1,)
    assert errors["b"] < 1e-6


@pytest.mark.parametrize("number", [np.nan, np.inf, -np.inf])
def test_a_function_that_is_not_finite_is_infinitely_wrong(number):
    _, arrays, grads = cube_material()
    assert gradient_check(lambda: float(number), arrays, grads)["b"] == np.inf


@pytest.mark.parametrize("number", [np.nan, np.inf])
def test_a_function_that_is_not_finite_somewhere_hides_nothing_elsewhere(number):
    a, b = np.array([0.0, 1.0]), np.array([1.0])
    f = lambda: float(b[0] ** 2 + a[1] if a[0] <= 0 else number)  # noqa: E731
    errors = gradient_check(f, {"a": a, "b": b}, {"a": np.array([0.0, 1.0]), "b": np.array([-2.0])})
    assert errors["a"] == np.inf
    assert errors.worst.index == (0,)
    assert errors["b"] == pytest.approx(2)


@pytest.mark.parametrize("number", [4, np.int64(4), np.float64(4)])
def test_a_function_may_return_any_number_that_is_exact_in_float64(number):
    _, arrays, _ = cube_material()
    assert gradient_check(lambda: number, arrays, {name: 0 * a for name, a in arrays.items()}) == {"a": 0.0, "b": 0.0}


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


def test_gradients_in_float32_are_right_too():
    f, arrays, grads = cube_material()
    assert max(gradient_check(f, arrays, {name: a.astype(np.float32) for name, a in grads.items()}).values()) < 1e-6


def test_a_step_that_moves_nothing_is_refused_and_the_array_stays():
    a = np.array([0.5, 1e9])
    with pytest.raises(ValueError, match=r"epsilon: expected a step that moves 1000000000\.0.*'a'.*, got 1e-09"):
        gradient_check(lambda: float(a.sum()), {"a": a}, {"a": np.ones(2)}, epsilon=1e-9)
    assert a.tolist() == [0.5, 1e9]


@pytest.mark.parametrize(("constant", "epsilon"), [(1e14, 1e-5), (5e3, 1e-12)])
def test_a_gradient_that_drowns_in_the_rounding_is_refused(constant, epsilon):
    a = np.zeros(2)
    with pytest.raises(ValueError, match="epsilon: expected a step at which a gradient stands out of the rounding"):
        gradient_check(lambda: float(constant + a.sum()), {"a": a}, {"a": np.array([1.0, -1.0])}, epsilon=epsilon)


READ_ONLY = np.ones(3)
READ_ONLY.flags.writeable = False
NAN = np.array([1.0, np.nan, 1.0])


def returns(value):
    return {"f": lambda: value}


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
        ({"epsilon": 0}, ValueError, "epsilon: expected a number from 1e-12 to 1, got 0"),
        ({"epsilon": -1e-5}, ValueError, "epsilon: expected a number from 1e-12 to 1, got -1e-05"),
        ({"epsilon": 1e-20}, ValueError, "epsilon: expected a number from 1e-12 to 1, got 1e-20"),
        ({"epsilon": 1e300}, ValueError, "epsilon: expected a number from 1e-12 to 1, got 1e+300"),
        ({"epsilon": np.nan}, ValueError, "epsilon: expected a finite number that float64 can hold, got nan"),
        ({"epsilon": None}, TypeError, "epsilon: expected a number, got NoneType"),
        (returns(None), TypeError, "f: expected it to return a float (float64), got NoneType"),
        (returns(1j), TypeError, "f: expected it to return a float (float64), got complex"),
        (returns(np.ones(1)), TypeError, "f: expected it to return a float (float64), got ndarray"),
        (returns(np.float32(1)), TypeError, "f: expected it to return a float (float64), got float32"),
        (returns(True), TypeError, "f: expected it to return a float (float64), got bool"),
        (returns("1"), TypeError, "f: expected it to return a float (float64), got str"),
        ({"arrays": {}, "grads": {}}, ValueError, "arrays: expected at least one array, got none"),
        ({"arrays": {1: np.ones(3), "a": np.ones(3)}}, TypeError, "arrays: expected keys of type str, got int"),
        ({"grads": {None: np.ones(3), "a": np.ones(3)}}, TypeError, "grads: expected keys of type str, got NoneType"),
        ({"a": None}, TypeError, "arrays['a']: expected a float64 array, got NoneType"),
        ({"a": 1.0}, TypeError, "arrays['a']: expected a float64 array, got float"),
        ({"a": np.ones(3, complex)}, TypeError, "arrays['a']: expected a float64 array, got complex128"),
        ({"a": np.ones(3, object)}, TypeError, "arrays['a']: expected a float64 array, got object"),
        ({"a": np.array(["1"])}, TypeError, "arrays['a']: expected a float64 array, got <U1"),
        ({"a": np.ma.ones(3)}, TypeError, "arrays['a']: expected a float64 array, got MaskedArray"),
        ({"a": np.ones((1, 3)).view(np.matrix)}, TypeError, "arrays['a']: expected a float64 array, got matrix"),
        ({"a": np.ones((3, 0))}, ValueError, "arrays['a']: expected at least one entry, got shape (3, 0)"),
        ({"a": NAN}, ValueError, "arrays['a']: expected finite numbers, got NaN or infinity"),
        ({"da": np.ma.ones(3)}, TypeError, "grads['a']: expected a NumPy array of shape (3,), got its subclass"),
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
