"""`python -m lstm_ref`: hold a cell to the conformance suite."""

import io
import sys

from .conformance.command import main

if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # a name may have half of a letter
    sys.exit(main(sys.argv[1:]))
