"""The other forms of the vectors: arrays, C headers, the index and the zip, each read back and held to the JSON."""

import doctest
import io
import json
import re
import shutil
import struct
import subprocess
import sys
import zipfile
from hashlib import sha256

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from safetensors.numpy import load

from lstm_ref.conformance import stored, stored_names
from lstm_ref.conformance.stored_vectors import FOLDER
from tools import ROOT
from tools.site import offline
from tools.site.forms import arrays as array_files
from tools.site.forms import c_header as headers_in_c
from tools.site.forms import published
from tools.site.forms.arrays import npz, safetensors
from tools.site.forms.c_header import arrays_of, c_header, comment, definition

NAMES = stored_names()
TITLES = ("inputs", "outputs", "loss_weights", "gradients")
GATES = {"lstm": "fiCo", "peephole": "fiCo", "coupled": "fCo", "gru": "zrh", "gru_reset_after": "zrh", "rnn": "h"}
STRICT = ("-Wall", "-Wextra", "-Werror", "-pedantic")
OWNER = "Copyright (c) 1999 Somebody"
every_name = pytest.mark.parametrize("name", NAMES)


def as_json(name):
    """Return the JSON of vectors: what is known of them, and their arrays by title and name."""
    read = json.loads((FOLDER / f"{name}.json").read_bytes())
    dtypes = {"lengths": "int64"}
    by = {
        f"{title}/{key}": np.array(value, dtypes.get(key, read["about"]["dtype"]))
        for title in TITLES
        for key, value in read.get(title, {}).items()
    }
    return read["about"], by


def bits(by):
    return {name: (array.dtype.str, array.shape, array.tobytes()) for name, array in by.items()}


@every_name
def test_npz_has_the_bits_of_the_json(name):
    about, by = as_json(name)
    with np.load(io.BytesIO(npz(stored(name))), allow_pickle=False) as read:
        arrays = dict(read)
    assert json.loads(arrays.pop("about").item()) == about
    assert bits(arrays) == bits(by)


@every_name
def test_safetensors_has_the_bits_of_the_json(name):
    about, by = as_json(name)
    data = safetensors(stored(name))
    assert bits(load(data)) == bits(by)
    metadata, arrays = by_the_format(data)
    assert json.loads(metadata["about"]) == about
    assert bits(arrays) == bits(by)


def by_the_format(data):
    """Read a safetensors file as its format is described: the header's length, the header as JSON, the bytes."""
    (length,) = struct.unpack("<Q", data[:8])
    header, body = json.loads(data[8 : 8 + length]), data[8 + length :]
    metadata = header.pop("__metadata__")
    dtypes = {"F64": "<f8", "F32": "<f4", "I64": "<i8"}
    arrays = {}
    for key, entry in header.items():
        start, end = entry["data_offsets"]
        arrays[key] = np.frombuffer(body[start:end], dtypes[entry["dtype"]]).reshape(entry["shape"])
    return metadata, arrays


def test_the_packed_weights_of_a_header_are_those_of_pytorch_in_the_order_of_the_article():
    by, of = as_json("lstm_pytorch")[1], arrays_of(stored("lstm_pytorch"))
    rows = np.r_[4:8, 0:4, 8:12, 12:16]  # PyTorch has i, f, g, o
    both = np.hstack([by["inputs/weight_hh_l0"], by["inputs/weight_ih_l0"]])
    assert np.array_equal(of["W"], both[rows])
    assert np.array_equal(of["b"], (by["inputs/bias_ih_l0"] + by["inputs/bias_hh_l0"])[rows])
    assert np.array_equal(of["dW"][:, :4], by["gradients/weight_hh_l0"][rows])
    assert np.array_equal(of["db"], by["gradients/bias_ih_l0"][rows])
    assert np.array_equal(of["h"], by["outputs/output"])
    assert np.array_equal(of["C"], by["outputs/every_c"])
    assert np.array_equal(of["loss_weight_h_n"], by["loss_weights/h_n"])


@pytest.mark.parametrize("name", [name for name in NAMES if stored(name).about["layout"] == "article"])
def test_a_header_has_the_bits_of_a_json_in_the_article_s_layout(name):
    assert bits(arrays_of(stored(name))) == bits(packed_by_hand(*as_json(name)))


