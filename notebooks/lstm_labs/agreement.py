"""Questions to a language model of the grammars of agreement: which class has the next word, where one is due."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lstm_ref import LSTMParams, lstm_forward, rnn_forward
from lstm_ref.checks import Array
from lstm_ref.learning import SequenceModel, ablate
from lstm_ref.learning.tasks import measure_words, verb_numbers
from lstm_ref.learning.tasks.agreement import Sentence, are_right, batch_of, drawn_evenly, right_classes
from lstm_ref.learning.tasks.agreement import class_scores as class_scores  # the labs take it from here

from .example import BOOKS, DUE, GRANDMA, GRANDPA, SILENT, sentence
from .grammar import AGREEMENT_WORDS
from .words import check_language

GRAMMARS: dict[str, Any] = {"en": verb_numbers, "zh": measure_words}
DRAWS = {"en": verb_numbers.verb_number_sentence, "zh": measure_words.measure_word_sentence}
ANSWERS = ("head", "pronoun")
EXAMPLE = {  # the sentence of chapters 05 to 09 in the words of the grammars, up to the pronoun
    "en": ("Grandma", "says", "the", "books", "that", "Grandpa", "bought", "belong", "to"),
    "zh": ("奶奶", "说", "那", "本", "爷爷", "找到", "的", "书", "属于"),
}
BY_HAND = {  # its inputs to the tiny cell
    "en": (GRANDMA, SILENT, SILENT, BOOKS, SILENT, GRANDPA, DUE, SILENT, SILENT),
    "zh": (GRANDMA, SILENT, SILENT, BOOKS, GRANDPA, SILENT, DUE, SILENT, SILENT),
}


@dataclass(frozen=True)
class Questions:
    """Sentences, and for both answers where they are due, what is right, and the words of each class.

    Attributes
    ----------
    sentences : tuple of Sentence
        B sentences, as many for each of 0 to 4 words between head and answer.
    x : ndarray (T, B, V)
        Their words, one-hot.
    due : ndarray (2, B) of int64
        The steps at which the answer to the head, and the pronoun, is the next word.
    right : ndarray (2, B) of int64
        The classes of these words.
    classes : tuple
        For both answers, the numbers of the words of each class.
    """

    sentences: tuple[Sentence, ...]
    x: Array
    due: NDArray[np.int64]
    right: NDArray[np.int64]
    classes: tuple[tuple[tuple[int, ...], ...], ...]


def questions(lang: str, each: int, seed: int) -> Questions:
    """Draw questions: so many sentences for each of 0 to 4 words that stand between the head and its answer.

    Examples
    --------
    >>> asked = questions("en", 2, seed=0)
    >>> asked.due.shape, [len(sentence.between) for sentence in asked.sentences[::2]]
    ((2, 10), [0, 1, 2, 3, 4])
    """
    check_language(lang)
    grammar, sentences = GRAMMARS[lang], drawn_evenly(DRAWS[lang], each, seed)
    x, _, due = batch_of(sentences, len(grammar.ROLES))
    return Questions(sentences, x, due, right_classes(sentences), grammar.CLASSES)


def by_attractors(asked: Questions, right: NDArray[np.bool_]) -> list[float]:
    """Return the share that is right, (B,), of the sentences with 0, 1, … attractors between head and answer.

    Examples
    --------
    >>> asked = questions("zh", 2, seed=0)
    >>> by_attractors(asked, np.array([sentence.attractors == 1 for sentence in asked.sentences]))[:2]
    [0.0, 1.0]
    """
    attractors = np.array([sentence.attractors for sentence in asked.sentences])
    return [float(right[attractors == count].mean()) for count in range(attractors.max() + 1)]


def by_last(asked: Questions) -> NDArray[np.bool_]:
    """Return whether the answer to the head is right if it follows the last word that could be the head, (B,)."""
    last = [(sentence.kind, *sentence.kinds)[-1] for sentence in asked.sentences]
    hits: NDArray[np.bool_] = np.array(last) == asked.right[0]
    return hits


def is_right(model: SequenceModel, asked: Questions) -> NDArray[np.bool_]:
    """Return for both answers whether the words of the right class are together the likeliest, (2, B).

    The model is an LSTM or a plain RNN.
    """
    forward: Any = lstm_forward if isinstance(model.params, LSTMParams) else rnn_forward
    y = model.read(forward(model.params, asked.x).h[asked.due, np.arange(asked.due.shape[1])])  # (2, B, V)
    return are_right(y, asked.classes, asked.right)


def without_each(model: SequenceModel, asked: Questions) -> Array:
    """Return the share of right answers of both kinds without each hidden unit in turn, (2, H)."""
    units = range(model.params.hidden_size)
    return np.array([is_right(ablate(model, k), asked).mean(axis=1) for k in units]).T


@dataclass(frozen=True)
class Example:
    """The sentence of chapters 05 to 09 as both cells read it: with Grandpa as the latest subject, then with Grandma.

    Attributes
    ----------
    words : tuple of two tuples of str
        T words each, up to the pronoun.
    x : ndarray (T, 2, V)
        The inputs of a trained model, one-hot.
    by_hand : ndarray (T, 2, 4)
        The inputs of the tiny cell.
    subject : int
        The step of the second subject.
    """

    words: tuple[tuple[str, ...], tuple[str, ...]]
    x: Array
    by_hand: Array
    subject: int


def example(lang: str) -> Example:
    """Return the sentence of chapters 05 to 09 in the words of a grammar.

    Examples
    --------
    >>> " ".join(example("en").words[1])
    'Grandpa says the books that Grandma bought belong to'
    """
    check_language(lang)
    known, words = AGREEMENT_WORDS[lang], EXAMPLE[lang]
    subject = BY_HAND[lang].index(GRANDPA)
    exchanged = {words[0]: words[subject], words[subject]: words[0]}
    both = words, tuple(exchanged.get(word, word) for word in words)
    x = np.eye(len(known))[[[known.index(word) for word in read] for read in both]].swapaxes(0, 1)
    by_hand = np.repeat(sentence(*BY_HAND[lang]), 2, axis=1)
    by_hand[[0, subject], 1, 3] *= -1
    return Example(both, x, by_hand, subject)
