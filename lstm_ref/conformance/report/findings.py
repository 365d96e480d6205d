"""What is wrong with a candidate, in words, and the code that would mend it."""

from __future__ import annotations

from collections.abc import Sequence

from ..diagnosis import Finding
from .words import REPORT, say


def words(finding: Finding, lang: str) -> str:  # stand-in until there are words
    """Return a finding in words."""
    return f"{finding.kind}: {', '.join(f'{key} {value}' for key, value in finding.data.items())}"


def findings_in_words(findings: Sequence[Finding], lang: str) -> str:
    """Return what is wrong in lines; nothing if nothing was found.

    The conversions are made one after the other, so their code is shown together, and how many cases it mends.
    """
    if not findings:
        return ""
    lines = [say(REPORT, "what", lang), *(f"  {words(finding, lang)}" for finding in findings)]
    code = [line for finding in findings for line in finding.conversion.splitlines()]
    if code and findings[0].mended is not None:
        n = findings[0].data["cases"]
        lines.append(say(REPORT, "mends", lang, mended=findings[0].mended, n=n))
    return "\n".join([*lines, *(f"    {line}" for line in code)])