def packed_by_hand(about, by):
    """Return the arrays of a header, from those of a JSON in the article's layout."""
    of, gates = {}, GATES[about["cell"]]
    for d, title in {"": "inputs", "d": "gradients"}.items():
        found = {key.removeprefix(f"{title}/"): array for key, array in by.items() if key.startswith(f"{title}/")}
        for end in ("", "_reverse")[: about["directions"] if found else 0]:
            for letter in "Wb":
                of[f"{d}{letter}{end}"] = np.concatenate([found.pop(f"{letter}_{gate}{end}") for gate in gates])
            if about["cell"] == "peephole":
                of[f"{d}P{end}"] = np.concatenate([found.pop(f"p_{gate}{end}") for gate in "fio"])
        of |= {f"{d}{key}": array for key, array in found.items()}
    for d, title in {"": "outputs", "loss_weight_": "loss_weights"}.items():
        of |= {d + key.removeprefix(f"{title}/"): array for key, array in by.items() if key.startswith(f"{title}/")}
    return of


@pytest.mark.parametrize("name", ["lstm_layers_pytorch", "lstm_masked_keras"])
def test_a_header_of_what_is_no_case_has_the_arrays_as_they_are_stored(name):
    by, of = as_json(name)[1], arrays_of(stored(name))
    d = {"inputs": "", "outputs": "", "loss_weights": "loss_weight_", "gradients": "d"}
    titles = [key.partition("/")[::2] for key in by]
    assert bits(of) == bits({d[title] + key: by[f"{title}/{key}"] for title, key in titles})


@pytest.fixture(scope="module")
def headers(tmp_path_factory):
    folder = tmp_path_factory.mktemp("headers")
    for name in NAMES:
        (folder / f"{name}.h").write_bytes(c_header(name, OWNER))
    return folder


def program():
    """Return a C program that prints every array of every header, and each header's sizes."""
    lines = [f'#include "{name}.h"\n#include "{name}.h"' for name in NAMES]
    lines += ["#include <stdio.h>", "int main(void) {", "  size_t i;"]
    for name in NAMES:
        sizes = ", ".join(f"(int){name}_{size}" for size in ("layers", "directions", "D", "H", "B", "T"))
        lines.append(f'  printf("{name} %d %d %d %d %d %d %.17g\\n", {sizes}, {name}_tolerance);')
        for key, array in arrays_of(stored(name)).items():
            kind = {"float64": "double", "float32": "float", "int64": "int"}[array.dtype.name]
            lines.append(
                f'  printf("{name}_{key}");\n  for (i = 0; i < sizeof {name}_{key} / sizeof(const {kind}); i++)\n'
                f'    printf(" %.17g", (double)((const {kind} *){name}_{key})[i]);\n  printf("\\n");'
            )
    return "\n".join([*lines, "  return 0;", "}", ""])


