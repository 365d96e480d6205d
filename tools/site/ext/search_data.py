"""What the search page reads: every section of the book with its text, and the glossary's forms of each term.

Sphinx's own index splits Chinese words apart, and its results fetch pages, which a browser refuses without a server.
So it is switched off. Each page's sections are kept beside its doctree, since Sphinx writes only what has changed;
together they become one classic script that assigns one value.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeGuard

import yaml
from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from tools.site.ext import languages

SYMBOLS = {"sigma": "σ", "ast": "*", "tanh": "tanh", "cdot": "·", "times": "×", "approx": "≈", "partial": "∂"}
SKIPPED = (nodes.title, nodes.math_block, nodes.raw, addnodes.desc_signature)
SKIPPED_CLASSES = {"sheet", "figure-png", "glossary-jump", "glossary-letter", "glossary-see", "glossary-from"}


def element(node: nodes.Node) -> nodes.Element:
    assert isinstance(node, nodes.Element)
    return node


def is_section(node: nodes.Node) -> TypeGuard[nodes.Element]:
    """Whether a node is found by itself: a section, an object of the API, or a term with its definition."""
    if isinstance(node, nodes.definition_list_item):
        return bool(element(node[0])["ids"])
    return isinstance(node, (nodes.section, addnodes.desc))


def words(node: nodes.Node) -> str:
    """Return a node's text without what is found by itself, titles and displayed equations.

    A paragraph, a row of a table and a line of code are a line each, so that search can show a sentence as a whole.
    """
    if isinstance(node, nodes.Text):
        return node.astext() if isinstance(node.parent, nodes.literal_block) else node.astext().replace("\n", " ")
    if is_section(node) or isinstance(node, SKIPPED) or SKIPPED_CLASSES & set(element(node).get("classes", [])):
        return ""
    if isinstance(node, nodes.math):
        return re.sub(r"\\([a-zA-Z]+) ?|[{}]", lambda found: SYMBOLS.get(found[1] or "", ""), node.astext())
    joint = "" if isinstance(node, nodes.TextElement) else " · " if isinstance(node, nodes.row) else "\n"
    return joint.join(filter(None, (words(child) for child in node.children)))


def heading(node: nodes.Element) -> str:
    if isinstance(node, addnodes.desc):
        return str(element(node[0]).get("fullname") or node[0].astext())
    if isinstance(node, nodes.definition_list_item):
        return next(node.findall(nodes.term)).astext()
    return node[0].astext()


def anchor(node: nodes.Element) -> str:
    named = element(node[0]) if isinstance(node, (addnodes.desc, nodes.definition_list_item)) else node
    ids: list[str] = named["ids"]
    labels = [name for name in ids if name.startswith("sec-")]
    return (labels or ids or [""])[0]


def sections(doctree: nodes.document) -> list[dict[str, str]]:
    """Return heading, anchor and text of each section, of each object of the API and of each term."""
    found = []
    for node in filter(is_section, doctree.findall()):
        body = node[1] if isinstance(node, nodes.definition_list_item) else node
        lines = "\n".join(words(child) for child in body.children).splitlines()
        text = "\n".join(filter(None, (" ".join(line.split()) for line in lines)))
        found.append({"heading": heading(node), "anchor": anchor(node), "text": text})
    return found


def page_file(app: Sphinx, pagename: str) -> Path:
    return Path(app.doctreedir) / f"{pagename}.search.json"


def keep_sections(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    if doctree is not None:
        kept = json.dumps(sections(doctree), ensure_ascii=False)
        page_file(app, pagename).write_text(kept, encoding="utf-8")


def forms(app: Sphinx) -> list[dict[str, object]]:
    """Return for each term the form that this language's pages use, all that a reader may type, and its chapter."""
    here, path = languages.current(app.config).folder, Path(app.srcdir) / "glossary.yml"
    if not path.is_file():
        return []
    entries = []
    for term in yaml.safe_load(path.read_text(encoding="utf-8"))["terms"]:
        others = [form["zh"] for form in term.get("zh_alternates", [])]
        others += [term["symbol"]] if "symbol" in term else []
        chapter = term.get("see") if term.get("see") in app.env.found_docs else None
        entries.append({"preferred": term[here], "forms": [term["en"], term["zh"], *others], "chapter": chapter,
                        "key": f"term-{term['key']}"})  # fmt: skip
    return entries


def write_data(app: Sphinx, exception: Exception | None) -> None:
    if exception is not None or app.builder.format != "html":
        return
    pages = {}
    for name in sorted(app.env.found_docs):
        if page_file(app, name).is_file():
            title = app.env.titles[name].astext()
            pages[name] = {"title": title, "sections": json.loads(page_file(app, name).read_text(encoding="utf-8"))}
    data = {"pages": pages, "terms": forms(app)}
    script = f"globalThis.BOOK_SEARCH_DATA = {json.dumps(data, ensure_ascii=False, separators=(',', ':'))};\n"
    (Path(app.outdir) / "search_data.js").write_text(script, encoding="utf-8")


def no_index_of_sphinx(app: Sphinx) -> None:
    app.builder.search = False  # type: ignore[attr-defined]  # of the HTML builder


def search_page(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    yield "search", {}, "search.html"


def setup(app: Sphinx) -> ExtensionMetadata:
    app.connect("builder-inited", no_index_of_sphinx)
    app.connect("html-page-context", keep_sections)
    app.connect("html-collect-pages", search_page)
    app.connect("build-finished", write_data)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
