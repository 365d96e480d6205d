"""What `load_onnx` refuses: files that are broken, and graphs that do anything but run a stack."""

import pickle

import numpy as np
import onnx
import pytest
from cells import arrays
from hypothesis import given, settings
from hypothesis import strategies as st
from onnx import TensorProto, helper, numpy_helper
from test_onnx import H, cells_of, random_layer
from test_onnx_files import EXPORTED, assert_same_layers, random_stack

from lstm_ref.interop import export_onnx, load_onnx


@pytest.fixture
def path(tmp_path):
    """Return the path of a good file: two bidirectional LSTM layers, with lengths and states."""
    path = tmp_path / "stack.onnx"
    layers = random_stack("lstm", "bidirectional", np.random.default_rng(0))
    export_onnx(path, layers, lengths=True, states=True)
    return path


def node(model, operator, nth=0):
    return [node for node in model.graph.node if node.op_type == operator][nth]


def initializer(model, name):
    return next(tensor for tensor in model.graph.initializer if tensor.name == name)


def put(model, name, array):
    initializer(model, name).CopyFrom(numpy_helper.from_array(array, name))


def set_attribute(node, name, value):
    for k, attribute in enumerate(node.attribute):
        if attribute.name == name:
            del node.attribute[k]
            break
    node.attribute.append(helper.make_attribute(name, value))


def attribute(operator, name, value, nth=0):
    return lambda model: set_attribute(node(model, operator, nth), name, value)


def array(name, change):
    return lambda model: put(model, name, change(numpy_helper.to_array(initializer(model, name)).copy()))


def rewire(operator, slot, name, nth=0):
    def edit(model):
        node(model, operator, nth).input[slot] = name

    return edit


def external(model):
    tensor = initializer(model, "W_0")
    onnx.external_data_helper.set_external_data(tensor, location="elsewhere.bin")
    tensor.ClearField("raw_data")
    tensor.data_location = TensorProto.EXTERNAL


def short(model):
    tensor = initializer(model, "W_0")
    tensor.raw_data = tensor.raw_data[:-4]


def head(model):
    """Add what reads the outputs: the last step alone."""
    model.graph.initializer.append(numpy_helper.from_array(np.array(-1), "last"))
    model.graph.node.append(helper.make_node("Gather", ["Y", "last"], ["Y_last"], axis=0, name="head"))
    model.graph.output.append(helper.make_tensor_value_info("Y_last", TensorProto.FLOAT, [2, "B", H]))


def relu(model):
    """Put a Relu between the layers."""
    k = list(model.graph.node).index(node(model, "Reshape"))
    model.graph.node.insert(k + 1, helper.make_node("Relu", ["X_1"], ["X_1_positive"], name="between"))
    node(model, "LSTM", 1).input[0] = "X_1_positive"


def function(model):
    opset = [helper.make_opsetid("", 14)]
    body = [helper.make_node("Identity", ["a"], ["b"])]
    model.functions.append(helper.make_function("mine", "twice", ["a"], ["b"], body, opset))
    model.opset_import.append(helper.make_opsetid("mine", 1))


def set_opset(version):
    def edit(model):
        model.opset_import[0].version = version

    return edit


def weights_as_input(model):
    tensor = initializer(model, "R_1")
    model.graph.input.append(helper.make_tensor_value_info("R_1", tensor.data_type, list(tensor.dims)))
    model.graph.initializer.remove(tensor)


def states_the_other_way_round(model):
    """Give the first layer the second half of the initial states."""
    split = node(model, "Split")
    split.output[0], split.output[1] = split.output[1], split.output[0]


def finals_the_other_way_round(model):
    concat = node(model, "Concat")
    concat.input[0], concat.input[1] = concat.input[1], concat.input[0]


def inner_outputs(model):
    model.graph.output.append(helper.make_tensor_value_info("Y_0", TensorProto.FLOAT, ["T", 2, "B", H]))


def domain(model):
    node(model, "LSTM").domain = "com.example"
    model.opset_import.append(helper.make_opsetid("com.example", 1))


def no_layers(model):
    model.graph.CopyFrom(helper.make_graph([], "empty", model.graph.input[:1], model.graph.input[:1]))


