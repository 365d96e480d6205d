"""Link every chapter to its lab (the notebook of the same name), and every lab to its chapter and to the how-to."""

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

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


def setup(app: Sphinx) -> ExtensionMetadata:
    app.connect("html-page-context", add_links)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
