"""The same words in both languages, and the lines in which a reader sees them."""

from dataclasses import dataclass
from string import Formatter
from typing import Any

from .shown import short, told_apart

WIDTH = {"en": 120, "zh": 100}  # characters in a line
BREAKS = " ，。；：、"
BRACKETS = (("(", ")"), ("[", "]"), ("（", "）"))  # a line is not broken inside them, if it can be helped


@dataclass(frozen=True)
class Text:
    """The same words in both languages; fields in braces are filled in by `say`, with texts too.

    Examples
    --------
    >>> Text("left: {share}", "剩下 {share}").say("en", share=0.12345)
    'left: 0.123'
    """

    en: str
    zh: str

    def say(self, lang: str, **values: Any) -> str:
        """Return the words in one language, with values printed short; `got` and `want` never look the same."""
        template: str = getattr(self, lang)
        fields = {name for _, name, _, _ in Formatter().parse(template) if name}
        said = {name: _said(values[name], lang, values) for name in fields}
        if {"want", "got"} <= fields:
            want, got = values["want"], values["got"]
            said |= {"want": told_apart(want, got), "got": told_apart(got, want)}
        return template.format(**said)


def _said(value: Any, lang: str, values: dict[str, Any]) -> str:
    return value.say(lang, **values) if isinstance(value, Text) else short(value)


COLON = Text(": ", "：")
VERDICTS = {
    "right": Text("right.", "正确。"),
    "wrong": Text("not yet.", "还不对。"),
    "open": Text("still open.", "尚未作答。"),
}


def heading(exercise: str, verdict: str, lang: str) -> str:
    """Return how a reply begins; `lstm_labs.collect` finds the verdict by it.

    Examples
    --------
    >>> heading("05.1", "right", "en")
    '05.1: right.'
    """
    return f"{exercise}{COLON.say(lang)}{VERDICTS[verdict].say(lang)}"


def folded(text: str, lang: str) -> str:
    r"""Return the text with lines that are not too wide, broken after a space or a Chinese mark.

    Examples
    --------
    >>> [len(line) for line in folded("ten words " * 30, "en").split("\n")]
    [119, 119, 59]
    """
    return "\n".join(part for line in text.split("\n") for part in _parts(line, WIDTH[lang]))


def _parts(line: str, width: int) -> list[str]:
    parts = []
    line = line.rstrip()
    while len(line) > width:
        ends = [k for k in range(width, width // 2, -1) if line[k - 1] in BREAKS]
        outside = (k for k in ends if all(line[:k].count(left) <= line[:k].count(right) for left, right in BRACKETS))
        end = next(outside, ends[0] if ends else width)
        parts.append(line[:end].rstrip())
        line = line[end:].lstrip()
    return [*parts, line]
