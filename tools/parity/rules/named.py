"""The glossary's terms in both languages: where one text names a term, the other names it too.

A term may be named in the words of either language, for some pages speak of words. Its `loose` forms, such as *unit*
for hidden unit, may stand for it; so may the term that it `stands_for`.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from tools.parity.glossary import Term
from tools.parity.rules.balance import Found, unlike_but_for_repeats

FOREIGN = re.compile(r"（[A-Za-z][^（）]*）")  # the English of a term, at its first use
TAKEN = "□"


class NamedTerms:
    """The rule, with the glossary's patterns made once."""

    def __init__(self, terms: Sequence[Term]):
        named = [term for term in terms if term.get("check", True) and term.get("en") and term.get("zh")]
        self.en = [(key, _english(form)) for key, form in _forms(named, "en")]
        self.zh = [(key, _chinese(form)) for key, form in _forms(named, "zh")]
        self.loose_en = [
            (term["key"], re.compile(rf"\b{form}", re.IGNORECASE))
            for term in named
            for form in _more(term, "loose", "en")
        ]
        self.loose_zh = [(term["key"], re.compile(form)) for term in named for form in _more(term, "loose", "zh")]
        self.stands_for = {term["key"]: term["stands_for"] for term in named if "stands_for" in term}

    def __call__(self, en: str, zh: str) -> Iterator[str]:
        """Yield a message if a term of one text has no partner in the other."""
        english = _find(en, [*self.en, *self.zh], self.loose_en)
        chinese = _find(FOREIGN.sub("", zh), [*self.zh, *self.en], self.loose_zh)
        yield from unlike_but_for_repeats(english, chinese, self.stands_for)


Patterns = list[tuple[str, re.Pattern[str]]]


def _find(text: str, terms: Patterns, loose: Patterns) -> Found:
    found = Found()
    for key, pattern in terms:  # the longest first, so that no hidden state is found in a candidate hidden state
        for match in pattern.finditer(text):
            found.add(key, match[0])
        text = pattern.sub(TAKEN, text)
    for key, pattern in loose:
        for match in pattern.finditer(text):
            found.add(key, match[0], sure=False)
    return found


def _forms(terms: list[Term], language: str) -> list[tuple[str, str]]:
    forms = [(term["key"], form) for term in terms for form in [term[language], *_more(term, "forms", language)]]
    return sorted(forms, key=lambda entry: len(entry[1]), reverse=True)


def _more(term: Term, field: str, language: str) -> list[str]:
    return list(term.get(field, {}).get(language, []))


@cache
def _english(form: str) -> re.Pattern[str]:
    *first, last = re.split(r"[\s–-]+", form)
    stem = last.removesuffix("s") if last.endswith("es") else last
    last = f"{last[:-1]}(?:y|ies)" if last.endswith("y") else f"{stem}(?:es|s)?"
    pattern = r"[\s–-]+".join([*first, last])
    return re.compile(rf"\b{pattern}\b", re.IGNORECASE)


@cache
def _chinese(form: str) -> re.Pattern[str]:
    return re.compile(r"\s*".join(re.escape(character) for character in form if not character.isspace()))
