"""Draw every schematic of the book, in both languages, light and dark, into book/figures.

Figures that a lab computes are not here: scripts/notebooks.py takes them out of the executed notebooks.
"""

from collections.abc import Callable
from pathlib import Path

from files import write_if_changed
from matplotlib.figure import Figure

from lstm_ref.diagrams import draw_cell_schematic
from lstm_ref.labels import LANGUAGES
from lstm_ref.plotting import dark_variant, to_svg

FIGURES = Path(__file__).resolve().parents[1] / "book" / "figures"

SCHEMATICS: dict[str, Callable[[str], Figure]] = {  # slug: its drawing, given the language
    "cell": lambda lang: draw_cell_schematic(lang),
    "05_step": lambda lang: draw_cell_schematic(lang, lit="f"),
    "06_step": lambda lang: draw_cell_schematic(lang, lit="i"),
    "07_step": lambda lang: draw_cell_schematic(lang, lit="C"),
    "08_step": lambda lang: draw_cell_schematic(lang, lit="o"),
}


def main(folder: Path = FIGURES) -> None:
    for slug, draw in SCHEMATICS.items():
        for lang in LANGUAGES:
            light = to_svg(draw(lang))
            for name, text in ((f"{slug}.{lang}.svg", light), (f"{slug}.{lang}.dark.svg", dark_variant(light))):
                if write_if_changed(folder / name, text):
                    print(f"wrote {name}")


if __name__ == "__main__":
    main()