@pytest.mark.parametrize(("compiler", "standard"), [("gcc", "c99"), ("g++", "c++11")])
def test_compiled_headers_print_the_bits_of_the_arrays(headers, compiler, standard):
    if not shutil.which(compiler):
        pytest.skip(f"{compiler} is not installed")
    source, made = headers / f"print.{'c' if compiler == 'gcc' else 'cpp'}", headers / f"print_{standard}"
    source.write_text(program())
    ran = subprocess.run([compiler, f"-std={standard}", *STRICT, source, "-o", made], capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    lines = subprocess.run([made], capture_output=True, text=True, check=True).stdout.splitlines()
    printed = {line.split()[0]: line.split()[1:] for line in lines}
    assert len(printed) == len(lines)
    for name in NAMES:
        about = stored(name).about
        sizes = [about[key] for key in ("layers", "directions", "D", "H", "B", "T")]
        assert printed.pop(name) == [*map(str, sizes), f"{about['tolerance']:.17g}"]
        for key, array in arrays_of(stored(name)).items():
            read = np.array(printed.pop(f"{name}_{key}"), "float64").astype(array.dtype)
            assert read.tobytes() == array.tobytes(), f"{name}_{key}"
    assert printed == {}


@every_name
def test_a_header_says_the_shapes_and_whose_it_is(name):
    text = c_header(name, OWNER).decode()
    for key, array in arrays_of(stored(name)).items():
        assert f" {name}_{key}{''.join(f'[{n}]' for n in array.shape)} = {{" in text
    assert OWNER in text
    assert "SPDX-License-Identifier: BSD-3-Clause" in text
    defined = re.findall(r"\b(\w+)(?:\[\d+\])* = ", text)
    assert len(set(defined)) == len(defined)
    assert all(one.startswith(f"{name}_") for one in defined)


@given(st.sampled_from(["float32", "float64"]).flatmap(
    lambda dtype: arrays(dtype, (2, 3), elements={"allow_nan": False, "allow_infinity": False})
))  # fmt: skip
def test_a_literal_is_a_number_of_c_and_reads_back(array):
    text = definition("a", array)
    literals = re.findall(r"[^\s{},;]+", text.partition("= ")[2])
    form = r"-?\d+(\.\d+(e[-+]\d+)?|e[-+]\d+)" + ("f" if array.dtype == np.float32 else "")
    assert all(re.fullmatch(form, one) for one in literals)
    read = np.array([one.removesuffix("f") for one in literals]).astype(array.dtype)
    assert read.tobytes() == array.tobytes()
    assert max(map(len, literals)) <= (15 if array.dtype == np.float32 else 24)  # -1.17549435e-38f


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_what_no_literal_can_be_is_refused(bad):
    with pytest.raises(ValueError, match="a_h: expected finite numbers"):
        definition("a_h", np.array([0.5, bad]))


@pytest.mark.parametrize("bad", ["9_lives", "two-words", "门"])
def test_a_name_that_c_does_not_take_is_refused(bad):
    with pytest.raises(ValueError, match=f"name: expected one that C takes as an identifier, got '{bad}'"):
        c_header(bad, OWNER)


@given(st.lists(st.text("*/ a", max_size=300), max_size=3))
def test_a_comment_ends_where_it_ends(paragraphs):
    text = comment(paragraphs)
    assert text[2:].index("*/") + 4 == len(text)
    assert "/*" not in text[2:]


def test_equal_vectors_make_equal_zips():
    made = published.archive()
    code = "import sys; from tools.site.forms import published; sys.stdout.buffer.write(published.archive())"
    again = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True).stdout
    assert sha256(again).hexdigest() == sha256(made).hexdigest()
    with zipfile.ZipFile(io.BytesIO(made)) as opened:
        assert opened.namelist() == sorted(opened.namelist())
        inner = [opened.read(name) for name in opened.namelist() if name.endswith(".npz")]
        dates = {entry.date_time for entry in opened.infolist()}
    assert len(inner) == len(NAMES)
    dates |= {entry.date_time for data in inner for entry in zipfile.ZipFile(io.BytesIO(data)).infolist()}
    assert dates == {(1980, 1, 1, 0, 0, 0)}


def test_the_index_lists_every_file_with_its_hash():
    files = published.members()
    index = json.loads(files.pop("index.json"))
    assert [one["name"] for one in index["vectors"]] == NAMES
    listed = index["others"] + [entry for one in index["vectors"] for entry in one["files"].values()]
    assert {entry["path"]: (entry["bytes"], entry["sha256"]) for entry in listed} == {
        name: (len(data), sha256(data).hexdigest()) for name, data in files.items()
    }
    assert len(listed) == len(files)
    for one in index["vectors"]:
        assert one["about"] == as_json(one["name"])[0]
        assert json.loads(files[one["files"]["json"]["path"]])["about"] == one["about"]


def test_the_folder_of_the_site_is_the_zip_and_what_is_in_it():
    folder = published.files()
    (name,) = [name for name in folder if name.endswith(".zip")]
    stem = name.removeprefix("conformance/").removesuffix(".zip")
    digest, _, of = folder.pop(f"{name}.sha256").decode().rstrip("\n").partition("  ")
    packed = folder.pop(name)
    assert (digest, of) == (sha256(packed).hexdigest(), f"{stem}.zip")
    with zipfile.ZipFile(io.BytesIO(packed)) as opened:
        inside = {entry.replace(stem, "conformance", 1): opened.read(entry) for entry in opened.namelist()}
    assert folder == inside
    assert folder.keys() == {f"conformance/{member}" for member in published.members()}
    assert json.loads(folder["conformance/index.json"])["zip"] == f"{stem}.zip"
    assert not any(map(offline.is_kept, folder))


def test_what_is_to_be_read_first_names_all_there_is_in_both_languages():
    text = published.READ_FIRST.read_text("utf8")
    rooms = {name.partition("/")[0] + "/" * ("/" in name) for name in published.members()}
    assert rooms > {"README.txt", "LICENSE"}
    rooms -= {"README.txt", "LICENSE"}
    assert len(rooms) == 6
    for half in text.split("LSTM 测试向量"):
        assert set(re.findall(r"^(\S+) {2,}\S", half, re.MULTILINE)) == rooms
        assert "LICENSE" in half


@pytest.mark.parametrize(("module", "examples"), [(array_files, 2), (headers_in_c, 3)])
def test_the_examples_hold(module, examples):
    assert doctest.testmod(module) == (0, examples)
