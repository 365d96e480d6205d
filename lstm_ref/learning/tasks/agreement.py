"""What the two grammars of agreement share: people, a sentence with what is to be known of it, and batches."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ...checks import Array, check_size
from .batches import Indices, Mask, check_source, padded, predict_next

Draw = Callable[[np.random.Generator, int | None], "Sentence"]
Classes = list[tuple[int, int]]  # steps, and the classes of the words there
MOST = 4  # nouns between
CHANCES = 0.5 ** np.arange(MOST + 1) / (0.5 ** np.arange(MOST + 1)).sum()  # of 0 to 4 of them: each half of the last
PEOPLE = ((0, 1, 2), (3, 4, 5))  # by gender, female first; both grammars begin with them
PEOPLE_ROLES = ("female_1", "female_2", "female_3", "male_1", "male_2", "male_3")


@dataclass(frozen=True)
class Sentence:
    """A sentence, and where in it the things are that an experiment looks at; a step is a place in `words`.

    Attributes
    ----------
    words : tuple of int
        All of it, the stop too.
    due : tuple of int
        The two steps at which an answer is the next word: the answer to the head, and the pronoun.
    kind, gender : int
        The two answers' classes: the head's number or measure word, and the latest subject's gender, 0 for female.
    head : int
        The step of the word that the first answer agrees with.
    subjects, others : tuple of int
        The steps of the people who are subjects, and of those who are not.
    between : tuple of int
        The steps of the words between head and answer that could be mistaken for the head.
    kinds : tuple of int
        Their classes; those unlike `kind` are the attractors.
    """

    words: tuple[int, ...]
    due: tuple[int, int]
    kind: int
    gender: int
    head: int
    subjects: tuple[int, ...]
    others: tuple[int, ...]
    between: tuple[int, ...]
    kinds: tuple[int, ...]

    @property
    def attractors(self) -> int:
        """How many words between head and answer are of another class than the head."""
        return sum(kind != self.kind for kind in self.kinds)


@dataclass
class Draft:
    """A sentence that is being written; each method adds words and notes where they are."""

    rng: np.random.Generator
    words: list[int] = field(default_factory=list)
    subjects: list[int] = field(default_factory=list)
    others: list[int] = field(default_factory=list)
    gender: int = -1  # of the latest subject

    def add(self, *words: int) -> None:
        """Add words."""
        self.words += words

    def chance(self, share: float) -> bool:
        """Return True with this chance."""
        return bool(self.rng.random() < share)

    def one_of(self, words: Sequence[int]) -> int:
        """Return one of the words, all with the same chance."""
        return words[int(self.rng.integers(len(words)))]

    def new_one_of(self, words: Sequence[int]) -> int:
        """Return one of the words that has not been used; if all have been, one that is not the latest."""
        said = [word for word in self.words if word in words]
        return self.one_of([word for word in words if word not in said] or [word for word in words if word != said[-1]])

    def subject(self) -> None:
        """Add a person who does something: from now on the pronoun is theirs."""
        self.gender = self.person(self.subjects)

    def other(self) -> None:
        """Add a person who does nothing: the pronoun stays."""
        self.person(self.others)

    def person(self, steps: list[int]) -> int:
        """Add a person, female or male with the same chance whatever came before, not named yet if there is one."""
        gender = int(self.rng.integers(2))
        steps.append(len(self.words))
        self.add(self.new_one_of(PEOPLE[gender]))
        return gender

    def sentence(self, due: tuple[int, int], kind: int, head: int, between: Classes) -> Sentence:
        """Return what has been written."""
        steps, kinds = tuple(step for step, _ in between), tuple(kind for _, kind in between)
        people = tuple(self.subjects), tuple(self.others)
        return Sentence(tuple(self.words), due, kind, self.gender, head, *people, steps, kinds)


def how_many(rng: np.random.Generator, between: int | None) -> int:
    """Return the number of nouns between: the one that is asked for, or one that is drawn."""
    return int(rng.choice(MOST + 1, p=CHANCES)) if between is None else between


def check_between(between: Any) -> None:
    """Raise unless it is None or an integer from 0 to 4."""
    if between is not None:
        check_size("between", between, least=0)
        if between > MOST:
            raise ValueError(f"between: expected at most {MOST}, got {between}")


def drawn(
    draw: Draw,
    count: int,
    batch_size: int,
    rng: np.random.Generator,
    dtype: Any,
    between: int | None,
) -> tuple[Array, Indices, Indices]:
    """Check what a grammar is given, draw a batch of its sentences, and return x, target and due."""
    check_source(batch_size, rng, dtype)
    check_between(between)
    return batch_of([draw(rng, between) for _ in range(batch_size)], count, dtype)


def batch_of(sentences: Sequence[Sentence], count: int, dtype: Any = np.float64) -> tuple[Array, Indices, Indices]:
    """Return sentences of a grammar of `count` words as x (T, B, count), target (T, B) and due (2, B)."""
    x, target = predict_next(padded([sentence.words for sentence in sentences]), count, dtype)
    return x, target, np.array([sentence.due for sentence in sentences]).T


def drawn_evenly(draw: Draw, each: int, seed: int) -> tuple[Sentence, ...]:
    """Return so many sentences for each of 0 to 4 words that stand between the head and its answer."""
    rng = np.random.default_rng(seed)
    return tuple(draw(rng, between) for between in range(MOST + 1) for _ in range(each))


def right_classes(sentences: Sequence[Sentence]) -> Indices:
    """Return the right class of both answers of each sentence, (2, B)."""
    return np.array([(sentence.kind, sentence.gender) for sentence in sentences]).T


def class_scores(y: Array, classes: Sequence[Sequence[int]]) -> Array:
    """Return for scores y (…, V) the log of the summed exp of the words of each class, (…, classes).

    Examples
    --------
    >>> class_scores(np.zeros(3), ((0, 1), (2,))).round(2)
    array([0.69, 0.  ])
    """
    return np.stack([np.logaddexp.reduce(y[..., list(words)], axis=-1) for words in classes], axis=-1)


def are_right(y: Array, classes: Sequence[Sequence[Sequence[int]]], right: Indices) -> Mask:
    """Return for scores y (2, B, V) of both answers whether the words of the right class are together the likeliest."""
    said = [class_scores(scores, words).argmax(axis=-1) for scores, words in zip(y, classes, strict=True)]
    hits: Mask = np.array(said) == right
    return hits
