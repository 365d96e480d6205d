"""The `lab` role: a number that a lab has stored, so that none is typed.

In a chapter, {lab}`f_1` is the one of the chapter's own lab; {lab}`02:held` is that of lab 02, on any page. The role
also stands in alternative texts. A notebook stores a number with `lab.glue(name, text)`.
"""

import ast
import json
import re
from functools import lru_cache
from pathlib import Path, PurePosixPath

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging
from sphinx.util.docutils import SphinxRole
from sphinx.util.typing import ExtensionMetadata

logger = logging.getLogger(__name__)
ROLE = re.compile(r"\{lab\}`([^`]*)`")
PREFIX = "application/papermill.record/"


def values(notebook: Path) -> dict[str, str]:
    """Return what a notebook has stored, by name."""
    return read(notebook, notebook.stat().st_mtime_ns)


@lru_cache
def read(notebook: Path, time: int) -> dict[str, str]:
    found = {}
    for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]:
        for output in cell.get("outputs", []):
            if name := output.get("metadata", {}).get("scrapbook", {}).get("name"):
                found[name] = str(ast.literal_eval("".join(output["data"][f"{PREFIX}text/plain"])))
    return found


def notebook_of(env: BuildEnvironment, number: str, page: str) -> Path:
    """Return the lab of a chapter's number, or, where none is given, that of the page."""
    found = list(Path(env.srcdir, "labs").glob(f"{number}_*.ipynb" if number else f"{page}.ipynb"))
    if len(found) != 1:
        raise LookupError(f"there is no lab {number}" if number else f"the page {page} has no lab: name one, NN:name")
    return found[0]


def value(env: BuildEnvironment, text: str, page: str) -> str:
    """Return the value that a role's text names on a page, and note that what is read depends on the lab."""
    number, _, name = text.rpartition(":")
    notebook = notebook_of(env, number, page)
    env.note_dependency(str(notebook))
    stored = values(notebook)
    if name not in stored:
        raise LookupError(f"{notebook.stem} stores no {name!r}; it stores {', '.join(sorted(stored)) or 'nothing'}")
    return stored[name]


def filled(env: BuildEnvironment, text: str, page: str) -> str:
    """Return the alternative text of a page's figure with its roles replaced by what they name."""
    return ROLE.sub(lambda role: value(env, role[1], page), text)


class LabRole(SphinxRole):
    """A stored number, set as text."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        try:
            found = value(self.env, self.text, PurePosixPath(self.env.docname).name)
            return [nodes.inline(self.rawtext, found, classes=["lab-value"])], []
        except LookupError as error:
            logger.warning("lab: %s", error.args[0], location=self.get_location())
            return [], []


def setup(app: Sphinx) -> ExtensionMetadata:
    app.add_role("lab", LabRole())
    return {"parallel_read_safe": True, "parallel_write_safe": True}
