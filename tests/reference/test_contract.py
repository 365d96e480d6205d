"""The boundary: what is refused, with which error and which words; what is let through; what cannot be changed."""

import dataclasses
import inspect

import numpy as np
import pytest
from bad_inputs import good, rows
from cells import CELLS, COUPLED, LSTM, NO_FORGET, PEEPHOLE, arrays, each_cell, every_array, random

import lstm_ref

GOOD = {call: arguments for cell in CELLS.values() for call, arguments in good(cell).items()}
ROWS = list(rows())
IDS = [f"{call.__qualname__}-{name}-{fault}" for call, name, fault, *_ in ROWS]


@pytest.mark.parametrize("call", GOOD, ids=lambda call: call.__qualname__)
def test_good_arguments_are_accepted(call):
    call(**GOOD[call])


@pytest.mark.parametrize(("call", "name", "fault", "value", "error", "words"), ROWS, ids=IDS)
def test_bad_arguments_are_refused(call, name, fault, value, error, words):
    with pytest.raises((TypeError, ValueError)) as caught:
        call(**(GOOD[call] | {name: value}))
    message = str(caught.value)
    assert caught.type is error, message
    assert message.startswith(words[0])
    assert all(word in message for word in words), (message, words)


def test_every_public_call_is_in_the_table():
    public = {value for name in lstm_ref.__all__ if callable(value := getattr(lstm_ref, name))}
    made_by_us = {c for c in public if inspect.isclass(c) and c.__name__.endswith(("Trace", "Gradients"))}
    elsewhere = {lstm_ref.sigmoid, lstm_ref.tanh, lstm_ref.gradient_check}
    elsewhere |= {lstm_ref.count_parameters, lstm_ref.gru_swap_z}
    assert public - made_by_us - elsewhere <= {call for call, *_ in ROWS}


@each_cell
@pytest.mark.parametrize(
    ("verb", "name", "shape", "words"),
    [
        ("forward", "x", (0, 2, 3), "x: expected shape (T, B, 3) with T of at least 1, got (0, 2, 3)"),
        ("forward", "x", (5, 0, 3), "x: expected shape (T, B, 3) with B of at least 1, got (5, 0, 3)"),
        ("forward", "x", (0, 0, 3), "x: expected shape (T, B, 3) with T and B of at least 1, got (0, 0, 3)"),
        ("step", "x_t", (0, 3), "x_t: expected shape (B, 3) with B of at least 1, got (0, 3)"),
    ],
)
def test_no_step_and_no_batch_are_named(cell, verb, name, shape, words):
    call = getattr(cell, verb)
    with pytest.raises(ValueError) as caught:  # noqa: PT011
        call(**(GOOD[call] | {name: np.zeros(shape)}))
    assert str(caught.value) == words


def test_arrays_of_two_dtypes_are_compared_with_the_one_that_came_first():
    with pytest.raises(TypeError) as caught:
        lstm_ref.LSTMState(h=np.zeros((1, 2)), C=np.zeros((1, 2), np.float32))
    assert str(caught.value) == "C: expected dtype float64 like h, got float32"
    wrong = GOOD[LSTM.Params] | {"b_i": np.zeros(4, np.float32)}
    with pytest.raises(TypeError) as caught:
        LSTM.Params(**wrong)
    assert str(caught.value) == "b_i: expected dtype float64 like W_f, got float32"
    with pytest.raises(TypeError) as caught:
        LSTM.step(**(GOOD[LSTM.step] | {"x_t": np.zeros((2, 3), np.float32)}))
    assert str(caught.value) == "x_t: expected dtype float64 like the parameters, got float32"


def test_a_forget_bias_beyond_the_dtype_is_refused_by_its_name():
    bias = np.finfo(np.float32).max
    rng = np.random.default_rng(0)
    assert LSTM.Params.init(3, 4, rng=rng, forget_bias=bias, dtype=np.float32).b_f[0] == bias
    with pytest.raises(ValueError, match=r"^forget_bias: expected a finite number that float32 can hold, got 1e\+39$"):
        LSTM.Params.init(3, 4, rng=rng, forget_bias=1e39, dtype=np.float32)


