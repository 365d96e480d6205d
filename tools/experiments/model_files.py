"""Write the trained models of the book: book/measurements/models/<language>_<cell>.json.

    python -m tools.experiments.model_files

Which seed it is, the measurement `agreement` decides: the median one by accuracy, never the best.
"""

import json
from typing import Any

import numpy as np

from lstm_labs.grammar import AGREEMENT_WORDS
from lstm_labs.trained import FORMAT, trained_of
from lstm_ref.learning import SequenceModel
from tools.experiments.agreement import (
    ANSWERS,
    BATCH,
    CORPUS,
    CORPUS_SEED,
    EACH,
    GRAMMARS,
    TEST_SEED,
    UPDATES,
    drawn_for,
    is_right,
    trained,
)
from tools.experiments.carrying import RULE, units
from tools.experiments.rounding import three_digits
from tools.experiments.solving import ADAM

CHOICE = "the median seed by the sum of right answers of both kinds on the test sentences; of 20 the 10th from below"


def four_digits(array: Any) -> Any:
    """Return an array as nested lists of numbers with four significant digits."""
    return json.loads(json.dumps(np.vectorize(lambda number: float(f"{number:.4g}"))(array).tolist()))


def model_file(lang: str, cell: str, rate: float, seed: int) -> dict[str, Any]:
    """Train a model again and return what its file holds; accuracies and units are those of the rounded numbers."""
    grammar, raw = GRAMMARS[lang], trained(lang, cell, rate, seed)
    file = {
        "format": FORMAT,
        "language": lang,
        "cell": cell,
        "words": AGREEMENT_WORDS[lang],
        "roles": grammar.roles,
        "classes": dict(zip(ANSWERS, grammar.classes, strict=True)),
        "training": {
            "grammar": grammar.draw.__name__ + "s",
            "corpus": f"{CORPUS[lang]} sentences, seed {CORPUS_SEED}",
            "batch": BATCH,
            "updates": UPDATES,
            "optimiser": ADAM,
            "learning_rate": rate,
            "seed": seed,
            "choice": CHOICE,
        },
        "digits": "4 significant digits, read as float64; all else in this file is computed from these parameters",
        "parameters": {name: four_digits(array) for name, array in raw.arrays().items()},
    }
    model = trained_of(file).model
    return file | {"accuracy": accuracy(lang, cell, model), "units": {"rule": RULE, **found(lang, cell, model)}}


def accuracy(lang: str, cell: str, model: SequenceModel) -> dict[str, Any]:
    right = is_right(lang, cell, model, drawn_for(lang, EACH, TEST_SEED))  # (2, B)
    return {
        "test": f"{EACH} sentences for each of 0 to 4 words between head and answer, seed {TEST_SEED}",
        **{
            name: {
                "all": three_digits(right[a].mean()),
                "by_between": [three_digits(share) for share in right[a].reshape(-1, EACH).mean(axis=1)],
            }
            for a, name in enumerate(ANSWERS)
        },
    }


def found(lang: str, cell: str, model: SequenceModel) -> dict[str, Any]:
    return units(lang, cell, model, drawn_for(lang, 80, 9))
