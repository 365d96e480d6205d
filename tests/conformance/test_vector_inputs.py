"""What the cases of the suite are given: sizes and numbers that tell mistakes apart, long sequences, extremes."""

import numpy as np
import pytest

from lstm_ref.conformance import case
from lstm_ref.conformance.cells import CELLS
from tools.vectors.suite.inputs import EDGE, KINDS, NAMES, SWING, draw, seed_of

OF_ONE = [name for name in NAMES if "two" not in name]


def test_sizes_tell_axes_apart():
    for kind in ("small", "odd", "long", "extreme", "two"):
        assert len(set(KINDS[kind].sizes.values())) == 4
    assert KINDS["long"].T == 100
    assert KINDS["odd"].H == 1
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


@pytest.mark.parametrize("name", [name for name in NAMES if not {"extreme", "long"} & set(name.split("_"))])
def test_no_two_numbers_of_a_file_are_equal_and_none_is_small(name):
    numbers = np.concatenate([a.ravel() for part in draw(name) for a in part.values()])
    assert len(set(numbers)) == len(numbers)
    assert 0 < abs(numbers).min() < abs(numbers).max() < 1
    assert np.abs(numbers * 10000 - np.round(numbers * 10000)).max() < 1e-3


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
