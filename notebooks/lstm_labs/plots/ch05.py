"""The figure of lab 05: what a forget gate answers to its bias."""

import numpy as np
from matplotlib.figure import Figure

from lstm_ref.activations import sigmoid

from ..style import COLOURS, figure, use_style
from ..words import label
from .shared import curves


def view_gate(a_quiet: float, a_event: float, b: float, lang: str) -> Figure:
    """Show a forget gate's answer to its bias: for a word that says nothing new and for a new subject.

    Parameters
    ----------
    a_quiet, a_event : float
        The gate's pre-activation without the bias, for the two words.
    b : float
        The cell's own bias, marked.
    lang : str
        The language of the labels.

    Examples
    --------
    >>> len(view_gate(0.0, -5.0, 3.0, "en").axes)
    1
    """
    biases = np.linspace(-4, 10, 113)
    with use_style(lang):
        fig, ax = figure(2.9)
        rows = [(sigmoid(biases + a), key) for a, key in ((a_quiet, "quiet"), (a_event, "event"))]
        curves(ax, biases, "f", rows, lang)
        ax.axvline(b, color=COLOURS["muted"][0], lw=1)
        ax.set(xlabel=label("bias_f", lang), ylabel=label("value_f", lang), ylim=(-0.03, 1.03))
        fig.legend(loc="outside upper center", ncols=2)
    return fig
