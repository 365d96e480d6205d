"""An outcome in words: what is wrong with the answer, or where it first differs."""

from __future__ import annotations

import signal
from collections.abc import Mapping
from typing import Any

from ..cells import CELLS, SYMBOLS
from ..checking import Report
from ..judging import Difference, Outcome
from .faults import FAULTS
from .hints import HINTS
from .words import ORDINALS, REPORT, say

LISTS = ("names", "name", "known", "wanted", "got", "near", "cells", "layouts", "owners", "asks")  # of names, if tuples
VALUES = {value for kind in CELLS.values() for value in kind.values}  # of each step


def sentences(outcome: Outcome, lang: str) -> str:
    """Return what is wrong, in a line or several; nothing if the outcome is right.

    Examples
    --------
    >>> from lstm_ref.conformance import Difference, Outcome
    >>> one = Outcome("one", ("f", "C", "h"), 0.03, Difference("C", (2, 0, 1), 0.31, 0.28))
    >>> print(sentences(one, "en"))
    step t = 2 (the third), sequence 0, unit 1: C_t is 0.31, expected 0.28; right in this step: f
    """
    if outcome.fault:
        return fault(outcome.fault, outcome.detail or {}, lang)
    return difference(outcome.difference, outcome.compared, lang) if outcome.difference else ""


def end_in_words(report: Report, lang: str) -> str:
    """Return what was wrong with the end of a program; nothing if it was right."""
    return fault(report.end.fault, report.end.detail, lang) if report.end else ""


def fault(name: str, detail: Mapping[str, Any], lang: str) -> str:
    """Return what kept an answer from being compared."""
    return say(FAULTS, name, lang, **in_words(detail, lang))


def in_words(detail: Mapping[str, Any], lang: str) -> dict[str, Any]:
    """Return a detail whose parts that are no words are put into words: names, lines of theirs, another number."""
    words = {key: named(value, lang) if key in LISTS else value for key, value in detail.items()}
    if more := words.get("more"):
        words["more"] = say(REPORT, "more", lang, more=more)
    if "code" in words:
        words["code"] = code_in_words(words["code"])
    if "last" in words:
        lines = "".join(f"\n    {line}" for line in words["last"])
        words["last"] = say(REPORT, "last", lang) + lines if lines else ""
    if "where" in words:
        where = words["where"]
        words["where"] = f"\n    {say(REPORT, 'line', lang, **where)}\n        {where['code']}" if where else ""
    if "hint" in words:
        hint, about = words["hint"]
        words["hint"] = "\n" + say(HINTS, hint, lang, **about) if hint else ""
    return words


def named(value: Any, lang: str) -> Any:
    r"""Return a tuple of names in a row, and one of pairs, of a name and its names, in lines; anything else as it is.

    Examples
    --------
    >>> named(("h", "C_n"), "zh"), named((("packed", ("W", "b")),), "en"), named((1, 2), "en")
    ('h、C_n', '\n    packed: W, b', (1, 2))
    """
    if not value or not isinstance(value, tuple) or not all(isinstance(one, str | tuple) for one in value):
        return value
    if isinstance(value[0], tuple):
        rows = [(label, named(names, lang)) for label, names in value]
        lines = [say(REPORT, "listed", lang, name=label, names=names) if label else names for label, names in rows]
        return "".join(f"\n    {line}" for line in lines)
    return say(REPORT, "comma", lang).join(value)


def code_in_words(code: int) -> str:
    """Return the status with which a program ended, and its signal by name.

    Examples
    --------
    >>> code_in_words(3), code_in_words(-11)
    ('3', '-11 (SIGSEGV)')
    """
    try:
        return f"{code} ({signal.Signals(-code).name})" if code < 0 else str(code)
    except ValueError:
        return str(code)


def difference(first: Difference, compared: tuple[str, ...], lang: str) -> str:
    """Return where an answer first differs, and what agrees before."""
    got, want = apart(first.got, first.want)
    back, by_unit = first.name.startswith("d"), first.name.removeprefix("d").removesuffix("_reverse") in VALUES
    values: dict[str, Any] = {"symbol": symbol(first.name, lang, "" if back else "_t"), "got": got, "want": want}
    if back and not by_unit:
        words = say(REPORT, "gradient", lang, index=list(first.index), **values)
    else:
        *time, b, k = first.index
        words = say(REPORT, "state", lang, b=b, k=k, **values)
        words = (say(REPORT, "step", lang, t=time[0], nth=nth(time[0] + 1, lang)) if time else "") + words
    end = "_reverse" * first.name.endswith("_reverse")
    before = [name for name in compared[: compared.index(first.name)] if name in {value + end for value in VALUES}]
    if back:
        return words + say(REPORT, "semicolon", lang) + say(REPORT, "agree_all", lang)
    if not before or not time or first.name == "output":
        return words
    agree = say(REPORT, "agree", lang, symbols=say(REPORT, "comma", lang).join(symbol(name, lang) for name in before))
    return words + say(REPORT, "semicolon", lang) + agree


def symbol(name: str, lang: str, index: str = "") -> str:
    """Return the name of a value as the article writes it: C~_t of C_tilde."""
    plain = name.removesuffix("_reverse")
    shown = SYMBOLS.get(plain, plain) + ("" if "_" in plain and plain not in SYMBOLS else index)
    return shown if plain == name else say(REPORT, "reverse", lang, symbol=shown)


def nth(n: int, lang: str) -> str:
    """Return an ordinal number in words: the third, the 12th."""
    if lang == "zh":
        return say(REPORT, "nth", lang, nth=n)
    ending = "th" if n % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return say(REPORT, "nth", lang, nth=ORDINALS[n - 1] if n <= len(ORDINALS) else f"{n}{ending}")


def apart(got: float, want: float) -> tuple[str, str]:
    """Return two numbers with so many digits that they are seen to differ.

    Examples
    --------
    >>> apart(0.31, 0.28), apart(0.123456789, 0.123456780)
    (('0.31', '0.28'), ('0.123456789', '0.12345678'))
    """
    for digits in (4, 6, 9, 12, 17):
        shown = f"{got:.{digits}g}", f"{want:.{digits}g}"
        if shown[0] != shown[1]:
            break
    return shown
