"""Parameters to and from PyTorch and Keras: layouts written out, round trips to the bit, copies, refusals by name.

What PyTorch and Keras themselves make of the arrays is in `test_stored_layers` and, live, in `tests/frameworks`.
"""

import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
from cells import COUPLED, GRU, GRU_RESET_AFTER, LSTM, NO_FORGET, PEEPHOLE, RNN, arrays, random

from lstm_ref.conformance import stored
from lstm_ref.interop import GATE_ORDERS, from_keras, from_pytorch, repack, to_keras, to_pytorch
from lstm_ref.stacks import Bidirectional, Reverse, stack_forward

D, H = 3, 4
TO_PYTORCH = pytest.mark.parametrize("cell", [LSTM, GRU_RESET_AFTER, RNN], ids=["lstm", "gru", "rnn"])
TO_KERAS = pytest.mark.parametrize("cell", [LSTM, GRU, GRU_RESET_AFTER, RNN], ids=["lstm", "gru", "after", "rnn"])
each_dtype = pytest.mark.parametrize("dtype", [np.float32, np.float64])


def stack_of(cell, layers, dirs, rng, dtype=np.float64):
    made = []
    for k in range(layers):
        cells = [cell.random_params(dirs * H if k else D, H, rng, dtype) for _ in range(dirs)]
        made.append(Bidirectional(*cells) if dirs == 2 else cells[0])
    return made


def cells_of(layers):
    return [
        c for layer in layers for c in ((layer.forward, layer.reverse) if type(layer) is Bidirectional else [layer])
    ]


def assert_same_bits(got, wanted):
    """Assert that two cells are of one class and hold the same bits, the sign of a zero too, in arrays of their own."""
    assert type(got) is type(wanted)
    for name, array in arrays(wanted).items():
        assert getattr(got, name).dtype == array.dtype
        assert getattr(got, name).tobytes() == array.tobytes(), name
        assert not np.shares_memory(getattr(got, name), array)


def with_zeros(params):
    """Return parameters whose biases are zeros of both signs."""
    zeros = {n: np.where(np.arange(H) % 2, 0.0, -0.0).astype(a.dtype) for n, a in arrays(params).items() if a.ndim == 1}
    return replace(params, **zeros)


@TO_PYTORCH
@each_dtype
@pytest.mark.parametrize("dirs", [1, 2])
@pytest.mark.parametrize("layers", [1, 3])
def test_to_pytorch_and_back_is_the_same_to_the_bit(cell, dtype, dirs, layers):
    stack = stack_of(cell, layers, dirs, np.random.default_rng(1), dtype)
    for before, after in zip(cells_of(stack), cells_of(from_pytorch(to_pytorch(stack))), strict=True):
        assert_same_bits(after, before)


@TO_KERAS
@each_dtype
def test_to_keras_and_back_is_the_same_to_the_bit(cell, dtype):
    params = cell.random_params(D, H, np.random.default_rng(2), dtype)
    assert_same_bits(from_keras(to_keras(params)), params)


@TO_KERAS
def test_even_the_signs_of_zero_come_back(cell):
    params = with_zeros(cell.random_params(D, H, np.random.default_rng(3)))
    assert_same_bits(from_keras(to_keras(params)), params)
    if cell is not GRU:
        assert_same_bits(from_pytorch(to_pytorch([params]))[0], params)


@pytest.mark.parametrize("kind", ["lstm", "gru", "rnn"])
@pytest.mark.parametrize("form", ["pytorch", "layers_pytorch"])
def test_from_pytorch_and_back_is_the_same_but_for_the_sum_of_the_two_biases(kind, form):
    given = {n: a for n, a in stored(f"{kind}_{form}").inputs.items() if n.startswith(("weight", "bias"))}
    back = to_pytorch(from_pytorch(given))
    assert list(back) == list(given)
    H = given["weight_hh_l0"].shape[1]
    for name, array in back.items():
        if name.startswith("weight"):
            assert array.tobytes() == given[name].tobytes()
        else:
            both = given[name.replace("_hh_", "_ih_")] + given[name.replace("_ih_", "_hh_")]
            wanted = both if "_ih_" in name else np.zeros_like(both)
            if kind == "gru":
                wanted[2 * H :] = given[name][2 * H :]
            np.testing.assert_array_equal(array, wanted)


