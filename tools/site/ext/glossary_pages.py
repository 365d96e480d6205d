"""The lists of the glossary page, made from `glossary.yml`: `glossary-terms`, `glossary-reverse`, `glossary-sources`.

Chinese is sorted by its sound; a bar of letters leads to the terms that begin with each. A term links to the chapter
that introduces it as soon as that chapter exists.
"""

from itertools import groupby
from pathlib import Path
from typing import Any

import yaml
from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata

from tools.site.ext import languages
from tools.site.ext.initials import by_sound, initial

PHRASES = {
    "en": {"also": "Also met: ", "stop": "; ", "end": ".", "open": " (", "close": ")", "space": " "},
    "zh": {"also": "也作：", "stop": "；", "end": "。", "open": "（", "close": "）", "space": ""},
}


class GlossaryList(SphinxDirective):
    """What the three lists share."""

    @property
    def lang(self) -> str:
        return languages.current(self.config).folder

    @property
    def glossary(self) -> dict[str, Any]:
        path = Path(self.env.srcdir) / "glossary.yml"
        self.env.note_dependency(str(path))
        glossary: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
        return glossary

    def entry(self, label: list[nodes.Node], body: list[nodes.Node], ids: list[str]) -> nodes.definition_list_item:
        term = nodes.term("", "", *label, ids=ids)
        return nodes.definition_list_item("", term, nodes.definition("", *body))

    def foreign(self, text: str) -> nodes.inline:
        """Return words of the other language, marked as such for a screen reader."""
        return nodes.inline(text, text, lang=languages.other(self.config).tag, classes=["foreign"])


class GlossaryTerms(GlossaryList):
    def run(self) -> list[nodes.Node]:
        mine, other = self.lang, {"en": "zh", "zh": "en"}[self.lang]
        terms = sorted(self.glossary["terms"], key=lambda term: by_sound(term[mine]))
        bar = nodes.paragraph(classes=["glossary-jump"])
        whole = nodes.container("", bar, classes=["glossary-terms"])
        for letter, group in groupby(terms, key=lambda term: initial(term[mine])):
            anchor = f"letter-{letter.lower()}"
            bar += nodes.reference("", letter, internal=True, refid=anchor)
            whole += nodes.paragraph("", letter, ids=[anchor], classes=["glossary-letter"])
            items = []
            for term in group:
                label = [nodes.strong("", term[mine]), nodes.Text("  "), self.foreign(term[other])]
                items.append(self.entry(label, self.body(term), [f"term-{term['key']}"]))
            whole += nodes.definition_list("", *items)
        return [whole]

    def body(self, term: dict[str, Any]) -> list[nodes.Node]:
        words = PHRASES[self.lang]
        first = nodes.paragraph("", term["definition"][self.lang])
        if term.get("see") in self.env.found_docs:
            first += [nodes.Text(words["space"]), *self.chapter(term["see"])]
        first += [nodes.Text(" "), nodes.inline("", " ".join(term["sources"]), classes=["glossary-from"])]
        alternates = term.get("zh_alternates", [])
        return [first, self.also(alternates)] if alternates else [first]

    def chapter(self, name: str) -> list[nodes.Node]:
        reference = addnodes.pending_xref(
            "",
            refdomain="std",
            reftype="doc",
            reftarget=f"/{name}",
            refexplicit=False,
            refdoc=self.env.docname,
            refwarn=True,
        )
        reference += nodes.inline("", name, classes=["doc"])
        return [nodes.inline("", "", reference, classes=["glossary-see"])]

    def also(self, alternates: list[dict[str, Any]]) -> nodes.paragraph:
        words = PHRASES[self.lang]
        also = nodes.paragraph("", words["also"], classes=["glossary-also"])
        for place, alternate in enumerate(alternates):
            if place:
                also += nodes.Text(words["stop"])
            form = alternate["zh"]
            also += nodes.Text(form) if self.lang == "zh" else self.foreign(form)
            also += nodes.Text(f"{words['open']}{alternate['note'][self.lang]}{words['close']}")
        also += nodes.Text(words["end"])
        return also


class GlossaryReverse(GlossaryList):
    def run(self) -> list[nodes.Node]:
        other = {"en": "zh", "zh": "en"}[self.lang]
        pairs = []
        for term in self.glossary["terms"]:
            forms = [term[other]]
            if other == "zh":
                forms += [alternate["zh"] for alternate in term.get("zh_alternates", [])]
            pairs += [(form, term) for form in forms]
        items = []
        for form, term in sorted(pairs, key=lambda pair: by_sound(pair[0])):
            link = nodes.reference("", term[self.lang], internal=True, refid=f"term-{term['key']}")
            items.append(nodes.list_item("", nodes.paragraph("", "", self.foreign(form), nodes.Text("  "), link)))
        return [nodes.bullet_list("", *items, classes=["glossary-reverse"])]


class GlossarySources(GlossaryList):
    def run(self) -> list[nodes.Node]:
        items = [
            self.entry([nodes.strong("", letter)], [nodes.paragraph("", source[self.lang])], [])
            for letter, source in self.glossary["sources"].items()
        ]
        return [nodes.definition_list("", *items, classes=["glossary-sources"])]


def setup(app: Sphinx) -> ExtensionMetadata:
    app.add_directive("glossary-terms", GlossaryTerms)
    app.add_directive("glossary-reverse", GlossaryReverse)
    app.add_directive("glossary-sources", GlossarySources)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
