"""One node of ONNX as a layer and back: agreement with ONNX Runtime, in float32, which is all that its recurrent
operators take, and with ONNX's own examples.
"""

import importlib

import numpy as np
import onnx.backend.test.case.node
import pytest
from cells import CELLS, arrays, assert_close, random
from onnx import helper

from lstm_ref import CoupledParams, GRUResetAfterParams, LSTMParams, PeepholeParams
from lstm_ref.interop import GATE_ORDERS, from_onnx, to_onnx
from lstm_ref.stacks import Bidirectional, Reverse, stack_forward
from tools.onnx_session import STATES, onnx_session

D, H, B, T = 3, 4, 2, 5
ROWS = {"LSTM": 4 * H, "RNN": H, "GRU": 3 * H}
OPERATORS = {
    "rnn": ("RNN", {}),
    "lstm": ("LSTM", {}),
    "peephole": ("LSTM", {}),
    "coupled": ("LSTM", {"input_forget": 1}),
    "gru": ("GRU", {"linear_before_reset": 0}),
    "gru_reset_after": ("GRU", {"linear_before_reset": 1}),
}
DIRECTIONS = {"forward": 1, "reverse": 1, "bidirectional": 2}
FORMS = {"reverse": Reverse, "bidirectional": Bidirectional}

each_kind = pytest.mark.parametrize("kind", OPERATORS)
each_direction = pytest.mark.parametrize("direction", DIRECTIONS)


def cells_of(layer):
    return list(vars(layer).values()) if isinstance(layer, Reverse | Bidirectional) else [layer]


def random_node(kind, direction, rng, dtype=np.float32):
    """Return a node with weights that all differ."""
    (operator, attributes), dirs = OPERATORS[kind], DIRECTIONS[direction]
    rows = ROWS[operator]
    shapes = {"W": (rows, D), "R": (rows, H), "B": (2 * rows,)} | ({"P": (3 * H,)} if kind == "peephole" else {})
    weights = {name: random(rng, dirs, *shape, dtype=dtype) for name, shape in shapes.items()}
    every = np.concatenate([w.ravel() for w in weights.values()])
    assert len(np.unique(every)) == every.size
    return operator, weights, attributes | {"direction": direction, "hidden_size": H}


def random_layer(kind, direction, rng, dtype=np.float64, sizes=(D, H)):
    cells = [CELLS[kind].random_params(*sizes, rng, dtype) for _ in range(DIRECTIONS[direction])]
    return FORMS[direction](*cells) if direction in FORMS else cells[0]


def run(operator, weights, attributes, x, states):
    """Return Y, (T, B, dirs * H), and the final states, of ONNX Runtime."""
    feed = {f"initial_{name.lower()}": np.stack(a) for name, a in states.items()}
    attributes = {name: value for name, value in attributes.items() if name != "hidden_size"}
    Y, *last = onnx_session(operator, *weights.values(), **attributes).run(None, {"X": x} | feed)
    return Y.transpose(0, 2, 1, 3).reshape(*x.shape[:2], -1), dict(zip(states, last, strict=True))


def assert_runs_alike(node, layer, rng):
    """Assert that a node in ONNX Runtime and a layer here put out the same, from the same random states."""
    cell = next(cell for cell in CELLS.values() if cell.Params is type(cells_of(layer)[0]))
    x = random(rng, T, B, D, dtype=np.float32)
    state = [cell.random_state(B, H, rng, dtype=np.float32) for _ in cells_of(layer)]
    wanted, last = run(*node, x, {name: [arrays(part)[name] for part in state] for name in arrays(state[0])})
    trace = stack_forward([layer], x, state)
    assert trace.output.dtype == np.float32
    assert_close(trace.output, wanted, atol=1e-6)
    for name in last:
        assert_close(np.stack([arrays(part)[name] for part in trace.final]), last[name], atol=1e-6)


@each_kind
@each_direction
@pytest.mark.parametrize("seed", range(3))
def test_a_node_read_agrees_with_onnx_runtime(kind, direction, seed):
    rng = np.random.default_rng(seed)
    node = random_node(kind, direction, rng)
    layer = from_onnx(*node)
    assert type(layer) is FORMS.get(direction, CELLS[kind].Params)
    assert {type(cell) for cell in cells_of(layer)} == {CELLS[kind].Params}
    assert_runs_alike(node, layer, rng)


@each_kind
@each_direction
def test_a_layer_written_agrees_with_onnx_runtime(kind, direction):
    rng = np.random.default_rng(3)
    layer = random_layer(kind, direction, rng, np.float32)
    assert_runs_alike(to_onnx(layer), layer, rng)


@each_kind
@each_direction
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_a_layer_comes_back_to_the_bit(kind, direction, dtype):
    layer = random_layer(kind, direction, np.random.default_rng(4), dtype)
    for cell in cells_of(layer):
        cell.__dict__[list(arrays(cell))[1]][:2] = (0.0, -0.0)  # a bias: signs of zeros come back too
    again = from_onnx(*to_onnx(layer))
    assert type(again) is type(layer)
    for cell, wanted in zip(cells_of(again), cells_of(layer), strict=True):
        assert type(cell) is type(wanted)
        for name, array in arrays(wanted).items():
            got = getattr(cell, name)
            assert (got.dtype, got.tobytes()) == (array.dtype, array.tobytes()), name


