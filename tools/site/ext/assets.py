"""One style sheet for all pages, and scripts that neither hold up the first paint nor write to the console.

The theme and the extensions bring a dozen style sheets, which a browser asks for one by one; esbuild joins them in
their order. A sheet that only some pages have stays by itself.
"""

import re
import subprocess
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util.typing import ExtensionMetadata

from tools.site import node
from tools.site.trees import Content, fingerprint

THEME_SHEETS = ("styles/theme.css", "styles/pydata-sphinx-theme.css")  # the theme links them before all others
THEME_SCRIPTS = ("scripts/bootstrap.js", "scripts/pydata-sphinx-theme.js", "scripts/sphinx-book-theme.js")
UNUSED = ("design-tabs.js", "sphinx_highlight.js", "doctools.js", "translations.js")
NEEDED_AT_ONCE = "documentation_options.js"
BUNDLE, HASHED = "bundle.css", re.compile(r"\.[0-9a-f]{32,}\.")
CSS_OPTIONS = (
    "--bundle",
    "--minify",
    "--loader=css",
    *(f"--loader:.{kind}=file" for kind in ("woff2", "ttf", "svg", "png")),
    "--asset-names=[dir]/[name]",  # each stays where it is
    f"--outfile={BUNDLE}",
)


def file_name(asset: Any) -> str:
    """Return an asset's name in the static folder, without the version that Sphinx appends."""
    return str(asset.filename).split("?")[0].removeprefix("_static/")


def esbuild(static: Path, *options: str, entry: str = "") -> None:
    command = [str(node.BINARY), str(node.ensure_packages() / "esbuild" / "bin" / "esbuild"), *options]
    command += ["--allow-overwrite", "--charset=utf8", "--log-level=warning"]
    subprocess.run(command, cwd=static, input=entry, text=True, check=True)


class Assets:
    """The sheets that all pages have, noted before any page adds its own, and what becomes of them."""

    def __init__(self) -> None:
        self.sheets: list[str] = []
        self.version = ""

    def note(self, app: Sphinx) -> None:
        assert isinstance(app.builder, StandaloneHTMLBuilder)
        self.sheets = list(dict.fromkeys([*THEME_SHEETS, *map(file_name, app.builder._css_files)]))

    def hash(self, static: Path) -> str:
        """Return a hash of what the bundle will hold. Sphinx has copied the sheets before it writes the first page.

        All but one, which has a hash of its content in its name.
        """
        files: dict[str, Content] = {
            name: name.encode() if HASHED.search(name) else static / name for name in self.sheets
        }
        return fingerprint(files)[:8]

    def link(
        self, app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
    ) -> None:
        self.version = self.version or self.hash(Path(app.outdir) / "_static")
        context["css_bundle"] = f"{BUNDLE}?v={self.version}"
        context["css_files"] = [sheet for sheet in context["css_files"] if file_name(sheet) not in self.sheets]
        context["script_files"] = [script for script in context["script_files"] if file_name(script) not in UNUSED]
        for script in context["script_files"]:
            if script.filename and file_name(script) != NEEDED_AT_ONCE:
                script.attributes["defer"] = "defer"

    def write(self, app: Sphinx, exception: Exception | None) -> None:
        if exception is None:
            static = Path(app.outdir) / "_static"
            esbuild(static, *CSS_OPTIONS, entry="\n".join(f'@import "./{name}";' for name in self.sheets))
            esbuild(static, *THEME_SCRIPTS, "--drop:console", "--minify-whitespace", "--outdir=scripts")


def setup(app: Sphinx) -> ExtensionMetadata:
    assets = Assets()
    app.connect("builder-inited", assets.note, priority=999)
    app.connect("html-page-context", assets.link, priority=950)
    app.connect("build-finished", assets.write, priority=950)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
