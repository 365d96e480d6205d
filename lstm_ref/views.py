"""The figures of the labs, each a function of numbers: what a cell holds over a sentence, what a gate answers."""

from collections.abc import Iterable

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from .activations import sigmoid, tanh
from .checks import Array
from .labels import label
from .plotting import COLOURS, figure, heat, line, use_style
from .tiny import WORDS

SYMBOLS = {
    "f": "$f_t$",
    "i": "$i_t$",
    "C_tilde": r"$\tilde{C}_t$",
    "kept": "$f_t * C_{t-1}$",
    "written": r"$i_t * \tilde{C}_t$",
    "C": "$C_t$",
    "o": "$o_t$",
    "h": "$h_t$",
}
STROKES = (("-", "o"), ("--", "s"), ("-.", "^"), (":", "D"))  # several curves of one quantity share its colour


def view_words(lang: str, units: tuple[int, ...] = (0, 1), **quantities: Array) -> Figure:
    """Show quantities of the tiny cell at each word: a row for a word, a column for each unit of each quantity.

    Parameters
    ----------
    lang : str
        The language of the labels.
    units : tuple of int
        Which hidden units to show.
    **quantities : ndarray (6, 1, 2)
        Values by name; the names are the keys of `SYMBOLS`.

    Examples
    --------
    >>> view_words("en", f=np.zeros((6, 1, 2))).get_size_inches().tolist()
    [4.5, 3.1]
    """
    columns = [(name, unit) for name in quantities for unit in units]
    values = np.stack([quantities[name][:, 0, unit] for name, unit in columns], axis=1)
    with use_style(lang):
        fig, ax = figure(3.1)
        heat(ax, values, WORDS[lang], [f"{SYMBOLS[name]}\n{label(f'tiny_{unit + 1}', lang)}" for name, unit in columns])
    return fig


def view_gate(a_quiet: float, a_event: float, w_h: float, b: float, lang: str) -> Figure:
    """Show a forget gate's answer to its bias: for a word that says nothing new and for a new subject.

    Parameters
    ----------
    a_quiet, a_event : float
        The gate's pre-activation without the bias and with h_{t-1} = 0, for the two words.
    w_h : float
        The weight of the hidden state, whose value may be anything from -1 to 1: the width of the band.
    b : float
        The cell's own bias, marked.
    lang : str
        The language of the labels.

    Examples
    --------
    >>> len(view_gate(0.0, -5.0, 0.5, 3.0, "en").axes)
    1
    """
    biases = np.linspace(-4, 10, 113)
    with use_style(lang):
        fig, ax = figure(2.9)
        curves(
            ax, biases, "f", [(sigmoid(biases + a), key) for a, key in ((a_quiet, "quiet"), (a_event, "event"))], lang
        )
        for a in (a_quiet, a_event):
            low, high = sigmoid(biases + a - abs(w_h)), sigmoid(biases + a + abs(w_h))
            ax.fill_between(biases, low.round(6), high.round(6), color=COLOURS["f"][0], alpha=0.15, lw=0)
        ax.axvline(b, color=COLOURS["muted"][0], lw=1)
        ax.set(xlabel=label("bias_f", lang), ylabel=label("value_f", lang), ylim=(-0.03, 1.03))
        fig.legend(loc="outside upper center", ncols=2)
    return fig


def view_write(w_C: float, i_quiet: float, i_event: float, lang: str) -> Figure:
    """Show what is proposed and what is written as the gender input varies: C~, and i * C~ for two gate values.

    Examples
    --------
    >>> len(view_write(2.0, 0.1, 0.9, "en").axes[0].lines)
    3
    """
    x = np.linspace(-1.5, 1.5, 61)
    C_tilde = tanh(w_C * x)
    with use_style(lang):
        fig, ax = figure(3.1)
        line(ax, x, C_tilde, "C_tilde", label("proposed", lang))
        curves(ax, x, "i", [(i_event * C_tilde, "written_open"), (i_quiet * C_tilde, "written_shut")], lang)
        ax.set(xlabel=label("input_gender", lang), ylabel=label("value", lang))
        fig.legend(loc="outside upper left", ncols=2)
    return fig


def view_regimes(C_0: float, candidate: float, steps: int, lang: str) -> Figure:
    """Show the cell state over some steps under the four extreme settings of the two gates, equation (4).

    Examples
    --------
    >>> len(view_regimes(0.5, 0.4, 8, "en").axes[0].lines)
    4
    """
    n = np.arange(steps + 1.0)
    settings = [("add_up", C_0 + n * candidate), ("keep", np.full(n.shape, C_0))]
    settings += [(key, np.where(n == 0, C_0, end)) for key, end in (("replace", candidate), ("clear", 0.0))]
    with use_style(lang):
        fig, ax = figure(3.1)
        curves(ax, n, "C", [(values, key) for key, values in settings], lang)
        ax.set(xlabel=label("step_number", lang), ylabel=label("cell_state_C", lang), xticks=n)
        fig.legend(loc="outside upper left", ncols=2)
    return fig


def view_output(gates: Iterable[float], lang: str) -> Figure:
    """Show the hidden state as the cell state varies, for some values of the output gate, equation (6).

    Examples
    --------
    >>> len(view_output((1.0, 0.3), "en").axes[0].lines)
    2
    """
    C = np.linspace(-4, 4, 81)
    with use_style(lang):
        fig, ax = figure(2.9)
        for o, stroke in zip(gates, STROKES, strict=False):
            line(ax, C, o * tanh(C), "h", f"$o_t = {o:.2f}$").set(linestyle=stroke[0], marker=stroke[1])
        ax.set(xlabel=label("cell_state_C", lang), ylabel=label("hidden_state_h", lang), ylim=(-1.05, 1.05))
        fig.legend(loc="outside upper center", ncols=3)
    return fig


def curves(ax: Axes, xs: Array, quantity: str, rows: list[tuple[Array, str]], lang: str) -> None:
    """Draw several curves of one quantity: its colour, a stroke for each, labelled by key."""
    for (ys, key), (linestyle, marker) in zip(rows, STROKES, strict=False):
        line(ax, xs, ys, quantity, label(key, lang)).set(linestyle=linestyle, marker=marker)
