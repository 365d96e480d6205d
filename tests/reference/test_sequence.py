"""Whole sequences: equal to repeated steps, to parts of themselves, and their gradients to central differences."""

import tracemalloc
from dataclasses import replace
from functools import reduce

import numpy as np
import pytest
from cells import CELLS, COUPLED, LSTM, RNN, arrays, assert_close, assert_same_values, each_cell, every_array, random
from hypothesis import given
from hypothesis import strategies as st

from lstm_ref import gradient_check, packing

SIZES = [(3, 4, 2, 5), (4, 1, 3, 2), (1, 3, 5, 4), (5, 2, 4, 1), (2, 5, 1, 7)]  # D, H, B, T

sizes = st.permutations(range(1, 7)).map(lambda order: order[:4])
seeds = st.integers(0, 2**32 - 1)
cells = st.sampled_from(list(CELLS.values()))


def material(cell, D, H, B, T, seed, dtype=np.float64):
    """Return parameters, x, the initial state, dh and dfinal."""
    rng = np.random.default_rng(seed)
    params, state, dfinal = cell.random_params(D, H, rng, dtype), *(cell.random_state(B, H, rng, dtype) for _ in "ab")
    return params, random(rng, T, B, D, dtype=dtype), state, random(rng, T, B, H, dtype=dtype), dfinal


@each_cell
@pytest.mark.parametrize("with_final", [True, False])
@pytest.mark.parametrize(("D", "H", "B", "T"), SIZES)
def test_gradients_are_central_differences(cell, D, H, B, T, with_final):
    params, x, state, dh, dfinal = material(cell, D, H, B, T, seed=7)
    final_weights = arrays(dfinal) if with_final else {}

    def loss():
        trace = cell.forward(params, x, state)
        by_final = sum(np.sum(w * getattr(trace.final, name)) for name, w in final_weights.items())
        return float(np.sum(dh * trace.h) + by_final)

    got = cell.backward(params, cell.forward(params, x, state), dh, dfinal if with_final else None)
    moved = arrays(params) | arrays(state) | {"x": x}
    errors = gradient_check(loss, moved, arrays(got.params) | arrays(got.state) | {"x": got.x})
    assert len(errors) == len(moved)
    assert max(errors.values()) < 1e-6, errors


@given(cells, sizes, seeds)
def test_sequence_is_the_repeated_step(cell, size, seed):
    params, x, state, _, _ = material(cell, *size, seed)
    trace = cell.forward(params, x, state)
    for t, x_t in enumerate(x):
        step = cell.step(params, x_t, state)
        state = step.state
        for name in cell.values:
            assert_close(getattr(trace, name)[t], getattr(step, f"{name}_t"))
    assert_close(trace.final, state)


@given(cells, sizes, seeds)
def test_backward_is_the_repeated_step_backward(cell, size, seed):
    assert_backward_is_the_repeated_step_backward(cell, *material(cell, *size, seed))


@each_cell
def test_gradients_of_200_steps_are_those_of_the_repeated_step(cell):
    """The gates are biased so that most of a state comes through, or little would be left of it after 200 steps."""
    params, x, state, dh, dfinal = material(cell, 2, 4, 3, 201, seed=5)
    biases = {"b_f": 4.0, "b_z": -4.0}
    params = replace(params, **{name: np.full(4, b) for name, b in biases.items() if hasattr(params, name)})
    if cell is RNN:
        params = replace(params, W_h=np.hstack([np.eye(4), params.W_h[:, 4:] / 100]), b_h=0 * params.b_h)
    early = cell.backward(params, cell.forward(params, x, state), np.where(np.arange(201)[:, None, None] < 90, 0, dh))
    assert np.abs(early.x[:90]).max() > 1e-4  # what comes through the steps after the 90th
    assert_backward_is_the_repeated_step_backward(cell, params, x, state, dh, dfinal)


def assert_backward_is_the_repeated_step_backward(cell, params, x, state, dh, dfinal):
    got = cell.backward(params, cell.forward(params, x, state), dh, dfinal)
    steps = []
    for x_t in x:
        steps.append(cell.step(params, x_t, state))
        state = steps[-1].state
    dstate, by_params = dfinal, []
    for t in reversed(range(len(x))):
        rest = {name: a for name, a in arrays(dstate).items() if name != "h"}
        back = cell.step_backward(params, steps[t], cell.State(h=dstate.h + dh[t], **rest))
        assert_close(got.x[t], back.x_t)
        dstate = back.state
        by_params.append(back.params)
    assert_close(got.state, dstate)
    assert_close(got.params, total(by_params), atol=1e-12 * len(x))


@given(cells, sizes, seeds)
def test_the_final_state_alone_is_that_of_the_trace(cell, size, seed):
    params, x, state, _, _ = material(cell, *size, seed)
    assert_close(cell.final(params, x, state), cell.forward(params, x, state).final, atol=1e-15)
    assert_close(cell.final(params, x), cell.forward(params, x).final, atol=1e-15)


