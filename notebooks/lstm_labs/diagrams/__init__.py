"""The book's schematics, drawn from one vocabulary of shapes."""

from matplotlib.figure import Figure

from . import chain, modules, variants
from .backward import BACKWARD
from .card import draw_card
from .cell import CELL, LIT, draw_cell_schematic
from .gate import GATE
from .gru import GRU
from .legend import LEGEND
from .numbers import draw_blanks, draw_cell
from .picture import Picture, draw

__all__ = ["SCHEMATICS", "draw_blanks", "draw_card", "draw_cell", "draw_cell_schematic", "draw_schematic"]

SCHEMATICS: dict[str, tuple[Picture, frozenset[str] | None]] = {  # slug: its parts, and those that are lit
    "01_loop": (chain.LOOP, None),
    "01_unrolled": (chain.UNROLLED, None),
    "02_short_gap": (chain.SHORT_GAP, chain.SHORT_PATH),
    "02_long_gap": (chain.LONG_GAP, chain.LONG_PATH),
    "03_rnn_module": (modules.rnn(), None),
    "03_lstm_module": (modules.lstm(), None),
    "03_legend": (LEGEND, None),
    "04_conveyor": (variants.CONVEYOR, variants.CONVEYOR_LIT),
    "04_gate": (GATE, None),
    "cell": (CELL, None),
    "05_step": (CELL, LIT["f"]),
    "06_step": (CELL, LIT["i"]),
    "07_step": (CELL, LIT["C"]),
    "08_step": (CELL, LIT["o"]),
    "10_peephole": (variants.PEEPHOLE, variants.PEEPHOLE_LIT),
    "10_coupled": (variants.COUPLED, variants.COUPLED_LIT),
    "10_gru": (GRU, None),
    "11_backward": (BACKWARD, None),
}


def draw_schematic(slug: str, lang: str) -> Figure:
    """Draw a schematic of the book by its slug, one of `SCHEMATICS`.

    Raises KeyError for another slug, ValueError if `lang` is neither "en" nor "zh".
    """
    if slug not in SCHEMATICS:
        raise KeyError(f"no schematic {slug!r}; there are {', '.join(SCHEMATICS)}")
    picture, lit = SCHEMATICS[slug]
    return draw(picture, lit, lang)
