"""What is wrong with a candidate, in words, and the code that would mend it."""

from __future__ import annotations

from collections.abc import Sequence

from ..diagnosis import Finding, words
from ..diagnosis.parts import BETWEEN
from .words import REPORT, say

REPACK = "from lstm_ref.interop import repack"
NUMPY = "import numpy as np"
PLACES = ("before", "after", "gradients")  # where the lines of a conversion are put, in their order


def findings_in_words(findings: Sequence[Finding], lang: str) -> str:
    """Return what is wrong in lines; nothing if nothing was found.

    The conversions of all findings belong together: those of what the candidate is given are made one after the
    other, and those of its answer in the opposite order.

    Examples
    --------
    >>> one = Finding("transposed", {"arrays": ("W",), "cases": 7}, "W = W.T", 7)
    >>> print(findings_in_words([one], "en"))
    What is wrong:
      The weights are read by columns: W should be given transposed. In any language: hand over the columns as rows.
    Fix, before the cell is called (7 of 7 cases then pass):
        W = W.T
    """
    if not findings:
        return ""
    lines = [say(REPORT, "what", lang), *(f"  {line}" for one in findings for line in words(one, lang).splitlines())]
    places = {place: lines for place, lines in zip(PLACES, conversion(findings), strict=True) if lines}
    for k, (place, code) in enumerate(places.items()):
        heading = (
            say(REPORT, {"after": "after", "gradients": "after_gradients"}[place], lang)
            if k
            else first(place, findings, lang)
        )
        lines += [heading, *(f"    {line}" for line in code)]
    return "\n".join(lines)


def first(place: str, findings: Sequence[Finding], lang: str) -> str:
    """Return the heading of the first lines that mend something, with what then passes."""
    mended = next((one for one in findings if one.mended is not None), None)
    back = any(one.kind.startswith("gradient") or one.data.get("backward") for one in findings)
    what = "all" if mended else "values" if back else "part"
    numbers = {"mended": mended.mended, "n": mended.data["cases"]} if mended else {}
    alone = numbers.get("mended") == numbers.get("n") == 1
    then = say(REPORT, "then_one" if alone else f"then_{what}", lang, **numbers)
    return say(REPORT, f"mends_{place}", lang, then=then)


def conversion(findings: Sequence[Finding]) -> tuple[list[str], ...]:
    """Return the lines that convert what a candidate is given, those that convert its answer, and its gradients.

    They run as they stand: what they take is imported and defined before the first one.
    """
    parts = [[*one.conversion.split(BETWEEN), "", ""][:3] for one in findings]
    before = [line for part in parts for line in part[0].splitlines()]
    after, back = ([line for part in reversed(parts) for line in part[k].splitlines()] for k in (1, 2))
    every = [*dict.fromkeys(line for one in findings for line in one.defines)]
    taken = [line for word, line in (("np.", NUMPY), ("repack(", REPACK)) if word in "".join(before + after + back)]
    start = next((lines for lines in (before, after, back) if lines), before)
    start[:0] = [*taken, *every]
    return before, after, back
