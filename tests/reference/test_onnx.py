"""Agreement with ONNX Runtime, in float32, which is all that its LSTM takes, and with ONNX's own examples."""

import importlib

import numpy as np
import onnx.backend.test.case.node
import pytest
from cells import CELLS, arrays, assert_close, random
from onnx import helper

from lstm_ref import (
    CoupledParams,
    GRUParams,
    GRUResetAfterParams,
    LSTMParams,
    PeepholeParams,
    RNNParams,
    gru_swap_z,
)
from tools.onnx_session import STATES, onnx_session

D, H, B, T = 3, 4, 2, 5
GATES = {"LSTM": 4, "RNN": 1, "GRU": 3}


def rnn(W, b_W, b_R):
    return RNNParams(W_h=W, b_h=b_W + b_R)


def lstm(W, b_W, b_R):
    """Take the blocks i, o, f, c apart; the biases of W and of R are added."""
    (W_i, W_o, W_f, W_C), (b_i, b_o, b_f, b_C) = np.split(W, 4), np.split(b_W + b_R, 4)
    return LSTMParams(W_f=W_f, b_f=b_f, W_i=W_i, b_i=b_i, W_C=W_C, b_C=b_C, W_o=W_o, b_o=b_o)


def peephole(W, b_W, b_R, P):
    p_i, p_o, p_f = np.split(P[0], 3)
    return PeepholeParams(**arrays(lstm(W, b_W, b_R)), p_f=p_f, p_i=p_i, p_o=p_o)


def coupled(W, b_W, b_R):
    """Under input_forget ONNX Runtime has f = 1 - i, so its i is our 1 - f: our f has the negated weights of its i."""
    p = lstm(W, b_W, b_R)
    return CoupledParams(W_f=-p.W_i, b_f=-p.b_i, W_C=p.W_C, b_C=p.b_C, W_o=p.W_o, b_o=p.b_o)


def gru(W, b_W, b_R):
    """Take the blocks z, r, h apart; ONNX's z weighs the old state."""
    (W_z, W_r, W_h), (b_z, b_r, b_h) = np.split(W, 3), np.split(b_W + b_R, 3)
    return gru_swap_z(GRUParams(W_z=W_z, b_z=b_z, W_r=W_r, b_r=b_r, W_h=W_h, b_h=b_h))


def gru_reset_after(W, b_W, b_R):
    """Do the same, but the candidate's two biases stay apart."""
    b_h, b_hh = (np.split(b, 3)[2] for b in (b_W, b_R))
    return GRUResetAfterParams(**arrays(gru(W, b_W, b_R)) | {"b_h": b_h, "b_hh": b_hh})


TRANSLATED = {
    "rnn": rnn,
    "lstm": lstm,
    "peephole": peephole,
    "coupled": coupled,
    "gru": gru,
    "gru_reset_after": gru_reset_after,
}
OPERATORS = {
    "rnn": ("RNN", {}),
    "lstm": ("LSTM", {}),
    "peephole": ("LSTM", {}),
    "coupled": ("LSTM", {"input_forget": 1}),
    "gru": ("GRU", {"linear_before_reset": 0}),
    "gru_reset_after": ("GRU", {"linear_before_reset": 1}),
}


def translated(kind, W, R, two_biases, *P):
    joined = np.concatenate([R[0], W[0]], axis=1)  # columns of h first
    return TRANSLATED[kind](joined, *np.split(two_biases[0], 2), *P)


@pytest.mark.parametrize("kind", OPERATORS)
@pytest.mark.parametrize("seed", range(5))
def test_agrees_with_onnx_runtime(kind, seed):
    rng, cell, (operator, attributes) = np.random.default_rng(seed), CELLS[kind], OPERATORS[kind]
    rows = GATES[operator] * H
    shapes = [(rows, D), (rows, H), (2 * rows,), *([(3 * H,)] if kind == "peephole" else [])]
    weights = [random(rng, 1, *shape, dtype=np.float32) for shape in shapes]
    x = random(rng, T, B, D, dtype=np.float32)
    state = cell.random_state(B, H, rng, dtype=np.float32)
    assert len(set(np.concatenate([w.ravel() for w in weights]))) == sum(w.size for w in weights)

    feed = {"X": x} | {f"initial_{name.lower()}": a[None] for name, a in arrays(state).items()}
    Y, *last = onnx_session(operator, *weights, **attributes).run(None, feed)

    trace = cell.forward(translated(kind, *weights), x, state)
    assert trace.h.dtype == np.float32
    assert_close(trace.h, Y[:, 0], atol=1e-6)
    for name, wanted in zip(arrays(trace.final), last, strict=True):  # Y_h and Y_c
        assert_close(getattr(trace.final, name), wanted[0], atol=1e-6)


def examples():
    """Return ONNX's own examples of its recurrent operators; importing their modules collects them."""
    node = onnx.backend.test.case.node
    for operator in STATES:
        importlib.import_module(f"{node.__name__}.{operator.lower()}")
    return {case.name: case for case in node._NodeTestCases if case.model.graph.node[0].op_type in STATES}


EXAMPLES = examples()


def test_onnx_has_as_many_examples_as_we_know():
    assert len(EXAMPLES) == 18


@pytest.mark.parametrize("name", EXAMPLES)
def test_agrees_with_onnx_examples(name):
    """Most have equal weights, so they are blind to the order of the gates; the comparison above is not."""
    (node,), ((inputs, outputs),) = EXAMPLES[name].model.graph.node, EXAMPLES[name].data_sets
    attributes = {attribute.name: helper.get_attribute_value(attribute) for attribute in node.attribute}
    got = here(node, attributes, dict(zip(node.input, inputs, strict=True)))
    for output, wanted in zip(filter(None, node.output), outputs, strict=True):
        assert_close(got[output], wanted, atol=1e-6)


def here(node, attributes, given):
    """Return what lstm_ref makes of the inputs of a node; all of them start from zeros."""
    kind = "peephole" if "P" in given else node.op_type.lower()
    batch_first = attributes.get("layout") == 1
    x = given["X"].swapaxes(0, 1) if batch_first else given["X"]
    given.setdefault("B", np.zeros((len(given["W"]), 2 * given["W"].shape[1]), np.float32))
    weights = [given[name] for name in "WRBP" if name in given]
    every, last = [], []
    for d in range(len(given["W"])):  # each direction has its own weights; the second one runs backwards
        turn = -1 if attributes.get("direction") == b"reverse" or d == 1 else 1
        trace = CELLS[kind].forward(translated(kind, *(w[d : d + 1] for w in weights)), x[::turn])
        every.append(trace.h[::turn])
        last.append(arrays(trace.final))
    Y = np.stack(every, axis=2 if batch_first else 1)  # (T, directions, B, H) or (B, T, directions, H)
    finals = {f"Y_{name.lower()}": np.stack([state[name] for state in last], axis=int(batch_first)) for name in last[0]}
    return {"Y": Y.swapaxes(0, 1) if batch_first else Y} | finals
