"""The `living-model` directive: the trained language models that read a sentence on the page, in the place of a figure.

    ::::{living-model}
    :::{figure-pair} 12_sentence
    ...
    :::
    ::::

Without JavaScript the figure stays. Only pages with a model load its scripts, and the networks of their language.
"""

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata
from sphinx.writers.html5 import HTML5Translator

from tools.site.ext.living_cell import STYLES, figure_for

SHEETS = (*STYLES, "css/model.css")


class living_model(nodes.General, nodes.Element):  # noqa: N801 (docutils names nodes in lower case)
    """The figure that the model takes the place of."""


class LivingModel(SphinxDirective):
    has_content = True

    def run(self) -> list[nodes.Node]:
        return [living_model("", *figure_for(self))]


def visit(translator: HTML5Translator, node: nodes.Element) -> None:
    translator.body.append(translator.starttag(node, "div", CLASS="living-model"))


def depart(translator: HTML5Translator, node: nodes.Element) -> None:
    translator.body.append("</div>\n")


def add_scripts(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    if doctree is not None and next(doctree.findall(living_model), None) is not None:
        for sheet in SHEETS:
            app.add_css_file(sheet)
        lang = "zh" if str(app.config.language).startswith("zh") else "en"
        for script in (lang, "model"):
            app.add_js_file(f"model/{script}.js", loading_method="defer")


def setup(app: Sphinx) -> ExtensionMetadata:
    app.add_node(living_model, html=(visit, depart))
    app.add_directive("living-model", LivingModel)
    app.connect("html-page-context", add_scripts)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
