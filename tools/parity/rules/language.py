"""What was left in the other language: English in a Chinese text, Chinese in an English one."""

import re
from collections.abc import Iterator

HAN = "[\u3400-\u9fff]"
FOREIGN = re.compile(r"（[A-Za-z][^（）]*）|《[^》]*》")  # the English of a term, a title
ENGLISH_RUN = re.compile(r"[A-Za-z][a-z’'-]+(?:[ ,;:]+[A-Za-z’'-]+){3,}")
WORD = re.compile(r"\b[a-z]{3,}\b")
CHINESE_RUN = re.compile(rf"(?:{HAN}[，、：；]?){{8,}}")


def check_language(en: str, zh: str) -> Iterator[str]:
    """Yield a message for a run of words in the wrong language."""
    for run in ENGLISH_RUN.finditer(FOREIGN.sub(" ", zh)):
        if len(WORD.findall(run[0])) >= 2:
            yield f"language: expected Chinese / came “{_excerpt(run[0])}”"
    if not re.search(HAN, zh) and zh.strip() == en.strip() and len(WORD.findall(zh)) >= 2:
        yield f"language: expected Chinese / came the English, “{_excerpt(zh)}”"
    for run in CHINESE_RUN.finditer(en):
        yield f"language: expected English / came “{_excerpt(run[0])}”"


def _excerpt(text: str) -> str:
    return text[:30] + "…" * (len(text) > 30)
