"""A chapter's number before its title, taken from the name of its file: 05_forget_gate is chapter 5.

The number becomes a part of the title when the page is read, so that the heading, the sidebar, the browser's title and
every link that shows the title have it, and no file states it twice.
"""

import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.util.typing import ExtensionMetadata

CHAPTER = re.compile(r"(\d\d)_\w+")


class NumberChapter(SphinxTransform):
    default_priority = 400

    def apply(self, **kwargs: Any) -> None:
        named = CHAPTER.fullmatch(self.env.docname)
        title = next(self.document.findall(nodes.title), None)
        if named and title:
            number = f"{int(named[1])} · "
            title.insert(0, nodes.inline(number, number, classes=["chapter-number"]))


def setup(app: Sphinx) -> ExtensionMetadata:
    app.add_transform(NumberChapter)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
