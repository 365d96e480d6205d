"""The module in `examples/pytorch`, where PyTorch is installed: right, and its gradients are compared."""

import pytest

from lstm_ref.conformance.candidates import torch_module
from lstm_ref.conformance.candidates.load import load
from lstm_ref.conformance.checking import check
from tools import ROOT

pytest.importorskip("torch")


@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_the_module_is_right(dtype):
    report = check(torch_module(load(f"{ROOT}/examples/pytorch/lstm.py:LSTM")), "lstm", dtype=dtype)
    assert report.right
    assert all({"h", "h_n", "C_n", "dx", "dh0", "dC0", "dW", "db"} <= set(o.compared) for o in report.outcomes[:2])
