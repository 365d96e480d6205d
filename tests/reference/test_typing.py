"""The package as others get it: typed, pure Python, complete."""

import shutil
import subprocess
import sys
import venv
import zipfile

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
    folders = [ROOT / package for package in PACKAGES]
    source = {
        path.relative_to(folder.parent).as_posix() for folder in folders for path in folder.rglob("*") if path.is_file()
    }
    with zipfile.ZipFile(wheel) as archive:
        shipped = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert {"lstm_ref/py.typed", "lstm_labs/py.typed"} <= shipped
    assert shipped == {name for name in source if "__pycache__" not in name}


def test_wheel_needs_numpy_alone(wheel):
    with zipfile.ZipFile(wheel) as archive:
        (about,) = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
        lines = archive.read(about).decode().splitlines()
    needed = [line for line in lines if line.startswith("Requires-Dist:") and "extra ==" not in line]
    assert len(needed) == 1
    assert needed[0].startswith("Requires-Dist: numpy>=")


def test_users_of_the_wheel_get_its_types(wheel, tmp_path):
    """A call with too few arguments is caught in a program of theirs, and the import needs no excuse."""
    venv.create(tmp_path / "venv", with_pip=False)
    (site,) = (tmp_path / "venv").glob("lib/python3.*/site-packages")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    (tmp_path / "program.py").write_text("import lstm_ref\n\nlstm_ref.lstm_step(1)\n", encoding="utf-8")
    options = ["--strict", "--python-executable", str(tmp_path / "venv" / "bin" / "python")]
    command = [sys.executable, "-m", "mypy", *options, "program.py"]
    lines = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True).stdout.splitlines()
    assert 'Missing positional arguments "x_t", "state"' in lines[0]
    assert not any("import" in line for line in lines), lines
