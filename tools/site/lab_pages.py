"""Turn a committed notebook into its lab page: figures as files for light and dark, solutions folded."""

import copy
from typing import Any

from tools.site.figures import displayed

Cell = dict[str, Any]

SOLUTION_WORDS = {"en": ("Show the solution", "Hide the solution"), "zh": ("显示答案", "隐藏答案")}


def lab_page(notebook: dict[str, Any], lang: str) -> dict[str, Any]:
    """Return the notebook as the site shows it; the one given is not changed."""
    page = copy.deepcopy(notebook)
    for cell in page["cells"]:
        if "figure" in cell["metadata"]:
            show_figure_files(cell)
        if "solution" in cell["metadata"].get("tags", []):
            fold_solution(cell, lang)
    return page


def show_figure_files(cell: Cell) -> None:
    """Replace the cell's SVG output by the `figure-pair` directive, which myst-nb renders as Markdown."""
    figure = cell["metadata"]["figure"]
    directive = f":::{{figure-pair}} {figure['name']}\n:alt: {figure['alt']}\n:::\n"
    displayed(cell)["data"] = {"text/markdown": directive}
    cell["metadata"].setdefault("mystnb", {})["markdown_format"] = "myst"


def fold_solution(cell: Cell, lang: str) -> None:
    """Fold a solution behind a summary in the page's language."""
    show, hide = SOLUTION_WORDS[lang]
    cell["metadata"]["tags"].append("hide-cell")
    cell["metadata"].setdefault("mystnb", {}).update(code_prompt_show=show, code_prompt_hide=hide)
