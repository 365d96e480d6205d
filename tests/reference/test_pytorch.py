"""Agreement with PyTorch: with stored vectors everywhere, and with PyTorch itself where it is installed."""

import json
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest
from cells import CELLS, Cell, arrays, assert_close

from lstm_ref import (
    GRUResetAfterParams,
    GRUState,
    LSTMParams,
    LSTMState,
    RNNParams,
    RNNState,
    conformance,
    gru_swap_z,
)
from lstm_ref.interop import from_pytorch
from tools.vectors import pytorch
from tools.vectors.stored import to_json

KINDS = ["lstm", "rnn", "gru"]


def stored(kind):
    kept = vars(conformance.stored(f"{kind}_pytorch"))
    return {title: dict(kept[title]) for title in ("about", "inputs", "loss_weights", "outputs", "gradients")}


def as_arrays(entries):
    return {name: np.array(value) for name, value in entries.items()}


@dataclass(frozen=True)
class Here:
    """What lstm_ref makes of PyTorch's inputs."""

    cell: Cell
    trace: Any
    grads: Any


def translated(kind, W, b_W, b_R):
    """Make parameters of PyTorch's blocks: i, f, g, o, or r, z, n; two biases are added, but for a GRU's candidate."""
    if kind == "rnn":
        return RNNParams(W_h=W, b_h=b_W + b_R)
    if kind == "lstm":
        (W_i, W_f, W_C, W_o), (b_i, b_f, b_C, b_o) = np.split(W, 4), np.split(b_W + b_R, 4)
        return LSTMParams(W_f=W_f, b_f=b_f, W_i=W_i, b_i=b_i, W_C=W_C, b_C=b_C, W_o=W_o, b_o=b_o)
    (W_r, W_z, W_h), (b_r, b_z, _), (_, _, b_h), (_, _, b_hh) = (np.split(a, 3) for a in (W, b_W + b_R, b_W, b_R))
    return gru_swap_z(GRUResetAfterParams(W_z=W_z, b_z=b_z, W_r=W_r, b_r=b_r, W_h=W_h, b_h=b_h, b_hh=b_hh))


def translated_gradients(kind, p):
    """Return PyTorch's blocks of the gradients: of W, (rows, H + D), and of its two biases."""
    if kind == "rnn":
        return p.W_h, p.b_h, p.b_h
    if kind == "lstm":
        b = np.concatenate([p.b_i, p.b_f, p.b_C, p.b_o])
        return np.concatenate([p.W_i, p.W_f, p.W_C, p.W_o]), b, b
    p = gru_swap_z(p)  # the gradient by a negated weight is the negated gradient
    return (np.concatenate(blocks) for blocks in ([p.W_r, p.W_z, p.W_h], [p.b_r, p.b_z, p.b_h], [p.b_r, p.b_z, p.b_hh]))


def computed_here(kind, vectors):
    v, w = vectors["inputs"], vectors["loss_weights"]
    W = np.concatenate([v["weight_hh_l0"], v["weight_ih_l0"]], axis=1)  # the columns of h come first
    params = translated(kind, W, v["bias_ih_l0"], v["bias_hh_l0"])
    if kind == "lstm":
        state, dfinal = LSTMState(h=v["h0"], C=v["c0"]), LSTMState(h=w["h_n"], C=w["c_n"])
    else:
        State = {"rnn": RNNState, "gru": GRUState}[kind]
        state, dfinal = State(v["h0"]), State(w["h_n"])
    cell = CELLS["gru_reset_after" if kind == "gru" else kind]
    trace = cell.forward(params, v["x"], state)
    return Here(cell, trace, cell.backward(params, trace, w["output"], dfinal))


def assert_agreement(kind, vectors):
    here, outputs, gradients = computed_here(kind, vectors), vectors["outputs"], vectors["gradients"]
    for name in arrays(here.trace.final):
        assert_close(getattr(here.trace, name), outputs[f"every_{name.lower()}"])
        assert_close(getattr(here.trace.final, name), outputs[f"{name.lower()}_n"])
        assert_close(getattr(here.grads.state, name), gradients[f"{name.lower()}0"])
    assert_close(here.trace.h, outputs["output"])
    assert_close(here.grads.x, gradients["x"])

    H = here.trace.h.shape[-1]
    dW, db_ih, db_hh = translated_gradients(kind, here.grads.params)
    assert_close(dW[:, :H], gradients["weight_hh_l0"])
    assert_close(dW[:, H:], gradients["weight_ih_l0"])
    assert_close(db_ih, gradients["bias_ih_l0"])
    assert_close(db_hh, gradients["bias_hh_l0"])


@pytest.mark.parametrize("kind", KINDS)
def test_agrees_with_stored_vectors(kind):
    assert_agreement(kind, stored(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_interop_makes_the_parameters_that_are_written_out_here(kind):
    v = {name: a for name, a in stored(kind)["inputs"].items() if name.endswith("_l0")}
    W = np.concatenate([v["weight_hh_l0"], v["weight_ih_l0"]], axis=1)
    (got,), wanted = from_pytorch(v), translated(kind, W, v["bias_ih_l0"], v["bias_hh_l0"])
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
    vectors = stored(kind)
    for title, drawn in zip(("inputs", "loss_weights"), pytorch.draw(kind), strict=True):
        assert_same_arrays(vectors[title], drawn, atol=0)


@pytest.mark.parametrize("kind", KINDS)
def test_agrees_with_pytorch_itself(kind):
    pytest.importorskip("torch")
    made, kept = json.loads(to_json(pytorch.make(kind))), stored(kind)
    made = {title: as_arrays(entries) if title != "about" else entries for title, entries in made.items()}
    assert_agreement(kind, made)
    assert made.keys() == kept.keys()
    about = {key: value for key, value in kept["about"].items() if key != "catches"}
    assert list((made["about"] | {"torch": about["torch"]}).items()) == list(about.items())
    for title in kept.keys() - {"about"}:  # the last bits may differ between versions and processors
        assert_same_arrays(made[title], kept[title], atol=0 if title in ("inputs", "loss_weights") else 1e-14)


def assert_same_arrays(got, wanted, *, atol):
    assert got.keys() == wanted.keys()
    for name, array in wanted.items():
        assert_close(got[name], array, atol=atol)
