"""Right answers of the language models by what stands in their way, and what simple rules would answer."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lstm_ref.learning.tasks.agreement import Sentence
from tools.experiments.agreement import ANSWERS, GRAMMARS, PER_GENDER, Sample

Counts = dict[str, dict[str, list[int]]]
BY = ("between", "attractors", "class")


def groups(sample: Sample, answer: int) -> dict[str, NDArray[np.int64]]:
    """Return for each sentence its group: words between, attractors, and the right class.

    Between are the nouns or measure words after the head, or the people who are named besides the latest subject;
    attractors those of them that are of another class.
    """
    classes = [others(sentence, answer) for sentence in sample.sentences]
    right = sample.right[answer]
    return {
        "between": np.array([len(each) for each in classes]),
        "attractors": np.array([sum(kind != right[b] for kind in each) for b, each in enumerate(classes)]),
        "class": right,
    }


def others(sentence: Sentence, answer: int) -> list[int]:
    """Return the classes of the words that could be mistaken for the one that tells the answer."""
    if answer == 0:
        return list(sentence.kinds)
    return [sentence.words[step] // PER_GENDER for step in (*sentence.subjects[:-1], *sentence.others)]


def counts(sample: Sample, right: NDArray[np.bool_]) -> Counts:
    """Return for both answers how many are right in each group; `right` is (2, B)."""
    return {
        name: {by: np.bincount(group, weights=right[a]).astype(int).tolist() for by, group in groups(sample, a).items()}
        for a, name in enumerate(ANSWERS)
    }


def baselines(lang: str, sample: Sample) -> dict[str, dict[str, Any]]:
    """Return how many answers simple rules get right.

    They are the commonest class; and the class of the last word that could tell the answer, of the first one, and of
    most of them, of equally many the later.
    """
    rules: dict[str, Callable[[list[int]], int]] = {
        "last": lambda said: said[-1],
        "first": lambda said: said[0],
        "most": lambda said: max(reversed(said), key=said.count),
    }
    told: dict[str, dict[str, Any]] = {}
    for a, name in enumerate(ANSWERS):
        right = sample.right[a]
        said = [tellers(lang, sentence, a) for sentence in sample.sentences]
        told[name] = {"commonest": int(np.bincount(right).max())}
        for rule, say in rules.items():
            answers = np.array([say(each) for each in said])
            told[name][rule] = counts(sample, np.array([answers == right] * 2))[name]["between"]
    return told


def tellers(lang: str, sentence: Sentence, answer: int) -> list[int]:
    """Return the classes of all nouns, measure words or people in a sentence, as far as the answer is due, in order."""
    grammar, due = GRAMMARS[lang], sentence.due[answer]
    words = sentence.words[: due + 1]
    if answer:
        return [word // PER_GENDER for word in words if word < 2 * PER_GENDER]
    return [kind for word in words for kind, of in enumerate(grammar.tellers) if word in of]
