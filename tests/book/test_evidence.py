"""`make evidence`: what is fresh is left alone, what was stopped goes on, what is stale is named."""

import ast
import json
import re
from dataclasses import replace

import pytest

from tools.experiments import __main__ as command
from tools.experiments import kept, provenance
from tools.experiments import stored as files
from tools.experiments.experiment import Experiment, experiments
from tools.experiments.kept import Kept
from tools.experiments.provenance import code, fingerprint, fresh, imported, modules

EXPERIMENTS = experiments()
calls: list[tuple[str, int]] = []


def job(name, seed):
    calls.append((name, seed))
    return seed / 7, None, [float(seed)]


def measure(setup, run):
    return {name: run(job, [(name, seed) for seed in setup["seeds"]]) for name in setup["names"]}


TOY = Experiment(
    question="What is a seventh?",
    setup={"names": ["a", "b"], "seeds": [0, 1, 2, 3]},
    measure=measure,
    summarise=lambda results: {"runs": sum(map(len, results.values()))},
    again=({"seeds": [0, 1]},),
)


def one_by_one(function, jobs):
    for each in jobs:
        yield function(*each)


def stopping_after(jobs_done):
    """Return how jobs are done by one whom Ctrl-C stops after so many of them."""
    left = jobs_done

    def each(function, jobs):
        nonlocal left
        for job in jobs:
            if left == 0:
                raise KeyboardInterrupt
            left -= 1
            yield function(*job)

    return each


@pytest.fixture
def place(tmp_path, monkeypatch):
    """An empty folder for measurements, and one for what is kept."""
    monkeypatch.setattr(files, "FOLDER", tmp_path / "measurements")
    monkeypatch.setattr(command, "KEPT", tmp_path / "kept")
    calls.clear()
    return tmp_path


def written(place):
    return (place / "measurements" / "toy.json").read_text("utf8")


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_every_file_is_fresh(name):
    assert fresh(files.stored(name), name, EXPERIMENTS[name]), (
        f"book/measurements/{name}.json was made with another setup or source: make evidence CLAIM={name}"
    )


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_a_file_says_where_it_comes_from(name):
    file = files.stored(name)
    assert list(file["origin"]) == ["hash", "how", "python", "numpy"]
    assert file["origin"]["how"] in (provenance.WHOLE, provenance.PART)
    assert re.fullmatch(r"3\.1[1-3]", file["origin"]["python"])
    assert re.fullmatch(r"2\.\d+", file["origin"]["numpy"])
    assert any(key.startswith("hidden_size") for key in file["setup"])
    assert {"seed", "seeds"} & set(file["setup"])


def test_what_is_fresh_is_not_measured_again(place, capsys):
    command.renew("toy", TOY, one_by_one)
    assert len(calls) == 8
    command.renew("toy", TOY, one_by_one)
    assert len(calls) == 8
    assert capsys.readouterr().out.splitlines()[-1].split() == ["toy", "fresh"]


@pytest.mark.parametrize("done", range(9))
def test_a_run_that_was_stopped_goes_on_and_equals_one_run(place, tmp_path, done):
    if done < 8:
        with pytest.raises(KeyboardInterrupt):
            command.renew("toy", TOY, stopping_after(done))
        assert not (place / "measurements").exists()
    command.renew("toy", TOY, one_by_one)
    assert len(calls) == len(set(calls)) == 8
    resumed = written(place)
    (place / "measurements" / "toy.json").unlink()
    for path in (place / "kept").iterdir():
        path.unlink()
    command.renew("toy", TOY, one_by_one)
    assert written(place) == resumed


def test_a_line_that_was_cut_off_is_done_again(place):
    with pytest.raises(KeyboardInterrupt):
        command.renew("toy", TOY, stopping_after(5))
    [path] = (place / "kept").iterdir()
    whole = path.read_bytes()
    for cut in (whole[:-1], whole[:-9], whole[:20], b""):
        path.write_bytes(cut)
        lines = list(kept.lines(path))
        assert len(lines) == cut.count(b"\n")
        assert path.read_bytes() == b"".join(cut.splitlines(keepends=True)[: len(lines)])


def test_results_are_the_same_whether_they_were_kept(tmp_path):
    first = Kept(tmp_path / "kept.jsonl", one_by_one, lambda done, total: None)
    jobs = [("a", 1), ("a", 2), ("a", 1)]
    fresh_ones = first(job, jobs)
    again = Kept(tmp_path / "kept.jsonl", one_by_one, lambda done, total: None)(job, jobs)
    assert fresh_ones == again == [[1 / 7, None, [1.0]], [2 / 7, None, [2.0]], [1 / 7, None, [1.0]]]


