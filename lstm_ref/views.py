"""The figures of the labs, each a function of numbers: what a cell holds over a sentence, what a gate answers."""

import numpy as np
from matplotlib.figure import Figure

from .activations import sigmoid
from .checks import Array
from .labels import label
from .plotting import COLOURS, figure, heat, line, use_style
from .tiny import WORDS


def view_words(values: Array, lang: str) -> Figure:
    """Show what a quantity of the tiny cell is at each word: values (T, 1, 2), a row for a word.

    Examples
    --------
    >>> view_words(np.zeros((6, 1, 2)), "en").get_size_inches().tolist()
    [4.5, 2.9]
    """
    with use_style(lang):
        fig, ax = figure(2.9)
        heat(ax, values[:, 0], WORDS[lang], [label("tiny_1", lang), label("tiny_2", lang)])
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
        for a, key, stroke in ((a_quiet, "nothing_new", ("-", "o")), (a_event, "new_subject", ("--", "s"))):
            drawn = line(ax, biases, sigmoid(biases + a), "f", label(key, lang))
            drawn.set(linestyle=stroke[0], marker=stroke[1])
            low, high = sigmoid(biases + a - abs(w_h)), sigmoid(biases + a + abs(w_h))
            ax.fill_between(biases, low.round(6), high.round(6), color=COLOURS["f"][0], alpha=0.15, lw=0)
        ax.axvline(b, color=COLOURS["muted"][0], lw=1)
        ax.set(xlabel=label("bias_f", lang), ylabel=label("value_f", lang), ylim=(-0.03, 1.03))
        fig.legend(loc="outside upper center", ncols=2)
    return fig
