"""The cell as a small picture, for a card: the path of one step, drawn for half the width, with nothing to read."""

from matplotlib.figure import Figure
from matplotlib.text import Text

from .cell import CELL, Step, lit_parts
from .picture import draw

SCALE = 0.5  # of the book's width: lines keep theirs, letters would be too small and are left out


def draw_card(lit: Step) -> Figure:
    """Draw the cell with step `lit` in colour, "f", "i", "C" or "o", without words and symbols."""
    fig = draw(CELL, lit_parts(lit), "en")
    fig.set_size_inches(*(SCALE * fig.get_size_inches()))
    for words in fig.findobj(Text):
        words.set_text("")
    return fig
