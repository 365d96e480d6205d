"""Draw every schematic as a PNG for slides: twice the size of the screen, on white. Used when the site is built.

Only schematics: of the labs' figures the book holds SVG text alone, and no renderer of SVG is among its tools.
"""

import io
import sys
from pathlib import Path

import matplotlib as mpl
from draw_figures import drawings
from matplotlib.figure import Figure

from lstm_ref.labels import LANGUAGES
from lstm_ref.plotting import LIGHT, use_style

DPI = 2 * 96  # a browser's inch has 96 pixels


def to_png(fig: Figure, lang: str) -> bytes:
    buffer = io.BytesIO()
    unsnapped = mpl.rc_context({"path.snap": False})  # snapped to pixels, lines that join would miss each other
    with use_style(lang), unsnapped:  # mathematics takes its font when it is drawn
        fig.savefig(buffer, format="png", dpi=DPI, facecolor=LIGHT["paper"])
    return buffer.getvalue()


def write_pngs(folder: Path, lang: str) -> list[str]:
    """Write <slug>.<lang>.png for every schematic into an existing folder; return the file names."""
    names = []
    for slug, fig in drawings(lang):
        names.append(f"{slug}.{lang}.png")
        (folder / names[-1]).write_bytes(to_png(fig, lang))
    return names


if __name__ == "__main__":
    for language in LANGUAGES:
        write_pngs(Path(sys.argv[1]), language)
