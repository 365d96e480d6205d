"""Hold the words in code to the glossary, in both languages, and each pair of them to the rules for pairs."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from tools.parity.check import GLOSSARY, Standard, read, standard
from tools.parity.compare import Difference
from tools.parity.glossary import find_forbidden, read_glossary
from tools.parity.rules.language import check_language
from tools.parity.words.found import Text, Words
from tools.parity.words.markup import by_path, read_html, read_markdown, read_translations, read_yaml
from tools.parity.words.python import read_python
from tools.parity.words.script import read_script

PLACES = [
    ("lstm_ref", "**/*.py"), ("notebooks/lstm_labs", "**/*.py"), ("tools/site", "**/*.py"),
    ("tools/claims", "**/*.py"), ("tools/pocket", "*.py"), ("tools/pocket", "words.yml"), ("book", "claims.yml"),
    ("book/site", "**/*.js"), ("book/site", "**/*.html"), ("book/site", "**/*.po"),
    (".", "_config.yml"), ("book/zh", "_config.yml"), ("book", "[ez][nh]/_toc.yml"), ("book", "glossary.yml"),
    (".", "README*.md"), (".", "CHANGELOG.md"), (".", "CONTRIBUTING.md"), ("notebooks", "*/README.md"),
    ("examples", "README*.md"),
]  # fmt: skip
READERS: dict[str, Callable[[str], Words]] = {
    ".py": read_python, ".js": read_script, ".html": read_html, ".po": read_translations, ".yml": read_yaml,
}  # fmt: skip
SHARED = [(Path("_config.yml"), Path("book/zh/_config.yml")), (Path("book/en/_toc.yml"), Path("book/zh/_toc.yml"))]
FREE = ("length",)  # a label is too short for it, a message too free
NOT_PROSE = {
    "forbidden",
    "forbidden_en",
    "zh_alternates",
    "loose",
    "forms",
    "key",
    "see",
    "stands_for",
}  # of the glossary: forms that readers meet elsewhere


def check_words(root: Path) -> list[Difference]:
    """Return what is wrong with the words in code, sorted by file and line."""
    held_to = standard(read_glossary(read(root, GLOSSARY), GLOSSARY))
    found: set[Difference] = set()
    for path in paths(root):
        source = read(root, path)
        words = read_markdown(source, path) if path.suffix == ".md" else READERS[path.suffix](source)
        if path == GLOSSARY:
            words.texts = [text for place, text in by_path(source).items() if not set(place.split(".")) & NOT_PROSE]
        found |= {Difference(path, *finding) for finding in _check_texts(words.texts, source, held_to)}
        found |= {Difference(path, *finding) for finding in _check_pairs(words.pairs, held_to)}
    for en, zh in SHARED:
        found |= {Difference(zh, *finding) for finding in _check_pairs(_same_place(root, en, zh), held_to)}
    return sorted(found, key=lambda difference: (difference.path, difference.line, difference.message))


def paths(root: Path) -> list[Path]:
    """Return the files whose words are checked."""
    found = {path.relative_to(root) for folder, pattern in PLACES for path in (root / folder).glob(pattern)}
    return sorted(path for path in found if not {"node_modules", "__pycache__"} & set(path.parts))


def _check_texts(texts: Sequence[Text], source: str, held_to: Standard) -> Iterator[tuple[int, str]]:
    lines = source.split("\n")
    for text in texts:
        for phrases in held_to.forbidden.values():
            for _, message in find_forbidden([(text.line, text.words)], phrases):
                yield _line_of(message.rpartition("came ")[2], text, lines), message
        if text.is_chinese:
            yield from ((text.line, f"language: {message}") for message in check_language("", text.words))


def _line_of(phrase: str, text: Text, lines: list[str]) -> int:
    """Return the line on which a phrase of a text stands, if it stands there in one piece."""
    span = range(text.line, min(text.line + text.raw.count("\n") + 12, len(lines)) + 1)
    return next((number for number in span if phrase in lines[number - 1]), text.line)


def _check_pairs(pairs: Sequence[tuple[Text, Text]], held_to: Standard) -> Iterator[tuple[int, str]]:
    for en, zh in pairs:
        for name, rule in held_to.rules.items():
            if name not in FREE and not (name == "terms" and " " not in en.words):  # *forget*, short for its gate
                for message in rule(en.words, zh.words):
                    yield zh.line, f"{name}: {message}, in “{zh.raw[:20]}” for “{en.raw[:30]}”"


def _same_place(root: Path, en: Path, zh: Path) -> list[tuple[Text, Text]]:
    if not all((root / path).exists() for path in (en, zh)):
        return []
    english, chinese = (by_path(read(root, path)) for path in (en, zh))
    return [(english[place], text) for place, text in chinese.items() if place in english and text.has_chinese]
