"""The report for people: a line for each case, and under a wrong one what is wrong."""

from __future__ import annotations

from collections.abc import Mapping

from ..cases import case
from ..checking import Report
from ..judging import Outcome
from .sentences import sentences
from .words import REPORT, say


def text(report: Report, lang: str = "en") -> str:
    """Return a report in English ("en") or Chinese ("zh").

    Examples
    --------
    >>> from lstm_ref.conformance import Outcome, Report
    >>> print(text(Report("my_lstm", "lstm", "packed", 1e-9, (Outcome("lstm_pytorch", ("h",), 2e-16),))))
    my_lstm: cell lstm, layout packed, float64, tolerance 1e-09
    <BLANKLINE>
      right  lstm_pytorch  D 3  H 4  B 2  T 5   largest difference 2e-16
    <BLANKLINE>
    All 1 cases are right.
    """
    dtype = case(report.outcomes[0].case).about["dtype"]
    about = {"name": report.name, "cell": report.cell, "layout": report.layout, "dtype": dtype}
    head = say(REPORT, "head", lang, **about, tolerance=f"{report.tolerance:g}")
    width = max(len(outcome.case) for outcome in report.outcomes)
    lines, said = [], ""
    for outcome in report.outcomes:
        words = sentences(outcome, lang)
        lines.append(f"  {row(outcome, width, lang)}")
        lines += indented(say(REPORT, "same", lang) if words and words == said else words)
        said = words
    return "\n".join([head, "", *lines, "", total(report, lang)])


def row(outcome: Outcome, width: int, lang: str) -> str:
    """Return the line of a case."""
    verdict = say(REPORT, "right" if outcome.right else "wrong", lang)
    worst = "" if outcome.fault else "   " + say(REPORT, "worst", lang, worst=f"{outcome.worst:.2g}")
    return f"{verdict}  {outcome.case:<{width}}  {sizes(case(outcome.case).about)}{worst}"


def sizes(about: Mapping[str, int]) -> str:
    """Return the sizes of a case: D 3  H 4  B 2  T 5."""
    return "  ".join(f"{letter} {about[letter]}" for letter in "DHBT")


def indented(words: str) -> list[str]:
    """Return the lines below a case."""
    return [f"         {line}" for line in words.splitlines()]


def total(report: Report, lang: str) -> str:
    """Return the last line: how many cases are wrong."""
    n, wrong = len(report.outcomes), sum(not outcome.right for outcome in report.outcomes)
    return say(REPORT, "some_wrong" if wrong else "all_right", lang, n=n, wrong=wrong)
