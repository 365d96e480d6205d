"""Stacks as `.onnx` files: what is written runs alike in ONNX Runtime, and what PyTorch exports is read."""

import errno
import json
import os
import sys
from pathlib import Path

import numpy as np
import onnxruntime
import pytest
from cells import CELLS, arrays, assert_close, random
from test_onnx import B, D, H, T, cells_of, each_direction, each_kind, random_layer

from lstm_ref.interop import export_onnx, load_onnx
from lstm_ref.stacks import stack_forward
from tools import ROOT

EXPORTS = ROOT / "tests" / "exports"
LENGTHS = np.array([2, T], np.int32)


def session(path):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 1
    return onnxruntime.InferenceSession(path.read_bytes(), options, providers=["CPUExecutionProvider"])


def random_stack(kind, direction, rng, count=2):
    wide = H * (2 if direction == "bidirectional" else 1)
    return [random_layer(kind, direction, rng, np.float32, (wide if k else D, H)) for k in range(count)]


def mixed_stack(rng):
    first = random_layer("lstm", "bidirectional", rng, np.float32)
    second = random_layer("gru", "reverse", rng, np.float32, (2 * H, H))
    return [first, second, random_layer("peephole", "forward", rng, np.float32, (H, H))]


def states_of(layers, rng):
    """Return random states in the order of the stack's cells."""
    kinds = {cell.Params: cell for cell in CELLS.values()}
    cells = [cell for layer in layers for cell in cells_of(layer)]
    return [kinds[type(cell)].random_state(B, H, rng, dtype=np.float32) for cell in cells]


def assert_runs_alike(path, layers, rng, *, lengths=None, states=False):
    """Assert that ONNX Runtime makes of a file what the stack does."""
    x, state = random(rng, T, B, D, dtype=np.float32), states_of(layers, rng) if states else None
    feed = {"X": x} | ({} if lengths is None else {"sequence_lens": lengths})
    for name in ("h", "C") if states else ():
        parts = [getattr(part, name) for part in state if hasattr(part, name)]
        feed |= {f"initial_{name.lower()}": np.stack(parts)} if parts else {}
    running = session(path)
    assert {entry.name for entry in running.get_inputs()} == set(feed)
    got = dict(zip([entry.name for entry in running.get_outputs()], running.run(None, feed), strict=True))

    trace = stack_forward(layers, x, state, lengths)
    dirs = len(cells_of(layers[-1]))
    assert_close(got.pop("Y"), trace.output.reshape(T, B, dirs, H).transpose(0, 2, 1, 3), atol=1e-6)
    for name in ("h", "C"):
        parts = [getattr(part, name) for part in trace.final if hasattr(part, name)]
        if parts:
            assert_close(got.pop(f"Y_{name.lower()}"), np.stack(parts), atol=1e-6)
    assert not got


def assert_same_layers(got, wanted):
    assert [type(layer) for layer in got] == [type(layer) for layer in wanted]
    for layer, like in zip(got, wanted, strict=True):
        for cell, cell_like in zip(cells_of(layer), cells_of(like), strict=True):
            assert type(cell) is type(cell_like)
            assert {n: a.tobytes() for n, a in arrays(cell).items()} == {
                n: a.tobytes() for n, a in arrays(cell_like).items()
            }


@each_kind
@each_direction
@pytest.mark.parametrize("count", [1, 2])
def test_a_file_runs_alike_and_comes_back_to_the_bit(kind, direction, count, tmp_path):
    rng, path = np.random.default_rng(0), tmp_path / "stack.onnx"
    layers = random_stack(kind, direction, rng, count)
    export_onnx(path, layers, lengths=True, states=True)
    assert_runs_alike(path, layers, rng, lengths=LENGTHS, states=True)
    assert_same_layers(load_onnx(path), layers)


@pytest.mark.parametrize("lengths", [None, LENGTHS])
@pytest.mark.parametrize("states", [False, True])
def test_different_layers_run_alike(lengths, states, tmp_path):
    rng, path = np.random.default_rng(1), tmp_path / "stack.onnx"
    layers = mixed_stack(rng)
    export_onnx(path, layers, lengths=lengths is not None, states=states)
    assert_runs_alike(path, layers, rng, lengths=lengths, states=states)
    assert_same_layers(load_onnx(str(path)), layers)
    assert [entry.name for entry in tmp_path.iterdir()] == ["stack.onnx"]


def test_one_layer_twice_is_written_twice(tmp_path):
    rng, path = np.random.default_rng(2), tmp_path / "stack.onnx"
    layer = random_layer("lstm", "forward", rng, np.float32, (H, H))
    export_onnx(path, [layer, layer])
    assert_same_layers(load_onnx(path), [layer, layer])


