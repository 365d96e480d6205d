"""Chinese, in numbers of words: a noun fits its measure word across a relative clause, a pronoun the latest subject."""

from __future__ import annotations

from typing import Any

import numpy as np

from ...checks import Array
from .agreement import PEOPLE_ROLES, Classes, Draft, Sentence, drawn, how_many
from .batches import Indices

MEASURES_ROLES = ("measure_1", "measure_2", "measure_3", "measure_4")
NOUNS_ROLES = tuple((f"noun_{k}a", f"noun_{k}b") for k in range(1, 5))  # by measure word
ROLES = (
    *PEOPLE_ROLES,
    *("says", "thinks", "looking", "this", "that", *MEASURES_ROLES),
    *(role for pair in NOUNS_ROLES for role in pair),
    *("yesterday", "just", "with", "together", "at", "comma", "and", "beside", "did_1", "did_2", "did_3", "of"),
    *("should", "perhaps", "belongs_1", "belongs_2", "suits", "her", "him", "stop"),
)


def numbers(*roles: str) -> tuple[int, ...]:
    """Return the numbers of the words with these roles."""
    return tuple(ROLES.index(role) for role in roles)


LOOKING, WITH, TOGETHER, AT, COMMA, AND = numbers("looking", "with", "together", "at", "comma", "and")
BESIDE, OF, STOP = numbers("beside", "of", "stop")
SAYS = numbers("says", "thinks")
THIS_THAT = numbers("this", "that")
MEASURES = numbers(*MEASURES_ROLES)  # by class
NOUNS = tuple(numbers(*pair) for pair in NOUNS_ROLES)  # by class: the answers to the head
WHEN = numbers("yesterday", "just")
DID = numbers("did_1", "did_2", "did_3")
ADVERBS = numbers("should", "perhaps")
VERBS = numbers("belongs_1", "belongs_2", "suits")
PRONOUNS = numbers("her", "him")  # by gender
CLASSES = NOUNS, tuple((pronoun,) for pronoun in PRONOUNS)  # of both answers: the words of each class


def measure_word_sentences(
    batch_size: int, rng: np.random.Generator, dtype: Any = np.float64, *, between: int | None = None
) -> tuple[Array, Indices, Indices]:
    """Draw sentences like 奶奶说这本爸爸昨天在那把伞旁边找到的书属于他; say what follows.

    One or two people say or think; each may be looking at something: 奶奶看着那张票说. Then comes 这 or 那 with a
    measure word, the head, which announces a noun of its class, and most often a relative clause before that noun:
    perhaps a new subject (爸爸), with an adverb (昨天) and someone else (跟妈妈一起) perhaps; a place beside 0 to 4
    things, each with a measure word and noun of its own (在那把伞、这封信和那张票旁边), perhaps with a clause between
    these two (那把妈妈留下的伞); a verb if there is a subject; 的. Then the noun, which must fit the head, perhaps an
    adverb, a verb, and the pronoun of the latest subject. The person after 跟 is no subject. All classes and genders
    are drawn with equal chances, independently: no measure word but the head tells anything about the noun, no person
    but the latest subject about the pronoun. Of 0 to 4 things in between, each count has half the chance of the one
    before. The words are in `lstm_labs.grammar`; no noun fits two measure words.

    Source: this book's own, after the attractors of Linzen, Dupoux and Goldberg (2016), who have nouns of another
    number between noun and verb, and the pronoun of the example in Olah (2015).

    Parameters
    ----------
    batch_size : int
        B.
    rng : numpy.random.Generator
        Where the words are drawn from.
    dtype : numpy dtype
        float64 or float32, of x.
    between : int, optional
        How many measure words there are between head and noun, 0 to 4; drawn for each sentence if it is not given.

    Returns
    -------
    x : ndarray (T, B, 43)
        The words, one-hot, in the order of `ROLES`; after the end of a sentence all are 0.
    target : ndarray (T, B) of int64
        The word that follows, -1 after the end.
    due : ndarray (2, B) of int64
        The steps at which the noun and the pronoun are the target.

    Raises
    ------
    TypeError, ValueError
        If a size is not an integer or out of its range, `rng` is no Generator, or `dtype` no float32 or float64.

    Examples
    --------
    >>> from lstm_ref.learning.tasks.measure_words import ROLES
    >>> x, target, due = measure_word_sentences(1, np.random.default_rng(1), between=1)
    >>> [ROLES[word] for word in target[due[:, 0], 0]]
    ['noun_2a', 'him']
    """
    return drawn(measure_word_sentence, len(ROLES), batch_size, rng, dtype, between)


def measure_word_sentence(rng: np.random.Generator, between: int | None = None) -> Sentence:
    """Draw one sentence."""
    draft = Draft(rng)
    for _ in range(1 + draft.chance(1 / 3)):
        draft.subject()
        if draft.chance(1 / 3):
            draft.add(LOOKING)
            thing(draft)
        draft.add(draft.one_of(SAYS))
    kind = announced(draft)
    head = len(draft.words) - 1
    measures = describe(draft, how_many(rng, between))
    noun = len(draft.words)
    draft.add(draft.one_of(NOUNS[kind]))
    if draft.chance(1 / 3):
        draft.add(draft.one_of(ADVERBS))
    draft.add(draft.one_of(VERBS))
    pronoun = len(draft.words)
    draft.add(PRONOUNS[draft.gender], STOP)
    return draft.sentence((noun - 1, pronoun - 1), kind, head, measures)


def describe(draft: Draft, between: int) -> Classes:
    """Add what stands between head and noun, with so many things; return the steps and classes of their words."""
    measures: Classes = []
    acts = draft.chance(2 / 3)
    if acts:
        draft.subject()
        if draft.chance(1 / 2):
            draft.add(draft.one_of(WHEN))
        if draft.chance(1 / 2):
            draft.add(WITH)
            draft.other()
            draft.add(TOGETHER)
    for k in range(between):
        draft.add(AT if k == 0 else AND if k == between - 1 else COMMA)
        step = len(draft.words) + 1
        measures.append((step, thing(draft, clause=1 / 3)))
    if between:
        draft.add(BESIDE)
    if acts:
        draft.add(draft.one_of(DID))
    if acts or between:
        draft.add(OF)
    return measures


def announced(draft: Draft) -> int:
    """Add 这 or 那 and a measure word; return its class, drawn with equal chances."""
    kind = int(draft.rng.integers(len(MEASURES)))
    draft.add(draft.one_of(THIS_THAT), MEASURES[kind])
    return kind


def thing(draft: Draft, clause: float = 0) -> int:
    """Add a thing with its measure word, between them with this chance a clause of its own; return its class."""
    kind = announced(draft)
    if draft.chance(clause):
        draft.subject()
        draft.add(draft.one_of(DID), OF)
    draft.add(draft.new_one_of(NOUNS[kind]))
    return kind
