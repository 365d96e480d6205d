"""Make the files that PyTorch exports, which the tests load: tests/exports/<name>.onnx, and <name>.json beside it.

PyTorch is no dependency of the project, so run this in an environment of its own, and commit what it writes:

    python -m venv vectors && vectors/bin/pip install torch numpy onnx onnxscript
    vectors/bin/python -m tools.vectors.onnx_exports

PyTorch has two exporters, which join directions and layers in different ways: the older one (`dynamo=False`) and the
newer one (`dynamo=True`), which unrolls an nn.RNN into matrix products. Everything is float32. What an exporter says
of its own source is taken out. The JSON holds the input that PyTorch was given and what it answered.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import onnx

from tools import ROOT
from tools.files import replace
from tools.vectors.stored import SEED, B, D, H, T

FOLDER = ROOT / "tests" / "exports"
NETWORKS: dict[str, Callable[[Any], Any]] = {
    "lstm": lambda nn: nn.LSTM(D, H, num_layers=2, bidirectional=True),
    "gru": lambda nn: nn.GRU(D, H, num_layers=2, batch_first=True),
    "rnn": lambda nn: nn.RNN(D, H, bidirectional=True, bias=False),
}
EXPORTERS = ("older", "newer", "newer_open_sizes")


def make(kind: str, exporter: str) -> None:
    """Write the file of one network and of one exporter, with sizes of time and batch that it leaves open."""
    import torch  # no dependency: a test reads the rest of this file without it

    torch.manual_seed(SEED)
    network = NETWORKS[kind](torch.nn).eval()
    shape = (B, T, D) if network.batch_first else (T, B, D)
    x = torch.tensor(np.random.default_rng(SEED).uniform(-1, 1, shape).astype(np.float32))
    sizes = {0: "B", 1: "T"} if network.batch_first else {0: "T", 1: "B"}
    path = FOLDER / f"{kind}_{exporter}.onnx"
    path.parent.mkdir(exist_ok=True)
    if exporter == "older":
        torch.onnx.export(network, (x,), path, dynamo=False, input_names=["x"], dynamic_axes={"x": sizes})
    else:
        open_sizes = {axis: torch.export.Dim(name, min=2) for axis, name in sizes.items()}
        shapes = (open_sizes,) if exporter == "newer_open_sizes" else None
        torch.onnx.export(network, (x,), path, dynamo=True, external_data=False, dynamic_shapes=shapes, verbose=False)
    strip(path)
    with torch.no_grad():
        output, last = network(x)
    last = last if kind == "lstm" else (last,)
    held = {"x": x, "output": output} | dict(zip(("h_n", "C_n"), last, strict=False))
    about = {"torch": torch.__version__, "exporter": exporter, "D": D, "H": H, "B": B, "T": T}
    lists = {name: tensor.numpy().tolist() for name, tensor in held.items()}
    replace(path.with_suffix(".json"), (json.dumps({"about": about} | lists) + "\n").encode())


def strip(path: Path) -> None:
    """Take out of a file what is no part of the graph, such as where the exporter is installed."""
    model = onnx.load(path)
    for part in (model.graph, *model.graph.node, *model.graph.value_info, *model.graph.input, *model.graph.output):
        part.ClearField("metadata_props")
        part.ClearField("doc_string")
    replace(path, model.SerializeToString())


if __name__ == "__main__":
    for kind in NETWORKS:
        for exporter in EXPORTERS[: 2 if kind == "rnn" else 3]:
            make(kind, exporter)
