"""The step whose way back is written in lab 11, line by line."""

import numpy as np

from lstm_ref import LSTMState, lstm_step
from lstm_ref.checks import Array
from lstm_ref.params import LSTMParams
from lstm_ref.traces import StepTrace

from ..cases import drawn, drawn_params

B, D, H = 4, 2, 3


def backward_case() -> tuple[LSTMParams, StepTrace, Array, Array]:
    """Return a cell, one step of it, and the gradients by h_t and by C_t that come from the next step, (B, H) each.

    Examples
    --------
    >>> params, step, dh_t, dC_next = backward_case()
    >>> step.hx_t.shape, dh_t.shape
    ((4, 5), (4, 3))
    """
    rng = np.random.default_rng(11)
    params, given = drawn_params(rng, D, H), drawn(rng, x_t=(B, D), h=(B, H), C=(B, H), dh_t=(B, H), dC_next=(B, H))
    step = lstm_step(params, given["x_t"], LSTMState(h=given["h"], C=given["C"]))
    return params, step, given["dh_t"], given["dC_next"]
