"""What a trained LSTM's gates do at the people of a sentence, in the unit that carries the gender and in the others."""

import numpy as np
from numpy.typing import NDArray

from lstm_ref.checks import Array
from lstm_ref.traces import Trace
from tools.experiments.agreement import PER_GENDER, Sample
from tools.experiments.rounding import three_digits

Mask = NDArray[np.bool_]
Measures = dict[str, float]


def places(sample: Sample) -> dict[str, Mask]:
    """Return where each kind of word is, (T, B): subjects, the later ones among them, other people, all else.

    The sentence is looked at as far as the step at which the pronoun is due.
    """
    T, B = sample.target.shape
    marks = {name: np.zeros((T, B), bool) for name in ("subject", "new_subject", "changes", "other_person")}
    for b, sentence in enumerate(sample.sentences):
        genders = [sentence.words[step] // PER_GENDER for step in sentence.subjects]
        for k, step in enumerate(sentence.subjects):
            marks["subject"][step, b] = True
            marks["new_subject"][step, b] = k > 0
            marks["changes"][step, b] = k > 0 and genders[k] != genders[k - 1]
        marks["other_person"][list(sentence.others), b] = True
    seen = np.arange(T)[:, None] <= sample.due[1]
    return marks | {"word": seen & ~marks["subject"] & ~marks["other_person"]}


def forgetting(trace: Trace, sample: Sample, unit: int) -> Measures:
    """Return f of the unit at new subjects and elsewhere, and the dip of all units: f at words less f at new subjects.

    `new_below_word` is the chance that f is lower at a new subject than at a word that is no person; `rank` is 1 if no
    unit dips more.
    """
    at, gender = places(sample), sample.x.argmax(axis=2) // PER_GENDER  # of people
    f = trace.f[:, :, unit]
    dips = trace.f[at["word"]].mean(axis=0) - trace.f[at["new_subject"]].mean(axis=0)  # (H,)
    return rounded({
        "new_subject": f[at["new_subject"]].mean(),
        "new_gender": f[at["changes"]].mean(),
        "same_gender": f[at["new_subject"] & ~at["changes"]].mean(),
        "new_woman": f[at["new_subject"] & (gender == 0)].mean(),
        "new_man": f[at["new_subject"] & (gender == 1)].mean(),
        "other_person": f[at["other_person"]].mean(),
        "word": f[at["word"]].mean(),
        "dip": dips[unit],
        "dip_of_others": np.median(np.delete(dips, unit)),
        "rank": 1 + np.sum(dips > dips[unit]),
        "new_below_word": chance_below(f[at["new_subject"]], f[at["word"]]),
    })  # fmt: skip


def writing(trace: Trace, sample: Sample, unit: int) -> Measures:
    """Return the size of i * C~ in the unit by the kind of word, and how far it tells the two genders apart.

    `gap` is the mean at women less that at men, at subjects; `tells` the chance that the sign of this difference is
    right for one woman and one man. `rank` is 1 if no unit has a larger gap.
    """
    at, gender = places(sample), sample.x.argmax(axis=2) // PER_GENDER  # of people
    written = trace.i * trace.C_tilde  # (T, B, H)
    gaps = gap(written, at["subject"], gender)
    of_unit = written[:, :, unit]
    women, men = (of_unit[at["subject"] & (gender == each)] for each in (0, 1))
    return rounded({
        "subject": np.abs(of_unit[at["subject"]]).mean(),
        "other_person": np.abs(of_unit[at["other_person"]]).mean(),
        "word": np.abs(of_unit[at["word"]]).mean(),
        "others_at_subject": np.median(np.delete(np.abs(written[at["subject"]]).mean(axis=0), unit)),
        "gap": abs(gaps[unit]),
        "gap_at_other_person": abs(gap(written, at["other_person"], gender)[unit]),
        "gap_of_others": np.median(np.abs(np.delete(gaps, unit))),
        "rank": 1 + np.sum(np.abs(gaps) > abs(gaps[unit])),
        "tells": max(chance_below(men, women), chance_below(women, men)),
    })  # fmt: skip


def gap(values: Array, at: Mask, gender: NDArray[np.int64]) -> Array:
    """Return the mean at women less the mean at men for each unit, (H,)."""
    difference: Array = values[at & (gender == 0)].mean(axis=0) - values[at & (gender == 1)].mean(axis=0)
    return difference


def chance_below(these: Array, those: Array) -> float:
    """Return the chance that one of these is below one of those; equal ones count half.

    >>> chance_below(np.array([0.1, 0.5]), np.array([0.5, 0.7]))
    0.875
    """
    those = np.sort(those)
    above = len(those) - np.searchsorted(those, these, side="right")
    equal = np.searchsorted(those, these, side="right") - np.searchsorted(those, these, side="left")
    return float(np.mean((above + equal / 2) / len(those)))


def rounded(measures: dict[str, float]) -> Measures:
    return {name: three_digits(float(value)) for name, value in measures.items()}
