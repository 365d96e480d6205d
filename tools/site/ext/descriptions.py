"""`<meta name="description">`: the front matter's `description`, or else the page's first paragraph."""

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

LONGEST = 160


def shorten(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"


def first_paragraph(doctree: nodes.document) -> str:
    paragraph = next(doctree.findall(nodes.paragraph), None)
    return paragraph.astext() if paragraph else ""


def add_description(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    written = app.env.metadata.get(pagename, {}).get("description")
    fallback = first_paragraph(doctree) if doctree else app.config.project
    context["description"] = shorten(str(written or fallback))


def setup(app: Sphinx) -> ExtensionMetadata:
    app.connect("html-page-context", add_description, priority=400)  # page_meta needs it
    return {"parallel_read_safe": True, "parallel_write_safe": True}
