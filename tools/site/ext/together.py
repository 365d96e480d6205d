"""Keep on one line what a browser would break: what belongs together is put into a span that does not break.

A formula is a box to the browser, which may then break the line before a comma or a full stop; no line may begin with
one. And a title breaks between its words, not inside “long-term”.
"""

import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.typing import ExtensionMetadata

COMPOUND = re.compile(r"(\w+(?:-\w+)+)")
CLOSING = ",.;:?!)，。、；：？！）》」』】”’"


class KeepTogether(SphinxPostTransform):
    default_priority = 900

    def run(self, **kwargs: Any) -> None:
        for formula in list(self.document.findall(nodes.math)):
            parent = formula.parent
            place = parent.index(formula)
            following = parent[place + 1] if place + 1 < len(parent) else None
            if isinstance(following, nodes.Text) and following[:1] in tuple(CLOSING):
                kept = len(following) - len(following.lstrip(CLOSING))
                together = nodes.inline("", "", formula.deepcopy(), nodes.Text(following[:kept]), classes=["together"])
                parent[place : place + 2] = [together, nodes.Text(following[kept:])]


class KeepCompounds(SphinxPostTransform):
    default_priority = 901

    def run(self, **kwargs: Any) -> None:
        for title in self.document.findall(nodes.title):
            for text in [child for child in title.children if isinstance(child, nodes.Text)]:
                parts = COMPOUND.split(text)
                title.replace(text, [nodes.inline("", part, classes=["together"]) if n % 2 else nodes.Text(part)
                                     for n, part in enumerate(parts) if part])  # fmt: skip


def setup(app: Sphinx) -> ExtensionMetadata:
    app.add_post_transform(KeepTogether)
    app.add_post_transform(KeepCompounds)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
