"""Two layers in both directions over sequences of different lengths: what PyTorch made of them, stored."""

import json

import numpy as np
import pytest
from cells import arrays, assert_close
from layouts import gradients_as_pytorch

from lstm_ref import GRUState, LSTMState, RNNState
from lstm_ref.conformance import stored, stored_names
from lstm_ref.interop import from_pytorch
from lstm_ref.stacks import stack_backward, stack_forward
from tools.vectors import keras, pytorch, pytorch_layers
from tools.vectors.stored import VECTORS, to_json
from tools.vectors.suite.inputs import NAMES

KINDS = ["lstm", "gru", "rnn"]
STATES = {"lstm": LSTMState, "gru": GRUState, "rnn": RNNState}


def states(kind, entries, names):
    """Return a state for each layer and direction of arrays (layers * dirs, B, H)."""
    return [STATES[kind](*(entries[name][k] for name in names)) for k in range(len(entries[names[0]]))]


def weights_of(entries):
    return {name: array for name, array in entries.items() if name.startswith(("weight", "bias"))}


def assert_agreement(kind, inputs, outputs, loss_weights, gradients):
    parts = pytorch.STATES[kind]
    layers = from_pytorch(weights_of(inputs))
    assert len(layers) == 2
    trace = stack_forward(layers, inputs["x"], states(kind, inputs, [f"{n}0" for n in parts]), inputs["lengths"])
    dfinal = states(kind, loss_weights, [f"{n}_n" for n in parts])
    by = stack_backward(layers, trace, loss_weights["output"], dfinal)

    assert_close(trace.output, outputs["output"])
    assert_close(trace.h_n, outputs["h_n"])
    if kind == "lstm":
        assert_close(trace.C_n, outputs["c_n"])
    assert_close(by.x, gradients["x"])
    for k, state in enumerate(by.state):
        for name, array in arrays(state).items():
            assert_close(array, gradients[f"{name.lower()}0"][k])
    for k, layer in enumerate(by.params):
        for end, cell in (("", layer.forward), ("_reverse", layer.reverse)):
            for name, array in gradients_as_pytorch(cell).items():
                assert_close(array, gradients[f"{name}_l{k}{end}"])


@pytest.mark.parametrize("kind", KINDS)
def test_agrees_with_stored_vectors(kind):
    kept = stored(f"{kind}_layers_pytorch")
    assert_agreement(kind, kept.inputs, kept.outputs, kept.loss_weights, kept.gradients)


@pytest.mark.parametrize("kind", KINDS)
def test_stored_vectors_tell_orders_apart(kind):
    """No two of the sizes are equal and no two of the numbers, and some sequences end early, in no order."""
    kept = stored(f"{kind}_layers_pytorch")
    assert len({kept.about[letter] for letter in "DHBT"}) == 4
    numbers = np.concatenate([a.ravel() for name, a in kept.inputs.items() if name != "lengths"])
    assert len(set(numbers)) == len(numbers)
    lengths = kept.inputs["lengths"].tolist()
    assert len(set(lengths)) == len(lengths)
    assert lengths not in (sorted(lengths), sorted(lengths, reverse=True))


@pytest.mark.parametrize("kind", KINDS)
def test_stored_inputs_are_what_the_script_draws(kind):
    kept = stored(f"{kind}_layers_pytorch")
    inputs, weights = pytorch_layers.draw(kind)
    for title, drawn in (("inputs", inputs | {"lengths": np.array(pytorch_layers.LENGTHS)}), ("loss_weights", weights)):
        assert getattr(kept, title).keys() == drawn.keys()
        for name, array in drawn.items():
            assert_close(getattr(kept, title)[name], array, atol=0)


@pytest.mark.parametrize("kind", KINDS)
def test_agrees_with_pytorch_itself(kind):
    pytest.importorskip("torch")
    made, kept = json.loads(to_json(pytorch_layers.make(f"{kind}_layers"))), stored(f"{kind}_layers_pytorch")
    about = {key: value for key, value in kept.about.items() if key != "catches"}
    assert list((made["about"] | {"torch": about["torch"]}).items()) == list(about.items())
    for title in ("outputs", "gradients"):  # the last bits may differ between versions and processors
        for name, array in getattr(kept, title).items():
            assert_close(np.array(made[title][name]), array, atol=1e-14)


def test_every_file_is_a_name_and_none_can_be_changed():
    made = [f"{kind}_pytorch" for kind in pytorch.GATES] + [f"{kind}_layers_pytorch" for kind in pytorch.GATES]
    made += [f"{kind}_keras" for kind in keras.LAYERS] + ["lstm_dropout_pytorch", *NAMES]
    assert stored_names() == sorted(made) == sorted(path.stem for path in VECTORS.iterdir())
    kept = stored("lstm_pytorch")
    with pytest.raises(ValueError, match="read-only"):
        kept.inputs["x"][0] = 0
    with pytest.raises(TypeError):
        kept.inputs["x"] = None


@pytest.mark.parametrize("name", ["lstm", "../lstm_pytorch", None])
def test_a_name_that_is_not_there_is_refused(name):
    with pytest.raises(ValueError, match=r"^name: expected one of coupled_extreme_float32, .* got "):
        stored(name)
