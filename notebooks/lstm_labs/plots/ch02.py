"""The figures of lab 02: a gradient against the lag, and how often training solves a task."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.figure import Figure

from lstm_ref.checks import Array

from ..style import COLOURS, figure, rounded, use_style
from ..words import label
from .shared import HUES, KINDS, compared

RUNS = 20  # networks in each case
MARKS = np.array([[0.088 * (k % 10 - 4.5), 0.26 * (k // 10 - 0.5)] for k in range(RUNS)]).T  # around a case's place


def view_gradient_by_lag(lags: Sequence[int], logs: Mapping[str, Array], lang: str) -> Figure:
    """Show the logarithm of a gradient against the lag: a curve for each median, a band for its quartiles.

    Parameters
    ----------
    lags : sequence of int
        The numbers of steps.
    logs : mapping of str to ndarray (3, len(lags))
        Lower quartile, median and upper quartile of log10 of the gradient, by a key of `WORDS`.
    lang : str
        The language of the labels.

    Examples
    --------
    >>> logs = {"init_uniform": np.zeros((3, 2)), "init_orthogonal": np.ones((3, 2))}
    >>> len(view_gradient_by_lag([1, 10], logs, "en").axes[0].lines)
    2
    """
    with use_style(lang):
        fig, ax = figure(3.2)
        steps = np.asarray(lags, dtype=np.float64)
        for (low, _, high), hue in zip(logs.values(), HUES, strict=False):
            ax.fill_between(steps, rounded(low), rounded(high), color=COLOURS[hue][0], alpha=0.15, lw=0)
        ax.set(xlabel=label("lag", lang), ylabel=label("log_gradient", lang))
        compared(fig, ax, steps, [(middle, label(key, lang)) for key, (_, middle, _) in logs.items()])
    return fig


def view_shares(
    sizes: Sequence[str], shares: Mapping[str, Sequence[tuple[float, float, float]]], axis: str, lang: str
) -> Figure:
    """Show how many of twenty networks solved a task: a mark for each run, filled where it learned.

    Parameters
    ----------
    sizes : sequence of str
        The lags or lengths, as they are written.
    shares : mapping of str to sequence of (share, low, high)
        For each size, by a kind of network of `KINDS`; the interval is not drawn.
    axis : str
        The key of the label of the axis.
    lang : str
        The language of the labels.

    Examples
    --------
    >>> fig = view_shares(["20", "50"], {"rnn_uniform": [(0.5, 0.3, 0.7), (0.0, 0.0, 0.2)]}, "lag", "en")
    >>> [len(marks.get_xdata()) for marks in fig.axes[0].lines]
    [10, 10, 0, 20]
    """
    with use_style(lang):
        fig, ax = figure(1.0 + 0.42 * len(shares))
        for row, (kind, by_size) in enumerate(shares.items()):
            colour = COLOURS[KINDS[kind][0]][0]
            for column, (share, _, _) in enumerate(by_size):
                x, y = MARKS[0] + column, MARKS[1] + row
                learned = round(share * RUNS)
                ax.plot(x[:learned], y[:learned], "o", markersize=4, color=colour)
                ax.plot(x[learned:], y[learned:], "o", markersize=4, color=COLOURS["faint"][0], fillstyle="none")
        ax.set(xlim=(-0.5, len(sizes) - 0.5), ylim=(len(shares) - 0.5, -0.5), title=label(axis, lang))
        ax.set_xticks(range(len(sizes)), sizes)
        ax.set_yticks(range(len(shares)), [label(f"kind_{kind}", lang) for kind in shares])
        ax.tick_params(length=0, labeltop=True, labelbottom=False)
        ax.grid(visible=False)
        ax.spines[:].set_visible(False)
        fig.supxlabel(label("mark_learned", lang), fontsize="medium")
    return fig
