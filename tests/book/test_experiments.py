"""The measurements of the book: complete, and what the code of today measures."""

import json
from importlib import import_module

import numpy as np
import pytest

from lstm_labs.lab import load_measurement
from tools import ROOT
from tools.experiments import common
from tools.experiments.__main__ import NAMES, measurement
from tools.experiments.claims import carry, gradient_by_lag, hand_set, training_success, variants
from tools.experiments.common import BIT, Kind, exponent, on_one_line, orthogonal, outcome, spread, to_json

FOLDER = ROOT / "book" / "measurements"
each_name = pytest.mark.parametrize("name", NAMES)


def stored(name):
    return json.loads((FOLDER / f"{name}.json").read_text("utf8"))


def leaves(value):
    if isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from leaves(part)
    else:
        yield value


def test_every_experiment_has_its_file_and_every_file_its_experiment():
    assert {path.stem for path in FOLDER.iterdir()} == set(NAMES)


@each_name
def test_a_file_says_what_was_asked_how_and_what_came_of_it(name):
    file = stored(name)
    assert list(file) == ["claim", "question", "setup", "results", "summary"]
    assert (file["claim"], file["question"][-1]) == (name, "?")
    assert "seed" in file["setup"] or len(file["setup"]["seeds"]) >= 5
    assert all(file.values())


@each_name
def test_a_file_was_made_with_the_setup_of_today(name):
    experiment = import_module(f"tools.experiments.claims.{name}")
    assert stored(name)["setup"] == json.loads(json.dumps(experiment.SETUP))
    assert stored(name)["question"] == experiment.QUESTION


@each_name
def test_numbers_are_finite_and_short(name):
    numbers = [leaf for leaf in leaves(stored(name)["results"]) if isinstance(leaf, float)]
    assert numbers
    assert all(np.isfinite(number) and number == float(f"{number:.4g}") for number in numbers)


@each_name
def test_a_file_is_written_as_the_script_writes(name):
    text = (FOLDER / f"{name}.json").read_text("utf8")
    assert to_json(json.loads(text)) == text


def one_at_a_time(function, jobs):
    return [function(*job) for job in jobs]


def test_the_carried_value_is_measured_again():
    assert measurement("carry", one_at_a_time) == stored("carry")


def test_the_latch_is_measured_again():
    results = stored("hand_set")["results"]
    assert spread(hand_set.right(100, seed) for seed in range(5)) == results["accuracy"]["100"]
    norms = np.median([hand_set.gradients(seed) for seed in range(5)], axis=0)
    np.testing.assert_allclose([exponent(n) for n in norms], list(results["log10_gradient"].values()), atol=0.11)


def test_an_untrained_gradient_is_measured_again():
    name, seeds = "rnn_orthogonal_0.9", gradient_by_lag.SETUP["seeds"]
    runs = [gradient_by_lag.untrained(name, "task", seed) for seed in seeds]
    wanted = stored("gradient_by_lag")["results"]["task"][name]
    again = gradient_by_lag.over_seeds(runs)
    np.testing.assert_allclose(again["state"]["median"], wanted["state"]["median"], rtol=0, atol=0.11)


def test_a_success_of_training_is_measured_again():
    runs = [training_success.job("rnn_uniform", 5, 0.01, seed) for seed in range(5)]
    again, wanted = (
        outcome(BIT, runs),
        stored("training_success")["results"]["rnn_uniform"]["0.01"]["5"],
    )
    assert again["solved"] == wanted["solved"]
    assert again["updates"] == wanted["updates"]


def test_a_variant_is_measured_again():
    runs = [variants.remember("lstm", 0.01, seed) for seed in range(5)]
    again, wanted = variants.remembered(runs), stored("variants")["results"]["remember_bit"]["lstm"]["0.01"]
    assert again["solved"] == wanted["solved"]
    assert again["updates"] == wanted["updates"]


def test_the_cells_that_compare_have_about_as_many_parameters():
    counts = variants.SETUP["parameters"].values()
    assert max(counts) < 1.07 * min(counts)


def test_solved_counts_the_seeds_that_have_updates():
    runs = [(100, 1.0), (None, 0.5), (50, 0.99)]
    assert outcome(BIT, runs)["solved"] == "2/3"
    assert outcome(BIT, runs)["updates"] == [100, None, 50]
    assert variants.remembered(runs)["updates"]["median"] == 100
    assert variants.remembered(runs)["solved"] == "2/3"


def test_starts_are_what_their_names_say():
    Q = orthogonal(8, np.random.default_rng(0))
    np.testing.assert_allclose(Q @ Q.T, np.eye(8), atol=1e-12)
    start = common.TRAINABLE["rnn_identity"].start(2, 8, np.random.default_rng(0))
    assert np.array_equal(start.W_h[:, :8], np.eye(8))
    for name, bias in (("lstm_b0", 0), ("lstm_b1", 1), ("lstm_b3", 3)):
        kind: Kind = common.TRAINABLE[name]
        assert np.all(kind.start(2, 8, np.random.default_rng(0)).b_f == bias)
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


def test_a_measurement_is_found_from_a_clone_and_from_a_lab_pack(tmp_path, monkeypatch):
    for folder, text in ((tmp_path / "clone" / "book", '{"a": 1}'), (tmp_path / "pack", '{"a": 2}')):
        (folder / "measurements").mkdir(parents=True)
        (folder / "measurements" / "x.json").write_text(text)
    for place, wanted in (("clone/notebooks/en", 1), ("clone", 1), ("pack/labs", 2), ("pack", 2)):
        (tmp_path / place).mkdir(parents=True, exist_ok=True)
        monkeypatch.chdir(tmp_path / place)
        assert load_measurement("x") == {"a": wanted}
    with pytest.raises(FileNotFoundError, match=r"no measurements/y\.json in the working folder"):
        load_measurement("y")
