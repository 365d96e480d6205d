"""How long the Chinese is for its English: a sentence that is lost shows where the two are too unlike.

Measured in English words and in Chinese characters (words, numbers and formulas in either count one). In this book a
character stands for 0.7 words, and the longer a text, the closer it keeps to that.
"""

import re
from collections.abc import Iterator
from math import exp, log, sqrt

from tools.parity.inline import OBJECT

CHARACTERS_PER_WORD = 1.4
ALLOWED, ALLOWED_IN_SHORT = 0.15, 2.0  # of the logarithm of the ratio; the second over the root of the length
FEWEST = 6
UNITS = re.compile(rf"[\u3400-\u9fff]|[A-Za-z][\w’']*|\d[\d.,]*|{OBJECT}")
FOREIGN = re.compile(r"（[A-Za-z][^（）]*）")


def check_length(en: str, zh: str) -> Iterator[str]:
    """Yield a message if one of the two is far longer than the other leads to expect."""
    words, characters = len(UNITS.findall(en)), len(UNITS.findall(FOREIGN.sub("", zh)))
    if max(words, characters / CHARACTERS_PER_WORD) < FEWEST:
        return
    ratio = log(max(characters, 0.5) / max(words, 0.5) / CHARACTERS_PER_WORD)
    allowed = ALLOWED + ALLOWED_IN_SHORT / sqrt(max(words, characters / CHARACTERS_PER_WORD))
    if abs(ratio) > allowed:
        low, high = (round(words * CHARACTERS_PER_WORD * exp(sign * allowed)) for sign in (-1, 1))
        yield f"expected {low} to {high} Chinese characters for {words} English words / came {characters}"
