"""Train a cell of the package: tasks, losses, clipping, Adam and SGD, the loop, and analyses.

Examples
--------
>>> import numpy as np
>>> from lstm_ref import RNNParams, rnn_backward, rnn_forward
>>> rng = np.random.default_rng(0)
>>> model = Model.init(RNNParams.init(2, 8, rng=rng), rng=rng)
>>> batches = (remember_bit(1, 16, rng) for _ in range(100))
>>> *_, (model, loss) = train(rnn_forward, rnn_backward, model, batches, logistic_loss, learning_rate=0.01)
>>> x, target = remember_bit(1, 500, rng)
>>> accuracy(predict(rnn_forward, model, x), target)
1.0
"""

from .ablation import ablate
from .analysis import state_gradient, state_jacobian
from .class_losses import cross_entropy
from .clipping import clip_by_norm
from .connections import connectivity
from .fits import Fit
from .fitting import fit
from .forecasting import (
    Finding,
    ForecastAudit,
    Scaling,
    absolute_error,
    audit_forecast,
    autoregressive,
    mase,
    persistence,
    r_squared,
    random_walk,
    relative_error,
    root_mean_square,
    seasonal,
    seasonal_persistence,
    windows,
)
from .gradients import loss_and_gradients
from .losses import accuracy, logistic_loss, squared_loss
from .model import Model, predict
from .optimisers import AdamState, adam_update, sgd_update
from .paths import Paths, cell_state_paths
from .saving import load_fit, save_fit
from .sequence_model import SequenceModel, scores
from .tasks import (
    a_n_b_n,
    adding,
    book_sentences,
    continual_reber,
    copy_symbols,
    embedded_reber,
    measure_word_sentences,
    parity,
    remember_bit,
    verb_number_sentences,
)
from .training import train

__all__ = [
    "AdamState",
    "Finding",
    "Fit",
    "ForecastAudit",
    "Model",
    "Paths",
    "Scaling",
    "SequenceModel",
    "a_n_b_n",
    "ablate",
    "absolute_error",
    "accuracy",
    "adam_update",
    "adding",
    "audit_forecast",
    "autoregressive",
    "book_sentences",
    "cell_state_paths",
    "clip_by_norm",
    "connectivity",
    "continual_reber",
    "copy_symbols",
    "cross_entropy",
    "embedded_reber",
    "fit",
    "load_fit",
    "logistic_loss",
    "loss_and_gradients",
    "mase",
    "measure_word_sentences",
    "parity",
    "persistence",
    "predict",
    "r_squared",
    "random_walk",
    "relative_error",
    "remember_bit",
    "root_mean_square",
    "save_fit",
    "scores",
    "seasonal",
    "seasonal_persistence",
    "sgd_update",
    "squared_loss",
    "state_gradient",
    "state_jacobian",
    "train",
    "verb_number_sentences",
    "windows",
]
