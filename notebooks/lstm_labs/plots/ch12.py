"""The figures of lab 12: a trained unit beside the one set by hand, right answers, all units, the gates over seeds."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import ArrayLike

from lstm_ref.checks import Array

from ..style import LIGHT, WIDTH, rounded, use_style
from ..words import label
from .shared import HUES, LINE, SYMBOLS, VARIED

READ = {"sentence_him": ("C", "-", "o"), "sentence_her": ("f", "--", "s")}  # a hue, stroke and mark for each sentence
LIMITS = {"f": (-0.05, 1.05), "written": (-1.1, 1.1)}


def view_claimed(
    cells: Mapping[str, Mapping[str, Array]], sentences: Sequence[Sequence[str]], subject: int, lang: str
) -> Figure:
    """Show one unit at each word of two sentences that are in step: a row of panels for each cell.

    Parameters
    ----------
    cells : mapping
        By the key of a cell's name: quantities by the keys of `SYMBOLS`, (T, 2) each, a column for a sentence.
    sentences : sequence of two sequences of str
        Their words, T each.
    subject : int
        The step of the second subject, which is marked.
    lang : str
        The language of the labels.

    Examples
    --------
    >>> cells = {"by_hand": {"f": np.ones((2, 2)), "C": np.ones((2, 2))}}
    >>> len(view_claimed(cells, [["Grandma", "says"], ["Grandpa", "says"]], 0, "en").axes)
    2
    """
    words = [" / ".join(dict.fromkeys(pair)) for pair in zip(*sentences, strict=True)]
    rows, columns = np.arange(len(words)), list(next(iter(cells.values())))
    with use_style(lang):
        fig = Figure(figsize=(WIDTH, 0.9 + len(cells) * (0.75 + 0.2 * len(words))))
        grid = fig.subplots(len(cells), len(columns), sharey=True, squeeze=False)
        for line, (name, quantities) in zip(grid, cells.items(), strict=True):
            line[0].annotate(label(name, lang), (0.012, 1), (0, 5), ("figure fraction", "axes fraction"),
                             "offset points", annotation_clip=False).set_in_layout(False)  # fmt: skip
            for ax, (quantity, values) in zip(line, quantities.items(), strict=True):
                ax.axhspan(subject - 0.5, subject + 0.5, color=LIGHT["panel"], lw=0)
                ax.axvline(0, color=LIGHT["faint"], lw=1)
                for column, (key, (hue, stroke, mark)) in zip(values.T, READ.items(), strict=True):
                    ax.plot(rounded(column), rows, color=LIGHT[hue], ls=stroke, marker=mark, label=label(key, lang))
                ax.set_title(SYMBOLS[quantity], pad=5)
                ax.set_yticks(rows, words)
                ax.set(ylim=(len(words) - 0.5, -0.5), xlim=LIMITS.get(quantity, around_zero(values)))
                ax.tick_params(axis="y", length=0)
                ax.grid(visible=False, axis="y")
        handles, names = grid[0, 0].get_legend_handles_labels()
        fig.legend(handles, names, loc="outside lower center", ncols=1)
    return fig


def around_zero(values: ArrayLike) -> tuple[float, float]:
    """Return limits with 0 in the middle that hold all values.

    >>> around_zero([-2, 1])
    (-2.2, 2.2)
    """
    most = float(np.ceil(11 * np.abs(values).max()) / 10)
    return -most, most


def view_right(
    groups: Mapping[str, Mapping[str, ArrayLike]], rules: Mapping[str, ArrayLike], lang: str, xlabel: str
) -> Figure:
    """Show shares of right answers by the number of attractors, with intervals: a panel for each task.

    Parameters
    ----------
    groups : mapping
        By the key of a task's name: for each kind of network, by the key of its name, (3, n): share, low, high.
    rules : mapping
        By the key of a task's name: what a simple rule would get, (n,).
    lang : str
        The language of the labels.
    xlabel : str
        The key of the label below.

    Examples
    --------
    >>> right = {"cell_lstm": [[0.9, 0.8], [0.8, 0.7], [1, 0.9]]}
    >>> len(view_right({"task_verb": right}, {"task_verb": [1, 0]}, "en", "attractors").axes)
    1
    """
    count = len(groups)
    with use_style(lang):
        fig = Figure(figsize=(WIDTH, 0.4 + 2.1 * count))
        axes = fig.subplots(count, 1, sharex=True, squeeze=False)[:, 0]
        for ax, (task, networks) in zip(axes, groups.items(), strict=True):
            ends = []
            for k, (name, values) in enumerate(networks.items()):
                share, low, high = rounded(values)
                hue, (stroke, mark) = HUES[k], VARIED[k]
                x = np.arange(len(share)) + 0.06 * (k - (len(networks) - 1) / 2)
                ax.errorbar(x, share, np.maximum(0, [share - low, high - share]), color=LIGHT[hue], ls=stroke,
                            marker=mark, elinewidth=1.2)  # fmt: skip
                ends.append((float(share[-1]), label(name, lang), LIGHT[hue]))
            rule = rounded(rules[task])
            ax.plot(np.arange(len(rule)), rule, color=LIGHT["muted"], ls=(0, (2, 3)), lw=1.2)
            ends.append((float(rule[-1]), label("rule_last", lang), LIGHT["muted"]))
            ax.set(ylim=(-0.04, 1.04), ylabel=label("share_right", lang))
            ax.set_xticks(range(len(rule)))
            ax.set_title(label(task, lang), loc="left")
            named(ax, len(rule) - 1, ends, 1.6)
        axes[-1].set_xlabel(label(xlabel, lang))
    return fig


def named(ax: Axes, x: float, ends: Sequence[tuple[float, str, str]], inches: float) -> None:
    """Write names beside the ends of curves, set apart, in an axes that is about so many inches high."""
    bottom, top = ax.get_ylim()
    height = (top - bottom) * LINE / (72 * inches)
    above, lowest = top - height * len(ends), bottom
    for k, (end, name, hue) in enumerate(sorted(ends)):
        at = max(min(end, above + height * (k + 0.5)), lowest)
        lowest = at + height
        ax.annotate(name, (x, at), (12, 0), textcoords="offset points", va="center", color=hue, annotation_clip=False)


def view_units(values: Array, left: Array, words: Sequence[str], marked: Sequence[int], lang: str) -> Figure:
    """Show all hidden units: how many answers are right without each, and its cell state at each word.

    Parameters
    ----------
    values : (T, H)
        The cell states.
    left : (2, H)
        Shares of right answers without each unit: of the answers to the head, and of the pronouns.
    words : sequence of str
        T words.
    marked : sequence of int
        The unit that each of the two answers can least do without, counted from 0; the figure counts from 1.
    lang : str
        The language of the labels.

    Examples
    --------
    >>> len(view_units(np.zeros((2, 3)), np.ones((2, 3)), ["Grandma", "says"], (0, 1), "en").axes)
    2
    """
    T, H = values.shape
    order = np.argsort(left[1], kind="stable")
    names = [f"{unit + 1}" for unit in order]
    squashed = rounded(np.tanh(values[:, order]).T)  # (H, T)
    with use_style(lang):
        fig = Figure(figsize=(WIDTH, 1.5 + 0.22 * H))
        bars, cells = fig.subplots(1, 2, sharey=True, gridspec_kw={"width_ratios": (1, 1.9)})
        rows = np.arange(H)
        for row, (key, hue, mark) in enumerate((("answer_verb", "o", "D"), ("answer_pronoun", "C", "o"))):
            bars.plot(rounded(left[row, order]), rows, ls="", marker=mark, color=LIGHT[hue], label=label(key, lang))
        bars.set_yticks(rows, names)
        bars.set(ylim=(H - 0.5, -0.5), xlim=(0, 1.05), xlabel=label("right_without", lang), ylabel=label("unit", lang))
        for tick, unit in zip(bars.get_yticklabels(), order, strict=True):
            tick.set_color(LIGHT[dict(zip(marked, ("o", "C"), strict=True)).get(unit, "ink")])
        for (row, column), value in np.ndenumerate(squashed):
            tint = LIGHT["accent"] if value >= 0 else LIGHT["f"]
            cells.barh(row, 0.94, 0.86, left=column - 0.47, color=tint, alpha=round(0.85 * abs(float(value)), 3))
        cells.set_xticks(range(T), words, rotation=90)
        cells.tick_params(length=0, top=False, labeltop=True, labelbottom=False)
        cells.set_xlabel(label("state_of_all", lang))
        cells.set(xlim=(-0.5, T - 0.5))
        cells.grid(visible=False)
        cells.spines[:].set_visible(False)
        fig.legend(*bars.get_legend_handles_labels(), loc="outside lower left", ncols=2, handlelength=1)
    return fig


def view_over_seeds(measures: Mapping[str, Mapping[str, ArrayLike]], lang: str) -> Figure:
    """Show a mark for each seed: one panel for each measure, a row for each kind of word, and a bar at the median.

    Examples
    --------
    >>> len(view_over_seeds({"value_f": {"word_new_subject": [0.1, 0.3], "word_other": [0.9, 1]}}, "en").axes)
    1
    """
    rows = [len(kinds) for kinds in measures.values()]
    with use_style(lang):
        fig = Figure(figsize=(WIDTH, 0.75 * len(rows) + 0.34 * sum(rows)))
        axes = fig.subplots(len(rows), 1, squeeze=False, height_ratios=rows)[:, 0]
        for ax, (quantity, kinds) in zip(axes, measures.items(), strict=True):
            for row, values in enumerate(kinds.values()):
                marks = rounded(values)
                ax.plot(marks, np.full(len(marks), row), ls="", marker="o", color=LIGHT["C"], alpha=0.45, mew=0)
                middle = float(rounded(np.median(marks)))
                ax.plot([middle, middle], [row - 0.33, row + 0.33], color=LIGHT["ink"], lw=2)
            ax.set_yticks(range(len(kinds)), [label(key, lang) for key in kinds])
            ax.set(ylim=(len(kinds) - 0.5, -0.5), xlim=(-0.04, None), xlabel=label(quantity, lang))
            ax.tick_params(axis="y", length=0)
    return fig
