"""Let the pages of the labs run them: where Pyodide is in the site, they load a small script, and say what is a stub.

The cells stand in the page as JSON, each with its id and, for an exercise, what the reader begins with. Without
JavaScript, and where Pyodide could not be fetched, a page is what it was.
"""

import json
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from tools.site.ext.chapter_labs import LABS

SCRIPT, SHEET = "lab/buttons.js", "css/lab.css"


def cells(notebook: Path) -> list[tuple[str, str]]:
    """Return the id and the stub, or "", of each code cell that the page shows, in order."""
    found = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    shown = [c for c in found if c["cell_type"] == "code" and "remove-cell" not in c["metadata"].get("tags", [])]
    return [(cell["id"], cell["metadata"].get("stub", "")) for cell in shown]


def add_buttons(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    notebook = Path(app.srcdir, f"{pagename}.ipynb")
    static = [Path(app.confdir, folder) for folder in app.config.html_static_path]
    runs = any((folder / SCRIPT).is_file() for folder in static)
    if doctree is not None and pagename.startswith(LABS) and notebook.is_file() and runs:
        app.add_css_file(SHEET)
        app.add_js_file(SCRIPT, loading_method="defer")
        data = json.dumps(cells(notebook), ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
        context["body"] += f'<script type="application/json" class="lab-cells">{data}</script>\n'


def setup(app: Sphinx) -> ExtensionMetadata:
    app.connect("html-page-context", add_buttons)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
