"""The files of the vectors: their schema, the manifest of their version, and the scripts that write them."""

import copy
import json

import numpy as np
import pytest
from jsonschema import Draft202012Validator

from lstm_ref.conformance import SUITE, stored, stored_names
from tools.vectors import keras, manifest
from tools.vectors import stored as writing
from tools.vectors.stored import VECTORS, about, same, to_json, write_vectors

SCHEMA = json.loads((VECTORS.parent / "vectors.schema.json").read_text("utf8"))
VALIDATOR = Draft202012Validator(SCHEMA)


def read(name):
    return json.loads((VECTORS / f"{name}.json").read_text("utf8"))


def test_the_schema_is_one():
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("name", stored_names())
def test_every_file_is_as_the_schema_says(name):
    assert [error.message for error in VALIDATOR.iter_errors(read(name))] == []


def put(*path):
    """Return a change that puts the last of `path` at the place that the rest names; None takes away."""

    def change(vectors):
        *way, key, value = path
        for step in way:
            vectors = vectors[step]
        if value is None:
            del vectors[key]
        else:
            vectors[key] = value

    return change


BROKEN = {
    "no about": put("about", None),
    "another format": put("about", "format", 2),
    "an unknown cell": put("about", "cell", "lstm2"),
    "no tolerance": put("about", "tolerance", None),
    "a tolerance of zero": put("about", "tolerance", 0),
    "a size of zero": put("about", "T", 0),
    "half a size": put("about", "T", 2.5),
    "two layers": put("about", "layers", 2),
    "three directions": put("about", "directions", 3),
    "an unknown key": put("about", "note", "x"),
    "no seed": put("about", "seed", None),
    "who made it is unknown": put("about", "torch", None),
    "made by two": put("about", "keras", "3.15.1"),
    "no module": put("about", "module", None),
    "a wide one with gradients": put("about", "kind", "wide"),
    "no catches": put("about", "catches", None),
    "catches no list": put("about", "catches", "transposed"),
    "catches one twice": put("about", "catches", ["transposed", "transposed"]),
    "names of another layout": put("about", "layout", "pytorch"),
    "no x": put("inputs", "x", None),
    "x is flat": put("inputs", "x", [[0.5]]),
    "x is empty": put("inputs", "x", []),
    "a bias is a matrix": put("inputs", "b_f", [[0.5]]),
    "a text for a number": put("inputs", "W_f", 0, 0, "0.5"),
    "null for a number": put("inputs", "b_f", [None]),
    "an unknown input": put("inputs", "W_z2", [[0.5]]),
    "an unknown output": put("outputs", "c", [[[0.5]]]),
    "a state per step as a matrix": put("outputs", "C", [[0.5]]),
    "no h": put("outputs", "h", None),
    "an unknown gradient": put("gradients", "output", [[[0.5]]]),
    "a gradient by x that is flat": put("gradients", "x", [[0.5]]),
    "loss without gradients": put("gradients", None),
    "an unknown loss": put("loss_weights", "f", [[[0.5]]]),
    "a section more": put("notes", {}),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_what_is_not_as_the_schema_says_is_found(broken):
    vectors = read("lstm_single_float64")
    assert VALIDATOR.is_valid(vectors)
    BROKEN[broken](vectors)
    assert not VALIDATOR.is_valid(vectors)


def test_the_manifest_is_of_these_files_and_this_version():
    """Numbers that change are another version: python -m tools.vectors.manifest."""
    kept = json.loads(manifest.MANIFEST.read_text("utf8"))
    assert kept["sha256"].keys() == set(stored_names())
    assert kept == {"suite": SUITE, "sha256": manifest.digests()}


def test_a_digest_is_of_the_numbers_and_not_of_what_they_catch():
    vectors = read("rnn_single_float64")
    plain = manifest.digest(json.dumps(vectors))
    turned = dict(reversed(vectors.items())) | {"about": vectors["about"] | {"catches": ["transposed"]}}
    assert manifest.digest(json.dumps(turned, indent=1)) == plain
    for change in (put("outputs", "h", 0, 0, 0, 0.5), put("about", "tolerance", 1e-11), put("inputs", "h0", None)):
        changed = copy.deepcopy(vectors)
        change(changed)
        assert manifest.digest(json.dumps(changed)) != plain


@pytest.mark.parametrize(
    ("found", "suite", "wants"),
    [
        ({"a": "1", "b": "2"}, "1.0", None),
        ({"a": "1", "b": "2"}, "1.1", None),
        ({"a": "1", "b": "3"}, "1.0", "b; .* 2.0"),
        ({"a": "1", "b": "3"}, "1.1", "b; .* 2.0"),
        ({"a": "1", "b": "3"}, "2.0", None),
        ({"b": "2"}, "1.1", "a; .* 2.0"),
        ({"b": "2"}, "2.0", None),
        ({"a": "1", "b": "2", "c": "3"}, "1.0", "added .* 1.1"),
        ({"a": "1", "b": "2", "c": "3"}, "1.1", None),
        ({"a": "1", "b": "2", "c": "3"}, "0.9", "added .* 1.1"),
    ],
)
def test_vectors_change_with_the_version_alone(found, suite, wants, tmp_path, monkeypatch):
    path = tmp_path / "manifest.json"
    path.write_text(before := json.dumps({"suite": "1.0", "sha256": {"a": "1", "b": "2"}}))
    monkeypatch.setattr(manifest, "digests", lambda folder: found)
    if wants is None:
        manifest.main(path, tmp_path, suite)
        assert json.loads(path.read_text()) == {"suite": suite, "sha256": found}
    else:
        with pytest.raises(SystemExit, match=wants):
            manifest.main(path, tmp_path, suite)
        assert path.read_text() == before


@pytest.mark.parametrize("kind", keras.LAYERS)
def test_the_keras_script_says_what_is_in_its_files(kind):
    kept = {key: value for key, value in stored(f"{kind}_keras").about.items() if key != "catches"}
    said = keras.about_layer(kind, kept["keras"], kept["backend"])
    assert list(said.items()) == list(kept.items())


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(writing, "VECTORS", tmp_path)
    return tmp_path


def vectors(h=0.25, seed=1, x=1.5):
    return {
        "about": about("rnn", "article", sizes={"D": 1, "H": 1, "B": 1, "T": 1}, seed=seed),
        "inputs": {"x": np.array([[[x]]])},
        "outputs": {"h": np.array([[[h]]])},
    }


def test_what_a_file_catches_is_kept_when_it_is_written_again(folder, capsys):
    write_vectors("one", vectors())
    found = json.loads((folder / "one.json").read_text())
    found["about"]["catches"] = ["transposed"]
    (folder / "one.json").write_text(to_json(found))
    write_vectors("one", vectors())
    write_vectors("one", vectors(h=0.5))
    again = json.loads((folder / "one.json").read_text())
    assert again["about"]["catches"] == ["transposed"]
    assert again["outputs"]["h"] == [[[0.5]]]
    assert capsys.readouterr().out.split("\n")[:3] == ["one.json written", "one.json unchanged", "one.json written"]


def test_a_file_is_left_alone_where_last_bits_differ(folder, capsys):
    write_vectors("one", vectors())
    before = (folder / "one.json").read_bytes()
    write_vectors("one", vectors(h=0.25 + 2e-16))
    assert (folder / "one.json").read_bytes() == before
    assert capsys.readouterr().out.endswith("one.json unchanged but for last bits\n")


@pytest.mark.parametrize("change", [{"h": 0.25 + 1e-12}, {"seed": 2}, {"x": 1.5 + 3e-16}, {"h": np.array([0.25, 0.5])}])
def test_more_than_last_bits_is_written(change):
    kept, made = (json.loads(to_json(v)) for v in (vectors(), vectors(**change)))
    assert same(kept, copy.deepcopy(kept))
    assert not same(kept, made)