@pytest.mark.parametrize("verb", ["step", "step_backward"])
def test_a_gradient_is_no_parameters(verb):
    call = getattr(LSTM, verb)
    gradient = LSTM.step_backward(**GOOD[LSTM.step_backward]).params
    with pytest.raises(TypeError, match="params: expected LSTMParams, got LSTMParamsGradient"):
        call(**(GOOD[call] | {"params": gradient}))


@each_cell
@pytest.mark.parametrize("verb", ["step", "forward"])
def test_a_gradient_is_no_state(cell, verb):
    call = getattr(cell, verb)
    gradient = cell.step_backward(**GOOD[cell.step_backward]).state
    with pytest.raises(TypeError, match=f"state: expected {cell.State.__name__}, got {cell.State.__name__}Gradient"):
        call(**(GOOD[call] | {"state": gradient}))


@pytest.mark.parametrize("name", GOOD[LSTM.Params])
def test_parameters_that_did_not_make_the_step_are_refused(name):
    """An update moves every number; the first of each layer is enough to see it."""
    given = GOOD[LSTM.step_backward]
    updated = {**arrays(given["params"]), name: arrays(given["params"])[name] - 1e-6}
    with pytest.raises(
        ValueError, match=f"step.a_{name[2:]}_t: expected .* by these params, got .*; other params made it"
    ):
        LSTM.step_backward(**(given | {"params": LSTM.Params(**updated)}))


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize(("D", "H", "B"), [(1, 1, 1), (300, 200, 9), (2, 700, 1)])
def test_parameters_that_made_the_step_are_not_refused_for_the_order_of_a_sum(dtype, D, H, B):
    for seed in range(5):
        rng = np.random.default_rng(seed)
        params, state = LSTM.random_params(D, H, rng, dtype), LSTM.random_state(B, H, rng, dtype)
        step = LSTM.step(params, 1000 * random(rng, B, D, dtype=dtype), state)
        LSTM.step_backward(params, step, state)


def test_a_pre_activation_that_overflows_is_no_error():
    params = LSTM.random_params(3, 4, np.random.default_rng(0))
    big = LSTM.Params(**{name: 1e308 * np.sign(a) for name, a in arrays(params).items()})
    state = LSTM.State(h=np.zeros((2, 4)), C=np.ones((2, 4)))
    with np.errstate(over="ignore", invalid="ignore"):
        step = LSTM.step(big, np.ones((2, 3)) * np.sign(params.W_f[0, 4:]), state)
        assert np.isinf(step.a_f_t[0, 0])
        got = LSTM.step_backward(big, step, state)
    assert got.state.C[0, 0] == 1  # what came back by C_t, through a gate that is open


@pytest.mark.parametrize("cell", [LSTM, PEEPHOLE, COUPLED, NO_FORGET])
def test_zeros_takes_the_parameters_of_every_cell_with_a_cell_state(cell):
    params = cell.random_params(3, 4, np.random.default_rng(0), np.float32)
    zeros = lstm_ref.LSTMState.zeros(params, 2)
    for a in every_array(zeros):
        assert (a.shape, a.dtype, a.any()) == ((2, 4), np.float32, False)


@pytest.mark.parametrize(
    "call", [call for call in good(LSTM) if "zeros" not in call.__qualname__], ids=lambda call: call.__qualname__
)
def test_equal_is_the_same_object(call):
    one, other = call(**GOOD[call]), call(**GOOD[call])
    assert one == one
    assert one != other
    assert len({one, other}) == 2


@each_cell
def test_positional_arguments_come_in_the_order_of_the_contract(cell):
    for verb in ("step", "step_backward", "forward", "backward"):
        call = getattr(cell, verb)
        assert list(inspect.signature(call).parameters) == list(GOOD[call])


@each_cell
@pytest.mark.parametrize("number", [np.nan, np.inf])
def test_gradients_that_are_not_finite_pass(cell, number):
    arguments = GOOD[cell.backward] | {"dh": np.full_like(GOOD[cell.backward]["dh"], number)}
    with np.errstate(invalid="ignore"):
        first = cell.backward(**arguments)
        again = cell.backward(**(GOOD[cell.backward] | {"dfinal": first.state}))
        step = cell.step_backward(**(GOOD[cell.step_backward] | {"dstate": first.state}))
    for gradients in (first, again, step):
        assert not np.isfinite(gradients.state.h).any()


