"""`python -m lstm_ref`: hold a cell to the conformance suite."""

import sys

from .conformance.command import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
