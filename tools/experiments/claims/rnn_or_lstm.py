"""Whether the LSTM does better than the plain RNN on the sequence tasks of this book."""

from typing import Any

import numpy as np

import lstm_ref as ref
from tools.experiments.best_rate import at_best_rate, solved
from tools.experiments.cells import RNN_UNIFORM, Kind, lstm, orthogonal, rnn
from tools.experiments.experiment import Experiment, Results, Run, Setup
from tools.experiments.rounding import three_digits
from tools.experiments.sequences import TASKS, until_right
from tools.experiments.solving import ADAM, BATCH

MODELS: dict[str, Kind] = {
    "rnn_uniform": RNN_UNIFORM,
    "rnn_orthogonal": rnn(orthogonal),
    "lstm_b1": lstm(1),
    "lstm_b3": lstm(3),
}
H_LSTM, BUDGET, EVERY, ENOUGH = 12, 400, 20, 0.99


def count(model: str, D: int, H: int) -> int:
    return ref.count_parameters(MODELS[model].start(D, H, np.random.default_rng(0)))


def size(model: str, D: int) -> int:
    """Return the number of hidden units that gives a cell as many parameters as the LSTM has."""
    wanted = count("lstm_b1", D, H_LSTM)
    return min(range(8, 48), key=lambda H: abs(count(model, D, H) - wanted))


SIZES = {name: {model: size(model, task.inputs) for model in MODELS} for name, task in TASKS.items()}
SETUP: Setup = {
    "models": list(MODELS),
    "tasks": {name: task.words for name, task in TASKS.items()},
    "hidden_sizes": SIZES,
    "parameters": {
        name: {model: count(model, TASKS[name].inputs, H) for model, H in sizes.items()}
        for name, sizes in SIZES.items()
    },
    "initialisation": "uniform in (-1/sqrt(H), 1/sqrt(H)), but for the recurrent weights of rnn_orthogonal; lstm_bN: "
    "forget bias N",
    "solved": f"at least {ENOUGH} of 300 fresh sequences right, checked every {EVERY} updates",
    "optimiser": ADAM,
    "learning_rates": [0.003, 0.01, 0.03],
    "selection": "the rate with the smaller median of updates over the selection seeds",
    "selection_seeds": [100, 101],
    "batch": BATCH,
    "updates": BUDGET,
    "seeds": list(range(10)),
    "interval": "95 %, Wilson",
}


def learn(model: str, rate: float, seed: int, task: str) -> tuple[int | None, float]:
    """Return the updates until the task is solved, None beyond the budget, and the last share that was right."""
    H = SIZES[task][model]
    return until_right(MODELS[model], H, TASKS[task], rate, seed, BUDGET, EVERY, ENOUGH, BATCH)


def by_seed(runs: list[Any]) -> Results:
    return {"updates": [updates for updates, _ in runs], "right": [three_digits(right) for _, right in runs]}


def measure(setup: Setup, run: Run) -> Results:
    return {
        task: at_best_rate(setup, run, learn, lambda result: result[0] or BUDGET, by_seed, task)
        for task in setup["tasks"]
    }


def summarise(results: Results) -> Results:
    return {
        task: {model: solved(part["updates"], BUDGET) for model, part in models.items()}
        for task, models in results.items()
    }


EXPERIMENT = Experiment(
    question="For how many seeds do a plain RNN and an LSTM of as many parameters learn the sequence tasks of this "
    "book?",
    setup=SETUP,
    measure=measure,
    summarise=summarise,
    again=(
        {"tasks": ["parity", "a_n_b_n"], "models": ["lstm_b1"], "learning_rates": [0.03], "seeds": [0]},
        {"tasks": ["copy", "embedded_reber"], "models": ["rnn_orthogonal"], "learning_rates": [0.01], "seeds": [0]},
    ),
)
