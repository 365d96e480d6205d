"""The report for machines that read TAP, the Test Anything Protocol, version 14 (testanything.org)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from ..checking import Report
from ..diagnosis import Finding
from ..judging import Outcome
from .findings import findings_in_words
from .sentences import end_in_words, sentences
from .text import head
from .words import REPORT, say


def tap(report: Report, findings: Sequence[Finding] = (), lang: str = "en") -> str:
    """Return a report as TAP: a test point for each case, with a block of YAML under one that fails.

    Examples
    --------
    >>> from lstm_ref.conformance import Outcome, Report
    >>> print(tap(Report("my_lstm", "lstm", "packed", 1e-9, (Outcome("lstm_pytorch", ("h",), 2e-16),))))
    TAP version 14
    # my_lstm: cell lstm, layout packed, float64, tolerance 1e-09
    1..1
    ok 1 - lstm_pytorch
    """
    lines = ["TAP version 14", comment(head(report, lang)), f"1..{len(report.outcomes) + bool(report.end)}"]
    for number, outcome in enumerate(report.outcomes, 1):
        lines.append(f"{'ok' if outcome.right else 'not ok'} {number} - {outcome.case}")
        lines += [] if outcome.right else ["  ---", *yaml(diagnostics(outcome, lang)), "  ..."]
    if report.end:
        lines += [f"not ok {len(report.outcomes) + 1} - {say(REPORT, 'end', lang)}", "  ---"]
        lines += [*yaml({"message": end_in_words(report, lang), "severity": "error"}), "  ..."]
    lines += [comment(say(REPORT, "ungraded", lang))] if report.ungraded else []
    what = findings_in_words(findings, lang)
    return "\n".join([*lines, *([comment(what)] if what else [])])


def diagnostics(outcome: Outcome, lang: str) -> dict[str, Any]:
    """Return what stands in the block of a case that fails."""
    about: dict[str, Any] = {"message": sentences(outcome, lang), "severity": "error" if outcome.fault else "fail"}
    if first := outcome.difference:
        about |= {"name": first.name, "index": list(first.index), "got": str(first.got), "expected": str(first.want)}
        about |= {"largest_difference": str(outcome.worst)}
    return about


def yaml(about: dict[str, Any]) -> list[str]:
    """Return the lines of a block: each value as JSON, which is YAML too."""
    return [f"  {key}: {json.dumps(value, ensure_ascii=False)}" for key, value in about.items()]


def comment(words: str) -> str:
    """Return words as lines that a reader of TAP passes over."""
    return "\n".join(f"# {line}" for line in words.splitlines())
