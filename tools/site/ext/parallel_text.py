"""Each page's text as a classic script beside it, for the pages of the other language that show both at once.

A script that assigns one value can be loaded from a file, which a page cannot. A paragraph below the comment
`% parity: together` gets the class `joined`: in the other language it is one with the paragraph above it.
"""

import json
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.transforms import SphinxTransform

from tools.site.ext import languages

FOLDER = "parallel"


def keep_text(app, pagename, templatename, context, doctree):
    if doctree is None:
        return
    script = Path(app.outdir) / FOLDER / f"{pagename}.js"
    script.parent.mkdir(parents=True, exist_ok=True)
    body = json.dumps(context["body"], ensure_ascii=False)
    script.write_text(f"globalThis.PARALLEL_TEXT = {body};\n", encoding="utf-8")
    to_site_root = "../" * (pagename.count("/") + 1)
    context["parallel_page"] = f"{to_site_root}{languages.other(app.config).folder}/{FOLDER}/{pagename}.js"


class JoinParagraphs(SphinxTransform):
    default_priority = 210

    def apply(self, **kwargs: Any) -> None:
        for comment in list(self.document.findall(nodes.comment)):
            following = comment.next_node(descend=False, siblings=True)
            if "parity: together" in comment.astext().splitlines() and isinstance(following, nodes.paragraph):
                following["classes"].append("joined")


def setup(app):
    app.add_transform(JoinParagraphs)
    app.connect("html-page-context", keep_text, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
