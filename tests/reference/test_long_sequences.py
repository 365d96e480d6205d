"""Sequences of 200 steps: what goes wrong only after many of them."""

import numpy as np
import pytest
from cells import arrays, assert_close, each_cell, random

T, B, D, H = 200, 2, 3, 4


@pytest.fixture
def material(cell):
    """Return parameters, x, the initial state and dh; biases keep what can keep, so that gradients reach far back."""
    rng = np.random.default_rng(200)
    params, state = cell.random_params(D, H, rng), cell.random_state(B, H, rng)
    params = cell.Params(**{name: a + 4 * (name == "b_f") for name, a in arrays(params).items()})
    return params, random(rng, T, B, D), state, random(rng, T, B, H)


@each_cell
def test_gradients_of_200_steps_are_those_of_the_steps(cell, material):
    params, x, state, dh = material
    got, steps = cell.backward(params, cell.forward(params, x, state), dh), []
    for x_t in x:
        steps.append(cell.step(params, x_t, steps[-1].state if steps else state))
    dstate = cell.State(**{name: np.zeros((B, H)) for name in arrays(state)})
    dparams = {name: np.zeros_like(a) for name, a in arrays(params).items()}
    for t in reversed(range(T)):
        rest = {name: a for name, a in arrays(dstate).items() if name != "h"}
        back = cell.step_backward(params, steps[t], cell.State(h=dstate.h + dh[t], **rest))
        assert_close(got.x[t], back.x_t)
        dstate = back.state
        for name, a in arrays(back.params).items():
            dparams[name] += a
    assert_close(got.state, dstate)
    for name, a in dparams.items():
        assert_close(getattr(got.params, name), a, atol=1e-11)


@each_cell
def test_gradients_of_200_steps_are_central_differences(cell, material):
    """One direction through all parameters, all inputs and the initial state."""
    params, x, state, dh = material
    got = cell.backward(params, cell.forward(params, x, state), dh)
    at, slopes = arrays(params) | arrays(state) | {"x": x}, arrays(got.params) | arrays(got.state) | {"x": got.x}
    rng = np.random.default_rng(1)
    way = {name: random(rng, *a.shape) for name, a in at.items()}

    def loss(step):
        moved = {name: a + step * way[name] for name, a in at.items()}
        moved_params, moved_state = (
            type(part)(**{name: moved[name] for name in arrays(part)}) for part in (params, state)
        )
        return np.sum(dh * cell.forward(moved_params, moved["x"], moved_state).h)

    numerical = (loss(1e-6) - loss(-1e-6)) / 2e-6
    assert numerical == pytest.approx(sum(np.sum(slopes[name] * way[name]) for name in at), rel=1e-7)
