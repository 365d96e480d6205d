"""What the checker said, as it is kept in book/checker, from where the pages of the site take it."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from tools import ROOT
from tools.files import write_if_changed

FOLDER = ROOT / "book" / "checker"


def checked(command: list[str], folder: Path, *, wrong: bool) -> dict[str, Any]:
    """Run the checker in a folder, in both languages, and return what it said.

    Returns
    -------
    dict
        `command`, the line in the shell; `status`, with which that ends; `en` and `zh`, what it prints.

    Raises
    ------
    SystemExit
        If it ends with another status than 1, if what is checked is meant to be wrong, and 0 otherwise.
    """
    said = {}
    for lang in ("en", "zh"):
        line = [sys.executable, "-m", "lstm_ref", command[0], "--lang", lang, *command[1:]]
        ended = subprocess.run(line, cwd=folder, capture_output=True, encoding="utf8", check=False)
        if ended.returncode != int(wrong):
            raise SystemExit(f"{' '.join(command)}: the checker ended with {ended.returncode}: {ended.stdout}")
        said[lang] = ended.stdout
    return {"command": " ".join(["python", "-m", "lstm_ref", *command]), "status": int(wrong), **said}


def read(file: Path) -> list[dict[str, Any]]:
    """Return what is kept in a file."""
    entries: list[dict[str, Any]] = json.loads(file.read_text("utf8"))
    return entries


def write(file: Path, text: str) -> None:
    """Write a file, and say whether that changed it."""
    print(f"{file.relative_to(ROOT)}: {'written' if write_if_changed(file, text) else 'unchanged'}")


def write_transcripts(file: Path, made: list[dict[str, Any]]) -> None:
    """Write what the checker said of several cells."""
    write(file, json.dumps(made, ensure_ascii=False, indent=1) + "\n")
