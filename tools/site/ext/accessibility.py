"""Repair what axe-core reports in the HTML of docutils and myst-nb, where no option or template reaches."""

import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

REPAIRS = {
    # A label that is not the visible text, in English on every page; the summary's own words name it.
    '<summary aria-label="Toggle hidden content">': "<summary>",
    # The empty corner of a table is no heading.
    '<th class="head"><p></p></th>': "<td></td>",
    # Roles that ARIA has deprecated, or that need another parent than the one they have.
    ' role="doc-biblioentry"': ' role="listitem"',
    ' role="doc-backlink"': "",
}


def repair(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    body = context.get("body", "")
    for found, better in REPAIRS.items():
        body = body.replace(found, better)
    # A size in attributes tells the browser the shape of an image before it comes; docutils writes a style.
    context["body"] = re.sub(r'style="width: (\d+)px; height: (\d+)px;"', r'width="\1" height="\2"', body)


def setup(app: Sphinx) -> ExtensionMetadata:
    app.connect("html-page-context", repair)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