@each_kind
@each_direction
def test_neither_way_shares_memory(kind, direction):
    layer = random_layer(kind, direction, np.random.default_rng(5))
    operator, packed, attributes = to_onnx(layer)
    again = from_onnx(operator, packed, attributes)
    for cell in [*cells_of(layer), *cells_of(again)]:
        for array in arrays(cell).values():
            assert not any(np.shares_memory(array, other) for other in packed.values())
            assert array.flags.writeable
            assert array.flags.owndata


def test_the_blocks_are_where_the_operators_say():
    """ONNX: W[iofc], P[iof]; W[zrh]."""
    blocks = np.repeat(np.arange(1.0, 5.0), H)[None]
    weights = {"W": blocks[..., None], "R": np.zeros((1, 4 * H, H)), "B": np.zeros((1, 8 * H)), "P": blocks[:, : 3 * H]}
    cell = from_onnx("LSTM", weights, {})
    assert [getattr(cell, name)[0, -1] for name in ("W_i", "W_o", "W_f", "W_C")] == [1, 2, 3, 4]
    assert [getattr(cell, name)[0] for name in ("p_i", "p_o", "p_f")] == [1, 2, 3]
    cell = from_onnx("GRU", {"W": blocks[:, : 3 * H, None], "R": np.zeros((1, 3 * H, H))}, {})
    assert [getattr(cell, name)[0, -1] for name in ("W_z", "W_r", "W_h")] == [-1, 2, 3]
    assert GATE_ORDERS["onnx"]["LSTM"] == ("i", "o", "f", "C")


def test_without_b_the_biases_are_zeros():
    operator, weights, attributes = random_node("gru_reset_after", "forward", np.random.default_rng(6))
    del weights["B"]
    cell = from_onnx(operator, weights, attributes)
    assert isinstance(cell, GRUResetAfterParams)
    assert not any(getattr(cell, name).any() for name in ("b_z", "b_r", "b_h", "b_hh"))


def test_coupled_gates_turn_round():
    """ONNX Runtime's f is 1 - i, the article's i is 1 - f: the weights change sign, and the rows of f are not read."""
    rng = np.random.default_rng(7)
    operator, weights, attributes = random_node("coupled", "forward", rng)
    cell = from_onnx(operator, weights, attributes)
    assert isinstance(cell, CoupledParams)
    np.testing.assert_array_equal(cell.W_f[:, H:], -weights["W"][0, :H])
    changed = {name: array.copy() for name, array in weights.items()}
    changed["W"][0, 2 * H : 3 * H] = 9
    x, states = random(rng, T, B, D, dtype=np.float32), {"h": np.zeros((1, B, H), np.float32)}
    states["C"] = states["h"]
    np.testing.assert_array_equal(*(run(operator, w, attributes, x, states)[0] for w in (weights, changed)))
    assert not to_onnx(cell)[1]["W"][0, 2 * H : 3 * H].any()


def test_spelt_out_defaults_are_defaults():
    operator, weights, attributes = random_node("lstm", "bidirectional", np.random.default_rng(8))
    spelt = {"activations": [b"Sigmoid", b"Tanh", b"Tanh", "sigmoid", "tanh", "tanh"], "direction": b"bidirectional"}
    spelt |= {"input_forget": 0, "layout": 1}
    (a, b), (c, d) = (cells_of(from_onnx(operator, weights, at)) for at in (attributes, attributes | spelt))
    for got, wanted in ((c, a), (d, b)):
        assert isinstance(got, LSTMParams)
        assert_close(got, wanted, atol=0)


WEIGHTS = {"W": np.ones((1, 16, 3)), "R": np.ones((1, 16, 4)), "B": np.ones((1, 32))}


