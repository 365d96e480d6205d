"""Keep a formula and the Chinese punctuation that closes on it on one line.

A formula is a box to the browser, which may then break the line before a comma or a full stop; Chinese typesetting
forbids a line to begin with one. The two are put into a span that does not break.
"""

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.typing import ExtensionMetadata

CLOSING = "，。、；：？）》」』】”’"


class KeepTogether(SphinxPostTransform):
    default_priority = 900

    def run(self, **kwargs: Any) -> None:
        if not self.config.language.startswith("zh"):
            return
        for formula in list(self.document.findall(nodes.math)):
            parent = formula.parent
            place = parent.index(formula)
            following = parent[place + 1] if place + 1 < len(parent) else None
            if isinstance(following, nodes.Text) and following[:1] in tuple(CLOSING):
                kept = len(following) - len(following.lstrip(CLOSING))
                together = nodes.inline("", "", formula.deepcopy(), nodes.Text(following[:kept]), classes=["together"])
                parent[place : place + 2] = [together, nodes.Text(following[kept:])]


def setup(app: Sphinx) -> ExtensionMetadata:
    app.add_post_transform(KeepTogether)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
