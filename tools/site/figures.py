"""Every figure of the book as SVG: schematics drawn from code, the others taken from what the labs have stored.

None is kept in git. The schematics are drawn again only when the drawing code or one of its packages has changed.
"""

import json
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from matplotlib.figure import Figure

from lstm_labs.diagrams import SCHEMATICS, draw_blanks, draw_card, draw_cell, draw_schematic
from lstm_labs.diagrams.cell import Step
from lstm_labs.example import tiny_params, tiny_step
from lstm_labs.style import dark_variant, off_paper, to_svg
from lstm_labs.words import LANGUAGES
from lstm_ref.lstm import lstm_step
from tools import ROOT
from tools.site.cache import remembered
from tools.site.trees import Content, fingerprint, tree

SVG = "image/svg+xml"
NUMBERS: tuple[tuple[str, Step | None], ...] = (
    ("05_numbers", "f"),
    ("06_numbers", "i"),
    ("07_numbers", "C"),
    ("08_numbers", "o"),
    ("09_numbers", None),
)
CARDS: tuple[tuple[str, Step], ...] = (("05_card", "f"), ("06_card", "i"), ("07_card", "C"), ("08_card", "o"))
PACKAGES = ("matplotlib", "numpy")


def drawings(lang: str) -> Iterator[tuple[str, Figure]]:
    """Yield every slug with its drawing: the schematics, the cards, the cell with the numbers of the step on paper."""
    for slug in SCHEMATICS:
        yield slug, draw_schematic(slug, lang)
    for slug, shown in CARDS:
        yield slug, draw_card(shown)
    step = lstm_step(tiny_params(), *tiny_step())
    for slug, lit in NUMBERS:
        yield slug, draw_cell(step, lit, lang)
    yield "sheet_blank", draw_blanks(step, lang)


def draw(lang: str) -> dict[str, str]:
    """Return all that is drawn from code, as SVG by slug."""
    return {slug: to_svg(fig) for slug, fig in drawings(lang)}


def schematics(lang: str) -> dict[str, str]:
    """Return what `draw` returns, from the cache if the code that draws is the one that drew it."""
    drawn: dict[str, dict[str, str]] = json.loads(remembered("schematics", drawing_key(), draw_all))
    return drawn[lang]


def draw_all() -> bytes:
    with ProcessPoolExecutor(len(LANGUAGES), mp_context=get_context("spawn")) as pool:
        return json.dumps(dict(zip(LANGUAGES, pool.map(draw, LANGUAGES), strict=True))).encode()


def drawing_key() -> str:
    """Return a hash of all that a drawing depends on."""
    files: dict[str, Content] = {"versions": " ".join(map(version, PACKAGES)).encode(), "figures": Path(__file__)}
    return fingerprint(files | tree(ROOT / "lstm_ref") | tree(ROOT / "notebooks" / "lstm_labs", prefix="lstm_labs/"))


def displayed(cell: dict[str, Any]) -> dict[str, Any]:
    """Return the output of a notebook's cell that is its figure."""
    drawn: list[dict[str, Any]] = [output for output in cell["outputs"] if SVG in output.get("data", {})]
    if len(drawn) != 1:
        name = cell["metadata"]["figure"]["name"]
        raise ValueError(f"figure {name!r}: the cell must have one SVG output, it has {len(drawn)}")
    return drawn[0]


def lab_figures(notebook: dict[str, Any]) -> dict[str, str]:
    """Return the figures that a notebook's cells name, by their name, and without paper: the page is theirs."""
    cells = [cell for cell in notebook["cells"] if "figure" in cell["metadata"]]
    return {cell["metadata"]["figure"]["name"]: off_paper("".join(displayed(cell)["data"][SVG])) for cell in cells}


def both_variants(light: dict[str, str], lang: str) -> dict[str, Content]:
    """Return the staged files of all figures of a language: one for light and one for dark pages."""
    files: dict[str, Content] = {}
    for slug, svg in light.items():
        files[f"figures/{slug}.{lang}.svg"] = svg.encode()
        files[f"figures/{slug}.{lang}.dark.svg"] = dark_variant(svg).encode()
    return files