@pytest.mark.parametrize(
    ("operator", "change", "attributes", "message"),
    [
        ("Gemm", {}, {}, "operator: expected LSTM, GRU or RNN, got 'Gemm'"),
        ("LSTM", {}, {"clip": 3.0}, "clip: not supported"),
        ("LSTM", {}, {"activation_alpha": [0.1]}, "activation_alpha: not supported"),
        ("LSTM", {}, {"activation_beta": [0.1]}, "activation_beta: not supported"),
        ("LSTM", {}, {"activations": ["Sigmoid", "Relu", "Tanh"]}, "activations: expected .*'Relu'"),
        ("LSTM", {}, {"activations": ["Tanh", "Sigmoid", "Tanh"]}, "activations: expected"),
        ("LSTM", {}, {"activations": ["Sigmoid", "Tanh"]}, "activations: expected"),
        ("LSTM", {}, {"activations": 3}, "activations: expected .*got 3"),
        ("LSTM", {}, {"direction": "backward"}, "direction: expected forward, reverse, bidirectional, got 'backward'"),
        ("LSTM", {}, {"direction": "bidirectional"}, r"R: expected shape \(2, 4 H, H\), got \(1, 16, 4\)"),
        ("LSTM", {}, {"hidden_size": 5}, "hidden_size: expected 4 like R, got 5"),
        ("LSTM", {}, {"hidden_size": 0}, "hidden_size: expected an integer of at least 1"),
        ("LSTM", {}, {"linear_before_reset": 1}, "linear_before_reset: LSTM has no such attribute"),
        ("LSTM", {}, {"output_sequence": 1}, "output_sequence: LSTM has no such attribute"),
        ("LSTM", {}, {"input_forget": 2}, "input_forget: expected 0 or 1, got 2"),
        ("LSTM", {}, {"layout": -1}, "layout: expected an integer of at least 0"),
        ("LSTM", {"P": np.ones((1, 12))}, {"input_forget": 1}, "input_forget: expected 0 beside peepholes P"),
        ("LSTM", {"P": np.ones((1, 16))}, {}, r"P: expected shape \(1, 12\)"),
        ("LSTM", {"R": None}, {}, "arrays: expected W and R, got no R"),
        ("LSTM", {"W_f": np.ones(3)}, {}, "arrays: expected W, R, B, P alone, got W_f"),
        ("LSTM", {"B": np.ones((1, 16))}, {}, r"B: expected shape \(1, 32\), got \(1, 16\)"),
        ("LSTM", {"W": np.ones((1, 12, 3))}, {}, r"W: expected shape \(1, 16, D\), got \(1, 12, 3\)"),
        ("LSTM", {"B": np.full((1, 32), np.nan)}, {}, "B: expected finite numbers"),
        ("GRU", {}, {}, r"R: expected shape \(1, 12, 4\), got \(1, 16, 4\)"),
        ("GRU", {"P": np.ones((1, 12))}, {}, "arrays: expected W, R, B alone, got P"),
        ("GRU", {}, {"input_forget": 1}, "input_forget: GRU has no such attribute"),
    ],
)
def test_what_is_no_layer_here_is_refused(operator, change, attributes, message):
    weights = {name: array for name, array in (WEIGHTS | change).items() if array is not None}
    with pytest.raises(ValueError, match=message):
        from_onnx(operator, weights, attributes)


@pytest.mark.parametrize(
    ("change", "attributes", "message"),
    [
        ({"B": np.ones((1, 32), np.float32)}, {}, "B: expected dtype float64 like R"),
        ({"R": np.ones((1, 16, 4), np.float16)}, {}, "R: expected dtype float32 or float64"),
        ({"W": [[1.0]]}, {}, "W: expected a NumPy array"),
        ({}, {"hidden_size": 4.0}, "hidden_size: expected an integer"),
        ({}, {"input_forget": True}, "input_forget: expected an integer"),
    ],
)
def test_wrong_types_are_refused(change, attributes, message):
    with pytest.raises(TypeError, match=message):
        from_onnx("LSTM", WEIGHTS | change, attributes)


def test_a_cell_without_a_forget_gate_has_no_form():
    cell = CELLS["no_forget"].random_params(D, H, np.random.default_rng(0))
    for layer in (cell, Reverse(cell), Bidirectional(cell, cell)):
        with pytest.raises(ValueError, match=r"layer: .* got NoForgetParams; as_lstm gives an LSTM for it"):
            to_onnx(layer)


@pytest.mark.parametrize("layer", [None, {}, "LSTM", [1]])
def test_what_is_no_layer_is_not_written(layer):
    with pytest.raises(TypeError, match="expected the parameters of a cell"):
        to_onnx(layer)


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
    """All 18 pass; most have equal weights, so they are blind to the order of the gates. What is above is not."""
    (node,), ((inputs, outputs),) = EXAMPLES[name].model.graph.node, EXAMPLES[name].data_sets
    attributes = {attribute.name: helper.get_attribute_value(attribute) for attribute in node.attribute}
    given = dict(zip(node.input, inputs, strict=True))
    layer = from_onnx(node.op_type, {name: given.pop(name) for name in "WRBP" if name in given}, attributes)
    if "P" in node.input:
        assert isinstance(layer, PeepholeParams)
    assert set(given) <= {"X", "sequence_lens", "initial_h", "initial_c"}
    batch_first = attributes.get("layout") == 1
    x = given["X"].swapaxes(0, 1) if batch_first else given["X"]
    states = [given[f"initial_{name}"] for name in "hc" if f"initial_{name}" in given]
    State = type(stack_forward([layer], x).final[0])
    state = [State(*parts) for parts in zip(*states, strict=True)] or None
    trace = stack_forward([layer], x, state, given.get("sequence_lens"))
    Y = trace.output.reshape(*x.shape[:2], len(trace.final), -1).transpose(0, 2, 1, 3)  # (T, dirs, B, H)
    got = {"Y": Y.transpose(2, 0, 1, 3) if batch_first else Y, "Y_h": trace.h_n, "Y_c": trace.C_n}
    got |= {"Y_h": trace.h_n.swapaxes(0, 1)} if batch_first else {}
    named = [name for name in node.output if name]
    assert named
    for output, wanted in zip(named, outputs, strict=True):
        assert_close(got[output], wanted, atol=1e-6)
