"""Agreement with Keras: with stored vectors everywhere, and with Keras itself where it is installed."""

import json

import numpy as np
import pytest
from cells import CELLS, arrays, assert_close

from lstm_ref import GRUParams, GRUResetAfterParams, GRUState, LSTMParams, LSTMState, conformance, gru_swap_z
from tools.vectors import keras
from tools.vectors.stored import to_json

KINDS = ["lstm", "gru", "gru_reset_after"]

# Except on TensorFlow, Keras multiplies matrices in float32 here, whatever floatx says.
TOLERANCE = {"lstm": 1e-12, "gru": 1e-6, "gru_reset_after": 1e-12}


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
    if kind == "lstm":
        (W_i, W_f, W_C, W_o), (b_i, b_f, b_C, b_o) = np.split(W, 4), np.split(bias, 4)
        return LSTMParams(W_f=W_f, b_f=b_f, W_i=W_i, b_i=b_i, W_C=W_C, b_C=b_C, W_o=W_o, b_o=b_o)
    W_z, W_r, W_h = np.split(W, 3)
    if kind == "gru":
        b_z, b_r, b_h = np.split(bias, 3)
        return gru_swap_z(GRUParams(W_z=W_z, b_z=b_z, W_r=W_r, b_r=b_r, W_h=W_h, b_h=b_h))
    (b_z, b_r, _), (_, _, b_h), (_, _, b_hh) = (np.split(b, 3) for b in (bias.sum(axis=0), *bias))
    return gru_swap_z(GRUResetAfterParams(W_z=W_z, b_z=b_z, W_r=W_r, b_r=b_r, W_h=W_h, b_h=b_h, b_hh=b_hh))


def assert_agreement(kind, vectors):
    v, wanted = vectors["inputs"], vectors["outputs"]
    params = translated(kind, v["kernel"], v["recurrent_kernel"], v["bias"])
    state = LSTMState(h=v["h0"], C=v["c0"]) if kind == "lstm" else GRUState(v["h0"])
    trace = CELLS[kind].forward(params, v["x"].swapaxes(0, 1), state)
    assert_close(trace.h, wanted["output"].swapaxes(0, 1), atol=TOLERANCE[kind])
    for name, array in arrays(trace.final).items():
        assert_close(array, wanted[f"{name.lower()}_n"], atol=TOLERANCE[kind])


@pytest.mark.parametrize("kind", KINDS)
def test_agrees_with_stored_vectors(kind):
    assert_agreement(kind, stored(kind))


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
    assert_agreement(kind, made)
    for name, array in kept["outputs"].items():  # the last bits may differ between versions and processors
        assert_close(made["outputs"][name], array, atol=TOLERANCE[kind] / 100)
