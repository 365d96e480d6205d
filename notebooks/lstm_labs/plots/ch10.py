"""The figure of lab 10: how the trained cells compare, a row for each, a panel for each task."""

from collections.abc import Mapping
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ..style import COLOURS, figure, use_style
from ..words import label

Measured = Mapping[str, Mapping[str, Any]]


def view_variants(bits: Measured, errors: Measured, lang: str) -> Figure:
    """Show which share of the networks remembers the bit, here and everywhere, and the error of adding.

    Parameters
    ----------
    bits : mapping of str to mapping
        For each cell, by name, its share ``here`` and its share ``everywhere`` with ``low`` and ``high``.
    errors : mapping of str to mapping
        For the same cells the ``median`` and the two ``quartiles`` of the error.
    lang : str
        The language of the labels.

    Examples
    --------
    >>> bits = {"lstm": {"here": 1.0, "everywhere": 0.9, "low": 0.7, "high": 1.0}}
    >>> errors = {"lstm": {"median": 0.2, "quartiles": [0.1, 0.3]}}
    >>> len(view_variants(bits, errors, "en").axes)
    2
    """
    with use_style(lang):
        fig, (left, right) = figure(3.3, 2)
        for row, bit in enumerate(bits.values()):
            span(left, row, (bit["low"], bit["high"]), bit["everywhere"])
            left.plot([bit["here"]], [row], color=COLOURS["accent"][0], marker="o", markersize=9, fillstyle="none")
        for row, error in enumerate(errors.values()):
            span(right, row, error["quartiles"], error["median"])
        for ax in (left, right):
            ax.set(yticks=range(len(bits)), ylim=(len(bits) - 0.5, -0.5))
            ax.tick_params(axis="y", length=0)
        left.set_yticks(range(len(bits)), [label(f"cell_{name}", lang) for name in bits])
        left.set(title=label("task_bit", lang), xlabel=label("share_remembering", lang), xlim=(-0.08, 1.08))
        right.set(title=label("task_adding", lang), xlabel=label("squared_error", lang), xscale="log")
        right.tick_params(labelleft=False)
    return fig


def span(ax: Axes, row: int, ends: tuple[float, float], middle: float) -> None:
    """Draw a value with the span around it on its row."""
    colour = COLOURS["accent"][0]
    ax.plot(ends, [row, row], color=colour, lw=3, alpha=0.35, solid_capstyle="butt")
    ax.plot([middle], [row], color=colour, marker="o")
