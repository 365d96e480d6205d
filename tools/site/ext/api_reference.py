"""What Sphinx's autodoc and napoleon leave to do on the page of the package: words, links and the language.

The docstrings are English on both pages, while the words around them, 参数 for example, are the page's own.
"""

import re
import sys
from collections.abc import Iterator
from typing import Any, TypeVar

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.ext import napoleon
from sphinx.ext.napoleon.docstring import NumpyDocstring
from sphinx.locale import get_translation
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.nodes import make_refnode
from sphinx.util.typing import ExtensionMetadata

from tools.site.ext import languages

translated = get_translation("sphinx")
BETWEEN_TYPES = re.compile(r"(, | or )")  # A, B or C; A, optional
SYMBOL = re.compile(r"(\b[A-Za-z]_(?:t\b|\{t-1\}))")  # h_t, C_{t-1}
MODULES = ("lstm_ref", "lstm_ref.learning", "lstm_ref.stacks", "lstm_ref.interop", "lstm_ref.conformance")
PRIME = re.compile(r"(?<=\d)['’](?=\))")  # of an equation's number: (1')


class Docstring(NumpyDocstring):
    """Where napoleon's reading of a docstring does not suit this package."""

    def _parse_attributes_section(self, section: str) -> list[str]:
        """Set attributes as parameters are set, not each as a heading of its own."""
        return self._format_fields(translated("Attributes"), self._consume_fields())

    def _parse_attribute_docstring(self) -> list[str]:
        """Read a property's docstring as a sentence; napoleon takes what is before a colon for a type."""
        return self._consume_to_end()


Kind = TypeVar("Kind", bound=nodes.Node)


def inside(content: addnodes.desc_content, kind: type[Kind]) -> list[Kind]:
    """Return the nodes of a kind in one description, in those nested in it not."""
    own = [child for child in content if not isinstance(child, addnodes.desc)]
    return [node for child in own for node in child.findall(kind)]


class LinkNames(SphinxPostTransform):
    """Link a type, each of several, and a `name` in a sentence, to where the page describes it."""

    default_priority = 800

    def run(self, **kwargs: Any) -> None:
        for content in self.document.findall(addnodes.desc_content):
            for word in [*inside(content, nodes.emphasis), *inside(content, nodes.literal)]:
                parts = BETWEEN_TYPES.split(word.astext()) if isinstance(word, nodes.emphasis) else [word.astext()]
                word.replace_self([self.linked(part, word) for part in parts])

    def linked(self, text: str, whole: nodes.TextElement) -> nodes.Node:
        """Return the text, all of an element or a part of it, as such an element, in a link if the package has it."""
        objects = self.env.domaindata["py"]["objects"]
        word = type(whole)(text, text, **whole.attributes)
        for name in (f"{module}.{text}" for module in MODULES if f"{module}.{text}" in objects):
            page, anchor, *_ = objects[name]
            return make_refnode(self.app.builder, self.env.docname, page, anchor, word)
        return word


class SetSymbols(SphinxPostTransform):
    """Set what a docstring writes in plain characters as the chapters set it: h_{t-1}, (1') and a dash."""

    default_priority = 810

    def run(self, **kwargs: Any) -> None:
        for content in self.document.findall(addnodes.desc_content):
            for text in inside(content, nodes.Text):
                if isinstance(text.parent, nodes.paragraph):
                    text.parent.replace(text, list(typeset(text)))


def typeset(text: str) -> Iterator[nodes.Node]:
    text = PRIME.sub("′", text.replace(" -- ", " – "))
    for part in SYMBOL.split(text):
        yield nodes.math("", part) if SYMBOL.fullmatch(part) else nodes.Text(part)


class MarkEnglish(SphinxPostTransform):
    """Tell a Chinese page's screen reader which paragraphs are English."""

    default_priority = 850

    def run(self, **kwargs: Any) -> None:
        if languages.current(self.config).folder == "en":
            return
        for content in self.document.findall(addnodes.desc_content):
            for paragraph in inside(content, nodes.paragraph):
                paragraph["classes"].append("language-en")


def depend_on_package(app: Sphinx, what: str, name: str, described: Any, options: Any, lines: list[str]) -> None:
    """Read the page again when a package offers other names; autodoc notes only the module that defines each."""
    for package in (module for module in MODULES if name.startswith(f"{module}.")):
        app.env.note_dependency(str(sys.modules[package].__file__))


def setup(app: Sphinx) -> ExtensionMetadata:
    app.setup_extension("sphinx.ext.napoleon")
    napoleon.NumpyDocstring = Docstring  # type: ignore[attr-defined]
    app.connect("autodoc-process-docstring", depend_on_package)
    app.add_post_transform(LinkNames)
    app.add_post_transform(SetSymbols)
    app.add_post_transform(MarkEnglish)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
