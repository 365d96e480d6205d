"""The boundary: what is refused, with which error and which words; what is let through; what cannot be changed."""

import dataclasses
import inspect

import numpy as np
import pytest
from bad_inputs import good, rows
from cells import CELLS, arrays, each_cell, every_array, random

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
