"""The cells that are compared, by name, and how they start."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

import lstm_ref as ref
from lstm_ref.checks import Array
from lstm_ref.learning import Model


@dataclass(frozen=True)
class Kind:
    """A cell by its verbs, and `start(D, H, rng)`, which draws its parameters."""

    forward: Callable[..., Any]
    backward: Callable[..., Any]
    start: Callable[[int, int, np.random.Generator], Any]

    def model(self, H: int, rng: np.random.Generator) -> Model:
        """Return a new cell for two inputs, with a new read-out."""
        return Model.init(self.start(2, H, rng), rng=rng)


def rnn(recurrent: Callable[[int, np.random.Generator], Array]) -> Kind:
    """Return a plain network whose recurrent weights, (H, H), are drawn by `recurrent`; the others stay uniform."""

    def start(D: int, H: int, rng: np.random.Generator) -> ref.RNNParams:
        params = ref.RNNParams.init(D, H, rng=rng)
        return ref.RNNParams(np.concatenate([recurrent(H, rng), params.W_h[:, H:]], axis=1), params.b_h)

    return Kind(ref.rnn_forward, ref.rnn_backward, start)


def orthogonal(H: int, rng: np.random.Generator) -> Array:
    """Return a random orthogonal matrix, (H, H); the signs make all of them equally likely."""
    Q, R = np.linalg.qr(rng.normal(size=(H, H)))
    return Q * np.sign(np.diag(R))


def with_bias(Params: Any, forward: Callable[..., Any], backward: Callable[..., Any], bias: float) -> Kind:
    """Return a cell with a forget gate, its weights uniform and its forget bias as given."""
    return Kind(forward, backward, lambda D, H, rng: Params.init(D, H, rng=rng, forget_bias=bias))


def lstm(bias: float) -> Kind:
    return with_bias(ref.LSTMParams, ref.lstm_forward, ref.lstm_backward, bias)


RNN_UNIFORM = Kind(ref.rnn_forward, ref.rnn_backward, lambda D, H, rng: ref.RNNParams.init(D, H, rng=rng))
TRAINABLE = {
    "rnn_uniform": RNN_UNIFORM,
    "rnn_orthogonal": rnn(orthogonal),
    "rnn_identity": rnn(lambda H, rng: np.eye(H)),
    "lstm_b0": lstm(0),
    "lstm_b1": lstm(1),
    "lstm_b3": lstm(3),
}
SIZES = {name: 33 if name.startswith("rnn") else 16 for name in TRAINABLE}  # 1,188 and 1,216 parameters