@each_cell
def test_an_exploding_gradient_is_no_error(cell):
    """Large weights, and an input of 0 so that nothing saturates: the gradient grows a million times at each step."""
    params, rng = cell.random_params(3, 4, np.random.default_rng(0)), np.random.default_rng(1)
    big = cell.Params(**{name: 1e7 * a if a.ndim == 2 else 0 * a for name, a in arrays(params).items()})
    trace = cell.forward(big, np.zeros((200, 2, 3)))
    with np.errstate(over="ignore", invalid="ignore"):
        got = cell.backward(big, trace, random(rng, 200, 2, 4))
    assert not np.isfinite(got.state.h).any()


def test_a_state_that_went_bad_after_it_was_made_is_refused():
    cell = CELLS["lstm"]
    state = cell.random_state(2, 4, np.random.default_rng(0))
    state.C[0, 0] = np.nan
    with pytest.raises(ValueError, match=r"state\.C: expected finite"):
        cell.forward(**(GOOD[cell.forward] | {"state": state}))


@pytest.mark.parametrize("call", GOOD, ids=lambda call: call.__qualname__)
def test_results_are_frozen(call):
    result = call(**GOOD[call])
    for field in dataclasses.fields(result):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(result, field.name, None)


@each_cell
def test_init_draws_what_it_says(cell):
    H = 50
    params = cell.Params.init(30, H, rng=np.random.default_rng(0), dtype=np.float32)
    assert (params.input_size, params.hidden_size, params.dtype) == (30, H, np.float32)
    for name, a in arrays(params).items():
        if name.startswith(("W", "p")):
            assert a.shape == ((H, H + 30) if name.startswith("W") else (H,))
            assert 0.9 / np.sqrt(H) < np.abs(a).max() <= 1 / np.sqrt(H)
            assert abs(a.mean()) < 5 * 0.58 / np.sqrt(H * a.size)  # five standard errors
        else:
            np.testing.assert_array_equal(a, np.full(H, float(name == "b_f")))
    assert {a.dtype for a in every_array(params)} == {np.dtype(np.float32)}
    weights = [a for name, a in arrays(params).items() if not name.startswith("b")]
    assert len({a.tobytes() for a in weights}) == len(weights)


@pytest.mark.parametrize("kind", [lstm_ref.LSTMParams, lstm_ref.PeepholeParams, lstm_ref.CoupledParams])
def test_init_takes_the_forget_bias(kind):
    params = kind.init(3, 4, rng=np.random.default_rng(0), forget_bias=-2)
    np.testing.assert_array_equal(params.b_f, np.full(4, -2.0))


@each_cell
def test_init_repeats_with_its_seed(cell):
    one, same, other = (cell.Params.init(3, 4, rng=np.random.default_rng(seed)) for seed in (1, 1, 2))
    for name, a in arrays(one).items():
        np.testing.assert_array_equal(a, getattr(same, name))
        assert name.startswith("b") or not np.array_equal(a, getattr(other, name))


def test_a_step_owns_what_it_holds():
    params, x_t, state = (GOOD[LSTM.step][name] for name in ("params", "x_t", "state"))
    x_t, state = x_t.copy(), LSTM.State(h=state.h.copy(), C=state.C.copy())
    step = LSTM.step(params, x_t, state)
    before, after = [a.copy() for a in every_array(step)], step.state
    for a in (x_t, state.h, state.C, after.h, after.C):
        a[:] = 7
    for a, kept in zip(every_array(step), before, strict=True):
        np.testing.assert_array_equal(a, kept)


def test_the_final_state_is_free_of_the_trace():
    trace = LSTM.forward(**GOOD[LSTM.forward])
    final, h, C = trace.final, trace.h[-1].copy(), trace.C[-1].copy()
    assert final.h.base is None
    assert final.C.base is None
    trace.h[:], trace.C[:] = 7, 7
    np.testing.assert_array_equal(final.h, h)
    np.testing.assert_array_equal(final.C, C)
