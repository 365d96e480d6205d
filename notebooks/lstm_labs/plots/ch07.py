"""The figures of lab 07: the cell state under the four extreme settings of its gates, and memory beside gradient."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.figure import Figure

from ..style import COLOURS, figure, rounded, use_style
from ..words import label
from .shared import KINDS, compared


def view_regimes(C_0: float, candidate: float, steps: int, lang: str) -> Figure:
    """Show the cell state over some steps under the four extreme settings of the two gates, equation (4).

    Examples
    --------
    >>> len(view_regimes(0.5, 0.4, 8, "en").axes[0].lines)
    4
    """
    n = np.arange(steps + 1.0)
    settings = [("add_up", C_0 + n * candidate), ("keep", np.full(n.shape, C_0))]
    settings += [(key, np.where(n == 0, C_0, end)) for key, end in (("replace", candidate), ("clear", 0.0))]
    with use_style(lang):
        fig, ax = figure(3.1)
        ax.set(xlabel=label("step_number", lang), ylabel=label("cell_state_C", lang), xticks=n)
        compared(fig, ax, n, [(values, label(key, lang)) for key, values in settings])
    return fig


def view_memory(networks: Mapping[str, Sequence[tuple[float, float]]], floor: float, lang: str) -> Figure:
    """Show trained networks, a mark each: log10 of the gradient left over 100 steps, and the share of right answers.

    Parameters
    ----------
    networks : mapping of str to sequence of (log10 gradient, share right)
        By a kind of network of `KINDS`.
    floor : float
        Where a smaller gradient is drawn.
    lang : str
        The language of the labels.

    Examples
    --------
    >>> len(view_memory({"rnn_uniform": [(0.5, 0.4)]}, -20, "en").axes[0].lines)
    1
    """
    with use_style(lang):
        fig, ax = figure(3.4)
        for kind, points in networks.items():
            colour, marker = KINDS[kind]
            x = rounded([max(gradient, floor) for gradient, _ in points])
            y = rounded([right for _, right in points])
            ax.plot(x, y, marker, color=COLOURS[colour][0], alpha=0.45, label=label(f"kind_{kind}", lang))
        ticks = np.arange(floor, 5, 5)
        names = [f"$\\leq{floor:g}$", *(f"${tick:g}$" for tick in ticks[1:])]
        ax.set_xticks(ticks, names)
        ax.set(xlabel=label("gradient_100", lang), ylabel=label("right_100", lang), ylim=(-0.05, 1.05))
        fig.legend(loc="outside upper center", ncols=3, columnspacing=1.0, handlelength=1.0)
    return fig
