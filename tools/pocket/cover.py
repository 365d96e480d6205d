"""The cover of the EPUB: the title and the cell, drawn from the book's own picture."""

import base64
from pathlib import Path

import resvg_py

from tools.pocket.book import words
from tools.pocket.paper import TEMPLATES

FONT = Path(__file__).resolve().parents[2] / "notebooks" / "lstm_labs" / "fonts" / "LSTMBookSansSC.ttf"


def cover(cell: Path, lang: str) -> bytes:
    """Return the cover as PNG, 1600 × 2400 pixels."""
    picture = base64.b64encode(cell.read_bytes()).decode()
    svg = TEMPLATES.get_template("cover.svg").render(words=words(lang), picture=picture)
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg, skip_system_fonts=True, font_files=[str(FONT)], font_family="LSTM Book Sans SC"
        )
    )
