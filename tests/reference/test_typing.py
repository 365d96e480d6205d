"""The package as others get it: typed, pure Python, complete."""

import re
import shutil
import subprocess
import sys
import venv
import zipfile
from email import message_from_string
from pathlib import Path

import numpy as np
import pytest

from tools import ROOT
from tools.site.lab_pack import PACKAGES


def run(*command, cwd):
    done = subprocess.run([sys.executable, "-m", *command], cwd=cwd, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """Build from a copy, since a build leaves its traces where the source is."""
    source, target = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    for package in PACKAGES:
        shutil.copytree(ROOT / package, source / package, ignore=shutil.ignore_patterns("__pycache__"))
    run("pip", "wheel", "--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", target, ".", cwd=source)
    (built,) = target.iterdir()
    return built


def test_wheel_is_pure_python(wheel):
    assert wheel.name.endswith("-py3-none-any.whl")
    with zipfile.ZipFile(wheel) as archive:
        (about,) = [name for name in archive.namelist() if name.endswith(".dist-info/WHEEL")]
        assert "Root-Is-Purelib: true" in archive.read(about).decode().splitlines()


def test_wheel_holds_the_whole_package_and_nothing_else(wheel):
    places = {"lstm_ref": "lstm_ref", "notebooks/lstm_labs": "lstm_labs", "book/measurements": "lstm_labs/measurements"}
    assert tuple(places) == PACKAGES
    source = {
        f"{place}/{path.relative_to(ROOT / folder).as_posix()}"
        for folder, place in places.items()
        for path in (ROOT / folder).rglob("*")
        if path.is_file()
    }
    with zipfile.ZipFile(wheel) as archive:
        shipped = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert {"lstm_ref/py.typed", "lstm_labs/py.typed", "lstm_labs/measurements/carry.json"} <= shipped
    assert shipped == {name for name in source if "__pycache__" not in name}


def test_wheel_needs_numpy_alone_and_more_for_the_labs(wheel):
    with zipfile.ZipFile(wheel) as archive:
        (about,) = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
        metadata = message_from_string(archive.read(about).decode())
    needed = {tuple(re.split(r"; extra == ", line.replace('"', ""))) for line in metadata.get_all("Requires-Dist")}
    assert needed == {("numpy>=2.0",), ("matplotlib>=3.8.4", "labs"), ("ipykernel>=6.29", "labs")}
    assert metadata.get_all("Provides-Extra") == ["labs"]


@pytest.fixture
def python(wheel, tmp_path):
    """Make an environment that holds the wheel and NumPy, nothing else; return its interpreter."""
    venv.create(tmp_path / "venv", with_pip=False)
    (site,) = (tmp_path / "venv").glob("lib/python3.*/site-packages")
    for found in Path(np.__file__).parent.parent.glob("numpy*"):
        (site / found.name).symlink_to(found)
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    return tmp_path / "venv" / "bin" / "python"


def said(python, *lines):
    ran = subprocess.run([python, "-c", "\n".join(lines)], cwd=python.parent, capture_output=True, text=True)
    return (ran.stdout + ran.stderr).splitlines()


def test_numpy_alone_is_enough_to_compute_and_to_check_an_answer(python):
    assert said(
        python,
        "from lstm_labs import Lab",
        "from lstm_labs.example import tiny_inputs, tiny_params",
        "from lstm_ref import lstm_forward",
        "from lstm_ref.learning import train",
        "print(lstm_forward(tiny_params(), tiny_inputs()).h.shape[1:])",
        "Lab('en').check('05.1', ...)",
    ) == ["(1, 2)", "05.1: still open. Replace the three dots with your answer."]


def test_the_measurements_come_with_the_wheel(python):
    lines = ["from lstm_labs import load_measurement", "print(*load_measurement('carry'))"]
    assert said(python, *lines) == ["claim question setup origin results summary"]


def test_a_figure_without_the_extra_says_what_is_missing(python):
    assert said(python, "import lstm_labs.plots.ch04")[-1] == "ModuleNotFoundError: No module named 'matplotlib'"


def test_users_of_the_wheel_get_its_types(python, tmp_path):
    """A call with too few arguments is caught in a program of theirs, and the import needs no excuse."""
    (tmp_path / "program.py").write_text("import lstm_ref\n\nlstm_ref.lstm_step(1)\n", encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--python-executable", str(python), "program.py"]
    lines = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True).stdout.splitlines()
    assert 'Missing positional arguments "x_t", "state"' in lines[0]
    assert not any("import" in line for line in lines), lines