def test_progress_counts_what_was_kept_too(tmp_path):
    seen = []
    Kept(tmp_path / "kept.jsonl", one_by_one, lambda *of: None)(job, [("a", 1)])
    Kept(tmp_path / "kept.jsonl", one_by_one, lambda *of: seen.append(of))(job, [("a", 1), ("a", 2), ("a", 3)])
    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_a_run_that_fails_leaves_the_old_file(place):
    command.renew("toy", TOY, one_by_one)
    before = written(place)
    other = replace(TOY, setup={**TOY.setup, "seeds": [4, 5]}, summarise=lambda results: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        command.renew("toy", other, one_by_one)
    assert written(place) == before
    assert [path.name for path in (place / "measurements").iterdir()] == ["toy.json"]


def test_another_setup_is_no_longer_fresh(place):
    command.renew("toy", TOY, one_by_one)
    changed = replace(TOY, setup={**TOY.setup, "seeds": [0, 1, 2, 3, 4]})
    assert fresh(files.stored("toy"), "toy", TOY)
    assert not fresh(files.stored("toy"), "toy", changed)
    assert not fresh(None, "toy", TOY)
    assert not fresh({**files.stored("toy"), "origin": {}}, "toy", TOY)


SOURCE = '''"""A module."""

import numpy  # as it is


def f(x):
    """Return x.

    Twice.
    """
    return "# no comment" * x  # a comment
'''


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("Twice", "Thrice", True),
        ("# a comment", "# another one", True),
        ('"""A module."""\n', "", True),
        ("\n\n\ndef", "\n\n\n\n\ndef", True),
        ("# no comment", "# no commentary", False),
        ("* x", "* (x + 1)", False),
        ("import numpy", "import numpy as np", False),
    ],
)
def test_a_changed_source_is_no_longer_fresh_but_a_changed_comment_is(tmp_path, monkeypatch, old, new, same):
    path = tmp_path / "module.py"
    monkeypatch.setattr(provenance, "modules", lambda module: {"module": path})
    path.write_text(SOURCE, "utf8")
    before = fingerprint("toy", TOY)
    path.write_text(SOURCE.replace(old, new), "utf8")
    assert old in SOURCE
    assert (fingerprint("toy", TOY) == before) == same


def test_code_is_what_is_left_without_comments_and_docstrings(tmp_path):
    path = tmp_path / "module.py"
    path.write_text(SOURCE, "utf8")
    assert code(path) == 'import numpy\ndef f(x):\n    return "# no comment" * x'


def test_an_experiment_s_source_is_its_module_and_what_that_imports():
    found = set(modules("tools.experiments.claims.memory_and_gradient"))
    package = "tools.experiments."
    assert found == {package + name for name in (
        "claims.memory_and_gradient", "cells", "experiment", "rounding", "solving", "trained_bits"
    )}  # fmt: skip


def test_every_way_to_import_is_seen():
    source = "import os\nimport tools.experiments.a\nfrom tools.experiments import b\nfrom tools.experiments.c import d"
    package = "tools.experiments"
    assert set(imported(ast.parse(source))) == {
        f"{package}.a", package, f"{package}.b", f"{package}.c", f"{package}.c.d"
    }  # fmt: skip


def test_a_stamp_measures_a_part_again_and_says_so(place):
    command.renew("toy", TOY, one_by_one)
    file = files.stored("toy")
    calls.clear()
    stamped = files.stamped("toy", TOY)
    assert calls == [("a", 0), ("a", 1), ("b", 0), ("b", 1)]
    assert stamped == {**file, "origin": {**file["origin"], "how": provenance.PART}}


def test_no_stamp_for_what_is_not_measured_again_or_has_another_setup(place):
    command.renew("toy", TOY, one_by_one)
    file = files.stored("toy")
    changed = json.loads(json.dumps(file))
    changed["results"]["a"][1][0] = 0.5
    files.write("toy", changed)
    with pytest.raises(SystemExit, match=r"results\.a\[1\]\[0\]: stored 0\.5"):
        files.stamped("toy", TOY)
    files.write("toy", file)
    with pytest.raises(SystemExit, match="no file with the setup of today"):
        files.stamped("toy", replace(TOY, setup={**TOY.setup, "seeds": [0, 1, 2]}))


def test_an_unknown_experiment_is_named(monkeypatch):
    monkeypatch.setattr("sys.argv", ["evidence", "no_such"])
    with pytest.raises(SystemExit, match=r"No experiment no_such; there are: .*carry"):
        command.main()
