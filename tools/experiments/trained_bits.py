"""Networks that were trained to remember a bit for 20 steps."""

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
    "fresh_sequences": FRESH,
    "seeds": list(range(20)),
}


def trained_model(name: str, seed: int) -> Model:
    rate, updates = TRAINING["learning_rate"], TRAINING["updates"]
    return trained(TRAINABLE[name], H, BIT, LAG, rate, updates, np.random.default_rng(seed))