def test_float64_is_rounded_only_on_demand(tmp_path):
    rng, path = np.random.default_rng(3), tmp_path / "stack.onnx"
    layers = [random_layer("gru", direction, rng, sizes=(D, H)) for direction in ("bidirectional",)]
    with pytest.raises(TypeError, match=r"layers: expected float32, got float64; to_float32=True rounds it"):
        export_onnx(path, layers)
    assert not path.exists()
    export_onnx(path, layers, to_float32=True)
    (again,) = load_onnx(path)
    for cell, wanted in zip(cells_of(again), cells_of(layers[0]), strict=True):
        for name, array in arrays(wanted).items():
            np.testing.assert_array_equal(getattr(cell, name), array.astype(np.float32))


def test_what_does_not_fit_is_refused(tmp_path):
    rng, path = np.random.default_rng(4), tmp_path / "stack.onnx"
    large = random_layer("rnn", "reverse", rng)
    large.params.W_h[0, 0] = 1e39
    other = [random_layer("lstm", "forward", rng, np.float32), random_layer("lstm", "forward", rng, np.float32, (H, 5))]
    for layers, message, keywords in (
        ([large], "W_h: expected finite numbers", {"to_float32": True}),
        (other, r"layers: expected one H in all layers, as Y_h holds them all, got \[4, 5\]", {}),
        (other[::-1], r"layers\[1\]: expected input size 5", {}),
        ([], "layers: expected at least 1 layer", {}),
        ([random_layer("no_forget", "forward", rng, np.float32)], "NoForgetParams", {}),
    ):
        with pytest.raises(ValueError, match=message):
            export_onnx(path, layers, **keywords)
    with pytest.raises(TypeError, match="layers: expected a list or tuple"):
        export_onnx(path, other[0])
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("failing", ["write_bytes", "replace"])
def test_a_write_that_fails_leaves_what_was(failing, tmp_path, monkeypatch):
    path, layers = tmp_path / "stack.onnx", mixed_stack(np.random.default_rng(5))
    path.write_bytes(b"what was there")
    write = Path.write_bytes

    def half(self, data):
        write(self, data[: len(data) // 2])
        raise OSError(errno.ENOSPC, "No space left on device")

    def refused(*_):
        raise PermissionError("in use")

    if failing == "write_bytes":
        monkeypatch.setattr(Path, "write_bytes", half)
    else:
        monkeypatch.setattr(os, "replace", refused)
    with pytest.raises(OSError, match=r"No space left|in use"):
        export_onnx(path, layers)
    assert [entry.name for entry in tmp_path.iterdir()] == ["stack.onnx"]
    assert path.read_bytes() == b"what was there"
    with pytest.raises(FileNotFoundError):
        load_onnx(tmp_path / "none.onnx")


@pytest.mark.parametrize("what", ["export_onnx", "load_onnx"])
def test_without_the_package_it_is_named(what, monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "onnx", None)
    layers = random_stack("lstm", "forward", np.random.default_rng(6))
    with pytest.raises(ImportError, match=f"{what} needs the package onnx, which is not installed: pip install onnx"):
        export_onnx(tmp_path / "a", layers) if what == "export_onnx" else load_onnx(tmp_path / "a")


EXPORTED = {path.stem: path for path in sorted(EXPORTS.glob("*.onnx"))}


def test_there_are_exports():
    assert len(EXPORTED) == 8


@pytest.mark.parametrize("name", [name for name in EXPORTED if name != "rnn_newer"])
def test_what_pytorch_exports_is_read(name):
    stored = json.loads(EXPORTED[name].with_suffix(".json").read_text(encoding="utf-8"))
    x, output, *last = (np.array(stored[key], np.float32) for key in stored if key != "about")
    batch_first = name.startswith("gru")
    layers = load_onnx(EXPORTED[name])
    trace = stack_forward(layers, x.swapaxes(0, 1) if batch_first else x)
    assert_close(trace.output.swapaxes(0, 1) if batch_first else trace.output, output, atol=1e-6)
    for got, wanted in zip((trace.h_n, trace.C_n), last, strict=False):
        assert_close(got, wanted, atol=1e-6)
    assert len(last) == (2 if name.startswith("lstm") else 1)
    (outputs, *_) = session(EXPORTED[name]).run(None, {session(EXPORTED[name]).get_inputs()[0].name: x})
    assert_close(outputs, output, atol=1e-6)


def test_a_network_that_was_unrolled_is_refused():
    with pytest.raises(ValueError, match="MatMul: expected recurrent layers and what joins them, and no MatMul"):
        load_onnx(EXPORTED["rnn_newer"])
