"""`<meta name="description">`: the front matter's `description`, or else the page's first paragraph."""

from docutils import nodes

LONGEST = 160


def shorten(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"


def first_paragraph(doctree: nodes.document) -> str:
    paragraph = next(doctree.findall(nodes.paragraph), None)
    return paragraph.astext() if paragraph else ""


def add_description(app, pagename, templatename, context, doctree):
    written = app.env.metadata.get(pagename, {}).get("description")
    fallback = first_paragraph(doctree) if doctree else app.config.project
    context["description"] = shorten(str(written or fallback))


def setup(app):
    app.connect("html-page-context", add_description)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
