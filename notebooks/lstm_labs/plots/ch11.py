"""The figures of lab 11: a gradient over the sentence, weights found again, a loss, gates before and after."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import ArrayLike

from ..example import SENTENCE
from ..style import LIGHT, WIDTH, figure, rounded, use_style
from ..words import label
from .shared import HUES, VARIED, compared

BAR = 0.6  # the height of a bar, of the distance between two words


def view_way_back(belt: ArrayLike, detours: ArrayLike, lang: str) -> Figure:
    """Show the gradient by the cell state at each word, (T,): what came along the belt alone, and what by detours.

    Examples
    --------
    >>> len(view_way_back([0.2, 0.5, 1], [0.2, 0.3, 0], "en").axes[0].patches)
    6
    """
    near, far = rounded(belt), rounded(detours)
    words, rows = SENTENCE[lang][: len(near)], np.arange(len(near))
    with use_style(lang):
        fig, ax = figure(0.9 + 0.32 * len(words))
        ax.barh(rows, near, BAR, color=LIGHT["C"], label=label("way_belt", lang))
        ax.barh(rows, far, BAR, left=near, color=LIGHT["o"], label=label("way_detours", lang))
        ax.set_yticks(rows, words)
        ax.set(ylim=(len(words) - 0.4, -0.6), xlabel=label("gradient_C", lang))
        ax.grid(visible=False, axis="y")
        ax.tick_params(axis="y", length=0)
        fig.legend(loc="outside upper center", ncols=2, handlelength=1.2)
    return fig


def view_found_again(weights: Mapping[str, ArrayLike], by_hand: Sequence[float], lang: str) -> Figure:
    """Show weights over the updates of a training, (n,) each by the key of its name, and what was set by hand.

    Examples
    --------
    >>> len(view_found_again({"weight_f": [0, -1, -4]}, [-5], "en").axes[0].lines)
    2
    """
    updates = np.arange(len(np.asarray(next(iter(weights.values())))))
    with use_style(lang):
        fig, ax = figure(3.0)
        ax.set(xlabel=label("updates", lang), ylabel=label("weight", lang))
        for value in by_hand:
            ax.axhline(value, color=LIGHT["muted"], linestyle=(0, (2, 3)), linewidth=1.2)
        compared(fig, ax, updates, [(values, label(key, lang)) for key, values in weights.items()])
    return fig


def view_training(losses: ArrayLike, at: ArrayLike, shares: Mapping[str, ArrayLike], lang: str) -> Figure:
    """Show a training: the loss over the updates, (n,), in nats; below, shares that are right, measured `at` some.

    Examples
    --------
    >>> len(view_training([2.0, 1.0], [1, 2], {"answer_verb": [0.5, 1], "answer_pronoun": [0.5, 0.5]}, "en").axes)
    2
    """
    values = rounded(losses)
    with use_style(lang):
        fig = Figure(figsize=(WIDTH, 4.4))
        top, bottom = fig.subplots(2, 1, sharex=True)
        top.plot(np.arange(1, len(values) + 1), values, color=LIGHT["accent"], linewidth=1.2)
        top.set(ylabel=label("loss_nats", lang), ylim=(0, None))
        for (key, share), hue, (linestyle, marker) in zip(shares.items(), HUES, VARIED, strict=False):
            bottom.plot(
                rounded(at), rounded(share), color=LIGHT[hue], ls=linestyle, marker=marker, label=label(key, lang)
            )
        bottom.set(xlabel=label("updates", lang), ylabel=label("share_right", lang), ylim=(0.4, 1.04))
        bottom.legend(loc="lower right")
    return fig


def view_gates(gates: Mapping[str, ArrayLike], sentences: Sequence[Sequence[str]], lang: str) -> Figure:
    """Show how open a gate is at each word of sentences that are in step, (T,) each, a row for a word.

    Examples
    --------
    >>> fig = view_gates({"gate_before": [0.7, 0.7]}, [["Grandma", "says"], ["Grandpa", "says"]], "en")
    >>> [tick.get_text() for tick in fig.axes[0].get_yticklabels()]
    ['Grandma / Grandpa', 'says']
    """
    words = [" / ".join(dict.fromkeys(word)) for word in zip(*sentences, strict=True)]
    rows = np.arange(len(words))
    with use_style(lang):
        fig, ax = figure(1.4 + 0.3 * len(words))
        for (key, values), hue, (linestyle, marker) in zip(gates.items(), ("muted", "C", "f"), VARIED, strict=False):
            ax.plot(rounded(values), rows, color=LIGHT[hue], ls=linestyle, marker=marker, label=label(key, lang))
        ax.set_yticks(rows, words)
        ax.set(xlim=(-0.03, 1.03), ylim=(len(words) - 0.5, -0.5), xlabel=label("gate_value", lang))
        ax.tick_params(axis="y", length=0)
        fig.legend(loc="outside upper center", ncols=1)
    return fig


def view_growth(marks: ArrayLike, sizes: Mapping[str, ArrayLike], lang: str) -> Figure:
    """Show how large a cell state is after so many steps: a curve for each median, a band for its quartiles.

    Parameters
    ----------
    marks : (n,)
        Numbers of steps.
    sizes : mapping of str to (3, n)
        Lower quartile, median and upper quartile, by the key of a name.
    lang : str
        The language of the labels.

    Examples
    --------
    >>> len(view_growth([1, 10], {"cell_lstm": [[1, 1], [2, 2], [3, 3]]}, "en").axes[0].lines)
    1
    """
    steps = rounded(marks)
    with use_style(lang):
        fig, ax = figure(3.0)
        for (key, values), hue, (linestyle, marker) in zip(sizes.items(), HUES, VARIED, strict=False):
            low, middle, high = rounded(values)
            ax.fill_between(steps, low, high, color=LIGHT[hue], alpha=0.15, lw=0)
            ax.plot(steps, middle, color=LIGHT[hue], ls=linestyle, marker=marker, label=label(key, lang))
        ax.set(xscale="log", yscale="log", xlabel=label("symbols_read", lang), ylabel=label("largest_C", lang))
        ax.legend(loc="upper left")
    return fig
