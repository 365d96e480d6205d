"""`python -m lstm_ref check`, `cases` and `case`: the checker from a shell.

Exit status: 0 if every case came out right, 1 if one did not, 2 if the target or an option cannot be used.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from .candidates import Program, TargetError
from .cells import CELLS
from .checking import check
from .layouts import LAYOUTS
from .report.text import text
from .report.words import REPORT, say


def main(argv: Sequence[str]) -> int:
    """Run a command, and return its exit status."""
    own, program = split(argv)
    options = parser().parse_args(own)
    try:
        with Program(
            program,
            cell=options.cell,
            layout=options.layout,
            gradients=options.gradients,
            plain=options.plain,
            timeout=options.timeout,
        ) as candidate:
            report = check(
                candidate,
                options.cell,
                dtype=options.dtype,
                directions=options.directions,
                tolerance=options.tolerance,
            )
    except TargetError as error:
        print(say(REPORT, "error", options.lang, message=error.words(options.lang)), file=sys.stderr)
        return 2
    print(text(report, options.lang))
    return 0 if report.right else 1


def split(argv: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return what stands before `--` and what stands after it: a program and its arguments."""
    at = list(argv).index("--") if "--" in argv else len(argv)
    return list(argv[:at]), list(argv[at + 1 :])


def parser() -> argparse.ArgumentParser:
    """Return the parser of the commands."""
    top = argparse.ArgumentParser(prog="python -m lstm_ref")
    commands = top.add_subparsers(required=True)
    one = commands.add_parser("check")
    one.add_argument("--cell", choices=CELLS, default="lstm")
    one.add_argument("--layout", choices=LAYOUTS, default="packed")
    one.add_argument("--dtype", choices=("float64", "float32"), default="float64")
    one.add_argument("--directions", type=int, choices=(1, 2), default=1)
    one.add_argument("--tolerance", type=float)
    one.add_argument("--gradients", action="store_true")
    one.add_argument("--plain", action="store_true")
    one.add_argument("--timeout", type=float, default=60.0)
    one.add_argument("--lang", choices=("en", "zh"), default="en")
    return top
