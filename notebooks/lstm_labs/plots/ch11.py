"""The figures of lab 11: a gradient over the sentence, weights found again, a loss, gates before and after."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import ArrayLike

from lstm_ref.checks import Array

from ..example import SENTENCE
from ..style import LIGHT, figure, rounded, use_style
from ..words import label
from .shared import VARIED, compared

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


def view_loss(losses: ArrayLike, chance: float, lang: str) -> Figure:
    """Show the loss over the updates, (n,), in nats, and what guessing costs.

    Examples
    --------
    >>> len(view_loss([2.0, 1.0, 0.5], 1.4, "en").axes[0].lines)
    2
    """
    values = rounded(losses)
    with use_style(lang):
        fig, ax = figure(2.6)
        ax.plot(np.arange(1, len(values) + 1), values, color=LIGHT["accent"])
        ax.axhline(chance, color=LIGHT["muted"], linestyle=(0, (2, 3)), linewidth=1.2)
        ax.annotate(label("guessing", lang), (len(values), chance), (0, 4), textcoords="offset points", ha="right")
        ax.set(xlabel=label("updates", lang), ylabel=label("loss_nats", lang), ylim=(0, None))
    return fig


def view_gates(before: Array, after: Array, words: Sequence[str], lang: str) -> Figure:
    """Show how open a gate is at each word, (T,), before training and after it.

    Examples
    --------
    >>> len(view_gates(np.full(2, 0.7), np.array([0.9, 0.1]), ["says", "Grandpa"], "en").axes[0].lines)
    2
    """
    rows = np.arange(len(words))
    with use_style(lang):
        fig, ax = figure(0.9 + 0.32 * len(words))
        for (values, key, hue), (linestyle, marker) in zip(
            ((before, "gate_before", "muted"), (after, "gate_after", "f")), VARIED, strict=False
        ):
            ax.plot(rounded(values), rows, color=LIGHT[hue], linestyle=linestyle, marker=marker, label=label(key, lang))
        ax.set_yticks(rows, words)
        ax.set(xlim=(-0.03, 1.03), ylim=(len(words) - 0.5, -0.5), xlabel=label("gate_value", lang))
        ax.tick_params(axis="y", length=0)
        fig.legend(loc="outside upper center", ncols=2)
    return fig
