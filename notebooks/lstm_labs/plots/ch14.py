"""The figures of lab 14: a forecast from afar and from near, its distance from delayed series, errors over seeds."""

from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import ArrayLike

from ..style import LIGHT, figure, rounded, use_style
from ..words import label
from .shared import HUES, VARIED

DRAWN = {  # a hue, a stroke and a mark for each curve
    "came": ("ink", "-", "o"),
    "lstm_said": ("C", "--", "s"),
    "last_said": ("f", ":", "^"),
    "season_said": ("o", ":", "D"),
}


def view_forecast(y: ArrayLike, start: int, prediction: ArrayLike, lang: str) -> Figure:
    """Show a series, (n,), and the forecast of its test part, which begins at `start`.

    Examples
    --------
    >>> len(view_forecast([1, 2, 3, 4], 2, [2.5, 3.5], "en").axes[0].lines)
    3
    """
    values, said = rounded(y), rounded(prediction)
    with use_style(lang):
        fig, ax = figure(3.2)
        ax.plot(np.arange(len(values)), values, color=LIGHT["muted"], lw=1.2, label=label("came", lang))
        ax.plot(start + np.arange(len(said)), said, color=LIGHT["C"], ls="--", lw=1.6, label=label("lstm_said", lang))
        ax.axvline(start, color=LIGHT["faint"], lw=1)
        ax.set(xlabel=label("time_step", lang), ylabel=label("value", lang))
        ax.text(start, 1.0, label("test_part", lang), transform=ax.get_xaxis_transform(), va="bottom")
        fig.legend(loc="outside lower center", ncols=2)
    return fig


def view_closer(times: ArrayLike, curves: Mapping[str, ArrayLike], lang: str) -> Figure:
    """Show a few steps, (n,), of what came and of forecasts, by the keys of `DRAWN`.

    Examples
    --------
    >>> len(view_closer([5, 6], {"came": [1, 2], "last_said": [0, 1]}, "en").axes[0].lines)
    2
    """
    with use_style(lang):
        fig, ax = figure(3.4)
        for key, values in curves.items():
            hue, stroke, mark = DRAWN[key]
            ax.plot(rounded(times), rounded(values), color=LIGHT[hue], ls=stroke, marker=mark, label=label(key, lang))
        ax.set(xlabel=label("time_step", lang), ylabel=label("value", lang))
        fig.legend(loc="outside lower center", ncols=2 if len(curves) < 4 else 1)
    return fig


def view_shifts(distances: Mapping[str, ArrayLike], lang: str) -> Figure:
    """Show how far forecasts are from their series delayed by 0, 1, … steps, (n,) each by the key of a series.

    Examples
    --------
    >>> len(view_shifts({"rising_walk": [2, 1, 2]}, "en").axes[0].lines)
    1
    """
    with use_style(lang):
        fig, ax = figure(2.8)
        for (key, values), hue, (stroke, mark) in zip(distances.items(), HUES, VARIED, strict=False):
            far = rounded(values)
            ax.plot(np.arange(len(far)), far, color=LIGHT[hue], ls=stroke, marker=mark, label=label(key, lang))
            ax.set_xticks(np.arange(len(far)))
        ax.set(ylim=(0, None), xlabel=label("steps_back", lang), ylabel=label("distance_from_it", lang))
        fig.legend(loc="outside lower center", ncols=2)
    return fig


def view_errors(errors: Mapping[str, ArrayLike], lang: str) -> Figure:
    """Show errors over that of persistence, a mark for each seed, a row for each series and way of reading it.

    Examples
    --------
    >>> len(view_errors({"walk_levels": [1.1, 2]}, "en").axes[0].get_yticks())
    1
    """
    names = [label(key, lang) for key in errors]
    with use_style(lang):
        fig, ax = figure(0.9 + 0.36 * len(names))
        ax.axvline(1, color=LIGHT["muted"], ls=(0, (2, 3)), lw=1.4)
        for row, values in enumerate(errors.values()):
            marks = rounded(values)
            ax.plot(marks, np.full(len(marks), row), ls="", marker="o", color=LIGHT["C"], alpha=0.45, mew=0)
            middle = float(rounded(np.median(marks)))
            ax.plot([middle, middle], [row - 0.33, row + 0.33], color=LIGHT["ink"], lw=2)
        ax.set_yticks(range(len(names)), names)
        ax.set(xscale="log", ylim=(len(names) - 0.5, -0.5), xlabel=label("error_over_last", lang))
        ax.set_xticks([0.3, 0.5, 1, 2, 4, 8], ["0.3", "0.5", "1", "2", "4", "8"])
        ax.minorticks_off()
        ax.grid(visible=False, axis="y")
        ax.tick_params(axis="y", length=0)
    return fig
