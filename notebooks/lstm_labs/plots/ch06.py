"""The figure of lab 06: what is proposed and what is written."""

import numpy as np
from matplotlib.figure import Figure

from lstm_ref.activations import tanh

from ..style import figure, line, use_style
from ..words import label
from .shared import curves


def view_write(w_C: float, i_quiet: float, i_event: float, lang: str) -> Figure:
    """Show what is proposed and what is written as the gender input varies: C~, and i * C~ for two gate values.

    Examples
    --------
    >>> len(view_write(2.0, 0.1, 0.9, "en").axes[0].lines)
    3
    """
    x = np.linspace(-1.5, 1.5, 61)
    C_tilde = tanh(w_C * x)
    with use_style(lang):
        fig, ax = figure(3.1)
        line(ax, x, C_tilde, "C_tilde", label("proposed", lang))
        curves(ax, x, "i", [(i_event * C_tilde, "written_open"), (i_quiet * C_tilde, "written_shut")], lang)
        ax.set(xlabel=label("input_gender", lang), ylabel=label("value", lang))
        fig.legend(loc="outside upper left", ncols=2, columnspacing=1.2)
    return fig
