"""The article's example, trained: whether four cells agree across other words, and how the LSTM does it."""

from collections.abc import Sequence
from itertools import product
from typing import Any

import numpy as np

from tools.experiments.agreement import (
    ANSWERS,
    BATCH,
    CELLS,
    CORPUS,
    CORPUS_SEED,
    EACH,
    GRAMMARS,
    LOOK_SEED,
    LOOKED_AT,
    RATES,
    TEST_SEED,
    UPDATES,
    drawn_for,
    is_right,
    parameters,
    trained,
)
from tools.experiments.agreement_summary import summarise
from tools.experiments.carried import carried
from tools.experiments.carrying import RULE, units
from tools.experiments.counting_right import baselines, counts, groups
from tools.experiments.experiment import Experiment, Results, Run, Setup
from tools.experiments.gates_at_words import forgetting, writing
from tools.experiments.solving import ADAM

SETUP: Setup = {
    "languages": list(GRAMMARS),
    "grammars": {lang: grammar.draw.__name__ + "s" for lang, grammar in GRAMMARS.items()},
    "models": list(CELLS),
    "hidden_sizes": {model: cell.hidden_size for model, cell in CELLS.items()},
    "parameters": {lang: {model: parameters(lang, model) for model in CELLS} for lang in GRAMMARS},
    "initialisation": "weights uniform in (-1/sqrt(H), 1/sqrt(H)), forget bias 1, all other biases 0",
    "corpus": {lang: f"{count} sentences, drawn once with seed {CORPUS_SEED}" for lang, count in CORPUS.items()},
    "loss": "cross entropy of the next word, at every step; nothing says which steps are tested",
    "optimiser": ADAM,
    "learning_rates": RATES,
    "batch": BATCH,
    "updates": UPDATES,
    "right": "the words of the right class are together the likeliest",
    "test_sentences": f"{EACH} for each of 0 to 4 words between, seed {TEST_SEED}; the same for all networks",
    "looked_at": f"{LOOKED_AT} for each of 0 to 4 words between, seed {LOOK_SEED}: for ablations and traces",
    "unit": RULE,
    "seeds": list(range(20)),
    "interval": "95 %, Wilson: of sentences, over all seeds together; of seeds, where seeds are counted",
}


def measured(lang: str, model: str, seed: int) -> Results:
    """Train one network; return its right answers, its units, and for an LSTM what its gates and states do."""
    end, test, look = trained(lang, model, RATES[model], seed), *samples(lang)
    result: Results = {
        "right": counts(test, is_right(lang, model, end, test)),
        "units": units(lang, model, end, look),
    }
    if model == "lstm":
        trace = CELLS[model].forward(end.params, look.x)
        head, pronoun = (result["units"][name]["unit"] for name in ANSWERS)
        result["forgetting"] = forgetting(trace, look, pronoun)
        result["writing"] = writing(trace, look, pronoun)
        result["carried"] = {
            name: carried(lang, end, trace, look, a, unit)
            for a, (name, unit) in enumerate(zip(ANSWERS, (head, pronoun), strict=True))
        }
    return result


def samples(lang: str) -> tuple[Any, Any]:
    return drawn_for(lang, EACH, TEST_SEED), drawn_for(lang, LOOKED_AT, LOOK_SEED)


def by_seed(results: Sequence[Any]) -> Any:
    """Turn the results of the seeds inside out: a list over the seeds in the place of each value."""
    first = results[0]
    return {key: by_seed([each[key] for each in results]) for key in first} if isinstance(first, dict) else [*results]


def measure(setup: Setup, run: Run) -> Results:
    cases = list(product(setup["languages"], setup["models"]))
    jobs = [(*case, seed) for case in cases for seed in setup["seeds"]]
    got = dict(zip(jobs, run(measured, jobs), strict=True))
    return {
        lang: {
            "sentences": sentences(lang),
            "rules": baselines(lang, samples(lang)[0]),
            "models": {
                model: by_seed([got[lang, model, seed] for seed in setup["seeds"]]) for model in setup["models"]
            },
        }
        for lang in setup["languages"]
    }


def sentences(lang: str) -> Results:
    """Return how many test sentences are in each group."""
    test, _ = samples(lang)
    return {
        name: {by: np.bincount(group).tolist() for by, group in groups(test, a).items()}
        for a, name in enumerate(ANSWERS)
    }


EXPERIMENT = Experiment(
    question="Do language models of the four cells agree across words that could mislead them, and what carries the "
    "answer in an LSTM?",
    setup=SETUP,
    measure=measure,
    summarise=summarise,
    again=(
        {"languages": ["en"], "models": ["rnn"], "seeds": [0]},
        {"languages": ["zh"], "models": ["lstm"], "seeds": [0]},
    ),
)
