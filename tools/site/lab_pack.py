"""The lab packs: all that a reader needs to run the labs, one zip a language, and one for teachers with solutions.

A pack holds the learner notebooks, the package as a wheel, the requirements and a how-to; its bytes depend on its
contents alone.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

from tools import ROOT
from tools.site.lab_notebooks import learner_notebooks, pack_name, solved_notebooks
from tools.site.trees import Content, tree
from tools.site.zips import zipped

INTERFACE = "jupyterlab>=4,<5"
EPOCH = "315532800"  # 1980
PACKAGES = ("lstm_ref", "notebooks/lstm_labs", "book/measurements")
PROJECT = ("pyproject.toml", "README.md", "LICENSE", "requirements.txt")


def packages() -> dict[str, Content]:
    """Return the sources of the two packages, with the measurements that the second one holds."""
    return {name: path for folder in PACKAGES for name, path in tree(ROOT / folder, prefix=f"{folder}/").items()}


def ingredients(source: Path) -> dict[str, Content]:
    """Return all files that a pack is made from, by name."""
    files: dict[str, Content] = {name: ROOT / name for name in PROJECT}
    return files | packages() | tree(source / "notebooks", prefix="source/")


def dependencies() -> set[str]:
    """Return what the package and its extra for the labs need, as pyproject.toml says it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf8"))["project"]
    return {*project["dependencies"], *project["optional-dependencies"]["labs"]}


def name_of(requirement: str) -> str:
    return re.split("[=<>]", requirement)[0]


def requirements(lock: str, wheel: str) -> str:
    """Return the pack's requirements: what the labs need, an interface, and the wheel beside the file.

    The versions are those of the lock, from which the stored outputs come.
    """
    wanted = {name_of(line) for line in dependencies()}
    lines = [line for line in lock.splitlines() if name_of(line) in wanted]
    return "\n".join([*lines, INTERFACE, f"./{wheel}"]) + "\n"


def build_wheel() -> tuple[str, bytes]:
    """Build the package's wheel; return its name and its bytes, which depend on the sources alone."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "source")
        copy.mkdir()
        for name in PROJECT:
            shutil.copy(ROOT / name, copy)
        for name in PACKAGES:
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, str(copy)]
        built = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH})
        if built.returncode:
            raise SystemExit(f"The wheel was not built:\n{built.stdout}{built.stderr}")
        (wheel,) = Path(folder).glob("*.whl")
        return wheel.name, wheel.read_bytes()


def pack(source: Path, wheel: tuple[str, bytes], lang: str, *, teacher: bool = False) -> bytes:
    """Return the zip of one language, with its notebooks from `source`; a teacher's has the solutions as well."""
    wheel_name, wheel_data = wheel
    lock = (ROOT / "requirements.txt").read_text("utf8")
    files = {wheel_name: wheel_data, "requirements.txt": requirements(lock, wheel_name).encode()}
    files["README.md"] = (source / "notebooks" / lang / "README.md").read_bytes()
    files |= {f"labs/{name}": data for name, data in learner_notebooks(source, lang).items()}
    if teacher:
        files |= {f"solutions/{name}": data for name, data in solved_notebooks(source, lang).items()}
    return zipped({f"{pack_name(lang, teacher=teacher)}/{name}": data for name, data in files.items()})
