"""Words found in a file that is no page of the book."""

import re
from dataclasses import dataclass, field

from tools.parity.inline import OBJECT

HAN = re.compile("[\u3400-\u9fff]")
LETTERS = re.compile("[A-Za-z]{2,}")
NO_WORDS = re.compile(r"\$[^$]*\$|\{[^{}]*\}|`[^`]*`|%[sd]|<[^<>]+>")  # a formula, a field, code, a tag


@dataclass(frozen=True)
class Text:
    """One text: its words, with formulas, fields and code taken out, and the line on which it begins."""

    line: int
    raw: str

    @property
    def words(self) -> str:
        """The words alone."""
        return NO_WORDS.sub(OBJECT, self.raw)

    @property
    def has_chinese(self) -> bool:
        """Whether there is any Chinese in it."""
        return bool(HAN.search(self.raw))

    @property
    def is_chinese(self) -> bool:
        """Whether it is Chinese, if perhaps with English names in it; one that quotes some Chinese is not."""
        return len(HAN.findall(self.raw)) > 2 * len(LETTERS.findall(self.raw))


@dataclass
class Words:
    """The texts of a file, and the pairs that say the same in English and in Chinese."""

    texts: list[Text] = field(default_factory=list)
    pairs: list[tuple[Text, Text]] = field(default_factory=list)

    def pair(self, en: list[Text], zh: list[Text]) -> None:
        """Note as pairs the texts of two rows that belong together, if the rows are equally long."""
        if len(en) == len(zh):
            pairs = zip(en, zh, strict=True)
            self.pairs += [(a, b) for a, b in pairs if LETTERS.search(a.words) or HAN.search(b.words)]
