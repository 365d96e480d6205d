"""Renew requirements.txt: the newest versions that pyproject.toml allows, for Python 3.11 to 3.13 on every system."""

import subprocess
import sys
import tempfile

from tools import ROOT
from tools.files import write_if_changed

HEADER = "# The full lock for Python 3.11 to 3.13, made from pyproject.toml by `make lock`.\n"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--target", folder, "uv"]
        subprocess.run(pip, check=True)
        command = [f"{folder}/bin/uv", "pip", "compile", "pyproject.toml", "--extra", "labs", "--group", "dev"]
        options = ["--universal", "--python-version", "3.11", "--no-header", "--no-annotate", "--quiet"]
        lock = subprocess.run([*command, *options], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    write_if_changed(ROOT / "requirements.txt", HEADER + lock)


if __name__ == "__main__":
    main()
