"""Language models of the two grammars of agreement: how they are trained, and what they are tested on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

import lstm_ref as ref
from lstm_ref.checks import Array
from lstm_ref.learning import SequenceModel, cross_entropy, fit
from lstm_ref.learning.tasks import measure_words, verb_numbers
from lstm_ref.learning.tasks.agreement import (
    Draw,
    Sentence,
    are_right,
    batch_of,
    class_scores,
    drawn_evenly,
    right_classes,
)
from lstm_ref.learning.tasks.batches import Indices, Mask

ANSWERS = ("head", "pronoun")
BATCH, CORPUS_SEED = 16, 7
CORPUS, UPDATES = {"en": 1024, "zh": 2048}, {"en": 1600, "zh": 3200}  # the Chinese grammar is the harder one
RATES = {"lstm": 0.04, "gru": 0.04, "rnn": 0.01, "no_forget": 0.02}  # chosen by `agreement_rates`
EACH, TEST_SEED = 200, 8  # test sentences for each number of nouns between, and the seed they are drawn from
LOOKED_AT, LOOK_SEED = 40, 9  # the same for the sentences of ablations and traces
PER_GENDER = 3  # people; both grammars begin with those who are female


@dataclass(frozen=True)
class Grammar:
    """A grammar: how a sentence is drawn, its roles, for both answers the words of each class, and what tells them."""

    draw: Draw
    roles: tuple[str, ...]
    classes: tuple[tuple[tuple[int, ...], ...], ...]
    tellers: tuple[tuple[int, ...], ...]  # the words that could be the head, by class


@dataclass(frozen=True)
class Cell:
    """A cell with one hidden size, chosen so that all have about as many parameters."""

    Params: Any
    forward: Callable[..., Any]
    backward: Callable[..., Any]
    hidden_size: int


MEASURES = tuple((word,) for word in measure_words.MEASURES)
GRAMMARS = {
    "en": Grammar(verb_numbers.verb_number_sentence, verb_numbers.ROLES, verb_numbers.CLASSES, verb_numbers.NOUNS),
    "zh": Grammar(measure_words.measure_word_sentence, measure_words.ROLES, measure_words.CLASSES, MEASURES),
}
CELLS = {
    "lstm": Cell(ref.LSTMParams, ref.lstm_forward, ref.lstm_backward, 16),
    "gru": Cell(ref.GRUParams, ref.gru_forward, ref.gru_backward, 19),
    "rnn": Cell(ref.RNNParams, ref.rnn_forward, ref.rnn_backward, 37),
    "no_forget": Cell(ref.NoForgetParams, ref.no_forget_forward, ref.no_forget_backward, 19),
}


@dataclass(frozen=True)
class Sample:
    """Sentences to test on: x (T, B, V), target (T, B), due (2, B), and the right class of both answers, (2, B)."""

    sentences: tuple[Sentence, ...]
    x: Array
    target: Indices
    due: Indices
    right: Indices


def as_sample(lang: str, sentences: Sequence[Sentence]) -> Sample:
    return Sample(tuple(sentences), *batch_of(sentences, len(GRAMMARS[lang].roles)), right_classes(sentences))


@cache
def corpus(lang: str) -> list[tuple[Array, Indices]]:
    """Return the sentences of the training, always the same, as batches of about equal length."""
    grammar, rng = GRAMMARS[lang], np.random.default_rng(CORPUS_SEED)
    sentences = sorted((grammar.draw(rng, None) for _ in range(CORPUS[lang])), key=lambda each: len(each.words))
    return [batch_of(sentences[k : k + BATCH], len(grammar.roles))[:2] for k in range(0, CORPUS[lang], BATCH)]


@cache
def drawn_for(lang: str, each: int, seed: int) -> Sample:
    """Return sentences that are drawn for testing, equally many for each number of nouns between."""
    return as_sample(lang, drawn_evenly(GRAMMARS[lang].draw, each, seed))


def new_model(lang: str, cell: str, seed: int) -> SequenceModel:
    V, kind, rng = len(GRAMMARS[lang].roles), CELLS[cell], np.random.default_rng(seed)
    return SequenceModel.init(kind.Params.init(V, kind.hidden_size, rng=rng), V, rng=rng)


def trained(lang: str, cell: str, rate: float, seed: int) -> SequenceModel:
    """Return a network after its training on the corpus, a batch drawn at random for each update."""
    batches, kind = corpus(lang), CELLS[cell]
    return fit(
        kind.forward, kind.backward, new_model(lang, cell, seed), lambda rng: batches[rng.integers(len(batches))],
        cross_entropy, updates=UPDATES[lang], learning_rate=rate, seed=seed,
    ).model  # fmt: skip


def parameters(lang: str, cell: str) -> int:
    return sum(array.size for array in new_model(lang, cell, 0).arrays().values())


def evidence(lang: str, answer: int, y: Array) -> Array:
    """Return for scores y (…, V) the log of the summed exp of each class's words, (…, classes)."""
    return class_scores(y, GRAMMARS[lang].classes[answer])


def h_due(cell: str, model: SequenceModel, sample: Sample) -> Array:
    """Return h where the answers are due, (2, B, H)."""
    h: Array = CELLS[cell].forward(model.params, sample.x).h
    return h[sample.due, np.arange(h.shape[1])]


def is_right(lang: str, cell: str, model: SequenceModel, sample: Sample) -> Mask:
    """Return for both answers whether the words of the right class are together the likeliest, (2, B)."""
    y = model.read(h_due(cell, model, sample))  # (2, B, V)
    return are_right(y, GRAMMARS[lang].classes, sample.right)
