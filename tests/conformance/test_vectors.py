"""The cases of the suite: made by PyTorch, stored, and made again by lstm_ref one step at a time."""

import json
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from lstm_ref.conformance import case, cases, stored, stored_names
from lstm_ref.conformance.cells import CELLS
from lstm_ref.conformance.reference import computed, ends_of, gradients, parameters
from tools.vectors import compare
from tools.vectors.stored import VECTORS, apart, shortest, to_json
from tools.vectors.suite.inputs import KINDS, NAMES

WITH_STEPS = [name for name in NAMES if KINDS[NAMES[name][1]].every_step and "wide" not in name]


def by_inputs(one):
    return {name: one.gradients[name] for name in one.inputs}


def by_steps(one):
    return {name: array for name, array in one.gradients.items() if name not in one.inputs}


@pytest.mark.parametrize("name", NAMES)
def test_lstm_ref_computes_what_pytorch_did(name):
    one = case(name)
    values, by = compare.held(one), {}
    if "wide" in name:
        assert list(one.outputs) == [title for part in CELLS[NAMES[name][0]].states for title in (part, f"{part}_n")]
        assert one.gradients == one.loss_weights == {}
    else:
        by = gradients(one)
        assert values.keys() == computed(one).keys()
        assert by.keys() == one.inputs.keys() == by_inputs(one).keys()
        assert apart(by, one.gradients) <= one.about["tolerance"]
    assert values.keys() == one.outputs.keys()
    assert {array.dtype for array in (*values.values(), *by.values())} == {np.dtype(one.about["dtype"])}
    assert one.about["tolerance"] == (1e-12 if one.about["dtype"] == "float64" else KINDS[NAMES[name][1]].float32)
    assert apart(values, one.outputs) <= one.about["tolerance"]


@pytest.mark.parametrize("name", WITH_STEPS)
def test_gradients_by_the_values_of_every_step_are_those_of_each_sequence_alone(name):
    one = case(name)
    ours = compare.step_gradients(one)
    assert ours.keys() == by_steps(one).keys()
    assert apart(ours, one.gradients) <= one.about["tolerance"]


@pytest.mark.parametrize("name", [name for name in WITH_STEPS if "float64" in name])
def test_gradients_of_every_step_add_up_to_those_by_weights(name):
    """From the file alone: db = sum of da, dW = sum of da times [h, x], over steps and sequences."""
    one = case(name)
    for end in ends_of(one):
        h, x = one.outputs[f"h{end}"], one.inputs["x"]
        first = one.inputs[f"h0{end}"][None]
        before = np.concatenate([h[1:], first]) if end else np.concatenate([first, h[:-1]])
        for gate, da, u in pre_activations(one, end, before):
            assert_close(da.sum((0, 1)), one.gradients[f"b_{gate}{end}"])
            assert_close(np.einsum("tbh,tbu->hu", da, np.concatenate([u, x], -1)), one.gradients[f"W_{gate}{end}"])


def pre_activations(one, end, before):
    """Yield each gate, the gradients by its pre-activations, and what its weights see beside x."""
    cell, g, v = one.about["cell"], one.gradients, one.outputs
    if cell == "rnn":
        yield "h", g[f"a{end}"], before
    elif "gru" not in cell:
        yield from ((gate, g[f"a_{gate}{end}"], before) for gate in CELLS[cell].gates)
    else:
        yield from ((k, g[k + end] * v[k + end] * (1 - v[k + end]), before) for k in "zr")
        if cell == "gru":
            da = g[f"h_tilde{end}"] * (1 - v[f"h_tilde{end}"] ** 2)
            yield "h", da, v[f"r{end}"] * before


def assert_close(ours, theirs):
    assert apart({"": ours}, {"": theirs}) < 1e-12


@pytest.mark.parametrize("cell", CELLS)
@pytest.mark.parametrize("t", [0, 2, 4])
def test_whole_gradients_by_h_and_C_are_slopes_of_what_follows(cell, t):
    """Move h_t or C_t by a little, go on from there, and see what becomes of the loss."""
    one, step = case(f"{cell}_small_float64"), 1e-5
    for part in CELLS[cell].states:
        for b, k in np.ndindex(one.outputs["h_n"].shape):
            moved = np.zeros_like(one.outputs["h_n"])
            moved[b, k] = step
            slope = (rest(one, t, part, moved) - rest(one, t, part, -moved)) / (2 * step)
            assert slope == pytest.approx(one.gradients[part][t, b, k], abs=1e-8)


