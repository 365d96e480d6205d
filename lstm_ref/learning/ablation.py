"""What a hidden unit is good for: a model in which nothing hears it."""

from __future__ import annotations

from typing import Any

from ..checks import check_size
from .model import ModelT, check_model


def ablate(model: ModelT, unit: Any) -> ModelT:
    """Return a model in which a hidden unit is silent: every layer and the read-out see 0 in the place of its h.

    The columns of the unit are 0 in every weight matrix that acts on h, and its weight is 0 in the read-out. All that
    can be seen, the other units and the answers, is then exactly as if h_k were set to 0 before the first step and
    after each. The unit itself goes on unheard: its own gates and cell state no longer see its h, but its row stays, so
    that a trace shows it.

    Parameters
    ----------
    model : Model or SequenceModel
        A trained model; it is not changed.
    unit : int
        k, from 0 to H - 1.

    Returns
    -------
    Model or SequenceModel
        A model of the same kind and sizes.

    Raises
    ------
    TypeError, ValueError
        If `model` is no model, or `unit` no integer from 0 to H - 1.

    Examples
    --------
    >>> import numpy as np
    >>> from lstm_ref import RNNParams
    >>> from lstm_ref.learning import Model
    >>> model = Model(RNNParams(np.array([[0.5, 0.2, 1.0], [0.3, 0.4, 2.0]]), np.zeros(2)), np.ones(2), np.ones(1))
    >>> silent = ablate(model, 1)
    >>> silent.params.W_h, silent.w_y
    (array([[0.5, 0. , 1. ],
           [0.3, 0. , 2. ]]), array([1., 0.]))
    """
    check_model(model)
    check_size("unit", unit, least=0)
    if unit >= model.params.hidden_size:
        raise ValueError(f"unit: expected at most {model.params.hidden_size - 1}, as H is one more, got {unit}")
    arrays = {name: array.copy() for name, array in model.arrays().items()}
    for name, array in arrays.items():
        if name.startswith(("W_", "w_")):  # W_* (H, H + D), hidden state first; the read-out (H,) or (V, H)
            array[..., unit] = 0
    return model.with_arrays(arrays)
