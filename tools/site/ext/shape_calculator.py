"""The `shape-calculator` directive: the shapes of a recurrent network in three frameworks, and the slice that is h_n.

    :::{shape-calculator}
    :::

Without JavaScript the table and the drawing of the first setting stay: numbers from tools.site.shapes, laid out by the
page's own render.js. Only pages with a calculator load its script.
"""

import json
from dataclasses import asdict
from html import escape
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata
from sphinx.writers.html5 import HTML5Translator

from tools.site import node
from tools.site.ext import languages
from tools.site.ext.living_cell import STYLES
from tools.site.shapes.describe import describe
from tools.site.shapes.setting import Setting

SHEETS = (*STYLES, "css/shapes.css")
RENDER = node.SITE / "shapes" / "render.js"


class shape_calculator(nodes.General, nodes.Element):  # noqa: N801 (docutils names nodes in lower case)
    """The first setting, and its result as HTML."""


class ShapeCalculator(SphinxDirective):
    """Puts the calculator on the page."""

    def run(self) -> list[nodes.Node]:
        """Return the calculator at its first setting."""
        first = Setting()
        result = node.call(RENDER, "render", describe(first), languages.current(self.config).folder)
        return [shape_calculator("", setting=json.dumps(asdict(first)), result=result)]


def visit(translator: HTML5Translator, node: nodes.Element) -> None:
    translator.body.append(f'<div class="shapes" data-setting="{escape(node["setting"])}">')
    translator.body.append(f'<div class="shapes-desk">{node["result"]}</div></div>\n')
    raise nodes.SkipNode


def add_scripts(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    if doctree is not None and next(doctree.findall(shape_calculator), None) is not None:
        for sheet in SHEETS:
            app.add_css_file(sheet)
        app.add_js_file("shapes/shapes.js", loading_method="defer")


def setup(app: Sphinx) -> ExtensionMetadata:
    app.add_node(shape_calculator, html=(visit, None))
    app.add_directive("shape-calculator", ShapeCalculator)
    app.connect("html-page-context", add_scripts)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