def rest(one, t, part, moved):
    """Return what the loss gets from step t on, where h_t or C_t is moved."""
    state = {part: one.outputs[part][t] for part in CELLS[one.about["cell"]].states}
    state[part] = state[part] + moved
    if part == "C":  # (5) (6): h_t is made of it
        a_o = one.outputs["a_o"][t] + moved * one.inputs.get("p_o", 0)
        state["h"] = np.tanh(state["C"]) / (1 + np.exp(-a_o))
    loss = (one.loss_weights["h"][t] * state["h"]).sum()
    last = state
    if t + 1 < one.about["T"]:
        begin = {f"{name}0": value for name, value in state.items()}
        after = computed(replace(one, inputs={**one.inputs, **begin, "x": one.inputs["x"][t + 1 :]}))
        loss += (one.loss_weights["h"][t + 1 :] * after["h"]).sum()
        last = {name: after[f"{name}_n"] for name in state}
    return loss + sum((one.loss_weights[f"{name}_n"] * value).sum() for name, value in last.items())


@pytest.mark.parametrize("name", NAMES)
def test_arrays_have_the_sizes_that_the_file_says(name):
    one = case(name)
    D, H, B, T = (one.about[letter] for letter in "DHBT")
    for end in ends_of(one):
        assert parameters(one, end).hidden_size == H
        values = [value + end for value in CELLS[one.about["cell"]].values if value + end in one.outputs]
        assert "h" + end in values
        assert all(one.outputs[value].shape == (T, B, H) for value in values)
    shapes = {title: {k: a.shape for k, a in getattr(one, title).items()} for title in ("inputs", "gradients")}
    assert one.inputs["x"].shape == (T, B, D)
    if one.gradients:
        assert shapes["inputs"].items() <= shapes["gradients"].items()
        assert {array.shape for array in by_steps(one).values()} <= {(T, B, H)}
        assert one.loss_weights["h"].shape == (T, B, H)
    assert all(np.isfinite(array).all() for arrays in (one.outputs, one.gradients) for array in arrays.values())


@pytest.mark.parametrize("name", stored_names())
def test_numbers_are_the_shortest_decimals_that_read_back(name):
    words = []
    read = json.loads((VECTORS / f"{name}.json").read_text("utf8"), parse_float=lambda word: words.append(word) or word)
    shorten = {"float64": float, "float32": lambda word: float(str(np.float32(word)))}[read["about"]["dtype"]]
    assert words
    assert [word for word in words if repr(shorten(word)) != word] == []


@given(arrays(np.float32, 3, elements=st.floats(width=32, allow_nan=False, allow_infinity=False)))
def test_any_float32_reads_back(numbers):
    text = to_json({"about": {}, "inputs": {"x": numbers}})
    back = np.array(json.loads(text)["inputs"]["x"], np.float32)
    assert back.tobytes() == numbers.tobytes()
    digits = [repr(number).partition("e")[0].strip("-0.").replace(".", "").strip("0") for number in shortest(numbers)]
    assert max(map(len, digits)) <= 9  # no float32 needs more


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_what_is_no_number_in_json_is_refused(bad):
    with pytest.raises(ValueError, match="not JSON compliant"):
        to_json({"inputs": {"x": np.array([bad])}})


def test_all_files_together_are_small():
    assert sum(path.stat().st_size for path in VECTORS.glob("*.json")) <= 1_490_000


@pytest.mark.parametrize("cell", CELLS)
def test_a_cell_is_held_to_its_cases_the_smallest_first(cell):
    for dtype in ("float64", "float32"):
        names = [one.name for one in cases(cell, dtype=dtype)]
        assert {f"{cell}_{kind}_{dtype}" for kind in KINDS if kind != "two"} <= set(names)
        assert names[0] == f"{cell}_single_{dtype}"
        assert [one.name for one in cases(cell, dtype=dtype, directions=2)] == [f"{cell}_two_{dtype}"]


def test_the_comparison_is_of_all_cases_of_a_cell():
    row = compare.compared("peephole", "float32")
    assert (row.cell, row.dtype, row.cases) == ("peephole", "float32", len(KINDS))
    assert 0 < max(row.values, row.gradients, row.every_step) < row.tolerance == 5e-5


@pytest.mark.parametrize(
    "name", ["gru_reset_after_small_float64", "lstm_two_float32", "peephole_extreme_float64", "gru_wide_float64"]
)
def test_agrees_with_pytorch_itself(name):
    pytest.importorskip("torch")
    from tools.vectors.suite.__main__ import make

    made, kept = make(name), stored(name)
    about = {key: value for key, value in kept.about.items() if key != "catches"}
    assert list((made["about"] | {"torch": about["torch"]}).items()) == list(about.items())
    for title in {"outputs", "gradients"} & set(made):  # the last bits may differ between versions and processors
        assert list(made[title]) == list(getattr(kept, title))
        assert apart(made[title], getattr(kept, title)) <= about["tolerance"] / 10
