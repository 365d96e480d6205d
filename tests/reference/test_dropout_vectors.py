"""The vectors of PyTorch's dropout: drawn as the script says, made by PyTorch where it is installed, and telling."""

import json

import numpy as np
import pytest

from lstm_ref import lstm_forward
from lstm_ref.conformance import stored
from lstm_ref.interop import from_pytorch
from tools.vectors import pytorch_dropout
from tools.vectors.stored import to_json

KEPT = stored("lstm_dropout_pytorch")


def test_the_inputs_are_what_the_script_draws():
    drawn = pytorch_dropout.draw()
    assert drawn.keys() == KEPT.inputs.keys()
    assert all(np.array_equal(a, KEPT.inputs[name]) for name, a in drawn.items())


def test_without_dropout_the_second_layer_would_put_out_something_else():
    first, second = from_pytorch({name: a for name, a in KEPT.inputs.items() if name != "x"})
    h = lstm_forward(first, KEPT.inputs["x"]).h
    for read, agrees in ((0 * h, True), (h, False)):
        assert np.allclose(lstm_forward(second, read).h, KEPT.outputs["output"], rtol=0, atol=1e-12) == agrees


def test_pytorch_itself_says_the_same():
    pytest.importorskip("torch")
    made = json.loads(to_json(pytorch_dropout.make("lstm_dropout")))
    assert made["about"] | {"torch": None} == dict(KEPT.about) | {"torch": None}
    assert made["outputs"].keys() == KEPT.outputs.keys()
    for name, a in KEPT.outputs.items():
        np.testing.assert_allclose(np.array(made["outputs"][name]), a, rtol=0, atol=1e-14)
