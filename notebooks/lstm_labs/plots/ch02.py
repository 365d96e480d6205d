"""The figures of lab 02: a gradient against the lag, and how often training solves a task."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.figure import Figure

from lstm_ref.checks import Array

from ..style import COLOURS, figure, heat, rounded, use_style
from ..words import label
from .shared import curves


def view_gradient_by_lag(lags: Sequence[int], logs: Mapping[str, Array], lang: str) -> Figure:
    """Show the logarithm of a gradient against the lag: a curve for each median, a band for its quartiles.

    Parameters
    ----------
    lags : sequence of int
        The numbers of steps.
    logs : mapping of str to ndarray (3, len(lags))
        Lower quartile, median and upper quartile of log10 of the gradient, by a key of `LABELS`.
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


def view_success(lags: Sequence[int], shares: Mapping[str, Sequence[float]], lang: str) -> Figure:
    """Show the share of runs that solved a task: a row for each way of training, a column for each lag.

    Parameters
    ----------
    lags : sequence of int
        The lags.
    shares : mapping of str to sequence of float
        The share for each lag, by a key of `LABELS`.
    lang : str
        The language of the labels.

    Examples
    --------
    >>> len(view_success([5, 20], {"descent_uniform": [1.0, 0.0]}, "en").axes[0].texts)
    2
    """
    with use_style(lang):
        fig, ax = figure(3.1)
        heat(ax, list(shares.values()), [label(key, lang) for key in shares], [f"$k = {lag}$" for lag in lags])
    return fig
