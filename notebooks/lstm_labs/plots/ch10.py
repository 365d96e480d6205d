"""The figure of lab 10: how the trained cells compare, a row for each, a panel for each task."""

from collections.abc import Mapping
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ..style import COLOURS, figure, use_style
from ..words import label

Spreads = Mapping[str, Mapping[str, Any]]


def view_variants(updates: Spreads, errors: Spreads, lang: str) -> Figure:
    """Show median and quartiles over the seeds: updates until the bit is remembered, and the error of adding.

    Parameters
    ----------
    updates, errors : mapping of str to mapping
        For each cell, by name, its ``median`` and its two ``quartiles``; the same cells in both.
    lang : str
        The language of the labels.

    Examples
    --------
    >>> spreads = {"lstm": {"median": 0.2, "quartiles": [0.1, 0.3]}, "gru": {"median": 0.4, "quartiles": [0.3, 0.4]}}
    >>> len(view_variants(spreads, spreads, "en").axes)
    2
    """
    with use_style(lang):
        fig, (left, right) = figure(3.3, 2)
        rows(left, updates)
        rows(right, errors)
        left.set_yticks(range(len(updates)), [label(f"cell_{name}", lang) for name in updates])
        left.set(title=label("task_bit", lang), xlabel=label("updates_needed", lang), xlim=(0, None))
        right.set(title=label("task_adding", lang), xlabel=label("squared_error", lang), xscale="log")
        right.tick_params(labelleft=False)
    return fig


def rows(ax: Axes, spreads: Spreads) -> None:
    """Draw a median and the span of its quartiles on each row, the first one on top."""
    colour = COLOURS["accent"][0]
    for row, spread in enumerate(spreads.values()):
        ax.plot(spread["quartiles"], [row, row], color=colour, lw=3, alpha=0.35, solid_capstyle="butt")
        ax.plot([spread["median"]], [row], color=colour, marker="o")
    ax.set(yticks=range(len(spreads)), ylim=(len(spreads) - 0.5, -0.5))
    ax.tick_params(axis="y", length=0)
