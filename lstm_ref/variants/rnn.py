"""The plain recurrent network: one tanh layer (R1), and its derivative (R1').

    (R1) h_t = tanh(W_h hx_t + b_h)        (R1') da = dh * (1 - h_t^2)

Source: Elman (1990), in the notation of the book: hx_t = [h_{t-1}, x_t].
"""

import numpy as np

from ..activations import tanh
from ..boundary import check_step, check_step_backward
from ..checks import Array
from ..traces import StepGradients
from .rnn_params import RNNParams, RNNParamsGradient, RNNState, RNNStateGradient
from .traces import RNNStepTrace


def rnn_step(params: RNNParams, x_t: Array, state: RNNState) -> RNNStepTrace:
    """Take one step: x_t is (B, D), `state` holds h_{t-1}, (B, H); equation (R1).

    Raises
    ------
    TypeError, ValueError
        For a wrong type, shape or dtype, NaN or infinity; the message names the argument.

    Examples
    --------
    >>> params = RNNParams(W_h=np.array([[0.5, 1.0]]), b_h=np.array([0.0]))
    >>> rnn_step(params, np.array([[2.0]]), RNNState(np.array([[-4.0]]))).h_t
    array([[0.]])
    """
    check_step(RNNParams, RNNState, params, x_t, state)
    hx_t = np.concatenate([state.h, x_t], axis=1)  # (B, H + D)
    a_t = hx_t @ params.W_h.T + params.b_h
    h_t = tanh(a_t)  # (R1)  (B, H)
    return RNNStepTrace(hx_t=hx_t, a_t=a_t, h_t=h_t)


def rnn_step_backward(params: RNNParams, step: RNNStepTrace, dstate: RNNState) -> StepGradients[RNNParams, RNNState]:
    """Take one step back: `dstate` holds the gradient of the loss by h_t, (B, H); equation (R1').

    Raises
    ------
    TypeError, ValueError
        If `step` or `dstate` does not belong to `params`; the message names the argument.

    Examples
    --------
    >>> params = RNNParams(W_h=np.array([[0.5, 1.0]]), b_h=np.array([0.0]))
    >>> step = rnn_step(params, np.array([[2.0]]), RNNState(np.array([[-4.0]])))
    >>> rnn_step_backward(params, step, RNNState(np.array([[1.0]]))).state.h
    array([[0.5]])
    """
    check_step_backward(RNNParams, RNNStepTrace, RNNState, params, step, dstate)
    H = params.hidden_size
    da_t = dstate.h * (1 - step.h_t**2)  # (R1')  (B, H)
    dhx_t = da_t @ params.W_h  # (B, H + D)
    dparams = RNNParamsGradient(W_h=da_t.T @ step.hx_t, b_h=da_t.sum(axis=0))
    return StepGradients(params=dparams, x_t=dhx_t[:, H:], state=RNNStateGradient(dhx_t[:, :H]))
