"""Fixtures of the site tests: the pages of the real site, built when they are out of date, and a small fixture book."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tools import ROOT

FIXTURE_BOOK = Path(__file__).resolve().parent / "book"


@pytest.fixture(scope="session")
def site() -> Path:
    """Return the folder of the published site."""
    from tools.site import build

    build.build(ROOT, ROOT / "_build")
    return ROOT / "_build" / "html"


@pytest.fixture(scope="session")
def pages(site) -> dict[str, BeautifulSoup]:
    """Return every published page but 404.html, by its path."""
    return {
        path.relative_to(site).as_posix(): BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        for path in sorted(site.rglob("*.html"))
        if path.name != "404.html"
    }


@pytest.fixture(scope="session")
def book_pages(pages) -> dict[str, BeautifulSoup]:
    """Return the pages that hold text: neither the language chooser nor search."""
    return {name: page for name, page in pages.items() if "/" in name and not name.endswith("search.html")}


@pytest.fixture(scope="session")
def model_book(tmp_path_factory) -> Path:
    """Return the fixture book, built, with a living model on its first page."""
    from workshop import Workshop

    workshop = Workshop(tmp_path_factory.mktemp("model"))
    for lang, start in (("en", "## Start\n"), ("zh", "## 开始\n")):
        model = "::::{living-model}\n:::{figure-pair} 01_fixture\n:alt: A\n\nA.\n:::\n::::\n"
        workshop.edit(f"book/{lang}/index.md", start, f"{start}\n{model}")
    result = workshop.build()
    assert result.returncode == 0, result.stderr
    return workshop.output / "html"


@pytest.fixture(scope="session")
def shape_book(tmp_path_factory) -> Path:
    """Return the fixture book, built, with a shape calculator on its first page."""
    from workshop import Workshop

    workshop = Workshop(tmp_path_factory.mktemp("shapes"))
    for lang, start in (("en", "## Start\n"), ("zh", "## 开始\n")):
        workshop.edit(f"book/{lang}/index.md", start, f"{start}\n:::{{shape-calculator}}\n:::\n")
    result = workshop.build()
    assert result.returncode == 0, result.stderr
    return workshop.output / "html"
