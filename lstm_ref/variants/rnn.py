"""The plain recurrent network: one tanh layer (R1), and its derivative (R1').

    (R1) h_t = tanh(W_h z_t + b_h)        (R1') da = dh * (1 - h_t^2)

Source: Elman (1990), in the notation of the book: z_t = [h_{t-1}, x_t].
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from ..activations import tanh
from ..checks import Array, check_array, check_dtype, check_size, check_state, check_type
from ..params import check_layers


@dataclass(frozen=True)
class RNNParams:
    """The single layer of a plain recurrent network.

    Parameters
    ----------
    W_h : ndarray (H, H + D), float32 or float64
        Weights, acting on the concatenation [h_{t-1}, x_t].
    b_h : ndarray (H,), same dtype
        Bias.

    Raises
    ------
    TypeError, ValueError
        If a type, shape or dtype is wrong, or a value is not finite; the message names the argument.

    Examples
    --------
    >>> RNNParams.init(3, 2, rng=np.random.default_rng(0)).W_h.shape
    (2, 5)
    """

    W_h: Array
    b_h: Array

    _finite: ClassVar[bool] = True

    def __post_init__(self) -> None:
        check_layers(self, ("h",), finite=self._finite)

    @classmethod
    def init(cls, input_size: int, hidden_size: int, *, rng: np.random.Generator, dtype: Any = np.float64) -> RNNParams:
        """Draw W_h uniformly from (-1/sqrt(H), 1/sqrt(H)) and set b_h to 0.

        Examples
        --------
        >>> RNNParams.init(3, 2, rng=np.random.default_rng(0)).b_h
        array([0., 0.])
        """
        check_size("input_size", input_size)
        check_size("hidden_size", hidden_size)
        check_type("rng", rng, np.random.Generator)
        check_dtype(dtype)
        bound = 1 / np.sqrt(hidden_size)
        W_h = rng.uniform(-bound, bound, (hidden_size, hidden_size + input_size)).astype(dtype)
        return cls(W_h, np.zeros(hidden_size, dtype))

    @property
    def input_size(self) -> int:
        """D, the number of inputs."""
        return int(self.W_h.shape[1]) - len(self.W_h)

    @property
    def hidden_size(self) -> int:
        """H, the number of hidden units."""
        return len(self.W_h)

    @property
    def dtype(self) -> np.dtype[Any]:
        """The dtype of both arrays: float32 or float64."""
        return self.W_h.dtype


class RNNParamsGradient(RNNParams):
    """Gradients by the parameters, in their shapes; not checked for finiteness, as they may explode."""

    _finite = False


@dataclass(frozen=True)
class RNNState:
    """What a plain RNN hands from one step to the next: h, (B, H)."""

    h: Array

    _finite: ClassVar[bool] = True

    def __post_init__(self) -> None:
        check_array("h", self.h, ("B", "H"), finite=self._finite)


class RNNStateGradient(RNNState):
    """The gradient by h; not checked for finiteness."""

    _finite = False


@dataclass(frozen=True)
class RNNStepTrace:
    """Every value of one step: z_t (B, H + D), the pre-activation a_t and h_t, (B, H) each."""

    z_t: Array
    a_t: Array
    h_t: Array

    @property
    def state(self) -> RNNState:
        """The state that the next step starts from."""
        return RNNState(self.h_t)


@dataclass(frozen=True)
class RNNStepGradients:
    """Gradients of the loss by the parameters, by x_t (B, D), and by the state before the step."""

    params: RNNParamsGradient
    x_t: Array
    state: RNNStateGradient


def rnn_step(params: RNNParams, x_t: Array, state: RNNState) -> RNNStepTrace:
    """Take one step: x_t is (B, D), `state` holds h_{t-1}, (B, H); equation (R1).

    Examples
    --------
    >>> params = RNNParams(W_h=np.array([[0.5, 1.0]]), b_h=np.array([0.0]))
    >>> rnn_step(params, np.array([[2.0]]), RNNState(np.array([[-4.0]]))).h_t
    array([[0.]])
    """
    check_type("params", params, RNNParams)
    check_array("x_t", x_t, ("B", params.input_size), dtype=params.dtype)
    check_state("state", state, RNNState, (len(x_t), params.hidden_size), dtype=params.dtype)
    z_t = np.concatenate([state.h, x_t], axis=1)  # (B, H + D)
    a_t = z_t @ params.W_h.T + params.b_h
    h_t = tanh(a_t)  # (R1)  (B, H)
    return RNNStepTrace(z_t, a_t, h_t)


def rnn_step_backward(params: RNNParams, step: RNNStepTrace, dstate: RNNState) -> RNNStepGradients:
    """Take one step back: `dstate` holds the gradient of the loss by h_t, (B, H); equation (R1').

    Examples
    --------
    >>> params = RNNParams(W_h=np.array([[0.5, 1.0]]), b_h=np.array([0.0]))
    >>> step = rnn_step(params, np.array([[2.0]]), RNNState(np.array([[-4.0]])))
    >>> rnn_step_backward(params, step, RNNState(np.array([[1.0]]))).state.h
    array([[0.5]])
    """
    check_type("params", params, RNNParams)
    check_type("step", step, RNNStepTrace)
    H = params.hidden_size
    check_array("step.z_t", step.z_t, ("B", H + params.input_size), dtype=params.dtype)
    check_array("step.h_t", step.h_t, (len(step.z_t), H), dtype=params.dtype)
    check_state("dstate", dstate, RNNState, step.h_t.shape, dtype=params.dtype, finite=False)
    da_t = dstate.h * (1 - step.h_t**2)  # (R1')  (B, H)
    dz_t = da_t @ params.W_h  # (B, H + D)
    dparams = RNNParamsGradient(da_t.T @ step.z_t, da_t.sum(axis=0))
    return RNNStepGradients(dparams, dz_t[:, H:], RNNStateGradient(dz_t[:, :H]))