@pytest.mark.parametrize("kind", ["lstm", "gru", "gru_reset_after", "rnn"])
def test_from_keras_and_back_is_the_same_but_for_the_two_biases_of_a_gru(kind):
    v = stored(f"{kind}_keras").inputs
    kernel, recurrent, bias = to_keras(from_keras([v["kernel"], v["recurrent_kernel"], v["bias"]]))
    np.testing.assert_array_equal(kernel, v["kernel"])
    np.testing.assert_array_equal(recurrent, v["recurrent_kernel"])
    if kind == "gru_reset_after":
        H = len(recurrent)
        np.testing.assert_array_equal(bias[:, 2 * H :], v["bias"][:, 2 * H :])
        np.testing.assert_array_equal(bias[:, : 2 * H], [v["bias"][:, : 2 * H].sum(axis=0), np.zeros(2 * H)])
    else:
        np.testing.assert_array_equal(bias, v["bias"])


def test_the_layout_of_pytorch_written_out():
    """H = 1 and D = 1, so that every block is one number."""
    numbers = iter(range(1, 100))
    lstm = LSTM.Params(**{n: np.array([[next(numbers), next(numbers)]] if n[0] == "W" else [next(numbers)], float)
                          for n in ["W_f", "b_f", "W_i", "b_i", "W_C", "b_C", "W_o", "b_o"]})  # fmt: skip
    got = to_pytorch([lstm])
    assert got["weight_hh_l0"].ravel().tolist() == [4, 1, 7, 10]  # i, f, g, o, the columns of h
    assert got["weight_ih_l0"].ravel().tolist() == [5, 2, 8, 11]
    assert got["bias_ih_l0"].tolist() == [6, 3, 9, 12]
    assert got["bias_hh_l0"].tolist() == [0, 0, 0, 0]
    kernel, recurrent, bias = to_keras(lstm)
    assert (recurrent.tolist(), kernel.tolist(), bias.tolist()) == ([[4, 1, 7, 10]], [[5, 2, 8, 11]], [6, 3, 9, 12])

    numbers = iter(range(1, 100))
    gru = GRU_RESET_AFTER.Params(
        **{n: np.array([[next(numbers), next(numbers)]] if n[0] == "W" else [next(numbers)], float)
           for n in ["W_z", "b_z", "W_r", "b_r", "W_h", "b_h", "b_hh"]})  # fmt: skip
    got = to_pytorch([gru])
    assert got["weight_hh_l0"].ravel().tolist() == [4, -1, 7]  # r, z, n; their z weighs the old state
    assert got["weight_ih_l0"].ravel().tolist() == [5, -2, 8]
    assert got["bias_ih_l0"].tolist() == [6, -3, 9]
    assert got["bias_hh_l0"].tolist() == [0, 0, 10]
    kernel, recurrent, bias = to_keras(gru)
    assert (recurrent.tolist(), kernel.tolist()) == ([[-1, 4, 7]], [[-2, 5, 8]])  # z, r, h
    assert bias.tolist() == [[-3, 6, 9], [0, 0, 10]]


def test_changing_the_source_later_changes_nothing():
    given = {n: a.copy() for n, a in stored("gru_layers_pytorch").inputs.items() if n.startswith(("weight", "bias"))}
    v = stored("gru_reset_after_keras").inputs
    weights = [v[name].copy() for name in ("kernel", "recurrent_kernel", "bias")]
    cells = [*cells_of(from_pytorch(given)), from_keras(weights)]
    kept = [{n: a.copy() for n, a in arrays(cell).items()} for cell in cells]
    for array in [*given.values(), *weights]:
        array[...] = 0
    for cell, before in zip(cells, kept, strict=True):
        for name, array in before.items():
            np.testing.assert_array_equal(getattr(cell, name), array)
    handed = [*to_pytorch([cells[0]]).values(), *to_keras(cells[-1])]
    for array in handed:
        array[...] = 0
    assert all(arrays(cell)["W_z"].any() for cell in cells)


