"""Draw errors by a seed and count those that the rules catch, alone and with the attested pairs."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tools.parity.attested import keys
from tools.parity.check import Standard, check_texts, files, read
from tools.parity.check import standard as standard_of
from tools.parity.glossary import read_glossary
from tools.parity.check import GLOSSARY
from tools.parity.mutants.kinds import Edit, Kind
from tools.parity.mutants.source import Line, lines_of, paired, replaced, without_outputs


@dataclass(frozen=True)
class Mutant:
    """One error: the kind, the line and what takes its place."""

    kind: str
    line: Line
    edit: Edit


@dataclass(frozen=True)
class Verdict:
    """Whether the rules find an error, and whether the attested pairs do."""

    mutant: Mutant
    by_rules: bool
    by_attested: bool


class Book:
    """The texts of all pages and notebooks, as they are when nothing is wrong."""

    def __init__(self, root: Path):
        self.standard: Standard = standard_of(read_glossary(read(root, GLOSSARY), GLOSSARY))
        self.pairs = [(en, zh) for en, zh in files(root) if en.suffix in (".md", ".ipynb")]
        self.text = {path: _read(root, path) for pair in self.pairs for path in pair}
        self.other = {a: b for en, zh in self.pairs for a, b in ((en, zh), (zh, en))}
        self.lines = [
            line
            for en, zh in self.pairs
            for line in paired(lines_of(en, self.text[en]), lines_of(zh, self.text[zh]))
        ]

    def mutants(self, kind: str, make: Kind, count: int, seed: str) -> list[Mutant]:
        """Return errors of one kind, half of them in each language, drawn by the seed."""
        chance = random.Random(f"{seed} {kind}")
        drawn: list[Mutant] = []
        for language in ("en", "zh"):
            possible = [
                Mutant(kind, line, edit)
                for line in self.lines
                if line.language == language
                for edit in make(line, chance)
                if edit != line.text
            ]
            drawn += chance.sample(possible, min(count // 2, len(possible)))
        return drawn

    def judge(self, mutant: Mutant) -> Verdict:
        """Put the error in, look whether it is found."""
        path = mutant.line.path
        texts = {path: replaced(self.text[path], mutant.line, mutant.edit)}
        en, zh = sorted([path, self.other[path]], key=lambda each: each.parts[1])
        pair = [texts.get(each, self.text[each]) for each in (en, zh)]
        found = any(True for _ in check_texts(pair[0], pair[1], en, zh, self.standard))
        before = keys(self.text[en], self.text[zh], en, zh)
        return Verdict(mutant, found, not keys(pair[0], pair[1], en, zh) <= before)


def _read(root: Path, path: Path) -> str:
    text = read(root, path)
    return without_outputs(text) if path.suffix == ".ipynb" else text
