"""What a class has answered: one row a notebook, read from the outputs that it stores; nothing is executed.

``python -m lstm_labs.collect FOLDER [OUT.csv]`` reads every notebook below a folder. A column an exercise says
``right``, ``wrong`` or ``open``, as the notebook last showed it, or ``not run`` where no output is stored; it is empty
where the notebook does not ask the exercise. What is no notebook of the book is named and left out.
"""

import csv
import json
import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .exercises.text import COLON, VERDICTS
from .words import LANGUAGES

ASKED = re.compile(r"""\bcheck\(\s*["'](\d\d\.\d+)["']""")
SHOWN = {
    lang: re.compile(
        rf"(?<!\d)(\d\d\.\d+){COLON.say(lang)}({'|'.join(re.escape(text.say(lang)) for text in VERDICTS.values())})"
    )
    for lang in LANGUAGES
}
WORDS = {text.say(lang): verdict for verdict, text in VERDICTS.items() for lang in LANGUAGES}
STATUS = (*VERDICTS, "not run")
USAGE = "usage: python -m lstm_labs.collect FOLDER [OUT.csv]"


@dataclass(frozen=True)
class Row:
    """A notebook: its path below the folder, and the status of each exercise that it asks."""

    path: str
    found: dict[str, str]


def read_notebook(text: str) -> dict[str, str]:
    """Return the status of each exercise of a notebook, given as the text of its file.

    Raises
    ------
    ValueError
        If it is no notebook, or asks no exercise of the book.

    Examples
    --------
    >>> cell = {"cell_type": "code", "source": 'check("05.1", answer)', "outputs": []}
    >>> read_notebook(json.dumps({"cells": [cell]}))
    {'05.1': 'not run'}
    """
    try:
        cells = [cell for cell in json.loads(text)["cells"] if cell["cell_type"] == "code"]
        asked = [name for cell in cells for name in ASKED.findall(_joined(cell["source"]))]
        shown = [verdict for cell in cells for verdict in _verdicts(cell)]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("this is no notebook that can be read") from error
    found = dict.fromkeys(asked, "not run") | dict(shown)
    if not found:
        raise ValueError("no exercise of the book is asked here")
    return dict(sorted(found.items()))


def collect(folder: Path) -> tuple[list[Row], list[str]]:
    """Return a row for each notebook below a folder, and what was left out and why."""
    rows, left_out = [], []
    for path in sorted(folder.rglob("*.ipynb")):
        name = path.relative_to(folder)
        if ".ipynb_checkpoints" in name.parts or not path.is_file():
            continue
        try:
            rows.append(Row(name.as_posix(), read_notebook(path.read_text("utf-8-sig"))))
        except (ValueError, OSError) as error:
            reason = "it is not UTF-8" if isinstance(error, UnicodeDecodeError) else error
            left_out.append(f"{name.as_posix()}: {reason}")
    return rows, left_out


def table(rows: list[Row]) -> list[list[str]]:
    """Return the rows of the table, its head first."""
    exercises = sorted({name for row in rows for name in row.found})
    body = [
        [row.path, " ".join(sorted({name.partition(".")[0] for name in row.found}))]
        + [row.found.get(name, "") for name in exercises]
        + [str(list(row.found.values()).count(status)) for status in STATUS]
        for row in rows
    ]
    return [["notebook", "chapter", *exercises, *STATUS], *body]


def write(path: Path, lines: list[list[str]]) -> None:
    """Write a table that spreadsheet programs open as UTF-8; the file is there whole or not at all."""
    part = path.with_name(f".{path.name}.part")
    with part.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([[_harmless(cell) for cell in line] for line in lines])
    os.replace(part, path)


def main(arguments: list[str]) -> int:
    """Collect, write, and say what was left out; return 0, or 2 where nothing could be done."""
    if len(arguments) not in (1, 2) or arguments[0].startswith("-"):
        print(USAGE, file=sys.stderr)
        return 2
    folder, out = Path(arguments[0]), Path(arguments[1] if len(arguments) == 2 else "answers.csv")
    if not folder.is_dir():
        print(f"{folder}: there is no such folder", file=sys.stderr)
        return 2
    rows, left_out = collect(folder)
    for line in left_out:
        print(f"left out: {line}", file=sys.stderr)
    if not rows:
        print(f"{folder}: no notebook of the book was found", file=sys.stderr)
        return 2
    try:
        write(out, table(rows))
    except OSError as error:
        print(f"{out}: {error.strerror}", file=sys.stderr)
        return 2
    print(f"{out}: {len(rows)} notebook{'s' * (len(rows) > 1)}")
    return 0


def _verdicts(cell: dict[str, Any]) -> list[tuple[str, str]]:
    """Return exercise and verdict of each reply that a cell stores."""
    outputs = [output for output in cell.get("outputs", []) if output.get("output_type") == "stream"]
    text = "".join(_joined(output["text"]) for output in outputs)
    matches = sorted((match for shown in SHOWN.values() for match in shown.finditer(text)), key=lambda m: m.start())
    return [(match[1], WORDS[match[2]]) for match in matches]


def _joined(lines: str | list[str]) -> str:
    return lines if isinstance(lines, str) else "".join(lines)


def _harmless(cell: str) -> str:
    """Return a cell that no spreadsheet program takes for a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@")) else cell


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
