"""What a finding is in words, in English and in Chinese."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..cells import SYMBOLS
from ..report import words as words_of_report
from .finding import Finding
from .says import SAYS
from .words_of_mistakes import words_of_mistake

JOINTS = {"en": (", ", " and "), "zh": ("、", " 和 ")}
BY = {
    "bias": "what",
    "z": "given",
    "only": "where",
    "steps": "what",
    "small": "dtype",
}  # findings of which one word tells the sentence
GATES = {"C": "C~", "h": "h~"}  # the candidate, as sentences call it; in code it is C, or h
ORDINALS = {"en": ("1st", "2nd", "3rd", "4th"), "zh": ("1", "2", "3", "4")}


def words(finding: Finding, lang: str) -> str:
    """Return a finding in a sentence or two, "en" or "zh"; its conversion is not in it.

    Examples
    --------
    >>> words(Finding("transposed", {"arrays": ("W",)}), "en")
    'The weights are read by columns: W should be given transposed. In any language: hand over the columns as rows.'
    >>> words(Finding("bias", {"what": "ignored"}), "zh")
    '没有加偏置。'
    """
    kind, data = finding.kind, finding.data
    if kind == "mistake":
        return words_of_mistake(data["name"], data["says"], lang)
    if kind in BY:
        kind = f"{kind}_{data[BY[kind]]}"
    if kind == "order" and data["arrays"] != "all":
        kind = f"order_{data['arrays']}"
    return say(kind, lang, **filled(kind, data, lang))


def say(key: str, lang: str, **filling: Any) -> str:
    """Return the words of a key, filled in."""
    return words_of_report.say(SAYS, key, lang, **filling)


def joined(names: Sequence[Any], lang: str) -> str:
    """Return names in a row.

    Examples
    --------
    >>> joined(["f", "i", "C_tilde"], "en"), joined(["f", "i", "C_tilde"], "zh")
    ('f, i and C~', 'f、i 和 C~')
    """
    comma, last = JOINTS[lang]
    shown = [SYMBOLS.get(str(name), str(name)) for name in names]
    return last.join([comma.join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)


def filled(kind: str, data: Mapping[str, Any], lang: str) -> dict[str, Any]:
    """Return what fills the words of a finding."""
    filling = dict(data)
    for name in ("order", "given"):
        if isinstance(data.get(name), tuple):
            filling[name] = JOINTS[lang][0].join(GATES.get(gate, gate) for gate in data[name])
    for name in ("arrays", "names", "wrong"):
        if isinstance(data.get(name), tuple):
            filling[name] = joined(data[name], lang)
    if "blocks" in data:
        numbers = JOINTS[lang][0].join(ORDINALS[lang][number - 1] for number in data["blocks"])
        of = say(f"of_{data['arrays']}", lang)
        filling["rows"] = say("rows", lang, n=len(data["blocks"]), blocks=numbers, of=of)
        filling["owned"] = say("owned", lang, owners=joined(data["owners"], lang)) if data["owners"] else ""
    if "uses" in data:
        letters = {"all": "W, b", "weights": "W", "biases": "b"}[data["arrays"]].split(", ")
        pairs = [(f"{x}_{b}", f"{x}_{a}") for x in letters for a, b in data["uses"].items()]
        filling["uses"] = JOINTS[lang][0].join(say("uses", lang, a=a, b=b) for a, b in pairs)
    if "right" in data:
        filling["right"] = say("right", lang, names=joined(data["right"], lang)) if data["right"] else ""
    if kind.startswith("gradient"):
        filling["values"] = say("values_mended" if data.get("mended") else "values", lang)
    if "line" in data:
        filling["line"] = say(data["line"], lang)
    if kind == "no_number":
        filling["name"] = SYMBOLS.get(data["name"], data["name"])
    if "worst" in data:
        filling["worst"] = f"{data['worst']:.1g}"
    if "factor" in data:
        filling["factor"] = f"{data['factor']:.6g}"
    return filling | (of_difference(data, lang) if kind == "difference" else {})


def place(index: Sequence[int], lang: str) -> str:
    """Return an index (T, B, H) or (B, H) in words; one of another kind as it is.

    Examples
    --------
    >>> place((1, 0, 3), "zh"), place((4,), "en")
    ('（序列 0 的隐藏单元 3，t = 1 这一步，都从 0 数起）', ' [4]')
    """
    if len(index) not in (2, 3):
        return f" {list(index)}"
    *time, b, k = index
    return say("at_step", lang, t=time[0], b=b, k=k) if time else say("at_end", lang, b=b, k=k)


def of_difference(data: Mapping[str, Any], lang: str) -> dict[str, str]:
    """Return what fills the words of a first difference."""
    inside = [name for name in data["agree"] if name in data["values"]]
    alone = data["equation"] and data["values"] == ("h",) and len(data["hint"]) > 0
    return {
        "name": SYMBOLS.get(data["name"], data["name"]),
        "index": place(data["index"], lang),
        "equation": say("equation", lang, number=data["equation"]) if data["equation"] and not alone else "",
        "agree": say("agree", lang, names=joined(inside, lang)) if inside else "",
        "hint": say("hint", lang, names=joined(data["hint"], lang)) if alone else "",
    }
