"""The measurements of the book: complete, and what the code of today measures."""

import json
import math

import numpy as np
import pytest

from lstm_labs.lab import load_measurement
from tools.experiments.cells import TRAINABLE, orthogonal
from tools.experiments.claims import adding_success, carry, descent, training_success, variants
from tools.experiments.experiment import by_name, experiments
from tools.experiments.rounding import exponent, on_one_line, spread, to_json
from tools.experiments.solving import BIT, outcome
from tools.experiments.stored import FOLDER, as_stored, differences, one_at_a_time, stored, tenth, third_digit

EXPERIMENTS = experiments()
GRIDS = {"adding_success": adding_success, "descent": descent, "training_success": training_success}
PARTS = {"continual_reber", "count_beyond", "timing"}  # too long for all their models or gaps to be measured again
each_name = pytest.mark.parametrize("name", EXPERIMENTS)


def leaves(value):
    if isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from leaves(part)
    else:
        yield value


def keys(value):
    if isinstance(value, dict):
        for key, part in value.items():
            yield key
            yield from keys(part)


def test_every_experiment_has_its_file_and_every_file_its_experiment():
    assert {path.stem for path in FOLDER.glob("*.json")} == set(EXPERIMENTS)


@each_name
def test_a_file_says_what_was_asked_how_and_what_came_of_it(name):
    file = stored(name)
    assert list(file) == ["claim", "question", "setup", "origin", "results", "summary"]
    assert (file["claim"], file["question"][-1]) == (name, "?")
    assert "seed" in file["setup"] or len(file["setup"]["seeds"]) >= 5
    assert all(file.values())


@each_name
def test_a_file_was_made_with_the_setup_of_today(name):
    assert stored(name)["setup"] == as_stored(EXPERIMENTS[name].setup)
    assert stored(name)["question"] == EXPERIMENTS[name].question


@each_name
def test_the_summary_follows_from_the_results(name):
    file = stored(name)
    assert file["summary"] == as_stored(EXPERIMENTS[name].summarise(file["results"]))


@each_name
def test_numbers_are_finite_and_short(name):
    numbers = [leaf for leaf in leaves(stored(name)["results"]) if type(leaf) in (int, float)]
    assert numbers
    assert all(np.isfinite(number) and number == float(f"{number:.4g}") for number in numbers)


@each_name
def test_a_file_is_written_as_the_script_writes(name):
    text = (FOLDER / f"{name}.json").read_text("utf8")
    assert to_json(json.loads(text)) == text


@each_name
def test_what_is_measured_again_are_some_values_of_some_axes(name):
    experiment = EXPERIMENTS[name]
    for part in experiment.again:
        for axis, values in part.items():
            assert values
            assert [value for value in experiment.setup[axis] if value in values] == values
    assert set(experiment.logarithms) <= set(keys(stored(name)["results"]))


@each_name
def test_a_part_of_every_measurement_is_measured_again(name):
    experiment, wanted, seen = EXPERIMENTS[name], stored(name)["results"], set()
    for part in experiment.again:
        results = as_stored(experiment.measure(experiment.setup | part, one_at_a_time))
        assert not list(differences(results, wanted, third_digit, logarithms=experiment.logarithms))
        seen |= set(results)
    assert seen < set(wanted) if name in PARTS | set(GRIDS) else seen == set(wanted)


@pytest.mark.parametrize("name", GRIDS)
def test_a_run_of_every_cell_of_a_grid_is_measured_again(name):
    for model, by_size in stored(name)["results"].items():
        size, result = next(iter(by_size.items()))
        updates = result["updates"]
        seed = min(range(len(updates)), key=lambda seed: updates[seed] or math.inf)  # the one that is solved first
        assert GRIDS[name].job(model, int(size), result["rate"], seed)[0] == updates[seed], model


