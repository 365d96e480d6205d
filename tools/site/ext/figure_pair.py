"""The `figure-pair` directive: one numbered figure, drawn for a light and for a dark page.

    :::{figure-pair} 05_step
    :name: fig-05-step
    :alt: What one sees
    The caption.
    :::

Without `:alt:` the text comes from the lab cell of the same name that draws the figure. Its numbers are those that a
lab has stored, {lab}`name`.
"""

import json
import re
from pathlib import Path, PurePosixPath

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata

from tools.site.ext import lab_values, languages


def alt_from_labs(labs: Path, slug: str) -> tuple[Path, str] | None:
    """Find the lab whose cell metadata names the figure; return that notebook and its alt text."""
    for notebook in sorted(labs.glob("*.ipynb")):
        for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]:
            figure = cell["metadata"].get("figure", {})
            if figure.get("name") == slug and figure.get("alt"):
                return notebook, figure["alt"]
    return None


def size(svg: Path) -> dict[str, str]:
    """Return a drawing's size in pixels, so that the page keeps its place until it comes."""
    head = svg.read_text(encoding="utf-8")[:2000]
    found = {name: re.search(rf'<svg [^>]*?\b{name}="([\d.]+)pt"', head) for name in ("width", "height")}
    return {name: f"{float(match[1]) * 96 / 72:.0f}" for name, match in found.items() if match}


class FigurePair(SphinxDirective):
    required_arguments = 1
    has_content = True
    option_spec = {"alt": directives.unchanged_required, "name": directives.unchanged}  # noqa: RUF012 (docutils' way)

    def run(self) -> list[nodes.Node]:
        slug = self.arguments[0]
        # The container keeps the theme from hiding the caption together with the image it follows.
        images = nodes.container("", *self.images(slug, self.alt(slug)), classes=["figure-pair__images"])
        figure = nodes.figure("", images, classes=["figure-pair"])
        self.set_source_info(figure)
        if self.content:
            figure += self.caption(slug)
        self.add_name(figure)
        return [figure]

    def alt(self, slug: str) -> str:
        text, page = self.options.get("alt"), PurePosixPath(self.env.docname).name
        if text is None:
            found = alt_from_labs(Path(self.env.srcdir) / "labs", slug)
            if found is None:
                raise self.error(f"figure-pair {slug!r}: give :alt:, or name the figure in a lab cell with an alt text")
            notebook, text = found
            self.env.note_dependency(str(notebook))
            page = notebook.stem
        try:
            return lab_values.filled(self.env, " ".join(text.split()), page)
        except LookupError as error:
            raise self.error(f"figure-pair {slug!r}, its alternative text: {error.args[0]}") from None

    def images(self, slug: str, alt: str) -> list[nodes.image]:
        stem = f"/figures/{slug}.{languages.current(self.config).folder}"
        return [
            self.image(f"{stem}.svg", alt, "only-light"),
            self.image(f"{stem}.dark.svg", alt, "only-dark"),
        ]

    def image(self, path: str, alt: str, shown: str) -> nodes.image:
        _, absolute = self.env.relfn2path(path)
        if not Path(absolute).is_file():
            raise self.error(f"figure-pair: there is no file {path}")
        self.env.note_dependency(absolute)
        # The first picture in light comes at once; a hidden or a later one when it is about to be seen.
        first = shown == "only-light" and not self.env.temp_data.get("figure_pair_seen")
        self.env.temp_data["figure_pair_seen"] = True
        loading = {} if first else {"loading": "lazy"}
        return nodes.image(uri=path, alt=alt, classes=[shown], **size(Path(absolute)), **loading)

    def caption(self, slug: str) -> list[nodes.Element]:
        """Return the caption (the first paragraph, with a link to the PNG for slides) and the rest as a legend."""
        first, *rest = self.parse_content_to_nodes()
        if not isinstance(first, nodes.paragraph):
            raise self.error("figure-pair: the content must begin with a paragraph, the caption")
        up = "../" * self.env.docname.count("/")
        address = f"{up}figures/{slug}.{languages.current(self.config).folder}.png"
        png = nodes.reference("", "PNG", refuri=address, classes=["figure-png"])
        caption = nodes.caption("", "", *first.children, nodes.Text(" "), png)
        self.set_source_info(caption)
        return [caption, nodes.legend("", *rest)] if rest else [caption]


def setup(app: Sphinx) -> ExtensionMetadata:
    app.add_directive("figure-pair", FigurePair)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
