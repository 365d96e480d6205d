"""Draw every schematic of the book, in both languages, light and dark, into book/figures.

Figures that a lab computes are not here: tools.notebooks takes them out of the executed notebooks.
"""

from collections.abc import Iterator
from pathlib import Path

from matplotlib.figure import Figure

from lstm_labs.diagrams import SCHEMATICS, draw_cell, draw_schematic
from lstm_labs.example import tiny_params, tiny_step
from lstm_labs.style import dark_variant, to_svg
from lstm_labs.words import LANGUAGES
from lstm_ref.lstm import lstm_step
from tools import ROOT
from tools.files import write_if_changed

FIGURES = ROOT / "book" / "figures"
NUMBERS = {"05_numbers": "f", "06_numbers": "i", "07_numbers": "C", "08_numbers": "o", "09_numbers": None}


def drawings(lang: str) -> Iterator[tuple[str, Figure]]:
    """Yield every slug with its drawing: the schematics, then the cell with the numbers of the step on paper."""
    for slug in SCHEMATICS:
        yield slug, draw_schematic(slug, lang)
    step = lstm_step(tiny_params(), *tiny_step())
    for slug, lit in NUMBERS.items():
        yield slug, draw_cell(step, lang, lit)


def main(folder: Path = FIGURES) -> None:
    for lang in LANGUAGES:
        for slug, fig in drawings(lang):
            light = to_svg(fig)
            for name, text in ((f"{slug}.{lang}.svg", light), (f"{slug}.{lang}.dark.svg", dark_variant(light))):
                if write_if_changed(folder / name, text):
                    print(f"wrote {name}")


if __name__ == "__main__":
    main()
