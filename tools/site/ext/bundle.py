"""One style sheet for all pages, and scripts that do not hold up the first paint.

The theme and the extensions bring a dozen style sheets, which a browser asks for one by one. They are joined in their
order; a sheet that only some pages have stays by itself.
"""

import hashlib
import re
from pathlib import Path
from posixpath import dirname, normpath

THEME = ["styles/theme.css", "styles/pydata-sphinx-theme.css"]  # the template linked these before all others
UNUSED = ("design-tabs.js", "sphinx_highlight.js", "doctools.js", "translations.js")
NEEDED_AT_ONCE = "documentation_options.js"
NAME = "bundle.css"


def read(static: Path, sheet: str) -> str:
    """Return a sheet with what it imports, its relative addresses as seen from the folder of the bundle."""
    css = (static / sheet).read_text(encoding="utf-8").replace('@charset "UTF-8";', "")
    folder = dirname(sheet)

    def address(found: re.Match[str]) -> str:
        url = found[1].strip("\"'")
        kept = re.match(r"data:|#|https?:", url)
        return found[0] if kept else f'url("{normpath(f"{folder}/{url}").lstrip("/")}")'

    css = re.sub(r"(?<!@import )url\(\s*((?:\"[^\"]*\"|'[^']*'|[^)\"'])*?)\s*\)", address, css)
    imports = r"@import (?:url\()?[\"']?([^\"');]+)[\"']?\)?\s*;"
    return re.sub(imports, lambda found: read(static, normpath(f"{folder}/{found[1]}").lstrip("/")), css)


def sheet_name(sheet) -> str:
    return str(sheet.filename).split("?")[0].removeprefix("_static/")


def sheets(app) -> list[str]:
    """Return the sheets that all pages have, in their order."""
    if not hasattr(app, "bundled_sheets"):
        app.bundled_sheets = list(dict.fromkeys([*THEME, *(sheet_name(sheet) for sheet in app.builder._css_files)]))
    return app.bundled_sheets


def version(app) -> str:
    """Return a hash of what the bundle will hold; a sheet that an extension writes last has its hash in its name."""
    if not hasattr(app, "bundle_version"):
        paths = [Path(app.outdir) / "_static" / name for name in sheets(app)]
        content = b"".join(path.read_bytes() if path.is_file() else path.name.encode() for path in paths)
        app.bundle_version = hashlib.sha256(content).hexdigest()[:8]
    return app.bundle_version


def write_bundle(app, exception):
    if exception is None and app.builder.format == "html":
        static = Path(app.outdir) / "_static"
        css = "\n".join(read(static, name) for name in sheets(app))
        (static / NAME).write_text(css, encoding="utf-8")


def use_bundle(app, pagename, templatename, context, doctree):
    context["css_bundle"], joined = f"{NAME}?v={version(app)}", sheets(app)
    context["css_files"] = [sheet for sheet in context["css_files"] if sheet_name(sheet) not in joined]
    scripts = [script for script in context["script_files"] if not str(script.filename).split("?")[0].endswith(UNUSED)]
    for script in scripts:
        if script.filename and NEEDED_AT_ONCE not in str(script.filename):
            script.attributes["defer"] = "defer"
    context["script_files"] = scripts


def setup(app):
    app.connect("html-page-context", use_bundle, priority=950)
    app.connect("build-finished", write_bundle, priority=950)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
