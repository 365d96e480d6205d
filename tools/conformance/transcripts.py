"""What the checker says of foreign programs, right and wrong: book/checker/foreign_programs.json.

    python -m tools.conformance.transcripts

The samples in `examples/` are built and checked, and so is each with a line made wrong. It needs gcc, rustc and Node; a
build of the site reads the file, and a test makes it again where they are found.
"""

import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tools.conformance.kept import FOLDER, checked, read, write_transcripts
from tools.conformance.programs import LANGUAGES, SLIPS, Slip, built

FILE = FOLDER / "foreign_programs.json"
SHOWN = ("gate_order", "old_C_in_h", "x_before_h")  # a slip of each language
ROUNDING = re.compile(r"\b\d(\.\d+)?e-1\d\b|\b0(?=$)", re.MULTILINE)  # how far a right program is off


def programs() -> list[tuple[str, Slip | None]]:
    """Return the language and the slip of each program that is shown: first the right ones, then the wrong ones."""
    wrong = [(slip.language, slip) for name in SHOWN for slip in SLIPS if slip.name == name]
    return [*((language, None) for language in LANGUAGES), *wrong]


def transcript(language: str, slip: Slip | None) -> dict[str, Any]:
    """Build a program, with its slip if it has one, and return what is said of it.

    Returns
    -------
    dict
        `language` and `slip` (None if the program is right); `changes`, a list of [old, new] in its source; and what
        `checked` returns.
    """
    changes = slip.changes if slip else {}
    with TemporaryDirectory() as name:
        program, *arguments = built(language, Path(name), changes)
        run = [program.replace(f"{name}/", "./"), *(word.removeprefix(f"{name}/") for word in arguments)]
        command = ["check", *(["--plain"] if LANGUAGES[language].plain else []), "--", *run]
        said = checked(command, Path(name), wrong=slip is not None)
    return {
        "language": language,
        "slip": slip and slip.name,
        "changes": [list(pair) for pair in changes.items()],
        **said,
    }


def without_rounding(said: str) -> str:
    """Return what is said without the numbers that another compiler rounds differently.

    Examples
    --------
    >>> without_rounding("largest difference 2.2e-16")
    'largest difference ~'
    """
    return ROUNDING.sub("~", said)


def stored() -> list[dict[str, Any]]:
    """Return the stored transcripts."""
    return read(FILE)


def main() -> None:
    """Write the transcripts."""
    write_transcripts(FILE, [transcript(*each) for each in programs()])


if __name__ == "__main__":
    main()
