"""Three LSTM cells, each with one of the six equations wrong: for the reader to find out which, by experiment.

A cell takes params, x_t (B, D), h_prev (B, H) and C_prev (B, H), and returns h_t and C_t, like the cell of lab 09.
"""

import numpy as np

from lstm_ref import LSTMParams, sigmoid
from lstm_ref.checks import Array

Cell = tuple[Array, Array]


def cell_a(params: LSTMParams, x_t: Array, h_prev: Array, C_prev: Array) -> Cell:
    """Take one step with a cell that is broken.

    Examples
    --------
    >>> params = LSTMParams.init(3, 2, rng=np.random.default_rng(0))
    >>> h_t, C_t = cell_a(params, np.zeros((1, 3)), np.zeros((1, 2)), np.ones((1, 2)))
    >>> C_t.shape
    (1, 2)
    """
    p, hx_t = params, np.concatenate([h_prev, x_t], axis=1)
    f_t = sigmoid(hx_t @ p.W_f.T + p.b_f)
    i_t = sigmoid(hx_t @ p.W_i.T + p.b_i)
    C_tilde_t = np.tanh(hx_t @ p.W_C.T + p.b_C)
    C_t = f_t * C_prev + i_t * C_tilde_t
    o_t = sigmoid(hx_t @ p.W_o.T + p.b_o)
    return o_t * np.tanh(C_prev), C_t


def cell_b(params: LSTMParams, x_t: Array, h_prev: Array, C_prev: Array) -> Cell:
    """Take one step with a cell that is broken.

    Examples
    --------
    >>> params = LSTMParams.init(3, 2, rng=np.random.default_rng(0))
    >>> h_t, C_t = cell_b(params, np.zeros((1, 3)), np.zeros((1, 2)), np.ones((1, 2)))
    >>> C_t.shape
    (1, 2)
    """
    p, hx_t = params, np.concatenate([h_prev, x_t], axis=1)
    f_t = sigmoid(hx_t @ p.W_f.T + p.b_f)
    i_t = sigmoid(hx_t @ p.W_f.T + p.b_i)
    C_tilde_t = np.tanh(hx_t @ p.W_C.T + p.b_C)
    C_t = f_t * C_prev + i_t * C_tilde_t
    o_t = sigmoid(hx_t @ p.W_o.T + p.b_o)
    return o_t * np.tanh(C_t), C_t


def cell_c(params: LSTMParams, x_t: Array, h_prev: Array, C_prev: Array) -> Cell:
    """Take one step with a cell that is broken.

    Examples
    --------
    >>> params = LSTMParams.init(3, 2, rng=np.random.default_rng(0))
    >>> h_t, C_t = cell_c(params, np.zeros((1, 3)), np.zeros((1, 2)), np.ones((1, 2)))
    >>> C_t.shape
    (1, 2)
    """
    p, hx_t = params, np.concatenate([h_prev, x_t], axis=1)
    f_t = sigmoid(hx_t @ p.W_f.T + p.b_f)
    i_t = sigmoid(hx_t @ p.W_i.T + p.b_i)
    C_tilde_t = np.tanh(hx_t @ p.W_C.T + p.b_C)
    C_t = f_t * (C_prev + i_t * C_tilde_t)
    o_t = sigmoid(hx_t @ p.W_o.T + p.b_o)
    return o_t * np.tanh(C_t), C_t
