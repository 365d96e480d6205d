"""The pairs of blocks that someone has read: `book/attested.txt` holds one hash of either side for each.

The hash is of the words and the typed numbers alone. Formulas, code, glued numbers, the targets of links and
punctuation are left out, and so is the place: a pair that moves is still attested. An edit of one side, and be it a
*not*, makes another pair. One line is one pair and the lines are sorted, so that two branches merge.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tools.files import write_if_changed
from tools.parity.check import files, read_both
from tools.parity.compare import Difference
from tools.parity.model import Block, SourceError
from tools.parity.pairs import Pair, matched

FILE = Path("book/attested.txt")
WORD = re.compile(r"[\u3400-\u9fff]|(?:(?<!\w)[−-])?\d(?:[\d.,]*\d)?|[^\W\d_\u3400-\u9fff]+")
PLAIN = re.compile(r"\b[a-z]{3,}\b")  # a word that is no name and no symbol
DIGITS = 8  # of each hash


@dataclass(frozen=True)
class Placed:
    """A pair where it stands, with its key; `seen` names the side whose words are attested with others."""

    pair: Pair
    key: str
    en_path: Path
    zh_path: Path
    seen: str = ""

    @property
    def state(self) -> str:
        """What has become of the pair since it was attested."""
        changed = {"en": "the Chinese has changed", "zh": "the English has changed", "both": "both are paired anew"}
        return changed.get(self.seen, "new")

    def difference(self) -> Difference:
        """Return the pair as something to repair."""
        message = f"expected a pair that someone has read / came {self.key}: {self.state}"
        return Difference(self.zh_path, self.pair.zh.line, message, self.en_path, self.pair.en.line)


def placed(root: Path) -> list[Placed]:
    """Return every pair of the book that has words to be read, in the book's order."""
    found: list[Placed] = []
    for en_path, zh_path in files(root):
        with suppress(SourceError):  # the check says what is wrong with the file
            en, zh = read_both(root, en_path, zh_path)
            found += placed_in(en, zh, en_path, zh_path)
    return found


def placed_in(en: list[Block], zh: list[Block], en_path: Path, zh_path: Path) -> Iterator[Placed]:
    """Yield the pairs of two files that have words to be read."""
    for pair in matched(en, zh):
        english, chinese = words(pair.en), words(pair.zh)
        if english != chinese or PLAIN.search(pair.en.text):
            yield Placed(pair, f"{_hash(english)}-{_hash(chinese)}", en_path, zh_path)


def words(block: Block) -> list[str]:
    """Return the words and the typed numbers of a block."""
    text = "\n".join([block.text, *block.quotations])
    return [word.replace(",", "").casefold() for word in WORD.findall(text)]


def _hash(tokens: list[str]) -> str:
    return hashlib.sha256(" ".join(tokens).encode()).hexdigest()[:DIGITS]


def read_attested(root: Path) -> set[str]:
    """Return the keys of the pairs that someone has read."""
    path = root / FILE
    lines = path.read_text(encoding="utf-8").split("\n") if path.exists() else []
    return {line for line in lines if line and not line.startswith("#")}


def open_pairs(root: Path, book: list[Placed]) -> list[Placed]:
    """Return the pairs of the book that nobody has read, each once."""
    attested = read_attested(root)
    sides = [{key.split("-")[side] for key in attested} for side in (0, 1)]
    found: dict[str, Placed] = {}
    for place in book:
        if place.key not in attested:
            known = [side in there for side, there in zip(place.key.split("-"), sides, strict=True)]
            seen = "both" if all(known) else "en" if known[0] else "zh" if known[1] else ""
            found.setdefault(place.key, Placed(place.pair, place.key, place.en_path, place.zh_path, seen))
    return list(found.values())


def attest(root: Path, key: str, book: list[Placed]) -> None:
    """Write down that a pair has been read; forget those that neither stand in the book nor tell of a change in it."""
    whole = {place.key for place in book}
    here = [{each.split("-")[side] for each in whole} for side in (0, 1)]
    kept = {line for line in read_attested(root) if line in whole or _waits(line, key, here)}
    write_if_changed(root / FILE, "\n".join([*_head(root), *sorted(kept | {key})]) + "\n")


def _waits(line: str, key: str, here: list[set[str]]) -> bool:
    """Return whether an attested pair that is gone still tells which side of another pair has changed."""
    sides = list(zip(line.split("-"), key.split("-"), here, strict=True))
    return any(side in there for side, _, there in sides) and not any(side == new for side, new, _ in sides)


def _head(root: Path) -> list[str]:
    path = root / FILE
    lines = path.read_text(encoding="utf-8").split("\n") if path.exists() else []
    return [line for line in lines if line.startswith("#")]


def summary(waiting: Iterable[Placed]) -> str:
    """Say in a line how many pairs wait to be read."""
    states = [place.seen for place in waiting]
    changed = sum(bool(seen) for seen in states)
    return f"{len(states)} pairs of blocks to be read, {changed} of them changed since (make attest)"
