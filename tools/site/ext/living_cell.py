"""The `living-cell` directive: the cell that computes on the page, in the place of a figure.

    ::::{living-cell} f
    :::{figure-pair} 05_numbers
    ...
    :::
    ::::

The argument is the step that is lit and can be moved (f, i, C or o), `whole` or `home` for the cell over the sentence,
`rnn` or `pair` for the three units of chapter 1 over one of its sentences. Without JavaScript the figure stays.
Only pages with a cell load its scripts.
"""

from typing import Any

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata
from sphinx.writers.html5 import HTML5Translator

KINDS = ("f", "i", "C", "o", "whole", "home", "rnn", "pair")
SCRIPTS = ("data", "cell")
STYLES = ("cell/figures.css", "css/cell.css")


class living_cell(nodes.General, nodes.Element):  # noqa: N801 (docutils names nodes in lower case)
    """The figure, and the kind of cell that takes its place."""


class LivingCell(SphinxDirective):
    required_arguments = 1
    has_content = True

    def run(self) -> list[nodes.Node]:
        kind = directives.choice(self.arguments[0].lower(), [name.lower() for name in KINDS])
        return [living_cell("", *figure_for(self), kind="C" if kind == "c" else kind)]


def figure_for(directive: SphinxDirective) -> list[nodes.Node]:
    """Return the content of a directive, which must be a figure."""
    children = directive.parse_content_to_nodes()
    if not any(isinstance(child, nodes.figure) for child in children):
        raise directive.error(f"{directive.name}: the content must be a figure, for readers without JavaScript")
    return children


def visit(translator: HTML5Translator, node: nodes.Element) -> None:
    translator.body.append(translator.starttag(node, "div", CLASS="living-cell", **{"data-kind": node["kind"]}))


def depart(translator: HTML5Translator, node: nodes.Element) -> None:
    translator.body.append("</div>\n")


def add_scripts(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    if doctree is not None and next(doctree.findall(living_cell), None) is not None:
        for style in STYLES:
            app.add_css_file(style)
        for script in SCRIPTS:
            app.add_js_file(f"cell/{script}.js", loading_method="defer")


def setup(app: Sphinx) -> ExtensionMetadata:
    app.add_node(living_cell, html=(visit, depart))
    app.add_directive("living-cell", LivingCell)
    app.connect("html-page-context", add_scripts)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
