"""The figures of lab 04: the sigmoid, and a number carried along the cell state."""

import numpy as np
from matplotlib.figure import Figure

from lstm_ref.activations import sigmoid

from ..style import figure, line, use_style
from ..words import label
from .shared import compared


def view_sigmoid(lang: str) -> Figure:
    """Show the sigmoid for pre-activations from -8 to 8.

    Examples
    --------
    >>> len(view_sigmoid("en").axes[0].lines)
    1
    """
    a = np.linspace(-8, 8, 97)
    with use_style(lang):
        fig, ax = figure(2.4)
        line(ax, a, sigmoid(a), "f", "").set(marker="")
        ax.set(xlabel=label("pre_activation", lang), ylabel=label("gate_value", lang), ylim=(-0.03, 1.03))
    return fig


def view_carry(C_0: float, gates: tuple[float, ...], steps: int, lang: str) -> Figure:
    """Show the cell state over some time steps for constant forget gates, with nothing written: C_0 * f**n.

    Examples
    --------
    >>> len(view_carry(0.7, (1.0, 0.99), 100, "en").axes[0].lines)
    2
    """
    n = np.linspace(0, steps, 101)
    with use_style(lang):
        fig, ax = figure(2.9)
        ax.set(xlabel=label("step_number", lang), ylabel=label("cell_state_C", lang), ylim=(-0.05 * C_0, 1.05 * C_0))
        compared(fig, ax, n, [(C_0 * f**n, f"$f = {f:g}$") for f in gates])
    return fig
