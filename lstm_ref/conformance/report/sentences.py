"""An outcome in words: what is wrong with the answer, or where it first differs."""

from __future__ import annotations

from typing import Any

from ..judging import Difference, Outcome
from .words import FAULTS, ORDINALS, REPORT, say

SYMBOLS = {"C_tilde": "C~", "h_tilde": "h~"}


def sentences(outcome: Outcome, lang: str) -> str:
    """Return what is wrong, in a line or several; nothing if the outcome is right.

    Examples
    --------
    >>> from lstm_ref.conformance import Difference, Outcome
    >>> one = Outcome("one", ("f", "C", "h"), 0.03, Difference("C", (2, 0, 1), 0.31, 0.28))
    >>> print(sentences(one, "en"))
    step t = 2 (the third), sequence 0, unit 1: C_t is 0.31, expected 0.28; f of this step agree
    """
    if outcome.fault:
        return fault(outcome.fault, dict(outcome.detail or {}), lang)
    return difference(outcome.difference, outcome.compared, lang) if outcome.difference else ""


def fault(name: str, detail: dict[str, Any], lang: str) -> str:
    """Return what kept an answer from being compared."""
    if "more" in detail:
        detail["more"] = say(REPORT, "more", lang, more=detail["more"]) if detail["more"] else ""
    if "last" in detail:
        lines = "".join(f"\n    {line}" for line in detail["last"])
        detail["last"] = say(REPORT, "last", lang) + lines if lines else ""
    if "where" in detail:
        frame = say(REPORT, "line", lang, **detail["where"])
        detail["where"] = f"    {frame}\n        {detail['where']['code']}"
    return say(FAULTS, name, lang, **detail)


def difference(first: Difference, compared: tuple[str, ...], lang: str) -> str:
    """Return where an answer first differs, and what agrees before."""
    got, want = apart(first.got, first.want)
    common = {"got": got, "want": want}
    if first.name.startswith("d"):
        by = say(REPORT, "gradient", lang, symbol=first.name, index=list(first.index), **common)
        return by + say(REPORT, "semicolon", lang) + say(REPORT, "agree_all", lang)
    b, k = first.index[-2:]
    if len(first.index) == 2:
        return say(REPORT, "state", lang, symbol=symbol(first.name, lang), b=b, k=k, **common)
    t = first.index[0]
    words = say(
        REPORT, "step", lang, t=t, nth=nth(t + 1, lang), b=b, k=k, symbol=symbol(first.name, lang, "_t"), **common
    )
    before = [symbol(name, lang) for name in compared[: compared.index(first.name)]]
    if not before:
        return words
    agree = say(REPORT, "agree", lang, symbols=say(REPORT, "comma", lang).join(before))
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
