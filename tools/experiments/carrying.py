"""Which hidden unit an answer rests on: each is ablated, and the answers are counted again."""

from typing import Any

import numpy as np

from lstm_ref.checks import Array
from lstm_ref.learning import SequenceModel, ablate
from tools.experiments.agreement import ANSWERS, GRAMMARS, Sample, is_right
from tools.experiments.rounding import three_digits

LEARNED = 0.8  # accuracy, at least, over the sentences for the analysis
CARRIES = 0.5  # at least this part of what the accuracy is above chance is lost without the unit
RULE = (
    "the unit whose ablation costs most; it carries the answer if at least half of what the accuracy is above chance "
    f"is lost without it; answers with an accuracy below {LEARNED} are counted as not learned"
)


def without_each(lang: str, cell: str, model: SequenceModel, sample: Sample) -> Array:
    """Return the accuracy of both answers without each hidden unit, (2, H)."""
    H = model.params.hidden_size
    return np.array([is_right(lang, cell, ablate(model, k), sample).mean(axis=1) for k in range(H)]).T


def units(lang: str, cell: str, model: SequenceModel, sample: Sample) -> dict[str, dict[str, Any]]:
    """Return for both answers what its ablations say."""
    whole = is_right(lang, cell, model, sample).mean(axis=1)
    left = without_each(lang, cell, model, sample)
    return {name: found(whole[a], left[a], len(GRAMMARS[lang].classes[a])) for a, name in enumerate(ANSWERS)}


def found(whole: float, left: Array, classes: int) -> dict[str, Any]:
    """Return the unit whose ablation costs most, what is left without it and without another, and how many carry.

    >>> found(1.0, np.array([1.0, 0.6, 0.98]), 2)["carriers"]
    1
    """
    lost = (whole - left) / (whole - 1 / classes) if whole > 1 / classes else np.zeros_like(left)
    unit = int(left.argmin())
    return {
        "unit": unit,
        "accuracy": three_digits(whole),
        "without": three_digits(left[unit]),
        "without_median": three_digits(float(np.median(left))),
        "carriers": int((lost >= CARRIES).sum()),
        "learned": bool(whole >= LEARNED),
    }
