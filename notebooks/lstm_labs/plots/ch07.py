"""The figure of lab 07: the cell state under the four extreme settings of its two gates."""

import numpy as np
from matplotlib.figure import Figure

from ..style import figure, use_style
from ..words import label
from .shared import curves


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
        curves(ax, n, "C", [(values, key) for key, values in settings], lang)
        ax.set(xlabel=label("step_number", lang), ylabel=label("cell_state_C", lang), xticks=n)
        fig.legend(loc="outside upper left", ncols=2)
    return fig
