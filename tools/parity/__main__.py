"""Check that the English and the Chinese book say the same things in the same order.

Usage: python -m tools.parity [--root DIR]

Compared: the files, `_toc.yml`, every chapter block by block, every notebook cell by cell; on the Chinese
side also terms and typography. Each difference is printed with file and line; the exit code is 1 if any.

What authors do:

- every heading of a chapter has its target before it, `(sec-…)=`, equal in both languages;
- a chapter's front matter lists its key terms, `terms: [forget-gate]`; the Chinese page then introduces
  each once as 遗忘门（forget gate）;
- the words of others are marked: `<q>…</q>` in a sentence, a Markdown blockquote (`> …`), or an
  `{epigraph}` or `{pull-quote}`; only there, in the glossary and in the translation notes may a forbidden
  phrase stand. A blockquote is therefore always a quotation;
- a Chinese paragraph is one line of the file.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from tools import ROOT
from tools.parity.blocks import parse
from tools.parity.compare import Difference, compare
from tools.parity.model import Block, Context, SourceError
from tools.parity.notebooks import read_notebook
from tools.parity.prose import check_prose
from tools.parity.terms import Term, check_forbidden, check_glossary, check_key_terms, read_glossary
from tools.parity.toc import read_toc

GLOSSARY = Path("book/glossary.yml")
KINDS = [("book", "**/*.md"), ("book", "_toc.yml"), ("notebooks", "**/*.ipynb")]
EXEMPT = {"glossary", "translation_notes"}


def check(root: Path) -> list[Difference]:
    """Return all differences in a project, sorted by file and line."""
    terms: list[Term] = []
    found = list(_guarded(_check_glossary(root, terms)))
    for folder, pattern in KINDS:
        en, zh = (_names(root, f"{folder}/{language}", pattern) for language in ("en", "zh"))
        for name in en ^ zh:
            there, lacking = ("en", "zh") if name in en else ("zh", "en")
            message = f"expected this file / came none, while {folder}/{there}/{name} is there"
            found.append(Difference(Path(folder, lacking, name), 1, message))
        for name in en & zh:
            found += _guarded(_check_pair(root, Path(folder, "en", name), Path(folder, "zh", name), terms))
    return sorted(found, key=lambda difference: (difference.path, difference.line, difference.message))


def _check_glossary(root: Path, terms: list[Term]) -> Iterator[Difference]:
    terms += read_glossary(_read(root, GLOSSARY), GLOSSARY)
    chapters = {path.stem for path in _names(root, "book/en", "*.md")}
    for line, message in check_glossary(terms, chapters):
        yield Difference(GLOSSARY, line, message)


def _check_pair(root: Path, en_path: Path, zh_path: Path, terms: list[Term]) -> Iterator[Difference]:
    en, zh = _blocks(root, en_path, "en"), _blocks(root, zh_path, "zh")
    yield from compare(en, zh, en_path, zh_path)
    for path, blocks in [(en_path, en), (zh_path, zh)]:
        if path.suffix == ".md":
            yield from (Difference(path, line, message) for line, message in _check_labels(blocks))
    findings = [finding for block in zh for finding in check_prose(block)]
    if terms:
        findings += check_key_terms(zh, terms)
    if zh_path.stem not in EXEMPT:
        findings += check_forbidden(zh, terms)
    yield from (Difference(zh_path, line, message) for line, message in findings)


def _blocks(root: Path, path: Path, language: str) -> list[Block]:
    text = _read(root, path)
    if path.suffix == ".yml":
        return read_toc(text, path)
    return read_notebook(text, path, language) if path.suffix == ".ipynb" else parse(text, Context(path))


def _check_labels(blocks: list[Block]) -> Iterator[tuple[int, str]]:
    targets: list[str] = []  # those that stand right before the block
    for block in blocks:
        if block.kind == "heading" and not any(target.startswith("sec-") for target in targets):
            yield block.line, f"expected `(sec-…)=` before the heading / came {', '.join(targets) or 'no target'}"
        targets = [*targets, block.detail] if block.kind == "target" else []


def _guarded(differences: Iterator[Difference]) -> Iterator[Difference]:
    try:
        yield from differences
    except SourceError as error:
        yield Difference(error.path, error.line, str(error))


def _read(root: Path, path: Path) -> str:
    try:
        return (root / path).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise SourceError(path, 1, "is missing") from None
    except UnicodeDecodeError as error:
        raise SourceError(path, 1, f"is not UTF-8: {error.reason} at byte {error.start}") from None


def _names(root: Path, folder: str, pattern: str) -> set[Path]:
    paths = {path.relative_to(root / folder) for path in (root / folder).glob(pattern)}
    return {path for path in paths if ".ipynb_checkpoints" not in path.parts}


def main() -> int:
    """Print every difference; return 1 if there is any."""
    parser = argparse.ArgumentParser(description="Compare the English and the Chinese book.")
    parser.add_argument("--root", type=Path, default=ROOT, help="the project's folder")
    found = check(parser.parse_args().root)
    print(*found, sep="\n", end="\n" if found else "")
    print(f"{len(found)} differences between the two languages" if found else "Both languages agree.", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
