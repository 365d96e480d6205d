"""A forward pass of which any part can be replaced."""

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from lstm_ref import LSTMParams, sigmoid
from lstm_ref.checks import Array

from ..equations import gate, joined, pre_activations


def cell(
    p: LSTMParams,
    x_t: Array,
    h: Array,
    C: Array,
    join: Any = joined,
    bias: float = 1,
    i: str = "i",
    squash: Any = np.tanh,
) -> tuple[Array, Array]:
    """Take one step, right unless a part is replaced."""
    a = pre_activations(p, "fiCo", join(h, x_t), bias)
    C_t = sigmoid(a["f"]) * C + sigmoid(a[i]) * squash(a["C"])
    return sigmoid(a["o"]) * np.tanh(C_t), C_t


def unroll(step: Callable[..., Any], params: LSTMParams, x: Array) -> tuple[Array, Array]:
    """Return h and C of all steps, (T, B, H) each; a step may give back what the next one gets as a third value."""
    h = C = np.zeros((x.shape[1], params.hidden_size))
    hs, Cs = [], []
    for x_t in x:
        shown, kept, *carried = step(params, x_t, h, C)
        h, C = carried or (shown, kept)
        hs.append(shown)
        Cs.append(kept)
    return np.stack(hs), np.stack(Cs)


def losing(*lost: int) -> Callable[..., Any]:
    """Return a step that hands on zeros for h (0) or C (1)."""

    def step(*case: Any) -> tuple[Array, ...]:
        pair = cell(*case)
        return (*pair, *(np.zeros_like(part) if k in lost else part for k, part in enumerate(pair)))

    return step


def shows(share: Callable[[Array, Array], Array]) -> Callable[..., Any]:
    """Return a step whose equation (6) takes something else than tanh(C_t)."""

    def step(p: LSTMParams, x_t: Array, h: Array, C: Array) -> tuple[Array, Array]:
        C_t = cell(p, x_t, h, C)[1]
        return gate(p.W_o, p.b_o, h, x_t) * share(C, C_t), C_t

    return step


def like(step: Callable[..., Any]) -> Callable[..., Any]:
    """Return the forward pass of a step."""
    return partial(unroll, step)
