"""Equations (2) and (3)."""

import numpy as np

from lstm_ref.checks import Array

from ..equations import gate, pre_activation


def equations_2_3(W_i: Array, b_i: Array, W_C: Array, b_C: Array, h_prev: Array, x_t: Array) -> tuple[Array, Array]:
    """Return i_t and C~_t."""
    return gate(W_i, b_i, h_prev, x_t), np.tanh(pre_activation(W_C, b_C, h_prev, x_t))
