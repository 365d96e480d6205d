"""The report for people: a line for each case, under one that fails where it differs, and in the end what is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..cases import case
from ..checking import Report
from ..diagnosis import Finding
from ..judging import Outcome
from .findings import findings_in_words
from .sentences import end_in_words, sentences
from .words import REPORT, say


def text(report: Report, findings: Sequence[Finding] = (), lang: str = "en") -> str:
    """Return a report in English ("en") or Chinese ("zh").

    Examples
    --------
    >>> from lstm_ref.conformance import Outcome, Report
    >>> print(text(Report("my_lstm", "lstm", "packed", 1e-9, (Outcome("lstm_pytorch", ("h",), 2e-16),))))
    my_lstm: cell lstm, layout packed, float64, tolerance 1e-09
    <BLANKLINE>
      pass  lstm_pytorch  D 3  H 4  B 2  T 5   largest difference 2e-16
    <BLANKLINE>
    Compared: h
    The case passes.
    """
    about = [(outcome.case, sizes(case(outcome.case).about)) for outcome in report.outcomes]
    widths = max(len(name) for name, _ in about), max(len(shown) for _, shown in about)
    lines, said = [], ""
    for outcome in report.outcomes:
        words = sentences(outcome, lang)
        lines.append(f"  {row(outcome, widths, lang)}")
        again = words and words == said and outcome.fault != "not_asked"
        lines += indented(say(REPORT, "same", lang) if again else words)
        said = words
    if report.end:
        lines += [f"  {say(REPORT, 'wrong', lang)}  {say(REPORT, 'end', lang)}", *indented(end_in_words(report, lang))]
    what = findings_in_words(findings, lang)
    return "\n".join([head(report, lang), "", *lines, "", *total(report, lang), *(["", what] if what else [])])


def head(report: Report, lang: str) -> str:
    """Return the first line: what was checked, and how."""
    dtype = case(report.outcomes[0].case).about["dtype"]
    about = {"name": report.name, "cell": report.cell, "layout": report.layout, "dtype": dtype}
    return say(REPORT, "head", lang, **about, tolerance=f"{report.tolerance:g}")


def row(outcome: Outcome, widths: tuple[int, int], lang: str) -> str:
    """Return the line of a case."""
    verdict = say(REPORT, "right" if outcome.right else "wrong", lang)
    worst = "" if outcome.fault else "   " + say(REPORT, "worst", lang, worst=f"{outcome.worst:.2g}")
    return f"{verdict}  {outcome.case:<{widths[0]}}  {sizes(case(outcome.case).about):<{widths[1]}}{worst}".rstrip()


def sizes(about: Mapping[str, int]) -> str:
    """Return the sizes of a case: D 3  H 4  B 2  T 5."""
    return "  ".join(f"{letter} {about[letter]}" for letter in "DHBT")


def indented(words: str) -> list[str]:
    """Return the lines below a case."""
    return [f"        {line}" for line in words.splitlines()]


def total(report: Report, lang: str) -> list[str]:
    """Return the last lines: what was compared, and how many cases fail."""
    looked_at = [outcome for outcome in report.outcomes if outcome.fault != "shape"]
    compared = dict.fromkeys(name for outcome in looked_at for name in outcome.compared)
    n, wrong = len(report.outcomes), sum(not outcome.right for outcome in report.outcomes)
    key = "some_wrong" if wrong else "end_wrong" if report.end else "all_right"
    key = {"some_wrong": "one_wrong", "end_wrong": "one_end_wrong", "all_right": "one_right"}[key] if n == 1 else key
    names = [say(REPORT, "compared", lang, names=say(REPORT, "comma", lang).join(compared))] if compared else []
    without = [say(REPORT, "ungraded", lang)] if report.ungraded else []
    return [*names, *without, say(REPORT, key, lang, n=n, wrong=wrong)]
