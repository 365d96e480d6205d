"""Memory and gradient of the same trained networks: right at other lags, and a gradient that comes back."""

from itertools import product

import numpy as np

from lstm_ref.learning import remember_bit, state_jacobian
from tools.experiments.cells import TRAINABLE
from tools.experiments.experiment import Experiment, Results, Run, Setup, by_name
from tools.experiments.rounding import exponent, spread, three_digits
from tools.experiments.solving import BIT, ENOUGH, right_by_seed
from tools.experiments.trained_bits import LAG, TRAINING, H, trained_model

STEPS = 100
SETUP: Setup = {
    "hidden_size": H,
    "training": TRAINING,
    "models": list(TRAINABLE),
    "lags": [5, 19, 20, 21, 50, 100, 200],
    "right": f"accuracy of at least {ENOUGH}",
    "gradient": f"log10 of the spectral norm of d state_{{1+{STEPS}}} / d state_1 on an input of the task; of h for "
    "the RNNs, of C alone for the LSTMs",
    "seeds": TRAINING["seeds"],
}


def job(model: str, seed: int, lags: list[int]) -> tuple[float, list[float]]:
    """Return the logarithm of the gradient, and the accuracy at every lag."""
    kind, rng, network = TRAINABLE[model], np.random.default_rng([seed, 1]), trained_model(model, seed)
    right = [three_digits(BIT.fresh_score(kind, network, lag, rng)) for lag in lags]
    x = remember_bit(STEPS, 1, rng)[0]
    first = kind.forward(network.params, x[:1]).final
    jacobian = state_jacobian(kind.forward, kind.backward, network.params, x[1 : 1 + STEPS], first)
    return exponent(float(np.linalg.norm(jacobian[-H:, -H:], 2))), right


def measure(setup: Setup, run: Run) -> Results:
    runs = run(job, product(setup["models"], setup["seeds"], [setup["lags"]]))
    return {
        model: {"log10_gradient": [norm for norm, _ in part], "accuracy_by_seed": [right for _, right in part]}
        for model, part in by_name(setup["models"], runs).items()
    }


def summarise(results: Results) -> Results:
    return {model: summary(result) for model, result in results.items()}


def summary(result: Results) -> Results:
    """Return for how many seeds the lag of the training and all lags are right, and the gradient's median."""
    right = right_by_seed(SETUP["lags"], LAG, result["accuracy_by_seed"])
    return right | {"log10_gradient": spread(result["log10_gradient"])}


EXPERIMENT = Experiment(
    question="Of networks trained to remember a bit for 20 steps, which are right at other lags, and which still pass "
    "a gradient over 100 steps?",
    setup=SETUP,
    measure=measure,
    summarise=summarise,
    again=({"seeds": [0]},),
    logarithms=("log10_gradient",),
)
