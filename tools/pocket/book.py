"""The pages of a language's book, in the order of its contents, as the site has built them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from bs4 import BeautifulSoup, Tag

from tools import ROOT
from tools.files import replace

HERE = Path(__file__).resolve().parent
LEFT_OUT = ("labs/", "api")  # run on a computer, looked up there


@dataclass(frozen=True)
class Page:
    """A built page: its name, its title, the part of the book that it opens (or ""), and its text."""

    name: str
    title: str
    part: str
    text: Tag


def listed(toc: Path) -> Iterator[tuple[str, str]]:
    """Yield the part and the name of each page that belongs in the pocket, the home page left out."""
    for part in yaml.safe_load(toc.read_text(encoding="utf-8"))["parts"]:
        for chapter in part["chapters"]:
            if not chapter["file"].startswith(LEFT_OUT):
                yield part["caption"], chapter["file"]


def read(html: Path, toc: Path) -> list[Page]:
    """Return the pages from the site's folder of a language; whoever calls may change them."""
    pages: list[Page] = []
    part = ""
    for caption, name in listed(toc):
        page = BeautifulSoup((html / f"{name}.html").read_text(encoding="utf-8"), "html.parser")
        text = page.select_one("article.bd-article > section")
        heading = page.select_one("article.bd-article h1")
        if text is None or heading is None:
            raise ValueError(f"{html / name}.html: expected an article with a heading")
        for link in heading.select(".headerlink"):
            link.decompose()
        pages.append(Page(name, heading.get_text().strip(), caption if caption != part else "", text))
        part = caption
    return pages


def keep(path: Path, data: bytes, lang: str) -> Path:
    """Write a finished book, and a copy beside the pages that it was made from; a new build of the site drops that."""
    replace(path, data)
    replace(ROOT / "_build" / "html" / lang / path.name, data)
    return path


@cache
def words(lang: str) -> dict[str, Any]:
    """Return the words of a language that only the pocket needs, with the facts of CITATION.cff."""
    own: dict[str, Any] = yaml.safe_load((HERE / "words.yml").read_text(encoding="utf-8"))[lang]
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    date = citation["date-released"]
    facts = {"version": citation["version"], "date": date.isoformat(), "year": date.year, "number": "{number}"}
    return {name: value.format(**facts) if isinstance(value, str) else value for name, value in own.items()} | facts
