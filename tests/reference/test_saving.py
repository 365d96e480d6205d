"""A fit in a file: it comes back to the bit, half a file is never seen, and what is no fit is refused by its fault."""

import json
import os
import subprocess
import sys
import zipfile
from dataclasses import replace

import cells
import numpy as np
import pytest
from cells import GRU_RESET_AFTER, LSTM, each_cell, random
from test_fit import assert_same, run

from lstm_ref.learning import SequenceModel, cross_entropy, fit, load_fit, save_fit, sgd_update
from lstm_ref.learning.saving import CELLS


@each_cell
@pytest.mark.parametrize("update", ["adam", "sgd"])
def test_it_comes_back_to_the_bit_and_goes_on(cell, update, tmp_path):
    how = {"update": sgd_update} if update == "sgd" else {}
    first = run(cell, updates=3, **how)
    save_fit(tmp_path / "fit.npz", first)
    again = load_fit(tmp_path / "fit.npz")
    assert type(again.model.params) is cell.Params
    assert_same(again, first)
    assert (again.seed, again.interrupted) == (3, False)
    assert_same(run(cell, start=again, **how), run(cell, **how))


def test_every_cell_of_the_package_has_its_line_in_the_table():
    assert set(CELLS.values()) == {cell.Params for cell in cells.CELLS.values()}


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_a_model_of_sequences_comes_back_too(tmp_path, dtype):
    rng = np.random.default_rng(0)
    model = SequenceModel.init(GRU_RESET_AFTER.Params.init(2, 3, rng=rng, dtype=dtype), 4, rng=rng)

    def draw(rng):
        return random(rng, 5, 6, 2, dtype=dtype), rng.integers(-1, 4, (5, 6))

    verbs = GRU_RESET_AFTER.forward, GRU_RESET_AFTER.backward
    first = fit(*verbs, model, draw, cross_entropy, updates=3, learning_rate=0.01, seed=1)
    save_fit(tmp_path / "fit.npz", first)
    again = load_fit(tmp_path / "fit.npz")
    assert type(again.model) is SequenceModel
    assert again.model.W_y.dtype == again.model.params.dtype == dtype
    assert_same(again, first)


def test_a_path_may_be_text_and_gets_no_ending(tmp_path):
    save_fit(str(tmp_path / "fit"), run(updates=1))
    assert os.listdir(tmp_path) == ["fit"]
    assert len(load_fit(str(tmp_path / "fit")).losses) == 1


def test_a_write_that_is_killed_leaves_the_old_file(tmp_path):
    """The process ends in the middle of its write, as if by a power cut."""
    path = tmp_path / "fit.npz"
    save_fit(path, run(updates=1))
    before = path.read_bytes()
    code = (
        "import os, sys, pathlib; from lstm_ref.learning import load_fit, save_fit\n"
        "def half(self, data):\n"
        "    with open(self, 'wb') as file: file.write(data[: len(data) // 2])\n"
        "    os._exit(9)\n"
        "fit = load_fit(sys.argv[1]); pathlib.Path.write_bytes = half; save_fit(sys.argv[1], fit)"
    )
    assert subprocess.run([sys.executable, "-c", code, path], check=False).returncode == 9
    assert path.read_bytes() == before
    assert len(os.listdir(tmp_path)) == 2  # and the half is beside it, under another name


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    path = tmp_path / "fit.npz"
    save_fit(path, run(updates=1))
    before = path.read_bytes()

    def full(*paths):
        raise OSError("no space left")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="no space left"):
        save_fit(path, run(updates=2))
    assert path.read_bytes() == before
    assert os.listdir(tmp_path) == ["fit.npz"]


class Stranger(LSTM.Params):
    """A cell that is not in the table."""


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda fit: None, "fit: expected Fit, got NoneType"),
        (
            lambda fit: replace(fit, model=replace(fit.model, params=Stranger(**vars(fit.model.params)))),
            "got Model of Stranger",
        ),
        (lambda fit: replace(fit, optimiser=[1]), "fit: expected an optimiser that is AdamState or None, got list"),
    ],
)
def test_only_a_fit_of_this_package_is_written(change, words, tmp_path):
    with pytest.raises(TypeError, match=words):
        save_fit(tmp_path / "fit.npz", change(run(updates=1)))
    assert not os.listdir(tmp_path)