REFUSED = {
    "clip": (attribute("LSTM", "clip", 3.0), r"node 'layer_0', LSTM: clip: not supported"),
    "activations": (attribute("LSTM", "activations", ["Relu", "Tanh", "Tanh"] * 2, 1), r"activations: .*Relu"),
    "alpha": (attribute("LSTM", "activation_alpha", [1.0]), r"LSTM: activation_alpha: not supported"),
    "unknown attribute": (attribute("LSTM", "gates", 4), r"gates: LSTM has no such attribute"),
    "hidden_size": (attribute("LSTM", "hidden_size", 5), r"hidden_size: expected 4 like R, got 5"),
    "direction": (attribute("LSTM", "direction", "reverse"), r"R: expected shape \(1, 4 H, H\)"),
    "unknown direction": (attribute("LSTM", "direction", "both"), r"direction: expected forward.*both"),
    "layout of one layer": (attribute("LSTM", "layout", 1, 1), r"'layer_1', LSTM: X: expected what"),
    "input_forget": (attribute("LSTM", "input_forget", 2), r"input_forget: expected 0 or 1, got 2"),
    "other weights": (array("W_0", lambda W: W[:, :-1]), r"W: expected shape \(2, 16, D\), got \(2, 15, 3\)"),
    "other input": (array("W_0", lambda W: W[..., :-1]), r"X: expected 2 features like W, got 3"),
    "width between": (array("W_1", lambda W: W[..., 1:]), r"layers\[1\]: expected input size 8"),
    "NaN": (array("B_1", lambda B: B * np.nan), r"node 'layer_1', LSTM: B: expected finite numbers"),
    "float16": (array("B_1", lambda B: B.astype(np.float16)), r"array 'B_1': expected FLOAT.* got FLOAT16"),
    "mixed dtypes": (array("B_1", lambda B: B.astype(np.float64)), r"B: expected dtype float32 like R, got float64"),
    "text": (array("B_1", lambda B: B.astype(str).astype(object)), r"array 'B_1': expected FLOAT.*STRING"),
    "external": (external, r"array 'W_0': expected its data in the file, got the name of another one"),
    "short": (short, r"array 'W_0': expected the data of \[2, 16, 3\], got 95 numbers"),
    "empty": (lambda model: model.Clear(), r"opset: expected 7 to \d+, got 0"),
    "old opset": (set_opset(6), r"opset: expected 7 to \d+, got 6"),
    "opset to come": (set_opset(1000), r"opset: expected 7 to \d+, got 1000"),
    "head": (head, r"node 'head', Gather: only sizes may be gathered"),
    "relu": (relu, r"node 'between', Relu: expected recurrent layers and what joins them, and no Relu"),
    "function": (function, r"functions: expected none, got 'twice'"),
    "domain": (domain, r"expected an operator of ONNX, got one of 'com.example'"),
    "weights as input": (weights_as_input, r"'layer_1', LSTM: R: expected an array in the file"),
    "axes in another order": (attribute("Transpose", "perm", [0, 1, 2, 3]), r"Reshape: only outputs"),
    "batch before time": (attribute("Transpose", "perm", [2, 0, 1, 3]), r"'layer_1', LSTM: X: expected"),
    "shape": (array("side_by_side", lambda shape: np.array([0, -1, 16])), r"shape: expected .*8.*16"),
    "skipped layer": (rewire("LSTM", 0, "X", 1), r"'layer_1', LSTM: X: expected what the layer below puts out"),
    "lengths of one layer": (rewire("LSTM", 4, "", 1), r"sequence_lens: expected 'sequence_lens' as"),
    "states swapped": (states_the_other_way_round, r"'layer_0', LSTM: initial_c: expected rows 0 to 2"),
    "states shared": (rewire("LSTM", 5, "initial_h_0", 1), r"'layer_1', LSTM: initial_h: expected rows 2 to 4"),
    "state is the input": (rewire("LSTM", 5, "X", 0), r"initial_h: expected zeros or an input of the graph of its own"),
    "state is cut from the input": (rewire("Split", 0, "X"), r"initial_c: expected zeros or an input of the graph of"),
    "finals swapped": (finals_the_other_way_round, r"final states in the order of the layers"),
    "inner outputs": (inner_outputs, r"outputs: expected those of the last layer, 1, got those of 0"),
    "no version": (lambda model: model.ClearField("ir_version"), r"it is no valid model: .*ir_version"),
    "no layers": (no_layers, r"graph: expected a node LSTM, GRU or RNN, got none"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_an_edited_graph_is_refused(name, path):
    edit, message = REFUSED[name]
    model = onnx.load(path)
    edit(model)
    path.write_bytes(model.SerializeToString())
    with pytest.raises(ValueError, match=message) as refused:
        load_onnx(path)
    assert str(refused.value).startswith(f"{path}: expected an ONNX file of recurrent layers: ")


def test_edits_start_from_a_file_that_is_read(path):
    model = onnx.load(path)
    path.write_bytes(model.SerializeToString())
    assert len(load_onnx(path)) == 2


def test_a_state_that_is_learned_is_refused(tmp_path):
    """A constant that is not zero is no layer's; zeros are what every layer starts from."""
    path = tmp_path / "one.onnx"
    layers = random_stack("gru", "forward", np.random.default_rng(1), 1)
    export_onnx(path, layers)
    for value in (0.0, 0.5):
        model = onnx.load(path)
        model.graph.initializer.append(numpy_helper.from_array(np.full((1, 2, H), value, np.float32), "learned"))
        node(model, "GRU").input[5:] = ["learned"]
        path.write_bytes(model.SerializeToString())
        if value:
            with pytest.raises(ValueError, match="initial_h: expected zeros or an input of the graph"):
                load_onnx(path)
        else:
            assert_same_layers(load_onnx(path), layers)


def test_batch_first_is_read_in_every_form(tmp_path):
    """A node with layout=1 reads (B, T, D) and puts out (B, T, dirs, H)."""
    path = tmp_path / "one.onnx"
    layers = random_stack("gru", "bidirectional", np.random.default_rng(2), 1)
    export_onnx(path, layers)
    model = onnx.load(path)
    set_attribute(node(model, "GRU"), "layout", 1)
    node(model, "Concat").attribute[0].i = 1
    del model.graph.output[:]
    model.graph.output.append(helper.make_tensor_value_info("Y", TensorProto.FLOAT, ["B", "T", 2, H]))
    model.graph.output.append(helper.make_tensor_value_info("Y_h", TensorProto.FLOAT, ["B", 2, H]))
    path.write_bytes(model.SerializeToString())
    assert_same_layers(load_onnx(path), layers)


@pytest.mark.parametrize("direction", ["forward", "bidirectional"])
@pytest.mark.parametrize("axis", [0, 1, 2, 3, -3, -5, 4])
def test_only_the_axis_of_one_direction_is_squeezed(direction, axis, tmp_path):
    """Y is (T, dirs, B, H): an axis of time or batch may have one entry today and more tomorrow."""
    path = tmp_path / "one.onnx"
    layers = random_stack("rnn", direction, np.random.default_rng(4), 1)
    export_onnx(path, layers)
    model = onnx.load(path)
    model.graph.initializer.append(numpy_helper.from_array(np.array([axis]), "axis"))
    model.graph.node.append(helper.make_node("Squeeze", ["Y", "axis"], ["output"], name="squeeze"))
    model.graph.output.append(helper.make_tensor_value_info("output", TensorProto.FLOAT, [None] * 3))
    path.write_bytes(model.SerializeToString())
    if direction == "forward" and axis in (1, -3):
        assert_same_layers(load_onnx(path), layers)
        return
    message = (
        "only an axis of one direction may be squeezed" if direction != "forward" else "axes: expected that of the"
    )
    with pytest.raises(ValueError, match=f"node 'squeeze', Squeeze: {message}"):
        load_onnx(path)


@pytest.mark.parametrize(("shape", "wrong"), [([2, 5, 8], False), ([-1, 5, 8], False), ([5, 2, 8], True)])
def test_sizes_that_a_file_states_are_those_of_their_axes(shape, wrong, tmp_path):
    """Two layers with layout=1 over X (2, 5, 3): between them (2, 5, 8), and (5, 2, 8) would mix up steps."""
    path = tmp_path / "two.onnx"
    layers = random_stack("gru", "bidirectional", np.random.default_rng(5))
    export_onnx(path, layers)
    model = onnx.load(path)
    for nth in (0, 1):
        set_attribute(node(model, "GRU", nth), "layout", 1)
    set_attribute(node(model, "Transpose"), "perm", [0, 1, 2, 3])
    set_attribute(node(model, "Concat"), "axis", 1)
    put(model, "side_by_side", np.array(shape))
    model.graph.input[0].CopyFrom(helper.make_tensor_value_info("X", TensorProto.FLOAT, [2, 5, 3]))
    del model.graph.output[:]
    model.graph.output.append(helper.make_tensor_value_info("Y", TensorProto.FLOAT, [2, 5, 2, H]))
    path.write_bytes(model.SerializeToString())
    if wrong:
        with pytest.raises(ValueError, match=r"Reshape: shape: expected \(T, B, 8\), got \(5, 2, 8\)"):
            load_onnx(path)
    else:
        assert_same_layers(load_onnx(path), layers)


@pytest.mark.parametrize("name", [name for name in EXPORTED if name != "rnn_newer"])
def test_a_node_that_lacks_something_is_refused_or_gives_whole_layers(name, tmp_path):
    """Inputs and attributes are taken away one by one; nothing but a ValueError comes of it."""
    path, refused = tmp_path / "less.onnx", 0
    model = onnx.load(EXPORTED[name])
    for k, whole in enumerate(model.graph.node):
        for part in ("input", "attribute", "output"):
            for nth in range(len(getattr(whole, part))):
                less = onnx.ModelProto()
                less.CopyFrom(model)
                del getattr(less.graph.node[k], part)[nth]
                path.write_bytes(less.SerializeToString())
                try:
                    load_onnx(path)
                except ValueError:
                    refused += 1
    assert refused > len(model.graph.node)


class Opener:
    """What a pickle that does harm looks like."""

    def __reduce__(self):
        return (exec, ("raise SystemExit",))


@pytest.mark.parametrize("data", [b"", b"\x80", b"PK\x03\x04", b"<html>", bytes(100), pickle.dumps(Opener())])
def test_other_files_are_refused(data, tmp_path):
    path = tmp_path / "other.onnx"
    path.write_bytes(data)
    with pytest.raises(ValueError, match="expected an ONNX file of recurrent layers: "):
        load_onnx(path)


def test_a_file_cut_anywhere_is_refused(path):
    data = path.read_bytes()
    for end in range(0, len(data), 7):
        path.write_bytes(data[:end])
        with pytest.raises(ValueError, match="expected an ONNX file of recurrent layers: "):
            load_onnx(path)


def same_sizes(layers, like):
    return [[(type(c), c.input_size, c.hidden_size) for c in cells_of(layer)] for layer in layers] == [
        [(type(c), c.input_size, c.hidden_size) for c in cells_of(layer)] for layer in like
    ]


@pytest.mark.parametrize("name", ["own", *(name for name in EXPORTED if name != "rnn_newer")])
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_a_changed_byte_is_refused_or_gives_whole_layers(tmp_path_factory, name, data):
    """Never another exception, never a layer that is not one: sizes that fit together, and finite numbers."""
    path = tmp_path_factory.mktemp("changed") / "stack.onnx"
    if name == "own":
        export_onnx(path, [random_layer("peephole", "reverse", np.random.default_rng(3), np.float32)])
    whole = bytearray(path.read_bytes() if name == "own" else EXPORTED[name].read_bytes())
    at = data.draw(st.integers(0, len(whole) - 1))
    whole[at] ^= data.draw(st.integers(1, 255))
    path.write_bytes(whole)
    try:
        layers = load_onnx(path)
    except ValueError:
        return
    assert all(np.isfinite(a).all() for layer in layers for cell in cells_of(layer) for a in arrays(cell).values())
    again = path.with_name("again.onnx")
    export_onnx(again, layers, to_float32=True)
    assert same_sizes(load_onnx(again), layers)
