"""What the figures of several labs share: a table of values over a sentence, several curves of one quantity."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from lstm_ref.checks import Array

from ..example import SENTENCE
from ..style import figure, heat, line, use_style
from ..words import label

SYMBOLS = {
    "f": "$f_t$",
    "i": "$i_t$",
    "C_tilde": r"$\tilde{C}_t$",
    "kept": "$f_t * C_{t-1}$",
    "written": r"$i_t * \tilde{C}_t$",
    "C": "$C_t$",
    "o": "$o_t$",
    "h": "$h_t$",
}
VARIED = (("-", "o"), ("--", "s"), ("-.", "^"), (":", "D"))  # several curves of one quantity share its colour


def view_words(*, lang: str, units: tuple[int, ...] = (0, 1), **quantities: Array) -> Figure:
    """Show quantities of the tiny cell at each word: a row for a word, a column for each unit of each quantity.

    Parameters
    ----------
    **quantities : ndarray (6, 1, 2)
        Values by name; the names are the keys of `SYMBOLS`.
    units : tuple of int
        Which hidden units to show.
    lang : str
        The language of the labels.

    Examples
    --------
    >>> view_words(f=np.zeros((6, 1, 2)), lang="en").get_size_inches().tolist()
    [4.5, 3.1]
    """
    columns = [(name, unit) for name in quantities for unit in units]
    values = np.stack([quantities[name][:, 0, unit] for name, unit in columns], axis=1)
    with use_style(lang):
        fig, ax = figure(3.1)
        heat(
            ax,
            values,
            SENTENCE[lang],
            [f"{SYMBOLS[name]}\n{label(f'tiny_{unit + 1}', lang)}" for name, unit in columns],
        )
    return fig


def curves(ax: Axes, xs: Array, quantity: str, rows: list[tuple[Array, str]], lang: str) -> None:
    """Draw several curves of one quantity: its colour, a stroke for each, labelled by key."""
    for (ys, key), (linestyle, marker) in zip(rows, VARIED, strict=False):
        line(ax, xs, ys, quantity, label(key, lang)).set(linestyle=linestyle, marker=marker)
