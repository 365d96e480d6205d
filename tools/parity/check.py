"""All differences between the two languages of a project."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tools.parity.blocks import parse
from tools.parity.compare import Difference, compare
from tools.parity.glossary import (
    Forbidden,
    Term,
    check_glossary,
    check_key_terms,
    find_forbidden,
    forbidden,
    read_glossary,
)
from tools.parity.marks import check_marks
from tools.parity.model import Block, Context, SourceError
from tools.parity.notebooks import read_notebook
from tools.parity.pairs import Pair, matched
from tools.parity.prose import check_prose
from tools.parity.rules import TextRule, check_code, text_rules
from tools.parity.toc import read_toc

GLOSSARY = Path("book/glossary.yml")
KINDS = [("book", "**/*.md"), ("book", "_toc.yml"), ("notebooks", "**/*.ipynb")]
LANGUAGES = ("en", "zh")
EXEMPT = {"glossary", "translation_notes"}  # pages that speak of words


@dataclass(frozen=True)
class Standard:
    """What the words of the book are held to: the glossary, the rules for a pair, the forbidden phrases."""

    terms: list[Term]
    rules: dict[str, TextRule]
    forbidden: dict[str, list[Forbidden]]


def check(root: Path) -> list[Difference]:
    """Return all differences in a project, sorted by file and line."""
    found: list[Difference] = []
    try:
        terms = read_glossary(read(root, GLOSSARY), GLOSSARY)
    except SourceError as error:
        terms = []
        found.append(_unread(error))
    chapters = {path.stem for path in _names(root, "book/en", "*.md")}
    found += [Difference(GLOSSARY, line, message) for line, message in check_glossary(terms, chapters)]
    for folder, pattern in KINDS:
        en, zh = (_names(root, f"{folder}/{language}", pattern) for language in LANGUAGES)
        for name in en ^ zh:
            there, lacking = ("en", "zh") if name in en else ("zh", "en")
            message = f"expected this file / came none, while {folder}/{there}/{name} is there"
            found.append(Difference(Path(folder, lacking, name), 1, message))
    held_to = standard(terms)
    for en_path, zh_path in files(root):
        found += check_files(root, en_path, zh_path, held_to)
    return sorted(found, key=lambda difference: (difference.path, difference.line, difference.message))


def standard(terms: list[Term]) -> Standard:
    """Return what a glossary asks for."""
    return Standard(terms, text_rules(terms), {language: forbidden(terms, language) for language in LANGUAGES})


def files(root: Path) -> Iterator[tuple[Path, Path]]:
    """Yield the English and the Chinese path of every file that both languages have, in the book's order."""
    for folder, pattern in KINDS:
        en, zh = (_names(root, f"{folder}/{language}", pattern) for language in LANGUAGES)
        yield from ((Path(folder, "en", name), Path(folder, "zh", name)) for name in sorted(en & zh))


def check_files(root: Path, en_path: Path, zh_path: Path, held_to: Standard) -> Iterator[Difference]:
    """Yield all differences between two files."""
    try:
        en, zh = read_both(root, en_path, zh_path)
    except SourceError as error:
        yield _unread(error)
    else:
        yield from check_blocks(en, zh, en_path, zh_path, held_to)


def check_blocks(
    en: list[Block], zh: list[Block], en_path: Path, zh_path: Path, held_to: Standard
) -> Iterator[Difference]:
    """Yield all differences between two files that have been read."""
    yield from compare(en, zh, en_path, zh_path)
    exempt = zh_path.stem in EXEMPT
    for pair in matched(en, zh):
        free = pair.free | {"language"} if exempt and pair.en.kind == "cell" else pair.free
        for message in _check_pair(pair, free, held_to.rules):
            yield Difference(zh_path, pair.zh.line, message, en_path, pair.en.line)
    for language, path, blocks in [("en", en_path, en), ("zh", zh_path, zh)]:
        findings = [*check_marks(blocks)]
        if path.suffix == ".md":
            findings += _check_labels(blocks)
        if not exempt:
            prose = [entry for block in blocks if not block.quoted for entry in block.prose]
            findings += find_forbidden(prose, held_to.forbidden[language])
        if language == "zh":
            findings += [finding for block in blocks for finding in check_prose(block)]
            findings += check_key_terms(blocks, held_to.terms) if held_to.terms else []
        yield from (Difference(path, line, message) for line, message in findings)


def _check_pair(pair: Pair, free: frozenset[str], rules: dict[str, TextRule]) -> Iterator[str]:
    if pair.en.joined + pair.zh.joined > 1:
        yield "mark `together`: expected one in a pair / came more"
    for name, rule in rules.items():
        if name not in free:
            yield from (f"{name}: {message}" for message in rule(pair.en.text, pair.zh.text))
    if "code" not in free:
        yield from (f"code: {message}" for message in check_code(pair.en, pair.zh))


def read_both(root: Path, en_path: Path, zh_path: Path) -> tuple[list[Block], list[Block]]:
    """Return the blocks of two files."""
    texts = [read(root, path) for path in (en_path, zh_path)]
    return read_blocks(texts[0], en_path, "en"), read_blocks(texts[1], zh_path, "zh")


def read_blocks(text: str, path: Path, language: str) -> list[Block]:
    """Return the blocks of a page, a notebook or a table of contents."""
    if path.suffix == ".yml":
        return read_toc(text, path)
    return read_notebook(text, path, language) if path.suffix == ".ipynb" else parse(text, Context(path))


def _check_labels(blocks: list[Block]) -> Iterator[tuple[int, str]]:
    targets: list[str] = []  # those that stand right before the block
    for block in blocks:
        if block.kind == "heading" and not any(target.startswith("sec-") for target in targets):
            yield block.line, f"expected `(sec-…)=` before the heading / came {', '.join(targets) or 'no target'}"
        targets = [*targets, block.detail] if block.kind == "target" else []


def _unread(error: SourceError) -> Difference:
    return Difference(error.path, error.line, str(error))


def read(root: Path, path: Path) -> str:
    """Return the text of a file of the project."""
    try:
        return (root / path).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise SourceError(path, 1, "is missing") from None
    except UnicodeDecodeError as error:
        raise SourceError(path, 1, f"is not UTF-8: {error.reason} at byte {error.start}") from None


def _names(root: Path, folder: str, pattern: str) -> set[Path]:
    paths = {path.relative_to(root / folder) for path in (root / folder).glob(pattern)}
    return {path for path in paths if ".ipynb_checkpoints" not in path.parts}
