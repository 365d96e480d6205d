"""The figure of lab 08: what is shown of a cell state."""

from collections.abc import Iterable

import numpy as np
from matplotlib.figure import Figure

from lstm_ref.activations import tanh

from ..style import figure, use_style
from ..words import label
from .shared import compared


def view_output(gates: Iterable[float], lang: str) -> Figure:
    """Show the hidden state as the cell state varies, for some values of the output gate, equation (6).

    Examples
    --------
    >>> len(view_output((1.0, 0.3), "en").axes[0].lines)
    2
    """
    C = np.linspace(-4, 4, 81)
    with use_style(lang):
        fig, ax = figure(2.9)
        ax.set(xlabel=label("cell_state_C", lang), ylabel=label("hidden_state_h", lang), ylim=(-1.05, 1.05))
        compared(fig, ax, C, [(o * tanh(C), f"$o_t = {o:.2f}$") for o in gates])
    return fig
