"""The `worksheet` directive: the running example's step as one page to print, blank or solved.

    ::::{worksheet} blank
    What is to be done.

    :::{figure-pair} sheet_blank
    ...
    :::
    ::::

The figure is the cell to fill in, the last of the content. The rest is `tools.site.worksheet`, laid out by
templates/worksheet.html, in which $…$ is a formula.
"""

import re
from typing import Any

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata
from sphinx.writers.html5 import HTML5Translator

from tools.site import worksheet
from tools.site.ext import languages

KINDS = ("blank", "solved")
TASK, FIGURE = "<!-- task -->", "<!-- figure -->"


class sheet(nodes.container):  # noqa: N801 (docutils names nodes in lower case)
    """The whole sheet; a page that has it gets its style."""


def with_formulas(html: str) -> list[nodes.Node]:
    """Return HTML whose $…$ are formulas."""
    parts = re.split(r"\$([^$]+)\$", html)
    return [nodes.math(part, part) if n % 2 else nodes.raw("", part, format="html") for n, part in enumerate(parts)]


class Worksheet(SphinxDirective):
    """Puts the sheet on the page."""

    required_arguments = 1
    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return the sheet with the drawing in its place."""
        kind = directives.choice(self.arguments[0], KINDS)
        content = self.parse_content_to_nodes()
        if not content or not isinstance(content[-1], nodes.figure):
            raise self.error("worksheet: the content must end with a figure, the cell to fill in")
        builder = self.env.app.builder
        assert isinstance(builder, StandaloneHTMLBuilder)
        filled = worksheet.sheet(languages.current(self.config).folder, kind == "solved")
        head, rest = builder.templates.render("worksheet.html", filled).split(TASK)
        above, below = rest.split(FIGURE)
        *task, drawing = content
        children = [nodes.raw("", head, format="html"), *task, *with_formulas(above), drawing, *with_formulas(below)]
        return [sheet("", *children, classes=["sheet", f"sheet--{kind}", "pst-scrollable-table-container"])]


def add_style(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Give the page of a sheet its style."""
    if doctree is not None and next(doctree.findall(sheet), None) is not None:
        app.add_css_file("css/worksheet.css")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive."""
    app.add_node(sheet, html=(HTML5Translator.visit_container, HTML5Translator.depart_container))
    app.add_directive("worksheet", Worksheet)
    app.connect("html-page-context", add_style)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
