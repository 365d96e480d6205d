"""The glossary, and the pages' use of its terms."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from tools.parity.model import Block, SourceError

Term = dict[str, Any]
Forbidden = tuple[re.Pattern[str], str]


def read_glossary(text: str, path: Path) -> list[Term]:
    """Return the terms of the glossary, each with its `line` and the `legend` of the sources."""
    try:
        data = yaml.safe_load(text)
        terms = list(data["terms"])
    except yaml.MarkedYAMLError as error:
        raise SourceError.from_yaml(path, error) from None
    except (KeyError, TypeError):
        raise SourceError(path, 1, "expected a list `terms`") from None
    lines = [number for number, line in enumerate(text.splitlines(), 1) if line.startswith("  - key:")]
    if len(lines) != len(terms):
        raise SourceError(path, 1, "expected every term to begin with a line `  - key: …`")
    return [term | {"line": line, "legend": data.get("sources", {})} for term, line in zip(terms, lines, strict=True)]


def check_glossary(terms: list[Term], chapters: set[str]) -> Iterator[tuple[int, str]]:
    """Yield the line and the message of every slip in the glossary itself."""
    seen: set[str] = set()
    preferred = {str(term.get("zh", "")): str(term["key"]) for term in terms}
    for term in terms:
        for message in [*_term_slips(term, preferred), *_check_slips(term, terms)]:
            yield term["line"], f"{term['key']}: {message}"
        if term["key"] in seen:
            yield term["line"], f"{term['key']}: expected a new key / came one that is taken"
        same_number = {chapter for chapter in chapters if chapter[:3] == term.get("see", "")[:3]}
        if "see" in term and same_number - {term["see"]}:
            yield term["line"], f"{term['key']}: expected `see` to name {', '.join(same_number)} / came {term['see']}"
        seen.add(term["key"])


def _term_slips(term: Term, preferred: dict[str, str]) -> Iterator[str]:
    filled = [term.get("en"), term.get("zh"), *(term.get("definition", {}).get(code) for code in ("en", "zh"))]
    if not all(filled):
        yield "expected en, zh and a definition in both languages"
    if not term.get("sources") or set(term["sources"]) - set(term["legend"]):
        yield f"expected sources from the legend / came {term.get('sources')}"
    for phrase in term.get("forbidden", []):
        for form, key in preferred.items():
            if form and _pattern(phrase).search(form):
                yield f"expected forbidden phrases apart from preferred forms / came {phrase}, in {form} ({key})"
    for alternate in term.get("zh_alternates", []):
        if not all(alternate.get("note", {}).get(code) for code in ("en", "zh")):
            yield f"expected a note in both languages / came none for {alternate.get('zh')}"
        if alternate.get("zh") in preferred:
            key = preferred[alternate["zh"]]
            yield f"expected an alternate of its own / came {alternate['zh']}, preferred for {key}"


def _check_slips(term: Term, terms: list[Term]) -> Iterator[str]:
    for phrase in term.get("forbidden_en", []):
        for other in terms:
            if _pattern(phrase, "en").search(other.get("en", "")):
                yield f"expected forbidden phrases apart from preferred forms / came {phrase}, in {other['en']}"
    if "stands_for" in term and term["stands_for"] not in {other["key"] for other in terms}:
        yield f"expected `stands_for` to name a key / came {term['stands_for']}"
    for form in [form for forms in term.get("loose", {}).values() for form in forms]:
        try:
            re.compile(form)
        except re.error as error:
            yield f"expected a loose form that can be looked for / came {form}: {error}"


def forbidden(terms: list[Term], language: str) -> list[Forbidden]:
    """Return what the pages of a language may not say: a pattern, and what to say in its place."""
    field = {"en": "forbidden_en", "zh": "forbidden"}[language]
    return [
        (_pattern(phrase, language), f"{term.get(language)} ({term['key']})")
        for term in terms
        for phrase in term.get(field, [])
    ]


def find_forbidden(prose: list[tuple[int, str]], phrases: list[Forbidden]) -> Iterator[tuple[int, str]]:
    """Yield every forbidden phrase in texts that are given with their lines."""
    for line, text in prose:
        for pattern, preferred in phrases:
            for found in pattern.finditer(text):
                broken = len(re.findall("[\n\r]", text[: found.start()]))
                yield line + broken, f"expected {preferred} / came {found[0]}"


def check_key_terms(blocks: list[Block], terms: list[Term]) -> Iterator[tuple[int, str]]:
    """Yield the key terms that the page lists but does not introduce as 遗忘门（forget gate）."""
    known = {term["key"]: term for term in terms}
    text = "\n".join(text for block in blocks for _, text in block.prose)
    for key, line in [(key, block.line) for block in blocks for key in block.parts.get("terms", ())]:
        if key not in known:
            yield line, f"terms: expected a key of the glossary / came {key}"
        elif re.search("[\u3400-\u9fff]", known[key]["zh"]):
            form = f"{known[key]['zh']}（{known[key]['en']}"
            if not re.search(re.escape(form) + "[）；，]", text, re.IGNORECASE):
                yield line, f"expected “{form}）” somewhere on the page / came nothing like it"


def _pattern(phrase: str, language: str = "zh") -> re.Pattern[str]:
    """Match a Chinese phrase with or without spaces between its characters, an English one in whole words."""
    if language == "en":
        return re.compile(rf"\b{re.escape(phrase)}(?:s|es)?\b", re.IGNORECASE)
    return re.compile(r"\s*".join(re.escape(c) for c in phrase if not c.isspace()), re.IGNORECASE)
