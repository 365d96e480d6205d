"""The kinds of errors. Each is a function from a line to the errors that can be made in it."""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import yaml

from tools.parity.mutants.source import Line

Edit = str | None  # a line instead of the line; None: no line
Kind = Callable[[Line, random.Random], Iterator[Edit]]

DIGIT = re.compile(r"\d")
SENTENCE = {"en": re.compile(r"(?<=[.?!;:])\s+(?=[A-Z“*$`{])"), "zh": re.compile(r"(?<=[。？！；])(?=.)")}
FORMULA = re.compile(r"\$[^$]+\$|\{(?:glue:text|lab)\}`[^`]+`")


@dataclass(frozen=True)
class Swap:
    """Words exchanged for others, by language: the pattern and what takes its place."""

    pairs: dict[str, list[tuple[re.Pattern[str], str]]]

    def __call__(self, line: Line, _: random.Random) -> Iterator[Edit]:
        """Yield the line with one word exchanged."""
        for old, new in self.pairs[line.language]:
            for match in line.find(old):
                yield line.text[: match.start()] + _like(match[0], new) + line.text[match.end() :]


def _swaps(kind: str) -> Swap:
    lists = yaml.safe_load(Path(__file__).with_name("words.yml").read_text(encoding="utf-8"))[kind]
    pairs: dict[str, list[tuple[re.Pattern[str], str]]] = {"en": [], "zh": []}
    for language, entries in lists.items():
        for entry in entries:
            old, way, new = re.fullmatch(r"(.*) (<?>) (.*)", entry).groups()  # type: ignore[union-attr]
            pairs[language].append((_pattern(old, language), new))
            if way == "<>":
                pairs[language].append((_pattern(new, language), old))
    return Swap(pairs)


def digit(line: Line, chance: random.Random) -> Iterator[Edit]:
    """Change a digit."""
    for match in line.find(DIGIT):
        other = chance.choice([c for c in "0123456789" if c != match[0]])
        yield line.text[: match.start()] + other + line.text[match.end() :]


def left_over(line: Line, chance: random.Random) -> Iterator[Edit]:
    """Leave a paragraph or a sentence in the other language; only where there is a sentence."""
    there = "zh" if line.language == "en" else "en"
    sentences = SENTENCE[line.language].split(line.text)
    others = [s for s in SENTENCE[there].split(line.counterpart) if len(_words(s)) >= 5]
    if not others or line.text.startswith(("|", ":")):
        return
    yield line.counterpart
    if len(sentences) > 1:
        yield line.text.replace(chance.choice(sentences), chance.choice(others))


def block(line: Line, _: random.Random) -> Iterator[Edit]:
    """Drop a paragraph, an item, a row of a table, a heading."""
    if not line.text.startswith(":") and line.number >= 0 and not re.match(r"(title|description): ", line.text):
        yield None


def sentence(line: Line, _: random.Random) -> Iterator[Edit]:
    """Drop a sentence."""
    sentences = SENTENCE[line.language].split(line.text)
    joint = " " if line.language == "en" else ""
    if len(sentences) > 1:
        for index in range(len(sentences)):
            if len(_words(sentences[index])) >= 3:
                yield joint.join(sentences[:index] + sentences[index + 1 :])


def formula(line: Line, _: random.Random) -> Iterator[Edit]:
    """Change a letter of a formula or of a number's name."""
    for match in FORMULA.finditer(line.text):
        inner = re.search(r"[a-z](?=[^a-z]*$)", match[0])
        if inner:
            place = match.start() + inner.start()
            yield line.text[:place] + ("q" if inner[0] != "q" else "p") + line.text[place + 1 :]


def exchange(line: Line, _: random.Random) -> Iterator[Edit]:
    """Let two formulas or numbers of a line change places."""
    found = list(FORMULA.finditer(line.text))
    for a, b in pairwise(found):
        if a[0] != b[0]:
            yield line.text[: a.start()] + b[0] + line.text[a.end() : b.start()] + a[0] + line.text[b.end() :]


def turned(line: Line, _: random.Random) -> Iterator[Edit]:
    """Let two sentences change places, which is not wrong."""
    sentences = SENTENCE[line.language].split(line.text)
    joint = " " if line.language == "en" else ""
    plain = not line.text.startswith(("|", ":", "#", "-", ">", "`")) and not re.match(r"\w+: |\d", line.text)
    if len(sentences) > 1 and plain and all(s.rstrip().endswith((".", "。", "？", "?")) for s in sentences):
        yield joint.join([sentences[-1], *sentences[:-1]])


def _pattern(word: str, language: str) -> re.Pattern[str]:
    return re.compile(rf"\b{word}\b" if language == "en" else word, re.IGNORECASE)


def _like(old: str, new: str) -> str:
    return new[:1].upper() + new[1:] if old[:1].isupper() and not old.isupper() else new


def _words(text: str) -> list[str]:
    return re.findall(r"[A-Za-z]+|[\u3400-\u9fff]", text)


TARGETED: dict[str, Kind] = {
    "a digit": digit,
    "a number word": _swaps("a number word"),
    "a term": _swaps("a term"),
    "a text left in the other language": left_over,
    "a block dropped": block,
}
OTHERS: dict[str, Kind] = {
    "a sentence dropped": sentence,
    "a negation dropped": _swaps("a negation dropped"),
    "a comparison reversed": _swaps("a comparison reversed"),
    "a word turned into its opposite": _swaps("a word turned into its opposite"),
    "may, must, always": _swaps("may, must, always"),
    "a formula or a number’s name changed": formula,
    "two formulas or numbers exchanged": exchange,
}
HARMLESS: dict[str, Kind] = {
    "a synonym": _swaps("a synonym"),
    "punctuation": _swaps("punctuation"),
    "two sentences in another order": turned,
}
