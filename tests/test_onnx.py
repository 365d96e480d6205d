"""Agreement with ONNX Runtime, in float32, which is all that its LSTM takes."""

import sys
from pathlib import Path

import numpy as np
import pytest
from cells import CELLS, arrays, assert_close, random

from lstm_ref import LSTMParams, LSTMState, RNNParams, RNNState

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "scripts"))
from onnx_session import STATES, onnx_session

D, H, B, T = 3, 4, 2, 5


def translated(operator, W, R, two_biases):
    """Take ONNX's layout apart: blocks i, o, f, c; the biases of W and then of R, which are added."""
    joined = np.concatenate([R[0], W[0]], axis=1)  # columns of h first
    bias = np.add(*np.split(two_biases[0], 2))
    if operator == "RNN":
        return RNNParams(W_h=joined, b_h=bias)
    (W_i, W_o, W_f, W_C), (b_i, b_o, b_f, b_C) = np.split(joined, 4), np.split(bias, 4)
    return LSTMParams(W_f=W_f, b_f=b_f, W_i=W_i, b_i=b_i, W_C=W_C, b_C=b_C, W_o=W_o, b_o=b_o)


@pytest.mark.parametrize("operator", STATES)
@pytest.mark.parametrize("seed", range(5))
def test_agrees_with_onnx_runtime(operator, seed):
    rng = np.random.default_rng(seed)
    rows = {"LSTM": 4 * H, "RNN": H}[operator]
    weights = [random(rng, 1, *shape, dtype=np.float32) for shape in ((rows, D), (rows, H), (2 * rows,))]
    x = random(rng, T, B, D, dtype=np.float32)
    initial = {name: random(rng, B, H, dtype=np.float32) for name in STATES[operator]}
    assert len(set(np.concatenate([w.ravel() for w in weights]))) == sum(w.size for w in weights)

    feed = {"X": x} | {f"initial_{name}": a[None] for name, a in initial.items()}
    Y, *last = onnx_session(operator, *weights).run(None, feed)

    state = LSTMState(h=initial["h"], C=initial["c"]) if operator == "LSTM" else RNNState(**initial)
    trace = CELLS[operator.lower()].forward(translated(operator, *weights), x, state)
    assert trace.h.dtype == np.float32
    assert_close(trace.h, Y[:, 0], atol=1e-6)
    for name, wanted in zip(arrays(trace.final), last, strict=True):  # Y_h and Y_c
        assert_close(getattr(trace.final, name), wanted[0], atol=1e-6)
