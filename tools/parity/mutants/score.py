"""Draw errors by a seed, put each into the book, and look whether the check finds it."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tools.parity.attested import placed_in
from tools.parity.check import GLOSSARY, check_blocks, files, read, read_blocks, standard
from tools.parity.glossary import read_glossary
from tools.parity.model import Block, SourceError
from tools.parity.mutants.kinds import Edit, Kind
from tools.parity.mutants.source import Line, lines_of, paired, replaced, without_outputs


@dataclass(frozen=True)
class Mutant:
    """One error: the kind, the line, and what takes its place."""

    kind: str
    line: Line
    edit: Edit


@dataclass(frozen=True)
class Verdict:
    """Whether the rules find an error, and whether the attested pairs do once all pairs have been read."""

    mutant: Mutant
    by_rules: bool
    by_attested: bool


class Book:
    """The pages and notebooks of a project in which nothing is wrong."""

    def __init__(self, root: Path):
        self.standard = standard(read_glossary(read(root, GLOSSARY), GLOSSARY))
        self.pairs = [(en, zh) for en, zh in files(root) if en.suffix in (".md", ".ipynb")]
        self.other = {a: b for en, zh in self.pairs for a, b in ((en, zh), (zh, en))}
        self.text = {path: _read(root, path) for path in self.other}
        self.blocks = {path: read_blocks(text, path, path.parts[1]) for path, text in self.text.items()}
        self.keys: set[str] = set()
        for en, _ in self.pairs:
            wrong, keys = self._look(en, self.blocks[en])
            if wrong:
                raise ValueError(f"expected a book without differences / came {wrong}")
            self.keys |= keys

    def lines(self) -> Iterator[Line]:
        """Yield the lines of words of all files."""
        for en, zh in self.pairs:
            yield from paired(lines_of(en, self.text[en]), lines_of(zh, self.text[zh]))

    def mutants(self, kind: str, make: Kind, count: int, seed: str) -> list[Mutant]:
        """Return errors of one kind, half of them in each language, drawn by the seed."""
        chance = random.Random(f"{seed} {kind}")
        possible: dict[str, list[Mutant]] = {"en": [], "zh": []}
        for line in self.lines():
            edits = (edit for edit in make(line, chance) if edit != line.text)
            possible[line.language] += [Mutant(kind, line, edit) for edit in edits]
        return [mutant for every in possible.values() for mutant in chance.sample(every, min(count // 2, len(every)))]

    def judge(self, mutant: Mutant) -> Verdict:
        """Put the error in and look whether it is found."""
        path = mutant.line.path
        try:
            blocks = read_blocks(replaced(self.text[path], mutant.line, mutant.edit), path, path.parts[1])
        except SourceError:  # the file cannot even be read
            return Verdict(mutant, by_rules=True, by_attested=True)
        wrong, keys = self._look(path, blocks)
        return Verdict(mutant, bool(wrong), not keys <= self.keys)

    def _look(self, path: Path, blocks: list[Block]) -> tuple[str, set[str]]:
        """Return the first difference, if any, and the keys of the pairs, when the file holds these blocks."""
        now = {path: blocks, self.other[path]: self.blocks[self.other[path]]}
        en, zh = sorted(now, key=lambda each: each.parts[1])
        first = next(check_blocks(now[en], now[zh], en, zh, self.standard), "")
        return str(first), {place.key for place in placed_in(now[en], now[zh], en, zh)}


def _read(root: Path, path: Path) -> str:
    text = read(root, path)
    return without_outputs(text) if path.suffix == ".ipynb" else text
