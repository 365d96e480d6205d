"""The figures' own letters for the living cell: fixed labels as outlines, numbers in a small cut of the font."""

import io
import logging
from base64 import b64encode
from collections.abc import Iterator

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path as Outline
from matplotlib.textpath import TextPath, text_to_path

from lstm_labs.style import FAMILY, FONT, use_style

logging.getLogger("fontTools").setLevel(logging.ERROR)  # the font has no date, and need not have one
STARTS = {"left": 0.0, "center": 0.5, "right": 1.0}
COMMANDS = {Outline.MOVETO: "M", Outline.LINETO: "L", Outline.CURVE3: "Q", Outline.CURVE4: "C"}


def outline(text: str, size: float, align: str = "center", middle: bool = False) -> str:
    """Return a text as an SVG path with its origin on the baseline, or in the middle of its height."""
    with use_style("en"):
        font = FontProperties(family=FAMILY, size=size)
        drawn = TextPath((0, 0), text, size=size, prop=font)
        width = text_to_path.get_text_width_height_descent(text, font, "$" in text)[0]
    box = drawn.get_extents()
    left, base = width * STARTS[align], (box.y0 + box.y1) / 2 if middle else 0.0
    return "".join(pieces(drawn, left, base))


def pieces(drawn: TextPath, left: float, base: float) -> Iterator[str]:
    for points, code in drawn.iter_segments():
        if code == Outline.CLOSEPOLY:
            yield "Z"
        else:
            pairs = [(x - left, base - y) for x, y in zip(points[::2], points[1::2], strict=True)]
            yield COMMANDS[code] + " ".join(f"{x:.2f} {y:.2f}" for x, y in pairs)


def number_font(characters: str) -> str:
    """Return the figures' font with these characters alone, as a data address."""
    font = TTFont(FONT, recalcTimestamp=False)  # equal bytes on every run
    cut = Subsetter(Options(layout_features=["kern"], name_IDs=[], hinting=False))
    cut.populate(text=characters)
    cut.subset(font)
    font.flavor = "woff"
    buffer = io.BytesIO()
    font.save(buffer)
    return "data:font/woff;base64," + b64encode(buffer.getvalue()).decode()
