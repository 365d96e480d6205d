"""The named mistakes: right where nothing is changed, no two of one answer, each caught by a case of the suite."""

import json
import re
from itertools import combinations

import numpy as np
import pytest

from lstm_ref.conformance import case, judge, stored
from lstm_ref.conformance.cells import CELLS
from lstm_ref.conformance.judging import TOLERANCE
from lstm_ref.conformance.mistakes import caught_by, mistakes
from lstm_ref.conformance.mistakes.engine import RIGHT, run
from lstm_ref.conformance.mistakes.named import looked_at
from lstm_ref.conformance.questions import expected
from tools.vectors.catches import names, with_catches
from tools.vectors.mutants import Row, summary, table
from tools.vectors.stored import VECTORS

NAMES = tuple(names())
SHORT = 20  # steps: a mistake that shows shows in them


def cases_of(cell, directions):
    about = {"cell": cell, "directions": directions}
    return [one for one in map(case, NAMES) if about.items() <= one.about.items()]


@pytest.fixture(scope="module")
def found():
    return table()


@pytest.mark.parametrize("name", NAMES)
def test_the_unchanged_tables_give_every_value_and_gradient(name):
    one = case(name)
    want = {key: array for key, array in expected(one, "article").items() if key in one.outputs or key[0] == "d"}
    answer = run(RIGHT[one.about["cell"]], one, gradients=True)
    assert set(answer) == set(want)
    outcome = judge(name, answer, want, one.about["tolerance"])
    assert outcome.right, outcome.difference


@pytest.mark.parametrize("cell", CELLS)
@pytest.mark.parametrize("directions", [1, 2])
def test_a_mistake_says_what_it_is(cell, directions):
    every = mistakes(cell, directions)
    assert len({one.name for one in every}) == len(every)
    assert all(cell in one.cells and set(one.cells) <= set(CELLS) for one in every)
    assert all(one.name and " " not in one.name for one in every)
    assert set(mistakes(cell)) <= set(every)


def test_there_are_enough_of_them(found):
    numbers = summary(found)
    assert numbers["lstm"] >= 60
    assert numbers["lstm_backward"] >= 20
    assert numbers["names"] >= 100


def test_every_mistake_is_caught_by_a_case(found):
    assert [f"{row.mistake} in {row.cell}, {row.directions}" for row in found if not row.cases] == []


def test_loops_unrolled_that_forget_the_rest_are_caught_by_wide_cases_alone(found):
    unrolled = [row for row in found if re.fullmatch(r"h?x?-beyond-\d+-left-out", row.mistake)]
    assert len(unrolled) == 5 * len(CELLS)
    for row in unrolled:
        assert row.cases == (f"{row.cell}_wide_float32", f"{row.cell}_wide_float64")


@pytest.mark.parametrize("cell", CELLS)
@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_what_overflows_shows_in_two_directions_too_and_nothing_else_is_lost(cell, dtype):
    small, two = (set(case(f"{cell}_{kind}_{dtype}").about["catches"]) for kind in ("small", "two"))
    own = {one.name for one in mistakes(cell)}
    assert {"sigmoid-inf-by-inf", "tanh-inf-by-inf"} & own <= two
    assert {one.name for one in mistakes(cell, 2)} - own <= two
    assert small - two <= {"gradients-clipped-at-1"}  # whether one is larger is chance
    assert ("C-clipped-at-3" in two) == (cell in ("lstm", "peephole"))


def flattened(mistake, one):
    """Return what is looked at of an answer, one number after the other."""
    return np.concatenate([np.ravel(a).astype(float) for a in looked_at(mistake.answer(one), one).values()])


@pytest.mark.parametrize("cell", CELLS)
@pytest.mark.parametrize("directions", [1, 2])
def test_no_two_mistakes_answer_alike(cell, directions):
    every = mistakes(cell, directions)
    if directions == 2:
        every = [one for one in every if any(one.name in c.about["catches"] for c in cases_of(cell, 2))]
    alike = {(a.name, b.name) for a, b in combinations(every, 2) if a.backward == b.backward}
    for one in cases_of(cell, directions):
        if one.about["dtype"] == "float64" and one.about["T"] <= SHORT:
            answers = {m.name: flattened(m, one) for m in every}
            alike = {(a, b) for a, b in alike if same(answers[a], answers[b])}
    assert not alike


def same(a, b):
    """Return whether two answers are alike, a NaN like a NaN."""
    return a.shape == b.shape and np.allclose(a, b, rtol=1e-9, atol=1e-9, equal_nan=True)


@pytest.mark.parametrize("name", NAMES)
def test_a_case_says_what_it_catches(name):
    assert tuple(stored(name).about["catches"]) == caught_by(case(name))


@pytest.mark.parametrize("cell", CELLS)
def test_a_backward_mistake_has_right_values_and_another_no_gradients(cell):
    one = case(f"{cell}_small_float64")
    want = expected(one, "article")
    values = {name: array for name, array in want.items() if not name.startswith("d")}
    for mistake in mistakes(cell):
        answer = mistake.answer(one)
        right = judge(one.name, {name: answer[name] for name in values}, values, TOLERANCE["float64"]).right
        assert right or not mistake.backward
        assert mistake.backward == any(name.startswith("d") for name in answer)


def test_catches_are_written_as_one_line_and_nothing_else_changes():
    text = (VECTORS / "lstm_small_float64.json").read_text("utf8")
    written = with_catches(text, ("old-C-in-h", "no-o"))
    read, was = json.loads(written), json.loads(text)
    assert read["about"].pop("catches") == ["old-C-in-h", "no-o"]
    was["about"].pop("catches")
    assert read == was
    assert with_catches(written, tuple(stored("lstm_small_float64").about["catches"])) == text
    assert sum(a != b for a, b in zip(written.splitlines(), text.splitlines(), strict=True)) == 1


def test_what_is_no_stored_text_is_refused():
    with pytest.raises(ValueError, match="got no about"):
        with_catches("{}", ())


def test_an_unknown_cell_is_named():
    with pytest.raises(ValueError, match=r"cell: expected one of lstm, .*got 'lstn'"):
        mistakes("lstn")


def test_a_summary_counts():
    rows = [
        Row("a", "", cell, 1, backward, cases, 3)
        for cell in CELLS
        for backward, cases in ((False, (f"{cell}_1", f"{cell}_2")), (True, (f"{cell}_2",)))
    ]
    numbers = summary([*rows, Row("b", "", "lstm", 2, False, (), 1)])
    assert (numbers["names"], numbers["rows"], numbers["killed"]) == (2, 13, 12)
    assert numbers["caught_by_one_case_alone"] == 6
    assert numbers["best"]["gru"] == ("gru_2", 2, 2)
