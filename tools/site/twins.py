"""A Markdown twin of every page, for readers who are programs, and llms.txt, the list of them (llmstxt.org)."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from functools import partial
from html import unescape
from importlib.metadata import version
from pathlib import Path

from bs4 import BeautifulSoup, Tag
from markdownify import MarkdownConverter

from lstm_labs.words import LANGUAGES
from tools.site.cache import remembered
from tools.site.cards import TITLE

LEFT_OUT = ".headerlink, nav, script, style, img[src*='.dark.']"
FORMULAS = ".katex-display, .katex:not(.katex-display .katex)"
DESCRIPTION = re.compile(r'<meta property="og:description" content="([^"]*)"')
SELF = Path(__file__).read_text(encoding="utf-8")  # another converter, other twins
OTHER_PAGE = re.compile(r"^([\w./-]+)\.html(?=$|#)")
INTRODUCTION = """# LSTM Step by Step · LSTM 分步讲解

> An independent, executable companion to Christopher Olah's Understanding LSTM Networks, in English and in Chinese: \
the LSTM cell in four steps, each with its picture, its equation, its code and its numbers; experiments; labs; a NumPy \
reference. Text and figures CC BY 4.0, code BSD 3-Clause.

Every page has a twin in Markdown, of the same name with `.md`; formulas are TeX between dollar signs.
"""
PARTS = {"en": "English", "zh": "中文"}


def mark(k: int) -> str:
    """Return what stands for a formula while the rest becomes Markdown: nothing in it is escaped."""
    return f"\ue000{k}\ue001"


def take_out(formula: Tag, k: int) -> str:
    """Put a mark in the place of a formula; return it in TeX."""
    source = formula.select_one("annotation")
    assert source is not None
    display = "katex-display" in formula.get_attribute_list("class")
    formula.replace_with(mark(k))
    tex = source.get_text().strip()
    return f"\n\n$$\n{tex}\n$$\n\n" if display else f"${tex}$"


def twin(page: str) -> bytes:
    """Return a built page in Markdown."""
    article = BeautifulSoup(page, "html.parser").select_one("article.bd-article")
    assert article is not None
    for part in article.select(LEFT_OUT):
        part.decompose()
    formulas = [take_out(formula, k) for k, formula in enumerate(article.select(FORMULAS))]
    for link in article.select("a[href]"):
        link.attrs.pop("title", None)
        link["href"] = OTHER_PAGE.sub(r"\1.md", str(link["href"]))
    text = MarkdownConverter(heading_style="ATX", bullets="-").convert_soup(article)
    for k, tex in enumerate(formulas):
        text = text.replace(mark(k), tex)
    return re.sub(r"\n{3,}", "\n\n", text).strip().encode() + b"\n"


def twins(html: Path, lang: str) -> Iterator[tuple[str, bytes]]:
    """Yield `<lang>/<page>.md` with its text for each page of a language, in the order of its names."""
    for path in sorted(html.rglob("*.html")):
        name, page = path.relative_to(html).with_suffix(""), path.read_text(encoding="utf-8")
        if TITLE.search(page):
            key = hashlib.sha256(f"{version('markdownify')} {SELF} {page}".encode()).hexdigest()
            kept = f"twin.{lang}.{name.as_posix().replace('/', '.')}"
            yield f"{lang}/{name.as_posix()}.md", remembered(kept, key, partial(twin, page))


def llms(twin_of: Mapping[str, Path], site_url: str) -> bytes:
    """Return llms.txt, a line for each twin; `twin_of` has the built page of each by its name."""
    parts = [INTRODUCTION]
    for lang in LANGUAGES:
        lines = [f"## {PARTS[lang]}", ""]
        for name, path in twin_of.items():
            page = path.read_text(encoding="utf-8")
            title, about = TITLE.search(page), DESCRIPTION.search(page)
            if name.startswith(f"{lang}/") and title and about:
                lines.append(f"- [{unescape(title[1])}]({site_url.rstrip('/')}/{name}): {unescape(about[1])}")
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts).encode()
