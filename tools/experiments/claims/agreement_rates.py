"""At which learning rate the language models are trained: chosen with a seed that is not reported."""

from itertools import product

import numpy as np

from tools.experiments.agreement import (
    BATCH,
    CELLS,
    CORPUS,
    EACH,
    GRAMMARS,
    TEST_SEED,
    UPDATES,
    drawn_for,
    is_right,
    parameters,
    trained,
)
from tools.experiments.experiment import Experiment, Results, Run, Setup
from tools.experiments.rounding import three_digits
from tools.experiments.solving import ADAM

SETUP: Setup = {
    "languages": list(GRAMMARS),
    "models": list(CELLS),
    "hidden_sizes": {model: cell.hidden_size for model, cell in CELLS.items()},
    "parameters": {lang: {model: parameters(lang, model) for model in CELLS} for lang in GRAMMARS},
    "corpus": CORPUS,
    "updates": UPDATES,
    "batch": BATCH,
    "optimiser": ADAM,
    "learning_rates": [0.01, 0.02, 0.04],
    "selection": "for each cell the rate with the higher accuracy of both answers, in both languages together",
    "test_sentences": 5 * EACH,
    "seed": 100,
}


def accuracy(lang: str, model: str, rate: float, seed: int) -> float:
    """Return the share of right answers, both kinds together."""
    end = trained(lang, model, rate, seed)
    return three_digits(float(is_right(lang, model, end, drawn_for(lang, EACH, TEST_SEED)).mean()))


def measure(setup: Setup, run: Run) -> Results:
    languages, models, rates = (setup[axis] for axis in ("languages", "models", "learning_rates"))
    jobs = [(*case, setup["seed"]) for case in product(languages, models, rates)]
    got = dict(zip(jobs, run(accuracy, jobs), strict=True))
    return {
        lang: {model: {str(rate): got[lang, model, rate, setup["seed"]] for rate in rates} for model in models}
        for lang in languages
    }


def summarise(results: Results) -> Results:
    """Return the mean accuracy of each model at each rate, and the rate that is chosen."""
    languages = list(results.values())
    means = {
        model: {rate: three_digits(float(np.mean([of[model][rate] for of in languages]))) for rate in by_rate}
        for model, by_rate in languages[0].items()
    }
    return {"mean": means, "chosen": {model: float(max(of, key=lambda rate: of[rate])) for model, of in means.items()}}


EXPERIMENT = Experiment(
    question="At which learning rate do the language models answer best, by cell and language?",
    setup=SETUP,
    measure=measure,
    summarise=summarise,
    again=(
        {"languages": ["en"], "models": ["rnn"], "learning_rates": [0.01]},
        {"languages": ["zh"], "models": ["rnn"], "learning_rates": [0.01]},
    ),
)