@each_cell
@pytest.mark.parametrize("block", [1, 1000, 2**30])
def test_gradients_do_not_depend_on_how_many_steps_are_prepared_at_once(cell, block, monkeypatch):
    params, x, state, dh, dfinal = material(cell, 3, 4, 2, 7, seed=6)
    trace = cell.forward(params, x, state)
    wanted = cell.backward(params, trace, dh, dfinal)
    monkeypatch.setattr(packing, "BLOCK", block)
    assert_close(cell.backward(params, trace, dh, dfinal), wanted, atol=0)


@each_cell
def test_arrays_of_the_caller_may_be_used_again(cell):
    """A trace holds copies: what the caller does to x and the state afterwards changes neither it nor the gradients."""
    params, x, state, dh, dfinal = material(cell, 3, 4, 2, 5, seed=8)
    kept = x.copy()
    wanted = cell.backward(params, cell.forward(params, x, state), dh, dfinal)
    trace = cell.forward(params, x, state)
    for array in (x, *every_array(state)):
        array[:] = 7
    assert_close(trace.x, kept, atol=0)
    assert_close(cell.backward(params, trace, dh, dfinal), wanted, atol=0)
    final = trace.final
    for array in every_array(final):
        array[:] = 7
    assert_close(cell.backward(params, trace, dh, dfinal), wanted, atol=0)


@each_cell
def test_gates_far_from_zero_are_those_of_the_step(cell):
    """In float32: a gate of 1e-8 keeps its digits, exp does not warn where it overflows, and nothing is NaN.

    The step of coupled gates has 1 - f, which keeps none of them.
    """
    params, x, state, dh, dfinal = material(cell, 3, 4, 2, 5, seed=9, dtype=np.float32)
    for bias in (-1000, -60, -17, 17, 1000):
        b = np.full(4, bias, np.float32)
        far = replace(params, **{name: b for name in arrays(params) if name.startswith("b_") and name != "b_h"})
        trace, step = cell.forward(far, x, state), cell.step(far, x[0], state)
        for name in cell.values:
            got, wanted = getattr(trace, name)[0], getattr(step, f"{name}_t")
            np.testing.assert_allclose(got, wanted, rtol=1e-4, atol=1e-7 if cell is COUPLED else 1e-38)
        assert all(np.isfinite(a).all() for a in every_array(cell.backward(far, trace, dh, dfinal)))


NUMBERS_IN_A_TRACE = {  # beside [h, x, 1], for T, B and H
    "lstm": lambda T, B, H: 4 * T * B * H + (T + 1) * B * H,
    "rnn": lambda T, B, H: 0,
    "peephole": lambda T, B, H: 4 * T * B * H + (T + 1) * B * H,
    "coupled": lambda T, B, H: 4 * T * B * H + (T + 1) * B * H,
    "no_forget": lambda T, B, H: 4 * T * B * H + (T + 1) * B * H,
    "gru": lambda T, B, H: 3 * T * B * H,
    "gru_reset_after": lambda T, B, H: 4 * T * B * H,
}


@pytest.mark.parametrize("name", CELLS)
def test_memory_of_a_trace_is_as_documented(name):
    D, H, B, T = 3, 4, 2, 5
    params, x, state, _, _ = material(CELLS[name], D, H, B, T, seed=1)
    numbers = sum(a.size for a in every_array(CELLS[name].forward(params, x, state)))
    assert numbers == (T + 1) * B * (H + D + 1) + NUMBERS_IN_A_TRACE[name](T, B, H)


@each_cell
def test_the_final_state_alone_costs_no_memory_over_time(cell):
    params, x, state, _, _ = material(cell, 1, 100, 10, 1000, seed=1)
    peaks = []
    for T in (10, 1000):
        tracemalloc.start()
        cell.final(params, x[:T], state)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] - peaks[0] < x.nbytes  # (T, B, 1); a single value kept over time would be a hundred times that


@given(cells, sizes, seeds)
def test_batch_is_one_by_one(cell, size, seed):
    params, x, state, dh, dfinal = material(cell, *size, seed)
    whole = cell.forward(params, x, state)
    grads = cell.backward(params, whole, dh, dfinal)
    by_params = []
    for b in range(x.shape[1]):
        one = slice(b, b + 1)
        alone = cell.forward(params, x[:, one], rows(state, one))
        assert_close(alone.h, whole.h[:, one])
        assert_close(alone.final, rows(whole.final, one))
        grad = cell.backward(params, alone, dh[:, one], rows(dfinal, one))
        assert_close(grad.x, grads.x[:, one])
        assert_close(grad.state, rows(grads.state, one))
        by_params.append(grad.params)
    assert_close(grads.params, total(by_params))