@TO_PYTORCH
def test_a_module_without_biases_has_zeros(cell):
    stack = stack_of(cell, 2, 2, np.random.default_rng(4))
    got = from_pytorch({n: a for n, a in to_pytorch(stack).items() if n.startswith("weight")})
    for before, after in zip(cells_of(stack), cells_of(got), strict=True):
        zeros = {n: np.zeros(H) for n, a in arrays(before).items() if a.ndim == 1}
        for name, array in arrays(replace(before, **zeros)).items():
            np.testing.assert_array_equal(getattr(after, name), array)


@TO_KERAS
def test_a_keras_layer_without_a_bias_has_zeros(cell):
    params = cell.random_params(D, H, np.random.default_rng(5))
    said = {"reset_after": cell is GRU_RESET_AFTER} if cell in (GRU, GRU_RESET_AFTER) else {}
    got = from_keras(to_keras(params)[:2], **said)
    assert type(got) is cell.Params
    for name, array in arrays(params).items():
        np.testing.assert_array_equal(getattr(got, name), array if array.ndim == 2 else np.zeros(H))


def test_arrays_of_another_memory_order_are_read_right():
    params = LSTM.random_params(D, H, np.random.default_rng(6))
    given = {n: np.asfortranarray(a) for n, a in to_pytorch([params]).items()}
    assert_same_bits(from_pytorch(given)[0], params)
    assert_same_bits(from_keras([np.asfortranarray(a) for a in to_keras(params)]), params)


def test_every_order_names_the_gates_of_the_cell():
    for library in GATE_ORDERS.values():
        assert {operator: sorted(order) for operator, order in library.items()} == {
            "LSTM": ["C", "f", "i", "o"], "GRU": ["h", "r", "z"], "RNN": ["h"],
        }  # fmt: skip


@pytest.mark.parametrize("operator", ["LSTM", "GRU"])
def test_repack_there_and_back(operator):
    a, b = (GATE_ORDERS[library][operator] for library in ("pytorch", "onnx"))
    gates = random(np.random.default_rng(7), len(a) * H, D)
    there = repack(gates, a, b)
    for k, gate in enumerate(b):
        np.testing.assert_array_equal(there[k * H : (k + 1) * H], gates[a.index(gate) * H :][:H])
    np.testing.assert_array_equal(repack(there, b, a), gates)
    assert not np.shares_memory(repack(gates, a, a), gates)


