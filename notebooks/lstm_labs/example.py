"""The running example of the book: one sentence in two languages, in step word by word, and a cell that reads it.

D = 4 inputs: a new subject begins (0 or 1); something is announced that must be answered later (0 or 1); the answer is
due (0 or 1); the value that comes with the word, female +1 or male -1 for a person, plural +1 for a noun (in the
Chinese text: +1 for the measure word 本). H = 2: the first dimension carries the gender of the subject, the second what
has been announced. Weights and inputs are set by hand, small enough to redo on paper.
"""

from itertools import product

import numpy as np

from lstm_ref import RNNParams
from lstm_ref.checks import Array
from lstm_ref.params import LSTMParams, LSTMState

SENTENCE = {
    "en": ("Grandma", "says", "those", "books", "Grandpa", "bought", "belong", "to", "him"),
    "zh": ("奶奶", "说", "那", "本", "爷爷", "买的", "书", "属于", "他"),
}
PAIR = {
    "en": ("Grandma", "says", "those", "books", "lent", "to", "Grandpa", "belong", "to", "her"),
    "zh": ("奶奶", "说", "那", "本", "借", "给", "爷爷的", "书", "属于", "她"),
}
STEP = 4  # Grandpa, the word that is computed by hand

SILENT = (0, 0, 0, 0)
GRANDMA, BOOKS, GRANDPA = (1, 0, 0, 1), (0, 1, 0, 1), (1, 0, 0, -1)
DUE = (0, 0, 1, 0)
NO_SUBJECT = (0, 0, 1, -1)  # Grandpa as an object: male, and the verb is due, but no new subject


def tiny_params() -> LSTMParams:
    """Return the weights of the tiny cell; the columns act on [h_1, h_2, x_1, x_2, x_3, x_4].

    Examples
    --------
    >>> tiny_params().W_f
    array([[ 0.,  0., -5.,  0.,  0.,  0.],
           [ 0.,  0.,  0., -5.,  0.,  0.]])
    """
    return LSTMParams(
        W_f=np.array([[0.0, 0, -5, 0, 0, 0], [0, 0, 0, -5, 0, 0]]),
        b_f=np.array([3.0, 3]),
        W_i=np.array([[0.0, 0, 6, 0, 0, 0], [0, 0, 0, 6, 0, 0]]),
        b_i=np.array([-4.0, -4]),
        W_C=np.array([[2.0, 0, 0, 0, 0, 3], [0, 2, 0, 0, 0, 3]]),
        b_C=np.array([0.0, 0]),
        W_o=np.array([[0.0, 0, 0, 0, -5, 0], [0, 0, 0, 0, 6, 0]]),
        b_o=np.array([2.0, -4]),
    )


def tiny_rnn() -> RNNParams:
    """Return a plain RNN whose three units all try to carry the gender: h = tanh(w h + u x_4), a (w, u) for each.

    Examples
    --------
    >>> tiny_rnn().W_h[1]
    array([0. , 1.2, 0. , 0. , 0. , 0. , 1. ])
    """
    W_hh, W_hx = np.diag([0.5, 1.2, 1.0]), np.zeros((3, 4))
    W_hx[:, 3] = [2.0, 1.0, 2.0]
    return RNNParams(W_h=np.concatenate([W_hh, W_hx], axis=1), b_h=np.zeros(3))


def tiny_inputs() -> Array:
    """Return the nine inputs of the sentence, (T, B, D) = (9, 1, 4); the words are in `SENTENCE`.

    Examples
    --------
    >>> tiny_inputs()[STEP, 0].astype(int).tolist()
    [1, 0, 0, -1]
    """
    him = (0, 0, 0, -1)
    return sentence(GRANDMA, SILENT, SILENT, BOOKS, GRANDPA, DUE, SILENT, SILENT, him)


def pair_inputs() -> Array:
    """Return the ten inputs of the minimal pair, in which Grandpa is no subject, (10, 1, 4); see `PAIR`.

    Examples
    --------
    >>> pair_inputs()[6, 0].astype(int).tolist()
    [0, 0, 1, -1]
    """
    her = (0, 0, 0, 1)
    return sentence(GRANDMA, SILENT, SILENT, BOOKS, SILENT, SILENT, NO_SUBJECT, SILENT, SILENT, her)


def every_case() -> tuple[Array, Array, Array]:
    """Return both sentences with either sign of Grandma, of what is announced and of Grandpa: 16 sequences.

    Returns
    -------
    x : ndarray (9, 16, 4)
        The inputs; first the sentence eight times, then the minimal pair.
    at : ndarray (16,) of int
        The time step at which the pronoun is due, the last *to*.
    gender : ndarray (16,)
        Which it has to be, female +1 or male -1: that of the latest subject.

    Examples
    --------
    >>> x, at, gender = every_case()
    >>> x[at[0], 0], int(gender.sum())
    (array([0., 0., 0., 0.]), 0)
    """
    signs = np.array(list(product((1.0, -1.0), repeat=3)))  # (8, 3)
    both = []
    for words, places in ((tiny_inputs(), (0, 3, 4)), (pair_inputs()[:9], (0, 3, 6))):
        x = np.repeat(words, len(signs), axis=1)
        x[list(places), :, 3] = signs.T
        both.append(x)
    return np.concatenate(both, axis=1), np.repeat([7, 8], len(signs)), np.concatenate([signs[:, 2], signs[:, 0]])


def sentence(*words: tuple[int, ...]) -> Array:
    """Return words, each by its inputs, as one sequence, (T, 1, D)."""
    return np.array(words, dtype=np.float64)[:, None]


def tiny_step() -> tuple[Array, LSTMState]:
    """Return x_t (1, 4) and the state before the step that the book computes by hand: the word Grandpa.

    The state is what the tiny cell holds after four words, rounded to the two decimals that are shown.

    Examples
    --------
    >>> x_t, state = tiny_step()
    >>> x_t, state.h, state.C
    (array([[ 1.,  0.,  0., -1.]]), array([[0.59, 0.01]]), array([[0.8 , 0.88]]))
    """
    return tiny_inputs()[STEP], LSTMState(h=np.array([[0.59, 0.01]]), C=np.array([[0.8, 0.88]]))