@given(cells, seeds, st.integers(1, 5))
def test_two_parts_that_hand_on_the_state_are_the_whole(cell, seed, cut):
    params, x, state, dh, dfinal = material(cell, 3, 4, 2, 6, seed)
    whole = cell.forward(params, x, state)
    first = cell.forward(params, x[:cut], state)
    second = cell.forward(params, x[cut:], first.final)
    assert_close(np.concatenate([first.h, second.h]), whole.h)
    assert_close(second.final, whole.final)

    grads = cell.backward(params, whole, dh, dfinal)
    late = cell.backward(params, second, dh[cut:], dfinal)
    early = cell.backward(params, first, dh[:cut], late.state)
    assert_close(np.concatenate([early.x, late.x]), grads.x)
    assert_close(early.state, grads.state)
    assert_close(total([early.params, late.params]), grads.params)


@given(cells, sizes, seeds, st.floats(-3, 3))
def test_gradient_is_linear_in_what_comes_back(cell, size, seed, factor):
    params, x, state, dh, dfinal = material(cell, *size, seed)
    _, _, _, other_dh, other_dfinal = material(cell, *size, seed + 1)
    trace = cell.forward(params, x, state)

    def mix(a, b):
        return type(a)(**{name: array + factor * getattr(b, name) for name, array in arrays(a).items()})

    one, two = cell.backward(params, trace, dh, dfinal), cell.backward(params, trace, other_dh, other_dfinal)
    both = cell.backward(params, trace, dh + factor * other_dh, mix(dfinal, other_dfinal))
    assert_close(both.params, mix(one.params, two.params), atol=1e-11)
    assert_close(both.state, mix(one.state, two.state), atol=1e-11)
    assert_close(both.x, one.x + factor * two.x, atol=1e-11)


@each_cell
def test_without_a_state_it_starts_from_zeros(cell):
    params, x, state, dh, _ = material(cell, 3, 4, 2, 5, seed=1)
    zeros = cell.State(**{name: np.zeros_like(a) for name, a in arrays(state).items()})
    trace = cell.forward(params, x)
    assert_same_values(cell, trace, cell.forward(params, x, zeros), atol=0)
    assert_close(cell.backward(params, trace, dh), cell.backward(params, trace, dh, zeros), atol=0)


def test_zeros_is_the_state_of_zeros():
    params = LSTM.random_params(3, 4, np.random.default_rng(0), np.float32)
    for array in arrays(LSTM.State.zeros(params, 2)).values():
        np.testing.assert_array_equal(array, np.zeros((2, 4)))
        assert array.dtype == np.float32


@each_cell
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_dtype_is_kept_everywhere(cell, dtype):
    params, x, state, dh, dfinal = material(cell, 3, 4, 2, 5, seed=2, dtype=dtype)
    step = cell.step(params, x[0], state)
    trace = cell.forward(params, x, state)
    back, grads = cell.step_backward(params, step, dfinal), cell.backward(params, trace, dh, dfinal)
    default = cell.forward(params, x)
    for result in (step, step.state, back, trace, trace.final, grads, default, cell.backward(params, default, dh)):
        assert {a.dtype for a in every_array(result)} == {np.dtype(dtype)}


@each_cell
def test_float32_agrees_with_float64(cell):
    exact, rough = (material(cell, 3, 4, 2, 5, seed=3, dtype=dtype) for dtype in (np.float64, np.float32))
    results = [(trace := cell.forward(*m[:3]), cell.backward(m[0], trace, *m[3:])) for m in (exact, rough)]
    (wanted, dwanted), (got, dgot) = results
    assert_same_values(cell, got, wanted, atol=1e-5)
    assert_close(dgot, dwanted, atol=1e-5)


@each_cell
def test_read_only_inputs_are_enough_and_stay_as_they_are(cell):
    params, x, state, dh, dfinal = material(cell, 3, 4, 2, 5, seed=4)
    trace, step = cell.forward(params, x, state), cell.step(params, x[0], state)
    everything = [a for part in (params, state, dfinal, trace, step) for a in every_array(part)] + [x, dh]
    before = [a.copy() for a in everything]
    for array in everything:
        array.flags.writeable = False
    cell.step_backward(params, cell.step(params, x[0], state), dfinal)
    cell.step_backward(params, step, dfinal)
    cell.backward(params, cell.forward(params, x, state), dh, dfinal)
    cell.backward(params, trace, dh, dfinal)
    for array, kept in zip(everything, before, strict=True):
        np.testing.assert_array_equal(array, kept)


def rows(state, batch):
    return type(state)(**{name: a[batch] for name, a in arrays(state).items()})


def total(gradients):
    """Return the sum of several gradients by the parameters."""
    return reduce(lambda a, b: type(a)(**{name: x + getattr(b, name) for name, x in arrays(a).items()}), gradients)
