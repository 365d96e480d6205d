"""Agreement with Keras: with stored vectors everywhere, and with Keras itself where it is installed."""

import json

import numpy as np
import pytest
from cells import arrays, assert_close

from lstm_ref import (
    GRUParams,
    GRUResetAfterParams,
    GRUState,
    LSTMParams,
    LSTMState,
    RNNParams,
    RNNState,
    conformance,
    gru_swap_z,
)
from lstm_ref.interop import from_keras
from lstm_ref.stacks import stack_forward
from tools.vectors import keras
from tools.vectors.stored import to_json

KINDS = ["lstm", "gru", "gru_reset_after", "rnn", "lstm_masked"]

# Except on TensorFlow, Keras multiplies matrices in float32 here, whatever floatx says; PyTorch's own cells do not.
TOLERANCE = {"lstm": 1e-12, "gru": 1e-6, "gru_reset_after": 1e-12, "rnn": 1e-6, "lstm_masked": 1e-6}
LIVE = 1e-6  # Keras and PyTorch of other versions compute "lstm" and "gru_reset_after" in float32 too
STATES = {"lstm": LSTMState, "lstm_masked": LSTMState, "gru": GRUState, "gru_reset_after": GRUState, "rnn": RNNState}


def as_arrays(vectors):
    return {
        title: entries if title == "about" else {name: np.array(value) for name, value in entries.items()}
        for title, entries in vectors.items()
    }


def stored(kind):
    kept = vars(conformance.stored(f"{kind}_keras"))
    return {title: dict(kept[title]) for title in ("about", "inputs", "outputs")}


def translated(kind, kernel, recurrent_kernel, bias):
    """Make parameters of Keras's blocks of columns, i, f, c, o or z, r, h; its z weighs the old state."""
    W = np.concatenate([recurrent_kernel, kernel]).T  # the columns of h come first
    if kind == "rnn":
        return RNNParams(W_h=W, b_h=bias)
    if kind.startswith("lstm"):
        (W_i, W_f, W_C, W_o), (b_i, b_f, b_C, b_o) = np.split(W, 4), np.split(bias, 4)
        return LSTMParams(W_f=W_f, b_f=b_f, W_i=W_i, b_i=b_i, W_C=W_C, b_C=b_C, W_o=W_o, b_o=b_o)
    W_z, W_r, W_h = np.split(W, 3)
    if kind == "gru":
        b_z, b_r, b_h = np.split(bias, 3)
        return gru_swap_z(GRUParams(W_z=W_z, b_z=b_z, W_r=W_r, b_r=b_r, W_h=W_h, b_h=b_h))
    (b_z, b_r, _), (_, _, b_h), (_, _, b_hh) = (np.split(b, 3) for b in (bias.sum(axis=0), *bias))
    return gru_swap_z(GRUResetAfterParams(W_z=W_z, b_z=b_z, W_r=W_r, b_r=b_r, W_h=W_h, b_h=b_h, b_hh=b_hh))


def assert_agreement(kind, vectors, atol):
    v, wanted = vectors["inputs"], vectors["outputs"]
    params = translated(kind, v["kernel"], v["recurrent_kernel"], v["bias"])
    state = STATES[kind](*(v[name] for name in ("h0", "c0") if name in v))
    lengths = v.get("lengths", np.full(len(v["x"]), v["x"].shape[1]))
    trace = stack_forward([params], np.ascontiguousarray(v["x"].swapaxes(0, 1)), [state], lengths)
    for b, length in enumerate(lengths):
        assert_close(trace.output[:length, b], wanted["output"][b, :length], atol=atol)
        after = wanted["output"][b, length:]  # where the mask is off, Keras repeats the last output
        assert_close(after, np.broadcast_to(wanted["output"][b, length - 1], after.shape), atol=0)
    for name, array in arrays(trace.final[0]).items():
        assert_close(array, wanted[f"{name.lower()}_n"], atol=atol)


@pytest.mark.parametrize("kind", KINDS)
def test_agrees_with_stored_vectors(kind):
    assert_agreement(kind, stored(kind), TOLERANCE[kind])


@pytest.mark.parametrize("kind", KINDS)
def test_interop_makes_the_parameters_that_are_written_out_here(kind):
    weights = [stored(kind)["inputs"][name] for name in ("kernel", "recurrent_kernel", "bias")]
    got, wanted = from_keras(weights), translated(kind, *weights)
    assert type(got) is type(wanted)
    assert_close(got, wanted, atol=0)


@pytest.mark.parametrize("kind", KINDS)
def test_stored_vectors_tell_orders_apart(kind):
    """No two of the sizes are equal and no two of the numbers, so no wrong order could go unseen."""
    vectors = stored(kind)
    assert len({vectors["about"][letter] for letter in "DHBT"}) == 4
    numbers = np.concatenate([a.ravel() for a in vectors["inputs"].values()])
    assert len(set(numbers)) == len(numbers)


@pytest.mark.parametrize("kind", KINDS)
def test_stored_inputs_are_what_the_script_draws(kind):
    kept, drawn = stored(kind)["inputs"], keras.draw(kind)
    assert kept.keys() == drawn.keys()
    for name, array in drawn.items():
        assert_close(kept[name], array, atol=0)


@pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")  # of PyTorch, by Keras
@pytest.mark.parametrize("kind", KINDS)
def test_agrees_with_keras_itself(kind):
    pytest.importorskip("keras")
    made, kept = as_arrays(json.loads(to_json(keras.make(kind)))), stored(kind)
    assert_agreement(kind, made, LIVE)
    for name, array in kept["outputs"].items():
        assert_close(made["outputs"][name], array, atol=LIVE)
