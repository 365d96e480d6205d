"""Show the pairs of blocks that nobody has read, both languages side by side, and write down those that are right.

Usage: python -m tools.parity.attest [KEY | FILE …]

Without an argument the pairs of the whole book are shown, in its order; else those of the files, or the pair of a key.
Each is answered: `y` it says the same in both languages, `n` not now, `q` that is all for today. Only what has been
shown can be attested, one pair at a time; each answer is written at once.
"""

import argparse
import sys
import textwrap
import unicodedata
from itertools import zip_longest
from pathlib import Path

from tools import ROOT
from tools.parity.attested import Placed, attest, open_pairs, placed, summary
from tools.parity.inline import OBJECT
from tools.parity.model import Block

COLUMN = 58


def main() -> int:
    """Ask about each pair; return 1 if a key or a file names none."""
    parser = argparse.ArgumentParser(description="Read pairs of blocks and attest that they say the same.")
    parser.add_argument("--root", type=Path, default=ROOT, help="the project's folder")
    parser.add_argument("which", nargs="*", metavar="KEY | FILE")
    asked = parser.parse_args()
    book = placed(asked.root)
    waiting = [place for place in open_pairs(asked.root, book) if not asked.which or _named(place, asked.which)]
    if asked.which and not waiting:
        print(f"No pair waits under {', '.join(asked.which)}.", file=sys.stderr)
        return 1
    for number, place in enumerate(waiting, 1):
        print(f"\n{number} of {len(waiting)}  {place.key}  {place.state}\n\n{side_by_side(place)}\n")
        answer = _answer()
        if answer == "q":
            break
        if answer == "y":
            attest(asked.root, place.key, book)
    print(summary(open_pairs(asked.root, book)), file=sys.stderr)
    return 0


def _named(place: Placed, names: list[str]) -> bool:
    paths = (place.en_path.as_posix(), place.zh_path.as_posix())
    return any(place.key.startswith(name) or any(path.endswith(name) for path in paths) for name in names)


def _answer() -> str:
    """Return y, n or q; the end of the input is q."""
    while True:
        print("The same in both languages? [y/n/q] ", end="", flush=True)
        line = sys.stdin.readline()
        answer = line.strip().lower()[:1]
        if not line or answer in ("y", "n", "q"):
            return answer or "q"


def side_by_side(place: Placed) -> str:
    """Return both texts in two columns, each below its file and line."""
    pair = place.pair
    left = [f"{place.en_path}:{pair.en.line}", "", *_wrapped(pair.en)]
    right = [f"{place.zh_path}:{pair.zh.line}", "", *_wrapped(pair.zh)]
    rows = zip_longest(left, right, fillvalue="")
    return "\n".join(f"{a}{' ' * (COLUMN - _width(a))}  {b}".rstrip() for a, b in rows)


def _wrapped(block: Block) -> list[str]:
    texts = [text for _, text in block.prose if text] + [f"<q> {text}" for text in block.quotations]
    lines = []
    for text in texts:
        lines += [*_lines(" ".join(text.replace(OBJECT, "…").split())), ""]
    return lines[:-1]


def _lines(text: str) -> list[str]:
    """Break a text so that no line is wider than a column; a Chinese character is two wide."""
    if not any(_width(character) == 2 for character in text):
        return textwrap.wrap(text, COLUMN)
    lines = [""]
    for character in text:
        if _width(lines[-1] + character) > COLUMN:
            lines.append("")
        lines[-1] += character
    return lines


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


if __name__ == "__main__":
    sys.exit(main())
