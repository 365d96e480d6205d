"""What was left in the other language: English in a Chinese text, Chinese in an English one."""

import re
from collections.abc import Iterator

HAN = "[\u3400-\u9fff]"
FOREIGN = re.compile(r"（[A-Za-z][^（）]*）|《[^》]*》")  # the English of a term, a title
ENGLISH_RUN = re.compile(r"[A-Za-z][a-z’'-]+(?:[ ,;:]+[A-Za-z’'-]+){3,}")
WORD = re.compile(r"\b[a-z]{3,}\b")
CHINESE = re.compile(rf"{HAN}{{7,}}|[\u3001-\u301f\uff01-\uff5e]")  # a run of characters, or Chinese punctuation


def check_language(en: str, zh: str) -> Iterator[str]:
    """Yield a message for a run of words in the wrong language."""
    for english in ENGLISH_RUN.finditer(FOREIGN.sub(" ", zh)):
        if len(WORD.findall(english[0])) >= 2:
            yield f"expected Chinese / came “{_excerpt(english[0])}”"
    if not re.search(HAN, zh) and len(WORD.findall(zh)) >= 2 and not ENGLISH_RUN.search(zh):
        yield f"expected Chinese / came “{_excerpt(zh)}”"
    found = CHINESE.search(en)
    if found or (len(re.findall(HAN, en)) >= 4 and not re.search("[A-Za-z]{2}", en)):
        yield f"expected English / came “{_excerpt(en[max(found.start() - 12, 0) :] if found else en)}”"


def _excerpt(text: str) -> str:
    return text[:30] + "…" * (len(text) > 30)
