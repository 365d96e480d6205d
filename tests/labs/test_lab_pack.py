"""The lab pack, as a reader meets it: unpacked in an empty folder, installed, every notebook executed there."""

import io
import os
import re
import subprocess
import sys
import zipfile

import nbformat
import pytest

from lstm_labs.exercises import EXERCISES
from lstm_labs.exercises.text import VERDICTS, heading
from tools import ROOT
from tools.site import lab_pack
from tools.site.lab_notebooks import pack_name, wheel_name

LANGUAGES = ("en", "zh")

# Minutes of kernels: a language each here, both in `make audit`. The code of both languages is the same, and nbval
# executes it in both.
EXECUTED = {"solved": ["en"], "learner": ["zh"]}
if os.environ.get("EVERY_LAB"):
    EXECUTED = {"solved": [*LANGUAGES], "learner": [*LANGUAGES]}


@pytest.fixture(scope="module")
def packs():
    """Return every pack by its name: a student's and a teacher's in each language."""
    wheel = lab_pack.build_wheel()
    return {
        pack_name(lang, teacher=teacher): lab_pack.pack(ROOT, wheel, lang, teacher=teacher)
        for lang in LANGUAGES
        for teacher in (False, True)
    }


@pytest.fixture(scope="module")
def unpacked(packs, tmp_path_factory):
    folder = tmp_path_factory.mktemp("reader")
    for data in packs.values():
        zipfile.ZipFile(io.BytesIO(data)).extractall(folder)
    return folder


@pytest.fixture(scope="module")
def python(unpacked):
    """Install the pack as its how-to says, but for the interface, which no test clicks on."""
    pack = unpacked / "lstm-labs-en"
    run(sys.executable, "-m", "venv", "venv", cwd=unpacked)
    text = (pack / "requirements.txt").read_text("utf8")
    (pack / "without_interface.txt").write_text(text.replace(lab_pack.INTERFACE, "nbclient"), "utf8")
    python = unpacked / "venv" / "bin" / "python"
    run(python, "-m", "pip", "install", "--quiet", "-r", "without_interface.txt", cwd=pack)
    return python


def run(*command, cwd):
    env = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    ran = subprocess.run([str(part) for part in command], cwd=cwd, env=env, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout + ran.stderr


def executed(python, folder):
    """Execute all notebooks of a folder in the reader's environment and return them by name."""
    code = (
        "import sys, nbformat; from nbclient import NotebookClient\n"
        "for path in sys.argv[1:]:\n"
        "    notebook = nbformat.read(path, as_version=4)\n"
        "    NotebookClient(notebook, record_timing=False, coalesce_streams=True).execute()\n"
        "    nbformat.write(notebook, path + '.executed')\n"
    )
    names = sorted(path.name for path in folder.glob("*.ipynb"))
    run(python, "-c", code, *names, cwd=folder)
    return {name: nbformat.read(folder / f"{name}.executed", as_version=4) for name in names}


def shown(notebook):
    """Return what the cells show: text, figures and stored numbers."""
    outputs = [
        [output.get("text", output.get("data")) for output in cell.get("outputs", [])] for cell in notebook.cells
    ]
    return [[strip_address(output) for output in cell] for cell in outputs]


def strip_address(output):
    return re.sub(" at 0x[0-9a-f]+", "", str(output))


def test_the_pack_holds_what_its_how_to_names(packs):
    labs = {path.name for path in (ROOT / "notebooks" / "en").glob("*.ipynb")}
    for pack, data in packs.items():
        names = {name.removeprefix(f"{pack}/") for name in zipfile.ZipFile(io.BytesIO(data)).namelist()}
        kinds = ("labs", "solutions") if pack.endswith("-teacher") else ("labs",)
        notebooks = {f"{kind}/{lab}" for kind in kinds for lab in labs}
        assert names == {"README.md", "requirements.txt", wheel_name()} | notebooks


def test_the_same_sources_give_the_same_bytes(packs):
    assert lab_pack.pack(ROOT, lab_pack.build_wheel(), "en") == packs["lstm-labs-en"]


def test_requirements_are_the_extra_for_the_labs_at_the_versions_of_the_lock():
    lock = (ROOT / "requirements.txt").read_text("utf8").splitlines()
    *lines, interface, wheel = lab_pack.requirements("\n".join(lock), "x.whl").splitlines()
    assert (interface, wheel) == (lab_pack.INTERFACE, "./x.whl")
    assert [line.partition("==")[0] for line in lines] == ["ipykernel", "matplotlib", "numpy"]
    assert set(lines) <= set(lock)


def test_no_solution_is_left_in_a_learner_notebook(unpacked):
    for lang in LANGUAGES:
        for path in (unpacked / pack_name(lang) / "labs").glob("*.ipynb"):
            given = nbformat.read(path, as_version=4)
            solved = nbformat.read(unpacked / pack_name(lang, teacher=True) / "solutions" / path.name, as_version=4)
            answers = [cell.source for cell in solved.cells if "solution" in cell.metadata.get("tags", [])]
            text = "\n".join(cell.source for cell in given.cells)
            assert answers
            assert not any(answer in text for answer in answers)
            assert text.count('check("') == len(answers)
            assert "lab.glue" not in text


@pytest.mark.parametrize("lang", EXECUTED["solved"])
def test_solutions_give_the_stored_outputs(unpacked, python, lang):
    folder = unpacked / pack_name(lang, teacher=True) / "solutions"
    for name, notebook in executed(python, folder).items():
        stored = nbformat.read(ROOT / "notebooks" / lang / name, as_version=4)
        assert shown(notebook) == shown(stored), name


@pytest.mark.parametrize("lang", EXECUTED["learner"])
def test_learner_notebooks_run_with_their_gaps_reported_as_open(unpacked, python, lang):
    reports = []
    for notebook in executed(python, unpacked / pack_name(lang) / "labs").values():
        texts = [output.get("text", "") for cell in notebook.cells for output in cell.get("outputs", [])]
        reports += [text.strip() for text in texts if VERDICTS["open"].say(lang) in text]
    headings = [heading(number, "open", lang) for number in EXERCISES]
    assert len(reports) == len(headings)
    for report, begins in zip(sorted(reports), sorted(headings), strict=True):
        assert report.startswith(begins)
