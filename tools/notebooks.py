"""Execute the notebooks and write what they show: the only writer of their outputs.

    python -m tools.notebooks [05_forget_gate ...]

For each notebook: code, tags and order of the English one are carried over to the Chinese one by cell id (which keeps
its own Markdown, alt texts and LANG cell), both are executed in a fresh kernel, and outputs are stored without times
and versions. The site takes its figures from there. A file is written whole or not at all.
"""

import copy
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

from lstm_labs.style import dark_variant
from lstm_labs.words import LANGUAGES
from tools import ROOT
from tools.files import write_if_changed
from tools.site.figures import lab_figures

NOTEBOOKS = ROOT / "notebooks"
QUIET = ["--log-level=40"]  # the kernel speaks of errors only


def main(names: list[str]) -> None:
    paths = [NOTEBOOKS / "en" / f"{name}.ipynb" for name in names] or sorted((NOTEBOOKS / "en").glob("*.ipynb"))
    for english in paths:  # one kernel at a time: two that start together can be given the same port
        for lang in LANGUAGES:
            path = NOTEBOOKS / lang / english.name
            written = write_if_changed(path, nbformat.writes(executed(english, path, lang)) + "\n")
            print(f"{path.relative_to(ROOT)}: {'written' if written else 'unchanged'}")


def executed(english: Path, path: Path, lang: str) -> nbformat.NotebookNode:
    """Return one notebook in one language as it is to be stored at `path`: carried over, executed and tidy."""
    notebook: nbformat.NotebookNode = nbformat.read(english, as_version=4)
    if lang != "en":
        notebook = carry_over(notebook, nbformat.read(path, as_version=4), lang)
    resources = {"metadata": {"path": str(path.parent)}}
    NotebookClient(
        notebook, timeout=300, record_timing=False, resources=resources, extra_arguments=QUIET, coalesce_streams=True
    ).execute()
    tidy(notebook)
    for svg in lab_figures(notebook).values():  # one for each cell that names a figure
        dark_variant(svg)
    return notebook


def carry_over(english: nbformat.NotebookNode, other: nbformat.NotebookNode, lang: str) -> nbformat.NotebookNode:
    """Return the English notebook with the other language's Markdown, alt texts and LANG cell in place of its own."""
    own = {cell.id: cell for cell in other.cells}
    missing = [cell.id for cell in english.cells if cell.cell_type == "markdown" and cell.id not in own]
    if missing:
        raise SystemExit(f"notebooks/{lang}: no Markdown cell with the id {', '.join(missing)}")
    result = copy.deepcopy(english)
    for cell in result.cells:
        if cell.cell_type == "markdown":
            cell.source = own[cell.id].source
        elif cell.source.startswith("LANG ="):
            cell.source = f'LANG = "{lang}"'
        if "figure" in cell.metadata:
            if "figure" not in own.get(cell.id, english).metadata:
                raise SystemExit(f"notebooks/{lang}: the cell {cell.id} shows a figure and has no alt text")
            cell.metadata.figure.alt = own[cell.id].metadata.figure.alt
    return result


def tidy(notebook: nbformat.NotebookNode) -> None:
    """Remove what differs from one machine to the next."""
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)


if __name__ == "__main__":
    main(sys.argv[1:])
