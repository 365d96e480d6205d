"""At which learning rate the language models are trained: chosen with seeds that are not reported."""

from itertools import product

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
    "learning_rates": [0.005, 0.01, 0.02],
    "selection": "the rate with the higher mean accuracy of both answers over the seeds",
    "test_sentences": 5 * EACH,
    "seeds": [100, 101],
}


def accuracy(lang: str, model: str, rate: float, seed: int) -> float:
    """Return the share of right answers, both kinds together."""
    end = trained(lang, model, rate, seed)
    return three_digits(float(is_right(lang, model, end, drawn_for(lang, EACH, TEST_SEED)).mean()))


def measure(setup: Setup, run: Run) -> Results:
    cases = list(product(setup["languages"], setup["models"], setup["learning_rates"]))
    jobs = [(*case, seed) for case in cases for seed in setup["seeds"]]
    got = dict(zip(jobs, run(accuracy, jobs), strict=True))
    return {
        lang: {
            model: {
                str(rate): [got[lang, model, rate, seed] for seed in setup["seeds"]] for rate in setup["learning_rates"]
            }
            for model in setup["models"]
        }
        for lang in setup["languages"]
    }


def summarise(results: Results) -> Results:
    """Return the rate of each model in each language."""
    return {
        lang: {model: float(max(by_rate, key=lambda rate: sum(by_rate[rate]))) for model, by_rate in models.items()}
        for lang, models in results.items()
    }


EXPERIMENT = Experiment(
    question="At which learning rate do the language models answer best, by cell and language?",
    setup=SETUP,
    measure=measure,
    summarise=summarise,
    again=(
        {"languages": ["en"], "models": ["rnn"], "learning_rates": [0.01], "seeds": [100]},
        {"languages": ["zh"], "models": ["rnn"], "learning_rates": [0.01], "seeds": [100]},
    ),
)
