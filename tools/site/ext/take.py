"""The `take` role: a link to what a reader takes away, {take}`the lab pack <pack>`.

Its targets: `pack`, the lab pack in the page's language; `teacher`, the one with solutions; `wheel`, the package;
`vectors`, all vectors of `lstm_ref.conformance` in every form, and `vectors/index.json`, a file of their folder.
Without a text the link shows the file's name.
"""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import ReferenceRole
from sphinx.util.typing import ExtensionMetadata

from tools.site.ext import languages
from tools.site.forms import published
from tools.site.lab_notebooks import pack_name, wheel_name


class TakeRole(ReferenceRole):
    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        lang = languages.current(self.config).folder
        files = {
            "pack": f"labs/{pack_name(lang)}.zip",
            "teacher": f"labs/{pack_name(lang, teacher=True)}.zip",
            "wheel": f"../{wheel_name()}",
            "vectors": f"../{published.TARGET}/{published.NAME}.zip",
        }
        kind, _, name = self.target.partition("/")
        if kind == "vectors" and name:
            files[self.target] = f"../{published.TARGET}/{name}"
        if self.target not in files:
            error = self.inliner.reporter.warning(f"take: {self.target!r} is none of {', '.join(files)}")
            return [], [error]
        path = files[self.target]
        shown = nodes.Text(self.title) if self.has_explicit_title else nodes.literal("", path.rpartition("/")[2])
        up = "../" * self.env.docname.count("/")
        return [nodes.reference(self.rawtext, "", shown, refuri=up + path, classes=["taken"])], []


def setup(app: Sphinx) -> ExtensionMetadata:
    app.add_role("take", TakeRole())
    return {"parallel_read_safe": True, "parallel_write_safe": True}