def bad_calls():
    rng = np.random.default_rng(8)
    state = to_pytorch(stack_of(LSTM, 2, 2, rng))
    one = to_pytorch([LSTM.random_params(D, H, rng)])
    weights = to_keras(LSTM.random_params(D, H, rng))
    after, before = (to_keras(cell.random_params(D, H, rng)) for cell in (GRU_RESET_AFTER, GRU))
    lstm, lstm2, rnn = LSTM.random_params(D, H, rng), LSTM.random_params(H, 2, rng), RNN.random_params(H, H, rng)
    nan = np.full((4 * H, D), np.nan)
    half, ints = (one | {"bias_hh_l0": one["bias_hh_l0"].astype(dtype)} for dtype in (np.float16, np.int64))
    f32 = one | {"weight_hh_l0": one["weight_hh_l0"].astype(np.float32)}
    drop = {n: a for n, a in state.items() if n != "weight_hh_l1_reverse"}
    side = {n: a for n, a in state.items() if n != "bias_hh_l1"}
    gap = one | {"weight_ih_l2": one["weight_ih_l0"]}
    far = one | {f"weight_ih_l{10**12}": one["weight_ih_l0"]}
    turned = one | {"weight_ih_l0": one["weight_ih_l0"].T}
    swapped = one | {"weight_hh_l0": one["weight_ih_l0"], "weight_ih_l0": one["weight_hh_l0"]}
    low = {n.replace("_l0", "_l1"): a for n, a in one.items()}
    peephole, coupled, no_forget = (cell.random_params(D, H, rng) for cell in (PEEPHOLE, COUPLED, NO_FORGET))
    gru = GRU.random_params(D, H, rng)
    return {
        "proj": (lambda: from_pytorch(one | {"weight_hr_l0": nan}), "weight_hr_l0: a module with proj_size"),
        "missing": (lambda: from_pytorch(drop), "state_dict: expected weight_hh_l1_reverse too, got "),
        "one bias": (lambda: from_pytorch(side), "state_dict: expected bias_hh_l1 too, got "),
        "surplus": (lambda: from_pytorch(one | {"fc.weight": nan}), "state_dict: expected names .* got 'fc.weight'"),
        "prefix": (lambda: from_pytorch({f"lstm.{n}": a for n, a in one.items()}), "state_dict: .*"),
        "a number": (lambda: from_pytorch({0: nan}), "state_dict: expected names like weight_ih_l0 .* got 0"),
        "gap": (lambda: from_pytorch(gap), r"state_dict: expected layers from 0 on without a gap, got \[0, 2\]"),
        "far": (lambda: from_pytorch(far), "state_dict: expected layers from 0 on without a gap"),
        "no layer 0": (lambda: from_pytorch(low), r"state_dict: expected layers from 0 .* got \[1\]"),
        "empty": (lambda: from_pytorch({}), "state_dict: expected weight_ih_l0, .* got no names"),
        "a module": (lambda: from_pytorch(None), "state_dict: expected a mapping of names to arrays, got NoneType"),
        "NaN": (lambda: from_pytorch(one | {"weight_ih_l0": nan}), "weight_ih_l0: expected finite numbers"),
        "a list": (lambda: from_pytorch(one | {"weight_ih_l0": [1]}), "weight_ih_l0: expected a NumPy array, got list"),
        "half": (lambda: from_pytorch(half), "bias_hh_l0: expected dtype float32 or float64, got float16"),
        "ints": (lambda: from_pytorch(ints), "bias_hh_l0: expected dtype float32 or float64, got int64"),
        "mixed": (lambda: from_pytorch(f32), "weight_hh_l0: expected dtype float64 like weight_ih_l0, got float32"),
        "turned": (lambda: from_pytorch(turned), r"weight_ih_l0: expected 4, 3 or 1 times H = 4 .* got shape \(3,"),
        "swapped": (lambda: from_pytorch(swapped), "weight_ih_l0: expected 4, 3 or 1 times H = 3"),
        "cut bias": (lambda: from_pytorch(one | {"bias_hh_l0": np.ones(15)}),
                     r"bias_hh_l0: expected shape \(16,\), got \(15,\)"),
        "layer 1 of the wrong width": (lambda: from_pytorch(state | {"weight_ih_l1": np.ones((16, 4))}),
                                       r"weight_ih_l1: expected shape \(16, 8\), got \(16, 4\)"),
        "peephole": (lambda: to_pytorch([peephole]), r"layers\[0\]: got PeepholeParams; PyTorch has no peepholes;"),
        "coupled": (lambda: to_pytorch([coupled]), r"layers\[0\]: got CoupledParams; .*coupled.as_lstm"),
        "no forget": (lambda: to_pytorch([no_forget]), r"layers\[0\]: got NoForgetParams; .*no_forget.as_lstm"),
        "gru": (lambda: to_pytorch([gru]), r"layers\[0\]: got GRUParams; .* GRUResetAfterParams; to_keras and to_onnx"),
        "reverse": (lambda: to_pytorch([Reverse(lstm)]), r"layers\[0\]: PyTorch has no layer that only reads from"),
        "unequal H": (lambda: to_pytorch([lstm, lstm2]), r"layers\[1\]: expected hidden size 4 like layers\[0\], .*"),
        "unequal kinds": (lambda: to_pytorch([lstm, rnn]), r"layers\[1\]: expected LSTMParams like .* got RNNParams"),
        "unequal dirs": (lambda: to_pytorch([lstm, Bidirectional(*[LSTM.random_params(H, H, rng)] * 2)]),
                         r"layers\[1\]: expected LSTMParams like .* got Bidirectional of LSTMParams"),
        "one cell": (lambda: to_pytorch(lstm), "layers: expected a list or tuple of layers, got LSTMParams"),
        "no list": (lambda: from_keras(weights[0]), "weights: expected a list, kernel, .* got ndarray"),
        "six": (lambda: from_keras(weights * 2), r"weights: .* got 6 arrays; of a Bidirectional .* weights\[:3\]"),
        "one array": (lambda: from_keras(weights[:1]), "weights: expected kernel, .* got 1 arrays"),
        "kernel turned": (lambda: from_keras([weights[0].T, *weights[1:]]), r"recurrent_kernel: expected shape \(H,"),
        "columns": (lambda: from_keras([a[..., :8] for a in weights]), "recurrent_kernel: expected 4, 3 or 1 times H"),
        "bias": (lambda: from_keras([*weights[:2], np.ones((2, 16))]), r"bias: expected shape \(16,\), got \(2, 16\)"),
        "keras NaN": (lambda: from_keras([*weights[:2], np.full(16, np.nan)]), "bias: expected finite numbers"),
        "keras mixed": (lambda: from_keras([*weights[:2], np.ones(16, np.float32)]), "bias: expected dtype float64"),
        "unsaid": (lambda: from_keras(after[:2]), "reset_after: expected True or False, .* got None"),
        "contradicted": (lambda: from_keras(after, reset_after=False), r"reset_after: expected True, as bias has"),
        "contradicted too": (lambda: from_keras(before, reset_after=True), r"reset_after: expected False, as bias"),
        "no reset": (lambda: from_keras(weights, reset_after=True), "reset_after: expected None, as LSTM has no"),
        "no bool": (lambda: from_keras(after, reset_after=1), "reset_after: expected a bool or None, got int"),
        "to keras": (lambda: to_keras(peephole), "params: got PeepholeParams; Keras has no peepholes; to_onnx"),
        "coupled to keras": (lambda: to_keras(coupled), "params: got CoupledParams; .*as_lstm"),
        "reverse to keras": (lambda: to_keras(Reverse(lstm)), "params: got Reverse; give its params, .*"),
        "both to keras": (lambda: to_keras(Bidirectional(lstm, lstm)), "params: got Bidirectional; give its cells"),
        "no cell": (lambda: to_keras(None), "params: expected the parameters of a cell, got NoneType"),
        "other gates": (lambda: repack(nan, ("i", "f"), ("i", "o")), "into: expected the gates i, f in an order, got"),
        "twice": (lambda: repack(nan, ("i", "i"), ("i", "i")), "order: expected each gate once, got i, i"),
        "uneven": (lambda: repack(nan, tuple("rzh"), tuple("zrh")), r"gates: expected 3 blocks of rows, .* got shape"),
    }  # fmt: skip


CALLS = bad_calls()


@pytest.mark.parametrize("what", CALLS)
def test_bad_arguments_are_refused_by_name(what):
    call, words = CALLS[what]
    with pytest.raises((TypeError, ValueError), match=rf"^{words}"):
        call()


def test_what_is_named_instead_does_the_same():
    from lstm_ref.variants import coupled, no_forget

    rng = np.random.default_rng(9)
    x = random(rng, 7, 2, D)
    for cell, module in ((COUPLED, coupled), (NO_FORGET, no_forget)):
        params = cell.random_params(D, H, rng)
        again = from_pytorch(to_pytorch([module.as_lstm(params)]))
        np.testing.assert_allclose(stack_forward(again, x).output, cell.forward(params, x).h, rtol=0, atol=1e-14)


def test_no_library_is_imported():
    code = "import sys, lstm_ref.interop, lstm_ref.conformance; print(*{n.partition('.')[0] for n in sys.modules})"
    loaded = set(
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    )
    assert not loaded & {"torch", "keras", "tensorflow", "jax", "onnx", "onnxruntime"}
