"""The figure of lab 01: what a single recurrent unit makes of two pulses."""

from collections.abc import Sequence

import numpy as np
from matplotlib.figure import Figure

from lstm_ref.checks import Array

from ..style import COLOURS, figure, use_style
from ..words import label
from .shared import compared


def view_pulses(weights: Sequence[float], h: Array, pulses: dict[int, int], lang: str) -> Figure:
    """Show the hidden state of a one-unit network over some steps, a curve for each recurrent weight.

    Parameters
    ----------
    weights : sequence of float
        The recurrent weights w, three at most.
    h : ndarray (T, len(weights))
        The hidden states.
    pulses : dict of int to int
        At which steps an input other than 0 came, and which.
    lang : str
        The language of the labels.

    Examples
    --------
    >>> len(view_pulses((0.5, 1.5), np.zeros((9, 2)), {0: 1, 4: -1}, "en").axes[0].lines)
    4
    """
    with use_style(lang):
        fig, ax = figure(3.1)
        for step, pulse in pulses.items():
            ax.axvline(step, color=COLOURS["muted"][0], lw=1)
            ax.text(step + 0.5, 1.04, f"$x_t = {pulse:+d}$", va="bottom")
        ax.set(xlabel=label("time_step", lang), ylabel=label("hidden_state_h", lang), ylim=(-1.05, 1.05))
        rows = [(values, f"$w = {w:g}$") for w, values in zip(weights, h.T, strict=True)]
        compared(fig, ax, np.arange(len(h)), rows)
    return fig