def test_no_file_is_not_a_broken_file(tmp_path):
    with pytest.raises(FileNotFoundError):
        load_fit(tmp_path / "none.npz")


def test_half_a_file_is_refused(tmp_path):
    path = tmp_path / "fit.npz"
    save_fit(path, run(updates=1))
    whole = path.read_bytes()
    for length in (0, 1, len(whole) // 2, len(whole) - 1):
        path.write_bytes(whole[:length])
        with pytest.raises(ValueError, match=r"fit.npz: expected a fit that save_fit wrote: it is no .npz"):
            load_fit(path)


def test_one_wrong_byte_among_the_numbers_is_noticed(tmp_path):
    path = tmp_path / "fit.npz"
    save_fit(path, run(updates=1))
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        info = archive.getinfo("model.W_f.npy")
    data[info.header_offset + info.file_size] ^= 1
    path.write_bytes(data)
    with pytest.raises(ValueError, match="its arrays cannot be read: Bad CRC-32"):
        load_fit(path)


def test_a_pickle_is_never_opened(tmp_path):
    np.savez(tmp_path / "fit.npz", about=np.array([print], dtype=object))
    with pytest.raises(ValueError, match="its arrays cannot be read: Object arrays cannot be loaded"):
        load_fit(tmp_path / "fit.npz")


def written(tmp_path, about=None, drop=(), **arrays):
    """Write a good fit with changes; return its path."""
    path = tmp_path / "fit.npz"
    save_fit(path, run(updates=2))
    with np.load(path) as archive:
        good = {name: archive[name] for name in archive.files if name not in drop}
    if about is not None:
        good["about"] = np.array(json.dumps(json.loads(str(good["about"])) | about))
    np.savez(path, **(good | arrays))
    return path


def test_the_changes_of_this_test_alone_do_no_harm(tmp_path):
    assert_same(load_fit(written(tmp_path, about={"seed": 3})), run(updates=2))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"drop": ["about"]}, "it has no text named about"),
        ({"about": {"format": "another"}}, "about: expected the format 'lstm_ref fit 1'"),
        ({"about": {"more": 1}}, "about: expected .*'seed'.*, got .*'more'"),
        ({"about": {"model": "Popen"}}, "model: expected one of Model, SequenceModel, got 'Popen'"),
        ({"about": {"cell": "__import__"}}, "cell: expected one of LSTMParams, .*, got '__import__'"),
        ({"about": {"cell": ["LSTMParams"]}}, "cell: expected one of LSTMParams"),
        ({"about": {"cell": "GRUParams"}}, "arrays missing: .*W_z.*; arrays that do not belong there: .*W_C"),
        ({"about": {"step": None}}, r"arrays missing: \[\]; arrays that do not belong there: \['mean.W_C'"),
        ({"about": {"step": "2"}}, "about: expected a step"),
        ({"about": {"interrupted": 1}}, "about: expected a step and whether it was interrupted, got 2, 1"),
        ({"about": {"seed": -1}}, "seed: expected an integer of at least 0, got -1"),
        ({"about": {"generator": {"bit_generator": "MT19937"}}}, "generator: expected the state of a PCG64"),
        ({"about": {"generator": None}}, "generator: expected the state of a PCG64"),
        ({"drop": ["model.W_f"]}, r"arrays missing: \['model.W_f'\]"),
        ({"drop": ["losses"]}, r"arrays missing: \['losses'\]"),
        ({"extra": np.ones(1)}, r"arrays that do not belong there: \['extra'\]"),
        ({"losses": np.ones((2, 1))}, r"losses: expected shape \(n,\) and float64, got \(2, 1\)"),
        ({"model.W_f": np.ones((3, 9))}, r"W_i: expected shape \(3, 9\), got \(3, 5\)"),
        ({"model.b_f": np.full(3, np.nan)}, "b_f: expected finite numbers"),
        ({"mean.b_f": np.ones(4)}, r"mean.b_f: expected shape \(3,\), got \(4,\)"),
    ],
    ids=str,
)
def test_what_is_no_fit_is_refused_by_its_fault(change, words, tmp_path):
    path = written(tmp_path, **change)
    with pytest.raises(ValueError, match=words) as caught:
        load_fit(path)
    assert str(caught.value).startswith(f"{path}: expected a fit that save_fit wrote: ")
