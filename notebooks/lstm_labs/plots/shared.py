"""What figures of several labs share: marks for kinds of networks, a table over a sentence, curves of one quantity."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import ArrayLike

from lstm_ref.checks import Array

from ..example import PAIR, SENTENCE
from ..style import LIGHT, figure, heat, line, rounded, use_style
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
KINDS = {  # a hue for the cell, a marker for how it starts
    "rnn_uniform": ("rnn", "o"),
    "rnn_orthogonal": ("rnn", "s"),
    "rnn_identity": ("rnn", "^"),
    "lstm_b0": ("C", "o"),
    "lstm_b1": ("C", "s"),
    "lstm_b3": ("C", "^"),
}
HUES = ("C", "rnn", "o", "ink")  # of curves that are compared, whatever they are of: no two alike to any eye
LINE, PLOTTED = 14.0, 0.75  # points from one name to the next; the share of a figure's height that its axes have
VARIED = (("-", "o"), ("--", "s"), ("-.", "^"), (":", "D"))  # a stroke for each of several curves


def view_words(*, units: tuple[int, ...] = (0, 1), lang: str, **quantities: Array) -> Figure:
    """Show quantities of the tiny cell at each word: a row for a word, a column for each unit of each quantity.

    Parameters
    ----------
    units : tuple of int
        Which hidden units to show.
    lang : str
        The language of the labels.
    **quantities : ndarray (9, 1, 2), or (10, 1, 2) for the minimal pair
        Values by name; the names are the keys of `SYMBOLS`.

    Examples
    --------
    >>> view_words(f=np.zeros((9, 1, 2)), lang="en").get_size_inches().tolist()
    [4.5, 4.13]
    """
    columns = [(name, unit) for name in quantities for unit in units]
    values = np.stack([quantities[name][:, 0, unit] for name, unit in columns], axis=1)
    heads = [f"{SYMBOLS[name]}\n{label(f'tiny_{unit + 1}', lang)}" for name, unit in columns]
    return view_table(values, (SENTENCE if len(values) == len(SENTENCE[lang]) else PAIR)[lang], heads, lang)


def view_table(values: Array, words: Sequence[str], heads: Sequence[str], lang: str) -> Figure:
    """Show numbers (T, columns) as a table: a row for each word, a head for each column.

    Examples
    --------
    >>> len(view_table(np.zeros((2, 1)), ["Grandma", "says"], ["h"], "en").axes[0].get_yticks())
    2
    """
    with use_style(lang):
        fig, ax = figure(0.8 + 0.37 * len(words))
        heat(ax, values, words, heads)
    return fig


def compared(fig: Figure, ax: Axes, xs: ArrayLike, rows: Sequence[tuple[ArrayLike, str]]) -> None:
    """Draw curves that are compared, each with its hue, its stroke and, at its end, its name.

    To be called last: the names are set apart by the limits of the axes and by the height of the figure.
    """
    x, ends = rounded(xs), []
    for (ys, name), hue, (linestyle, marker) in zip(rows, HUES, VARIED, strict=False):
        y, every = rounded(ys), max(1, len(x) // 12)
        ax.plot(x, y, color=LIGHT[hue], linestyle=linestyle, marker=marker, markevery=every)
        ends.append((float(y[-1]), name, hue))
    bottom, top = ax.get_ylim()
    line_height = (top - bottom) * LINE / (PLOTTED * 72 * fig.get_figheight())
    lowest = bottom
    for end, name, hue in sorted(ends):
        at = max(end, lowest)
        lowest = at + line_height
        ax.annotate(name, (float(x[-1]), at), (6, 0), textcoords="offset points", va="center", color=LIGHT[hue],
                    annotation_clip=False)  # fmt: skip


def curves(ax: Axes, xs: Array, quantity: str, rows: list[tuple[Array, str]], lang: str) -> None:
    """Draw several curves of one quantity: its colour, a stroke for each, labelled by key."""
    for (ys, key), (linestyle, marker) in zip(rows, VARIED, strict=False):
        line(ax, xs, ys, quantity, label(key, lang)).set(linestyle=linestyle, marker=marker)
