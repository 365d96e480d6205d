import numpy as np


def sigmoid(a):
    return 1 / (1 + np.exp(-a))


def joined(h_prev, x_t):
    return np.concatenate([h_prev, x_t], axis=1)
