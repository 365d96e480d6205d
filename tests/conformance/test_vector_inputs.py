"""What the cases of the suite are given: sizes and numbers that tell mistakes apart, long sequences, extremes."""

import numpy as np
import pytest

from lstm_ref.conformance import case
from lstm_ref.conformance.cells import CELLS
from lstm_ref.conformance.reference import ENDS, computed
from tools.vectors.suite.inputs import EDGE, KINDS, NAMES, SWING, draw, seed_of

OF_ONE = [name for name in NAMES if "two" not in name]
STRETCHED = {"extreme", "long", "two"}


def test_sizes_tell_axes_apart():
    for kind in ("small", "odd", "long", "extreme", "two", "wide"):
        assert len(set(KINDS[kind].sizes.values())) == 4
    assert KINDS["long"].T == 100
    assert KINDS["odd"].H == 1
    assert all(KINDS["wide"].sizes[letter] > size for letter, size in (("D", 8), ("H", 16)))
    assert all((n % 8) and (n % 16) for n in (KINDS["wide"].D, KINDS["wide"].H, KINDS["wide"].D + KINDS["wide"].H))
    assert [KINDS["single"].sizes[letter] for letter in "DBT"] == [1, 1, 1]


@pytest.mark.parametrize("name", NAMES)
def test_inputs_are_what_the_seed_draws(name):
    one = case(name)
    assert one.about["seed"] == seed_of(name)
    for title, drawn in zip(("inputs", "loss_weights"), draw(name), strict=True):
        kept = getattr(one, title)
        assert list(kept) == list(drawn)
        assert all(np.array_equal(kept[k], drawn[k]) and kept[k].dtype == drawn[k].dtype for k in drawn)


def test_every_file_has_a_seed_of_its_own():
    assert len({case(name).about["seed"] for name in NAMES}) == len(NAMES) == len(CELLS) * len(KINDS) * 2


@pytest.mark.parametrize("name", [name for name in NAMES if not STRETCHED & set(name.split("_"))])
def test_no_two_numbers_of_a_file_are_equal_and_none_is_small(name):
    numbers, one = np.concatenate([a.ravel() for part in draw(name) for a in part.values()]), 10_000
    if "wide" in name:
        one = 1000
    assert len(set(numbers)) == len(numbers)
    assert 0 < abs(numbers).min() < abs(numbers).max() < 1
    assert np.abs(numbers * one - np.round(numbers * one)).max() < 1e-3


@pytest.mark.parametrize("name", [name for name in OF_ONE if "long" in name])
def test_gradients_reach_the_first_state_over_a_hundred_steps(name):
    one = case(name)
    first = one.gradients["C0" if "C0" in one.gradients else "h0"]
    assert abs(first).min() > 0.05
    assert abs(first).max() < 10


@pytest.mark.parametrize("name", [name for name in OF_ONE if "extreme" in name])
def test_extreme_cases_saturate(name):
    one = case(name)
    v, kind, dtype = one.outputs, CELLS[one.about["cell"]], one.about["dtype"]
    swing, near = SWING[dtype], {"float64": 1e-14, "float32": 1e-6}[dtype]
    with np.errstate(over="ignore"):
        assert np.isinf(np.exp(np.array(swing, dtype)))
    for a in (v[value] for value in kind.values if value == "a" or value.startswith("a_")):
        assert -swing - 6 < a.min() < 6 - swing
        assert swing - 6 < a.max() < swing + 6
        assert (a == 0).all((0, 1)).sum() == 1  # one unit
        assert (abs(abs(a) - EDGE[dtype]) < 6).all((0, 1)).sum() == 1
    for gate in (v[value] for value in kind.values if value in "fiozr"):
        assert {0.0, 0.5, 1.0} <= set(gate.ravel())
        assert ((gate > 0) & (gate < near) | (1 - near < gate) & (gate < 1)).any()
    for candidate in (v[value] for value in kind.values if value.endswith("_tilde")):
        assert {-1.0, 0.0, 1.0} <= set(candidate.ravel())
    if "C0" in one.inputs:
        large = abs(one.inputs["C0"]) > swing / 20
        assert large.all(0).sum() == 2
        assert large.any(0).sum() == 2
        assert (np.tanh(v["C"]) == 1).any() or (np.tanh(v["C"]) == -1).any()


@pytest.mark.parametrize("name", [name for name in NAMES if "two" in name])
def test_one_sequence_of_two_directions_is_extreme_in_both_and_the_other_is_not(name):
    one = case(name)
    v, cell, dtype = computed(one), one.about["cell"], one.about["dtype"]
    swing, loud = SWING[dtype], np.log(np.finfo(dtype).max)  # exp of more overflows
    for end in ENDS:
        before = np.concatenate([v["h_reverse"][1:], one.inputs["h0_reverse"][None]]) if end else None
        before = np.concatenate([one.inputs["h0"][None], v["h"][:-1]]) if before is None else before
        u = np.concatenate([before, one.inputs["x"]], axis=-1)
        for gate in CELLS[cell].gates:
            a = u @ one.inputs[f"W_{gate}{end}"].T  # but for bias, peephole and reset gate, which are small
            assert a[:, 0].max() > loud + 3
            assert a[:, 0].min() < -loud - 3
            assert (abs(a[:, 0]).max(0) > swing / 4).sum() == 1  # one unit
            assert abs(a[:, 1:]).max() < 6
        if "C0" in one.inputs:
            assert ((abs(one.inputs[f"C0{end}"]) > swing / 20) == [[True, False, True], [False] * 3]).all()
