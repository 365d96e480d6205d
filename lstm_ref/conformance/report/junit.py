"""The report for machines that read JUnit's XML."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from xml.etree import ElementTree as Xml

from ..checking import Report
from ..diagnosis import Finding
from .findings import findings_in_words
from .sentences import end_in_words, sentences
from .text import head
from .words import REPORT, say

NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit(
    report: Report,
    findings: Sequence[Finding] = (),
    lang: str = "en",
    seconds: Mapping[str, float] | None = None,
) -> str:
    """Return a report as XML: a test suite, with a test case for each case; `seconds` by the names of the cases.

    A case that differs is a failure, one that was not answered an error.

    Examples
    --------
    >>> from lstm_ref.conformance import Outcome, Report
    >>> print(junit(Report("my_lstm", "lstm", "packed", 1e-9, (Outcome("lstm_pytorch", ("h",), 2e-16),))))
    <?xml version="1.0" encoding="UTF-8"?>
    <testsuites tests="1" failures="0" errors="0">
      <testsuite name="my_lstm" tests="1" failures="0" errors="0" skipped="0">
        <testcase classname="lstm_ref.lstm" name="lstm_pytorch" />
        <system-out>my_lstm: cell lstm, layout packed, float64, tolerance 1e-09</system-out>
      </testsuite>
    </testsuites>
    """
    outcomes, time = report.outcomes, seconds or {}
    counts = {
        "tests": str(len(outcomes) + bool(report.end)),
        "failures": str(sum(outcome.difference is not None for outcome in outcomes)),
        "errors": str(sum(outcome.fault is not None for outcome in outcomes) + bool(report.end)),
    }
    took = {"time": f"{sum(time.values()):.3f}"} if time else {}
    root = Xml.Element("testsuites", counts | took)
    suite = Xml.SubElement(root, "testsuite", {"name": legal(report.name), **counts, "skipped": "0", **took})
    for outcome in outcomes:
        own = {"time": f"{time[outcome.case]:.3f}"} if outcome.case in time else {}
        one = Xml.SubElement(suite, "testcase", {"classname": f"lstm_ref.{report.cell}", "name": outcome.case, **own})
        if not outcome.right:
            words, kind = legal(sentences(outcome, lang)), outcome.fault or "difference"
            about = {"message": words.partition("\n")[0], "type": kind}
            Xml.SubElement(one, "error" if outcome.fault else "failure", about).text = words
    if report.end:
        about = {"classname": f"lstm_ref.{report.cell}", "name": say(REPORT, "end", lang)}
        words = legal(end_in_words(report, lang))
        about_error = {"message": words.partition("\n")[0], "type": report.end.fault}
        Xml.SubElement(Xml.SubElement(suite, "testcase", about), "error", about_error).text = words
    without = say(REPORT, "ungraded", lang) if report.ungraded else ""
    said = [head(report, lang), without, findings_in_words(findings, lang)]
    Xml.SubElement(suite, "system-out").text = legal("\n".join(filter(None, said)))
    Xml.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + Xml.tostring(root, encoding="unicode")


def legal(words: str) -> str:
    """Return words without the characters that XML does not allow."""
    return NOT_XML.sub("\N{REPLACEMENT CHARACTER}", words)
