"""Whether peepholes help to tell a gap of n steps from one of n + 1."""

import numpy as np

import lstm_ref as ref
from lstm_ref.checks import Array
from lstm_ref.learning import accuracy, logistic_loss
from tools.experiments.best_rate import at_best_rate, solved
from tools.experiments.cells import lstm, with_bias
from tools.experiments.experiment import Experiment, Results, Run, Setup
from tools.experiments.solving import ADAM, BATCH, BIT, ENOUGH, FRESH, Task, solve

LEAD = 5  # the first spike comes at one of so many steps
KINDS = {"lstm": lstm(1), "peephole": with_bias(ref.PeepholeParams, ref.peephole_forward, ref.peephole_backward, 1)}
H, BUDGET, EVERY = 16, 1000, 10


def spikes(n: int, batch_size: int, rng: np.random.Generator) -> tuple[Array, Array]:
    """Draw sequences with two spikes, n steps apart (-1) or n + 1 (+1); a cue at the end asks which.

    The first spike comes at any of the first 5 steps, so that neither its time nor that of the second says which.
    Source: after Gers, Schraudolph and Schmidhuber (2002), who have it asked at the second spike.
    """
    target = rng.choice([-1.0, 1.0], batch_size)
    first = rng.integers(0, LEAD, batch_size)
    x = np.zeros((LEAD + n + 2, batch_size, 2))
    x[first, np.arange(batch_size), 0] = 1
    x[first + n + (target > 0), np.arange(batch_size), 0] = 1
    x[-1, :, 1] = 1
    return x, target


TASK = Task(spikes, logistic_loss, accuracy, "accuracy", BIT.solved, BIT.criterion)
SETUP: Setup = {
    "task": "two spikes, n or n + 1 steps apart; say which at the end",
    "gaps": [20, 40, 80],
    "models": list(KINDS),
    "hidden_size": H,
    "initialisation": "uniform in (-1/sqrt(H), 1/sqrt(H)), peepholes too; forget bias 1",
    "optimiser": ADAM,
    "learning_rates": [0.003, 0.01, 0.03],
    "selection": "the rate with the smaller median of updates over the selection seeds",
    "selection_seeds": [100, 101, 102],
    "batch": BATCH,
    "updates": BUDGET,
    "seeds": list(range(20)),
    "interval": "95 %, Wilson",
    "solved": f"accuracy of at least {ENOUGH} on {FRESH} fresh sequences, checked every {EVERY} updates",
}


def tell(model: str, rate: float, seed: int, gap: int) -> int | None:
    """Return the updates until the two gaps are told apart; None if that needs more than the budget."""
    return solve(KINDS[model], H, TASK, gap, rate, seed, BUDGET, every=EVERY)[0]


def measure(setup: Setup, run: Run) -> Results:
    def at(gap: int) -> Results:
        return at_best_rate(setup, run, tell, lambda n: n or BUDGET, lambda runs: {"updates": runs}, gap)

    return {str(gap): at(gap) for gap in setup["gaps"]}


def summarise(results: Results) -> Results:
    return {
        gap: {model: solved(part["updates"], BUDGET) for model, part in models.items()}
        for gap, models in results.items()
    }


EXPERIMENT = Experiment(
    question="For how many seeds does training find a network that tells a gap of n steps from one of n + 1?",
    setup=SETUP,
    measure=measure,
    summarise=summarise,
    again=({"gaps": [20], "learning_rates": [0.03], "seeds": [0]},),
)
