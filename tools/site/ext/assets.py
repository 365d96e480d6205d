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
from tools.site.trees import fingerprint

THEME_SHEETS = (
    "styles/theme.css",
    "styles/pydata-sphinx-theme.css",
)  # the theme links them before all others
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


def note_sheets(app: Sphinx) -> None:
    """Keep the names of the sheets that all pages have, in their order, before any page adds its own."""
    assert isinstance(app.builder, StandaloneHTMLBuilder)
    sheets = [file_name(sheet) for sheet in app.builder._css_files]
    app.bundled_sheets = list(dict.fromkeys([*THEME_SHEETS, *sheets]))  # type: ignore[attr-defined]


def version(app: Sphinx) -> str:
    """Return a hash of what the bundle will hold. Sphinx has copied the sheets before it writes the first page.

    All but one, which has a hash of its content in its name.
    """
    if not hasattr(app, "bundle_version"):
        static, names = Path(app.outdir) / "_static", app.bundled_sheets  # type: ignore[attr-defined]
        files = {name: name.encode() if HASHED.search(name) else static / name for name in names}
        app.bundle_version = fingerprint(files)[:8]  # type: ignore[attr-defined]
    return str(app.bundle_version)


def link_assets(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None):
    context["css_bundle"] = f"{BUNDLE}?v={version(app)}"
    joined = app.bundled_sheets
    context["css_files"] = [sheet for sheet in context["css_files"] if file_name(sheet) not in joined]
    context["script_files"] = [script for script in context["script_files"] if file_name(script) not in UNUSED]
    for script in context["script_files"]:
        if script.filename and file_name(script) != NEEDED_AT_ONCE:
            script.attributes["defer"] = "defer"


def esbuild(static: Path, *options: str, entry: str = "") -> None:
    command = [node.BINARY, node.ensure_packages() / "esbuild" / "bin" / "esbuild", *options]
    command += ["--allow-overwrite", "--charset=utf8", "--log-level=warning"]
    subprocess.run(command, cwd=static, input=entry, text=True, check=True)


def write_assets(app: Sphinx, exception: Exception | None) -> None:
    if exception is None:
        static = Path(app.outdir) / "_static"
        sheets = "\n".join(f'@import "./{name}";' for name in app.bundled_sheets)
        esbuild(static, *CSS_OPTIONS, entry=sheets)
        esbuild(static, *THEME_SCRIPTS, "--drop:console", "--minify-whitespace", "--outdir=scripts")


def setup(app: Sphinx) -> ExtensionMetadata:
    app.connect("builder-inited", note_sheets, priority=999)
    app.connect("html-page-context", link_assets, priority=950)
    app.connect("build-finished", write_assets, priority=950)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
