"""The figures of lab 02: a gradient against the lag, and how often training solves a task."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.figure import Figure

from lstm_ref.checks import Array

from ..style import COLOURS, figure, rounded, use_style
from ..words import label
from .shared import KINDS, curves


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
        for low, _, high in logs.values():
            ax.fill_between(steps, rounded(low), rounded(high), color=COLOURS["h"][0], alpha=0.15, lw=0)
        curves(ax, steps, "h", [(middle, key) for key, (_, middle, _) in logs.items()], lang)
        ax.set(xlabel=label("lag", lang), ylabel=label("log_gradient", lang))
        fig.legend(loc="outside upper center", ncols=3, columnspacing=1.2)
    return fig


def view_shares(
    sizes: Sequence[str], shares: Mapping[str, Sequence[tuple[float, float, float]]], axis: str, lang: str
) -> Figure:
    """Show which share of the networks solved a task, with its interval: a mark for each kind at each size.

    Parameters
    ----------
    sizes : sequence of str
        The lags or lengths, as they are written.
    shares : mapping of str to sequence of (share, low, high)
        For each size, by a kind of network of `KINDS`.
    axis : str
        The key of the label of the axis.
    lang : str
        The language of the labels.

    Examples
    --------
    >>> len(view_shares(["20", "50"], {"rnn_uniform": [(0.5, 0.3, 0.7), (0.0, 0.0, 0.2)]}, "lag", "en").axes[0].lines)
    1
    """
    with use_style(lang):
        fig, ax = figure(3.2)
        places = np.arange(len(sizes), dtype=np.float64)
        for k, (kind, row) in enumerate(shares.items()):
            colour, marker = KINDS[kind]
            at = rounded(places + 0.11 * (k - (len(shares) - 1) / 2))
            ax.vlines(at, [low for _, low, _ in row], [high for _, _, high in row], color=COLOURS[colour][0], lw=1.5)
            ax.plot(at, [s for s, _, _ in row], marker, color=COLOURS[colour][0], label=label(f"kind_{kind}", lang))
        ax.set_xticks(places, sizes)
        ax.set(xlabel=label(axis, lang), ylabel=label("share_learned", lang), ylim=(-0.05, 1.05))
        ax.grid(visible=False, axis="x")
        fig.legend(loc="outside upper center", ncols=min(3, len(shares)), columnspacing=1.0, handlelength=1.0)
    return fig
