"""The typography of Chinese prose: what renders wrongly, or reads as set by an English hand."""

import re
from collections.abc import Iterator

from tools.parity.inline import OBJECT
from tools.parity.model import Block

HAN = "[\u3400-\u9fff]"
LATIN = f"[A-Za-z0-9{OBJECT}]"
RULES = [
    (rf"{HAN}\s*[,;:?]|[,;:?]\s?(?={HAN})|{HAN}\.|\.(?={HAN})", "Chinese punctuation"),
    (rf"\([^()\n]*{HAN}[^()\n]*\)|(?<={HAN})\(|\)(?={HAN})", "full-width brackets"),
    (rf"{HAN}[\"']|[\"'](?={HAN})", "Chinese quotation marks"),
    (rf"{HAN}{LATIN}|[A-Za-z0-9%{OBJECT}](?={HAN})", "a space between Chinese and Latin, digits or mathematics"),
    ("[!！]", "no exclamation mark"),
    (
        rf"\*\*[^*]*\*{{0,2}}|\*(?=[（“《]|{HAN})|(?<=[）”》，。])\*|(?<={HAN})\*",
        "emphasis that closes before a space or punctuation, not right after a bracket",
    ),
]


def check_prose(block: Block) -> Iterator[tuple[int, str]]:
    """Yield the line and the message of every slip in one block."""
    for line, text in block.prose:
        if not re.search(HAN, text):
            continue
        for broken in re.finditer("\n", text):
            message = f"expected the paragraph on one line / came a line break after “{text[: broken.start()][-8:]}”"
            yield _line(line, text, broken.start()), message
        for pattern, wanted in [] if block.quoted else RULES:
            for found in re.finditer(pattern, text):
                excerpt = text[max(found.start() - 4, 0) : found.end() + 4].replace(OBJECT, "…")
                yield _line(line, text, found.start()), f"expected {wanted} / came “{' '.join(excerpt.split())}”"


def _line(first: int, text: str, position: int) -> int:
    return first + len(re.findall("[\n\r]", text[:position]))
