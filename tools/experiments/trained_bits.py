"""Networks that were trained to remember a bit for 20 steps, which two claims look at."""

import numpy as np

from lstm_ref.learning import Model
from tools.experiments.cells import TRAINABLE
from tools.experiments.experiment import Setup
from tools.experiments.solving import ADAM, BATCH, BIT, FRESH, trained

H = 32
LAG = 20
TRAINING: Setup = {
    "task": f"remember_bit({LAG})",
    "updates": 500,
    "optimiser": ADAM,
    "learning_rate": 0.01,
    "batch": BATCH,
    "lag": LAG,
    "accuracy_lags": [5, 20, 50, 100, 200],
    "fresh_sequences": FRESH,
    "seeds": [0, 1, 2, 3, 4],
}


def trained_model(name: str, seed: int) -> Model:
    rate, updates = TRAINING["learning_rate"], TRAINING["updates"]
    return trained(TRAINABLE[name], H, BIT, LAG, rate, updates, np.random.default_rng(seed))
