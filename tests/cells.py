"""The recurrent cells behind one interface, and random material of any size for them."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import pytest

import lstm_ref


@dataclass(frozen=True)
class Cell:
    Params: type
    State: type
    step: Callable[..., Any]
    step_backward: Callable[..., Any]
    forward: Callable[..., Any]
    backward: Callable[..., Any]

    def random_params(self, D, H, rng, dtype=np.float64):
        """Return parameters that all differ, the biases too, which `init` leaves at a constant."""
        shapes = arrays(self.Params.init(D, H, rng=rng))
        return self.Params(**{name: random(rng, *a.shape, dtype=dtype) for name, a in shapes.items()})

    def random_state(self, B, H, rng, dtype=np.float64):
        return self.State(*(random(rng, B, H, dtype=dtype) for _ in fields(self.State)))


LSTM = Cell(
    lstm_ref.LSTMParams,
    lstm_ref.LSTMState,
    lstm_ref.lstm_step,
    lstm_ref.lstm_step_backward,
    lstm_ref.lstm_forward,
    lstm_ref.lstm_backward,
)
RNN = Cell(
    lstm_ref.RNNParams,
    lstm_ref.RNNState,
    lstm_ref.rnn_step,
    lstm_ref.rnn_step_backward,
    lstm_ref.rnn_forward,
    lstm_ref.rnn_backward,
)
CELLS = {"lstm": LSTM, "rnn": RNN}

each_cell = pytest.mark.parametrize("cell", CELLS.values(), ids=CELLS)


def random(rng, *shape, dtype=np.float64):
    return rng.uniform(-1, 1, shape).astype(dtype)


def arrays(values):
    """Return the arrays of a dataclass by name."""
    return {field.name: getattr(values, field.name) for field in fields(values)}


def every_array(values):
    """Return all arrays of a dataclass, those of the dataclasses inside it too."""
    parts = arrays(values).values()
    return [a for part in parts for a in ([part] if isinstance(part, np.ndarray) else every_array(part))]


def assert_close(got, wanted, *, atol=1e-12):
    """Assert that two dataclasses, or two arrays, agree entry by entry and in shape."""
    if isinstance(wanted, np.ndarray):
        assert got.shape == wanted.shape
        np.testing.assert_allclose(got, wanted, rtol=0, atol=atol)
    else:
        for name, array in arrays(wanted).items():
            assert_close(getattr(got, name), array, atol=atol)
