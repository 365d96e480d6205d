"""Link every chapter to its lab (the notebook of the same name), and every lab to its chapter and to the how-to.

In the sidebar a lab has no line of its own: its link stands beside its chapter.
"""

from collections.abc import Callable
from typing import Any

from bs4 import BeautifulSoup, Tag
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.locale import get_translation
from sphinx.util.typing import ExtensionMetadata

translated = get_translation("sphinx")
LABS, HOW_TO = "labs/", "run_labs"


def add_links(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    chapter = pagename.removeprefix(LABS)
    lab = LABS + chapter
    documents = app.env.found_docs
    context["chapter_page"] = chapter if pagename == lab and chapter in documents else None
    context["lab_page"] = lab if pagename == chapter and lab in documents else None
    context["lab_notebook"] = f"{lab}.ipynb" if lab in documents else None
    context["how_to_page"] = HOW_TO if pagename == lab and HOW_TO in documents else None
    pairs = {f"{LABS}{name}": name for name in sorted(documents) if f"{LABS}{name}" in documents}
    context["fold_labs"] = lambda contents: fold_labs(contents, pairs, context["pathto"])


def fold_labs(contents: BeautifulSoup, pairs: dict[str, str], path_to: Callable[[str], str]) -> BeautifulSoup:
    """Move the link of each lab beside that of its chapter, and drop a part of the contents that is empty then.

    The theme keeps what it has generated and may hand it over again, folded.
    """
    links = {link["href"]: link for link in contents.select("a")}
    for lab, chapter in pairs.items():
        link, beside = links.get(path_to(lab)), links.get(path_to(chapter))
        if link is None or beside is None or link.parent is beside.parent:
            continue
        line = link.find_parent("li")
        assert line is not None
        link["class"] = "sidebar-lab"
        link["title"] = link["aria-label"] = link.get_text()
        link.string = translated("lab")
        if "current" in line["class"]:
            link["aria-current"] = "page"
        beside.insert_after(link.extract())
        line.decompose()
    for caption in contents.select("p.caption"):
        part = caption.find_next_sibling("ul")
        if isinstance(part, Tag) and part.find("li") is None:
            part.decompose()
            caption.decompose()
    return contents


def setup(app: Sphinx) -> ExtensionMetadata:
    app.connect("html-page-context", add_links)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