@pytest.mark.parametrize(
    ("again", "wanted", "differ"),
    [
        ({"a": 1.23}, {"a": 1.24, "b": 2.0}, False),
        ({"a": 1.23}, {"a": 1.25, "b": 2.0}, True),
        ({"a": 0.0}, {"a": 0.001}, True),
        ({"a": 0.001}, {"a": 0.0}, True),
        ({"a": -75.4}, {"a": -75.5}, False),
        ([100, None], [100, None, 50], False),
        ([100, 50], [100, None, 50], True),
        ([None], [100], True),
        ([100], [150], True),
        ("4/5", "5/5", True),
        ("5/5", "5/5", False),
        (True, False, True),
        (False, True, True),
    ],
    ids=str,
)
def test_a_difference_is_found(again, wanted, differ):
    assert bool(list(differences(again, wanted, third_digit))) == differ


def test_a_logarithm_may_be_a_tenth_off():
    assert not list(differences([0.0, -4.7], [0.1, -4.8], tenth))
    assert list(differences([0.0, -4.7], [0.0, -4.9], tenth))


def test_runs_are_told_apart_by_name():
    assert by_name(["a", "b"], [1, 2, 3, 4, 5, 6]) == {"a": [1, 2, 3], "b": [4, 5, 6]}


def test_the_cells_that_compare_have_about_as_many_parameters():
    counts = variants.SETUP["parameters"].values()
    assert max(counts) < 1.07 * min(counts)


def test_solved_counts_the_seeds_that_have_updates():
    runs = [(100, 1.0), (None, 0.5), (50, 0.99)]
    assert outcome(BIT, runs)["solved"] == "2/3"
    assert outcome(BIT, runs)["updates"] == [100, None, 50]


def test_remembered_counts_the_seeds_that_are_right_where_it_was_trained_and_everywhere():
    everywhere, only_there = [1.0] * len(variants.OTHER_LAGS), [0.4] * len(variants.OTHER_LAGS)
    only_there[variants.OTHER_LAGS.index(variants.LAG)] = 0.99
    result = variants.remembered([(100, everywhere), (1000, only_there), (50, [0.4] * len(only_there))])
    assert (result["right_at_30"][0], result["right_at_all"][0]) == ("2/3", "1/3")
    assert result["updates"]["median"] == 100


def test_starts_are_what_their_names_say():
    Q = orthogonal(8, np.random.default_rng(0))
    np.testing.assert_allclose(Q @ Q.T, np.eye(8), atol=1e-12)
    start = TRAINABLE["rnn_identity"].start(2, 8, np.random.default_rng(0))
    assert np.array_equal(start.W_h[:, :8], np.eye(8))
    for name, bias in (("lstm_b0", 0), ("lstm_b1", 1), ("lstm_b3", 3)):
        assert np.all(TRAINABLE[name].start(2, 8, np.random.default_rng(0)).b_f == bias)
    assert np.all(variants.MODELS["gru_b-1"].start(2, 8, np.random.default_rng(0)).b_z == -1)


def test_numbers_are_rounded():
    assert spread([1, 2, 3, 4, 1000.123]) == {"median": 3.0, "quartiles": [2.0, 4.0]}
    assert spread([1.23456])["median"] == 1.23
    assert (exponent(0.0), exponent(3e-7), exponent(1.0)) == (-300, -6.5, 0)
    assert on_one_line("{\n 1,\n 2\n}") == "{1, 2}"
    assert on_one_line("{\n" + 60 * "1,\n" + "2\n}").count("\n") == 62
    assert on_one_line("[\n" + 60 * "1,\n" + "2\n]").count("\n") == 0
    assert carry.left(np.array([1.0, 0.5]), np.array([1.0, 1.0])) == {
        "equal": 0.5,
        "ratio": 0.75,
        "lost": 0.25,
    }


def test_a_measurement_of_a_clone_is_the_one_in_the_book(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert load_measurement("carry") == json.loads((FOLDER / "carry.json").read_text("utf8"))


def test_a_measurement_that_is_missing_is_named():
    with pytest.raises(FileNotFoundError, match="no measurement is called 'y'"):
        load_measurement("y")
