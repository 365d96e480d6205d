"""`python -m lstm_ref`: the checker from a shell.

    check TARGET, check -- PROGRAM …   test a cell against the cases
    cases                              list the cases
    case NAME                          print a case as it is sent to a program, or the right answer

Exit status: 0 if all cases pass, 1 if one fails or is not answered, or the program does not end as it should, 2 if
nothing could be checked (target or option).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from itertools import pairwise

from ..candidates import TargetError
from ..report.words import REPORT, say
from .options import parser
from .running import checked
from .showing import asked, listed

COMMANDS = {"check": checked, "cases": listed, "case": asked}
INTERRUPTED = 130  # what a shell says of a command that Ctrl-C ended


def main(argv: Sequence[str]) -> int:
    """Run a command, and return its exit status; what it says goes to standard output, errors to standard error.

    Examples
    --------
    >>> main(["cases", "--cell", "rnn", "--directions", "2", "--dtype", "float64"])
    rnn_two_float64  rnn              float64  2  D 5  H 3  B 2  T 4
    0
    """
    own, program = split(argv)
    lang = "zh" if "--lang=zh" in own or ("--lang", "zh") in pairwise(own) else "en"
    options = parser(lang).parse_args(own)
    try:
        status = COMMANDS[options.command](options, program)
        sys.stdout.flush()
        return status
    except TargetError as error:
        print(say(REPORT, "error", lang, message=error.words(lang)), file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # who reads the output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def split(argv: Sequence[str]) -> tuple[list[str], list[str] | None]:
    """Return what stands before `--`, and what stands after it, a program and its arguments, if it is there.

    Examples
    --------
    >>> split(["check", "--plain", "--", "./my_lstm", "-v"])
    (['check', '--plain'], ['./my_lstm', '-v'])
    """
    if "--" not in argv:
        return list(argv), None
    at = list(argv).index("--")
    return list(argv[:at]), list(argv[at + 1 :])
