"""Check the words that stand in code against the glossary, in both languages.

Usage: python -m tools.parity.words [--root DIR]

Every finding is printed with file and line, the form that came and the one that was expected; the exit code is 1 if
there is any. A pair of texts, as `Text("…", "…")` in an exercise, is held to the same numbers and terms.
"""

import argparse
import sys
from pathlib import Path

from tools import ROOT
from tools.parity.words.check import check_words, paths


def main() -> int:
    """Print every finding; return 1 if there is any."""
    parser = argparse.ArgumentParser(description="Check the words in code.")
    parser.add_argument("--root", type=Path, default=ROOT, help="the project's folder")
    root = parser.parse_args().root
    found = check_words(root)
    print(*found, sep="\n", end="\n" if found else "")
    print(f"{len(found)} findings in {len(paths(root))} files", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
