"""Run the labs' solutions in a fresh environment: `python -m tools.trial oldest` or `newest`, with versions of today.

    python -m tools.trial oldest [--python python3.11]

The wheel and its extra for the labs are installed, in the versions that pyproject.toml names as the oldest, or in the
newest there are. Each notebook is executed alone in an empty folder. All that it shows, the details of a drawing
aside, must be what is stored. It needs a package registry and takes a minute or two, so no test does it.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import nbformat

from tools import ROOT
from tools.site.figures import SVG
from tools.site.lab_pack import build_wheel, dependencies, name_of

EXECUTE = """
import sys, nbformat
from nbclient import NotebookClient
notebook = nbformat.read(sys.argv[1], as_version=4)
NotebookClient(notebook, record_timing=False, coalesce_streams=True).execute()
nbformat.write(notebook, sys.argv[2])
"""


def main() -> int:
    """Say for each notebook whether it runs and shows what is stored; return 1 if one does not."""
    parser = argparse.ArgumentParser(description="Run the labs in a fresh environment.")
    parser.add_argument("versions", choices=["oldest", "newest"])
    parser.add_argument("--python", default=sys.executable, help="the Python that makes the environment")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        python = fresh(Path(folder), asked.python, oldest() if asked.versions == "oldest" else [])
        paths = sorted((ROOT / "notebooks").glob("*/*.ipynb"))
        tries = [tried(python, path) for path in paths]
        return int(not all(tries))


def oldest() -> list[str]:
    """Return the oldest versions that the package and its extra allow.

    >>> "numpy==2.0" in oldest()
    True
    """
    return [line.replace(">=", "==") for line in sorted(dependencies())]


def fresh(folder: Path, base: str, pinned: list[str]) -> str:
    """Make an environment with the wheel, its extra and what executes a notebook; say what is in it."""
    name, data = build_wheel()
    (folder / name).write_bytes(data)
    start = time.monotonic()
    subprocess.run([base, "-m", "venv", folder / "venv"], check=True)
    python = str(folder / "venv" / "bin" / "python")
    pip = [python, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "install", f"{folder / name}[labs]", "nbclient", *pinned], check=True)
    listed = subprocess.run([*pip, "freeze"], check=True, capture_output=True, text=True).stdout.splitlines()
    wanted = {name_of(line) for line in dependencies()}
    version = subprocess.run([python, "--version"], check=True, capture_output=True, text=True).stdout.strip()
    found = [version, *(line for line in listed if name_of(line) in wanted)]
    print(f"{', '.join(found)}: installed in {time.monotonic() - start:.0f} s")
    return python


def tried(python: str, path: Path) -> bool:
    """Execute one notebook alone in an empty folder; print and return whether it shows what is stored."""
    with tempfile.TemporaryDirectory() as empty:
        executed = Path(empty) / path.name
        ran = subprocess.run([python, "-c", EXECUTE, path, executed], cwd=empty, capture_output=True, text=True)
        right = ran.returncode == 0 and shown(executed) == shown(path)
    wrong = "it shows something else" if ran.returncode == 0 else ran.stderr
    print(f"{path.relative_to(ROOT)}: {'as stored' if right else wrong}")
    return right


def shown(path: Path) -> list[list[Any]]:
    """Return what each cell shows, but of a drawing only that there is one."""
    cells = nbformat.read(path, as_version=4).cells
    return [[what(output) for output in cell.get("outputs", [])] for cell in cells]


def what(output: dict[str, Any]) -> Any:
    data = output.get("data", {})
    return output.get("text", "a drawing" if SVG in data else data)


if __name__ == "__main__":
    sys.exit(main())
