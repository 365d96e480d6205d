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
    final: Callable[..., Any]
    values: tuple[str, ...]  # what a trace has at each step, (T, B, H) each

    def random_params(self, D, H, rng, dtype=np.float64):
        """Return parameters that all differ, the biases too, which `init` leaves at a constant."""
        shapes = arrays(self.Params.init(D, H, rng=rng))
        return self.Params(**{name: random(rng, *a.shape, dtype=dtype) for name, a in shapes.items()})

    def random_state(self, B, H, rng, dtype=np.float64):
        return self.State(*(random(rng, B, H, dtype=dtype) for _ in fields(self.State)))


def cell(name, verb, State, values):
    verbs = (getattr(lstm_ref, f"{verb}_{what}") for what in ("step", "step_backward", "forward", "backward", "final"))
    return Cell(getattr(lstm_ref, f"{name}Params"), State, *verbs, tuple(values.split()))


CELLS = {
    "lstm": cell("LSTM", "lstm", lstm_ref.LSTMState, "f i C_tilde C o h"),
    "rnn": cell("RNN", "rnn", lstm_ref.RNNState, "h"),
    "peephole": cell("Peephole", "peephole", lstm_ref.LSTMState, "f i C_tilde C o h"),
    "coupled": cell("Coupled", "coupled", lstm_ref.LSTMState, "f i C_tilde C o h"),
    "no_forget": cell("NoForget", "no_forget", lstm_ref.LSTMState, "f i C_tilde C o h"),
    "gru": cell("GRU", "gru", lstm_ref.GRUState, "z r h_tilde h"),
    "gru_reset_after": cell("GRUResetAfter", "gru_reset_after", lstm_ref.GRUState, "z r m h_tilde h"),
}
LSTM, RNN, PEEPHOLE, COUPLED, NO_FORGET, GRU, GRU_RESET_AFTER = CELLS.values()

each_cell = pytest.mark.parametrize("cell", CELLS.values(), ids=CELLS)


def random(rng, *shape, dtype=np.float64):
    return rng.uniform(-1, 1, shape).astype(dtype)


def arrays(values):
    """Return the arrays of a dataclass by name."""
    return {field.name: getattr(values, field.name) for field in fields(values)}


def every_array(values):
    """Return all arrays of a dataclass, those of the dataclasses inside it too."""
    parts = [part for part in arrays(values).values() if not isinstance(part, int)]
    return [a for part in parts for a in ([part] if isinstance(part, np.ndarray) else every_array(part))]


def assert_same_values(cell, got, wanted, *, atol=1e-12):
    """Assert that two traces of a cell agree in every value."""
    for name in (*cell.values, "x", "state", "final"):
        assert_close(getattr(got, name), getattr(wanted, name), atol=atol)


def assert_close(got, wanted, *, atol=1e-12):
    """Assert that two dataclasses, or two arrays, agree entry by entry and in shape."""
    if isinstance(wanted, np.ndarray):
        assert got.shape == wanted.shape
        np.testing.assert_allclose(got, wanted, rtol=0, atol=atol)
    else:
        for name, array in arrays(wanted).items():
            assert_close(getattr(got, name), array, atol=atol)
