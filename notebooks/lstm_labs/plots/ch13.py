"""The figures of lab 13: how four layers are stacked, and what each of 24 orders answers."""

from collections.abc import Mapping, Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from numpy.typing import ArrayLike

from ..style import LIGHT, figure, rounded, use_style
from ..words import label

HUES = {"f": "f", "i": "i", "C": "C_tilde", "o": "o"}
SIGNS = {"f": "$f$", "i": "$i$", "C": r"$\tilde{C}$", "o": "$o$"}
MARKS = ("s", "^", "D")  # of the orders that are named


def view_orders(orders: Mapping[str, str], lang: str) -> Figure:
    """Show orders of the four layers, by the key of a name: a block in its colour for each layer.

    Examples
    --------
    >>> len(view_orders({"order_onnx": "iofC"}, "en").axes[0].patches)
    4
    """
    with use_style(lang):
        fig, ax = figure(0.35 + 0.5 * len(orders))
        for row, order in enumerate(orders.values()):
            for column, layer in enumerate(order):
                ax.add_patch(Rectangle((column + 0.03, row - 0.4), 0.94, 0.8, facecolor=LIGHT[HUES[layer]], lw=0))
                ax.text(column + 0.5, row, SIGNS[layer], color=LIGHT["paper"], ha="center", va="center", fontsize=13)
        ax.set(xlim=(0, 4), ylim=(len(orders) - 0.5, -0.5), xticks=[])
        ax.set_yticks(range(len(orders)), [label(key, lang) for key in orders])
        ax.tick_params(length=0)
        ax.grid(visible=False)
        ax.spines[:].set_visible(False)
    return fig


def view_answers(answers: Mapping[str, Sequence[float]], named: Mapping[str, str], lang: str) -> Figure:
    """Show h_t where the pronoun is due, in the sentence and in its pair, for each order of the layers.

    Parameters
    ----------
    answers : mapping of str to pair of float
        By order; the first of `named` is the right one.
    named : mapping of str to str
        The orders that get a mark of their own, and the keys of their names.
    lang : str
        The language of the labels.

    Examples
    --------
    >>> answers = {"ifCo": (-0.5, 0.5), "fiCo": (0.1, -0.1), "oCfi": (0, 0)}
    >>> len(view_answers(answers, {"ifCo": "order_right", "fiCo": "order_article"}, "en").axes[0].lines)
    5
    """
    others = rounded([pair for order, pair in answers.items() if order not in named])
    with use_style(lang):
        fig, ax = figure(4.6)
        ax.axhline(0, color=LIGHT["muted"], lw=1)
        ax.axvline(0, color=LIGHT["muted"], lw=1)
        ax.add_patch(Rectangle((-1, 0), 1, 1, facecolor=LIGHT["i"], alpha=0.1, lw=0))
        ax.text(-0.96, 0.9, label("both_right", lang), va="center")
        points(ax, others, "o", "rnn", label("order_other", lang))
        for (order, key), marker, hue in zip(named.items(), MARKS, ("i", "C", "ink"), strict=False):
            points(ax, rounded([answers[order]]), marker, hue, label(key, lang))
        ax.set(xlim=(-1, 1), ylim=(-1, 1), xlabel=label("gender_sentence", lang), ylabel=label("gender_pair", lang))
        ax.legend(loc="lower right")
    return fig


def points(ax: Axes, pairs: ArrayLike, marker: str, hue: str, name: str) -> None:
    """Draw pairs (n, 2) as marks without a line."""
    x, y = rounded(pairs).T
    ax.plot(x, y, color=LIGHT[hue], marker=marker, ls="", markersize=7, alpha=0.85, label=name)
