"""Write the trained models of the book: book/measurements/models/<language>_<cell>.json.

    python -m tools.experiments.model_files

Which seed it is, the measurement `agreement` decides: the median one by accuracy, never the best.
"""

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # as the experiments are run

import json
from itertools import product
from typing import Any

import numpy as np

from lstm_labs.grammar import AGREEMENT_WORDS
from lstm_labs.trained import CELLS, FORMAT, trained_of
from lstm_ref.learning import SequenceModel
from tools import ROOT
from tools.experiments.agreement import (
    ANSWERS,
    BATCH,
    CORPUS,
    CORPUS_SEED,
    EACH,
    GRAMMARS,
    LOOK_SEED,
    LOOKED_AT,
    TEST_SEED,
    UPDATES,
    drawn_for,
    is_right,
    trained,
)
from tools.experiments.carrying import RULE, units
from tools.experiments.rounding import three_digits, to_json
from tools.experiments.solving import ADAM
from tools.files import write_if_changed

MEASUREMENTS = ROOT / "book" / "measurements"
CHOICE = (
    "the seed with the median number of right answers of both kinds on the test sentences, of 20 the 10th from below"
)


def four_digits(array: Any) -> Any:
    """Return an array as nested lists of numbers with four significant digits."""
    return json.loads(json.dumps(np.vectorize(lambda number: float(f"{number:.4g}"))(array).tolist()))


def main() -> None:
    measurement = json.loads((MEASUREMENTS / "agreement.json").read_text("utf8"))
    for lang, cell in product(GRAMMARS, CELLS):
        seed = median_seed(measurement["results"][lang]["models"][cell]["right"])
        file = model_file(lang, cell, measurement["setup"]["learning_rates"][cell], seed)
        name = f"{lang}_{cell}.json"
        change = "written" if write_if_changed(MEASUREMENTS / "models" / name, to_json(file)) else "unchanged"
        print(f"{name:18} {change:10} seed {seed}")


def median_seed(right: dict[str, Any]) -> int:
    """Return the seed with the median number of right answers, of both kinds; of an even number the lower one.

    >>> median_seed({"head": {"between": [[3, 1], [1, 1], [2, 0], [9, 9]]}})
    0
    """
    sums = np.sum([np.sum(groups["between"], axis=1) for groups in right.values()], axis=0)  # (seeds,)
    return int(np.argsort(sums, kind="stable")[(len(sums) - 1) // 2])


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
            "updates": UPDATES[lang],
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
    return units(lang, cell, model, drawn_for(lang, LOOKED_AT, LOOK_SEED))


if __name__ == "__main__":
    main()
