"""The labs as a reader downloads them: learner notebooks with the exercises open, and one zip a language.

Both come from the executed notebooks: a cell tagged "solution" is replaced by its stub, the cells that only keep
numbers for the text are left out, outputs are cleared. The zip holds the learner notebooks, the solutions, the
measurements that they load, the package as a wheel, the requirements and a how-to; its bytes depend on its contents
alone.
"""

import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from pathlib import Path

import nbformat

from tools import ROOT
from tools.site.trees import Content, tree

INTERFACE = "jupyterlab>=4,<5"
EPOCH = "315532800"  # 1980
OLDEST = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip can hold
PACKAGES = ("lstm_ref", "notebooks/lstm_labs")
PROJECT = ("pyproject.toml", "README.md", "LICENSE", "requirements.txt")


def packages() -> dict[str, Content]:
    """Return the sources of the two packages."""
    return {name: path for folder in PACKAGES for name, path in tree(ROOT / folder, prefix=f"{folder}/").items()}


def ingredients(source: Path) -> dict[str, Content]:
    """Return all files that a pack is made from, by name."""
    files: dict[str, Content] = {name: ROOT / name for name in PROJECT}
    files |= {f"measurements/{path.name}": path for path in measurements(source)}
    return files | packages() | tree(source / "notebooks", prefix="source/")


def measurements(source: Path) -> list[Path]:
    """Return what the experiments have measured, which the labs load."""
    return sorted((source / "book" / "measurements").glob("*.json"))


def learner(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """Return the notebook with its exercises open and nothing executed."""
    opened: nbformat.NotebookNode = nbformat.from_dict(notebook)
    opened.cells = [cell for cell in opened.cells if "remove-cell" not in cell.metadata.get("tags", [])]
    for cell in opened.cells:
        if cell.cell_type == "code":
            cell.source = cell.metadata.pop("stub", cell.source)
            cell.metadata.pop("tags", None)
            cell.metadata.pop("figure", None)
            cell.outputs, cell.execution_count = [], None
    return opened


def dependencies() -> set[str]:
    """Return what the package and its extra for the labs need, by name."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf8"))["project"]
    return {name_of(line) for line in (*project["dependencies"], *project["optional-dependencies"]["labs"])}


def name_of(requirement: str) -> str:
    return re.split("[=<>]", requirement)[0]


def requirements(lock: str, wheel: str) -> str:
    """Return the pack's requirements: what the labs need, an interface, and the wheel beside the file.

    The versions are those of the lock, from which the stored outputs come.
    """
    wanted = dependencies()
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


def learner_notebooks(source: Path, lang: str) -> dict[str, bytes]:
    """Return the learner notebooks of one language, by file name."""
    paths = sorted((source / "notebooks" / lang).glob("*.ipynb"))
    opened = {path.name: learner(nbformat.read(path, as_version=4)) for path in paths}
    return {name: (nbformat.writes(notebook) + "\n").encode() for name, notebook in opened.items()}


def pack(source: Path, wheel: tuple[str, bytes], lang: str) -> bytes:
    """Return the zip of one language, with its notebooks from `source`."""
    folder, (wheel_name, wheel_data) = source / "notebooks" / lang, wheel
    lock = (ROOT / "requirements.txt").read_text("utf8")
    files = {wheel_name: wheel_data, "requirements.txt": requirements(lock, wheel_name).encode()}
    files["README.md"] = (folder / "README.md").read_bytes()
    files |= {f"labs/{name}": data for name, data in learner_notebooks(source, lang).items()}
    files |= {f"solutions/{path.name}": path.read_bytes() for path in folder.glob("*.ipynb")}
    files |= {f"measurements/{path.name}": path.read_bytes() for path in measurements(source)}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(f"lstm-labs-{lang}/{name}", OLDEST), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
