"""The tiny cell of the book: D = 3, H = 2, weights set by hand, small enough to redo on paper.

The first dimension is to carry the gender of the current subject, the second its number (in the Chinese text: the
measure word). The inputs are: a new subject begins (0 or 1); female +1 or male -1; plural +1 or singular -1
(in the Chinese text: 条 +1 or 本 -1).
"""

import numpy as np

from lstm_ref.checks import Array
from lstm_ref.params import LSTMParams, LSTMState

SENTENCE = {
    "en": ("my sisters", "often", "sing", "my brother", "never", "sings"),
    "zh": ("她穿那条", "新", "裙子", "他读那本", "旧", "书"),
}


def tiny_params() -> LSTMParams:
    """Return the weights of the tiny cell; the columns act on [h_1, h_2, x_1, x_2, x_3].

    Examples
    --------
    >>> tiny_params().W_f
    array([[ 0.5,  0. , -5. ,  0. ,  0. ],
           [ 0. ,  1. , -4. ,  0. ,  0. ]])
    """
    return LSTMParams(
        W_f=np.array([[0.5, 0.0, -5.0, 0.0, 0.0], [0.0, 1.0, -4.0, 0.0, 0.0]]),
        b_f=np.array([3.0, 2.5]),
        W_i=np.array([[0.0, 0.5, 4.0, 0.0, 0.0], [-0.5, 0.0, 3.0, 0.0, 0.0]]),
        b_i=np.array([-2.0, -1.0]),
        W_C=np.array([[0.5, 0.0, 0.0, 2.0, 0.0], [0.0, 0.5, 0.0, 0.0, 1.5]]),
        b_C=np.array([0.0, 0.0]),
        W_o=np.array([[0.5, 0.0, -1.0, 0.0, 0.0], [0.0, 0.5, 2.0, 0.0, 0.0]]),
        b_o=np.array([0.0, 1.0]),
    )


def tiny_inputs() -> Array:
    """Return the six inputs of the tiny sentence, (T, B, D) = (6, 1, 3); the words are in `SENTENCE`.

    Examples
    --------
    >>> tiny_inputs()[:, 0].astype(int).tolist()
    [[1, 1, 1], [0, 0, 0], [0, 0, 0], [1, -1, -1], [0, 0, 0], [0, 0, 0]]
    """
    x = np.zeros((6, 1, 3))
    x[0, 0] = [1, 1, 1]
    x[3, 0] = [1, -1, -1]
    return x


def tiny_step() -> tuple[Array, LSTMState]:
    """Return x_t (1, 3) and the state before the step that the book follows: the fourth word, a new subject.

    The state is what the tiny cell holds after three words, rounded to one decimal so that it can be used on paper.

    Examples
    --------
    >>> x_t, state = tiny_step()
    >>> x_t, state.h, state.C
    (array([[ 1., -1., -1.]]), array([[0.4, 0.5]]), array([[0.8, 0.9]]))
    """
    return tiny_inputs()[3], LSTMState(h=np.array([[0.4, 0.5]]), C=np.array([[0.8, 0.9]]))
