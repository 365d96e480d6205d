"""The notebooks: executed, free of what differs between machines, and really compared by nbval."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

import lstm_ref
from lstm_labs.exercises import EXERCISES
from lstm_labs.style import PAPER, dark_variant
from tools import ROOT
from tools.site.figures import displayed, lab_figures

PATHS = sorted((ROOT / "notebooks").glob("*/*.ipynb"))
NAMES = [f"{path.parent.name}/{path.stem}" for path in PATHS]


@pytest.fixture(params=PATHS, ids=NAMES)
def path(request):
    return request.param


@pytest.fixture
def notebook(path):
    return nbformat.read(path, as_version=4)


def code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def test_every_code_cell_was_executed_in_order(notebook):
    nbformat.validate(notebook)
    counts = [cell.execution_count for cell in code_cells(notebook)]
    assert counts == list(range(1, len(counts) + 1))


def test_nothing_stored_depends_on_the_machine(notebook):
    assert notebook.metadata.language_info == {"name": "python"}
    for cell in code_cells(notebook):
        assert "execution" not in cell.metadata
        for output in cell.outputs:
            assert output.output_type != "error"
            assert output.get("name") != "stderr"
            assert "0x" not in str(output.get("data", {}).get("text/plain", ""))


def test_numbers_are_printed_with_at_most_three_decimals(notebook):
    for cell in code_cells(notebook):
        for output in cell.outputs:
            assert not re.search(r"\d\.\d{4,}", output.get("text", ""))


def test_code_is_free_of_language_and_short(notebook):
    for cell in code_cells(notebook):
        if not cell.source.startswith("LANG ="):
            assert cell.source.isascii(), "words belong into Markdown"
        assert "#" not in cell.source, "explanation is Markdown"
        longest = 15 if "solution" in cell.metadata.get("tags", []) else 10
        for body in re.findall(r"^def .*\n((?:    .*\n?)*)", cell.source, re.M):
            assert body.count("\n") <= longest


def test_every_figure_has_a_dark_variant_and_words(notebook):
    for svg in lab_figures(notebook).values():
        assert dark_variant(svg) != svg
    for cell in code_cells(notebook):
        if "figure" in cell.metadata:
            assert len(cell.metadata.figure.alt) > 20


def test_every_figure_is_on_paper_in_the_notebook_and_not_on_the_site(notebook):
    for cell in code_cells(notebook):
        if "figure" in cell.metadata:
            assert PAPER in displayed(cell)["data"]["image/svg+xml"]
    assert not any(PAPER in svg for svg in lab_figures(notebook).values())


def test_solutions_are_tagged_and_can_be_opened(notebook):
    asked = [cell for cell in code_cells(notebook) if re.search(r'check\("', cell.source)]
    for cell in asked:
        assert cell.metadata.tags == ["solution"]
        assert re.search(r"(= |:\n    |\(|, )\.\.\.", cell.metadata.stub)
        assert re.findall(r"check\(.*\)", cell.metadata.stub) == re.findall(r"check\(.*\)", cell.source)


def test_every_exercise_stands_in_its_notebook():
    for lang in ("en", "zh"):
        asked = [
            number
            for path in PATHS
            if path.parent.name == lang
            for number in re.findall(r'check\(\\"([\d.]+)\\"', path.read_text("utf8"))
        ]
        assert set(asked) == set(EXERCISES)


def test_nbval_sees_a_changed_sign_in_the_forget_gate(tmp_path):
    copy = shutil.copytree(Path(lstm_ref.__file__).parent, tmp_path / "lstm_ref")
    source = (copy / "lstm.py").read_text("utf8")
    assert "sigmoid(a_f_t)" in source
    (copy / "lstm.py").write_text(source.replace("sigmoid(a_f_t)", "sigmoid(-a_f_t)"), "utf8")
    name = "05_forget_gate.ipynb"
    shutil.copy(ROOT / "notebooks" / "en" / name, tmp_path / name)
    command = [sys.executable, "-m", "pytest", "--nbval", "-p", "no:cacheprovider", "--rootdir", tmp_path, name]
    ran = subprocess.run(command, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(tmp_path)}, capture_output=True)
    assert ran.returncode == 1, ran.stdout.decode()
    assert b"AssertionError" in ran.stdout
