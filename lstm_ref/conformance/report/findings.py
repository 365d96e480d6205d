"""What is wrong with a candidate, in words, and the code that would mend it."""

from __future__ import annotations

from collections.abc import Sequence

from ..diagnosis import Finding, words
from .words import REPORT, say

BETWEEN = "..."  # in a conversion, between what the candidate is given and what it answers
REPACK = "from lstm_ref.interop import repack"


def findings_in_words(findings: Sequence[Finding], lang: str) -> str:
    """Return what is wrong in lines; nothing if nothing was found.

    The conversions of all findings belong together: those of what the candidate is given are made one after the
    other, and those of its answer in the opposite order.

    Examples
    --------
    >>> one = Finding("transposed", {"arrays": ("W",), "cases": 7}, "W = W.T", 7)
    >>> print(findings_in_words([one], "en"))
    What is wrong:
      The weights are read by columns: W should be given transposed.
    What would mend it (7 of 7 cases then agree), before the cell is called:
        W = W.T
    """
    if not findings:
        return ""
    lines = [say(REPORT, "what", lang), *(f"  {line}" for one in findings for line in words(one, lang).splitlines())]
    before, after = conversion(findings)
    mended = next((one for one in findings if one.mended is not None), None)
    if mended and (before or after):
        numbers = {"mended": mended.mended, "n": mended.data["cases"]}
        lines.append(say(REPORT, "mends_before" if before else "mends_after", lang, **numbers))
        lines += [f"    {line}" for line in before or after]
        if before and after:
            lines += [say(REPORT, "after", lang), *(f"    {line}" for line in after)]
    return "\n".join(lines)


def conversion(findings: Sequence[Finding]) -> tuple[list[str], list[str]]:
    """Return the lines that convert what a candidate is given, and those that convert what it answers."""
    parts = [one.conversion.partition(BETWEEN) for one in findings]
    before = [line for part in parts for line in part[0].splitlines()]
    after = [line for part in reversed(parts) for line in part[2].strip().splitlines()]
    return [*([REPACK] if any("repack(" in line for line in before) else []), *before], after
