"""English, in numbers of words: a verb agrees with its noun across other nouns, a pronoun with the latest subject."""

from __future__ import annotations

from typing import Any

import numpy as np

from ...checks import Array
from .agreement import PEOPLE_ROLES, Classes, Draft, Sentence, drawn, how_many
from .batches import Indices

SINGULAR = ("singular_1", "singular_2", "singular_3", "singular_4", "singular_5")
PLURAL = ("plural_1", "plural_2", "plural_3", "plural_4", "plural_5")  # of the same nouns
HIDE_ROLES = (("hides", "covers"), ("hide", "cover"))  # by number
VERBS_ROLES = (("pleases", "surprises", "belongs"), ("please", "surprise", "belong"))  # by number
ROLES = (
    *PEOPLE_ROLES,
    *("says", "thinks", "sees", "and", "the", *SINGULAR, *PLURAL),
    *("place_1", "place_2", "place_3", "from", "that", "did_1", "did_2", "did_3"),
    *(*HIDE_ROLES[0], *HIDE_ROLES[1], "still", "really"),
    *(*VERBS_ROLES[0], *VERBS_ROLES[1], "to", "her", "him", "stop"),
)


def numbers(*roles: str) -> tuple[int, ...]:
    """Return the numbers of the words with these roles."""
    return tuple(ROLES.index(role) for role in roles)


SEES, AND, THE, FROM, THAT, TO, STOP = numbers("sees", "and", "the", "from", "that", "to", "stop")
SAYS = numbers("says", "thinks")
NOUNS = numbers(*SINGULAR), numbers(*PLURAL)  # by number, 0 for singular
PLACES = numbers("place_1", "place_2", "place_3")
DID = numbers("did_1", "did_2", "did_3")
HIDE = numbers(*HIDE_ROLES[0]), numbers(*HIDE_ROLES[1])  # by number
ADVERBS = numbers("still", "really")
VERBS = numbers(*VERBS_ROLES[0]), numbers(*VERBS_ROLES[1])  # by number: the answers to the head
BELONG = numbers("belongs", "belong")
PRONOUNS = numbers("her", "him")  # by gender
CLASSES = VERBS, tuple((pronoun,) for pronoun in PRONOUNS)  # of both answers: the words of each class


def verb_number_sentences(
    batch_size: int, rng: np.random.Generator, dtype: Any = np.float64, *, between: int | None = None
) -> tuple[Array, Indices, Indices]:
    """Draw sentences like *Grandma says the books near the clock that Dad bought belong to him*; say what follows.

    One or two people say or think; each may first see something: *Mum sees the boxes and says*. Then comes a noun, the
    head, singular or plural, and after it in any order places, each with a noun of either number (*near the clock*),
    perhaps a person it comes *from*, and perhaps a clause, with a new subject (*that Dad bought*) or with nouns and a
    verb of their own number (*that the boxes near the clock hide*): 0 to 4 nouns in all. Perhaps *still* or *really*;
    then the verb, whose number must be the head's, and the pronoun of the latest subject. A person after *from* is no
    subject. All numbers and genders are drawn with equal chances, independently: no noun but the head tells anything
    about the verb, no person but the latest subject about the pronoun. Of 0 to 4 nouns between head and verb, each
    count has half the chance of the one before. The words are in `lstm_labs.grammar`.

    Source: the task and the attractors, nouns of the other number between head and verb, are those of Linzen, Dupoux
    and Goldberg (2016); synthetic sentences with a noun and a place between are used by Lakretz et al. (2019). The
    sentences and the pronoun are this book's own, after the example of Olah (2015).

    Parameters
    ----------
    batch_size : int
        B.
    rng : numpy.random.Generator
        Where the words are drawn from.
    dtype : numpy dtype
        float64 or float32, of x.
    between : int, optional
        How many nouns there are between head and verb, 0 to 4; drawn for each sentence if it is not given.

    Returns
    -------
    x : ndarray (T, B, 45)
        The words, one-hot, in the order of `ROLES`; after the end of a sentence all are 0.
    target : ndarray (T, B) of int64
        The word that follows, -1 after the end.
    due : ndarray (2, B) of int64
        The steps at which the verb and the pronoun are the target.

    Raises
    ------
    TypeError, ValueError
        If a size is not an integer or out of its range, `rng` is no Generator, or `dtype` no float32 or float64.

    Examples
    --------
    >>> from lstm_ref.learning.tasks.verb_numbers import ROLES
    >>> x, target, due = verb_number_sentences(1, np.random.default_rng(1), between=1)
    >>> [ROLES[word] for word in target[due[:, 0], 0]]
    ['belongs', 'him']
    """
    return drawn(verb_number_sentence, len(ROLES), batch_size, rng, dtype, between)


def verb_number_sentence(rng: np.random.Generator, between: int | None = None) -> Sentence:
    """Draw one sentence."""
    draft = Draft(rng)
    for _ in range(1 + draft.chance(1 / 3)):
        draft.subject()
        if draft.chance(1 / 3):
            draft.add(SEES)
            noun(draft)
            draft.add(AND)
        draft.add(draft.one_of(SAYS))
    kind = noun(draft)
    head = len(draft.words) - 1
    nouns = describe(draft, how_many(rng, between))
    if draft.chance(1 / 3):
        draft.add(draft.one_of(ADVERBS))
    verb = len(draft.words)
    draft.add(draft.one_of(VERBS[kind]))
    if draft.words[-1] in BELONG:
        draft.add(TO)
    pronoun = len(draft.words)
    draft.add(PRONOUNS[draft.gender], STOP)
    return draft.sentence((verb - 1, pronoun - 1), kind, head, nouns)


def describe(draft: Draft, between: int) -> Classes:
    """Add what follows the head, with so many nouns in it; return their steps and numbers."""
    nouns: Classes = []
    clause = draft.chance(2 / 3)
    inside = 0  # nouns in the clause: none, or its subject, or its subject and a place
    if clause and between and draft.chance(1 / 2):
        inside = 1 + (between > 1 and draft.chance(1 / 2))
    parts = ["place"] * (between - inside) + ["from"] * draft.chance(1 / 2) + ["clause"] * clause
    for k in draft.rng.permutation(len(parts)):
        if parts[k] == "place":
            place(draft, nouns)
        elif parts[k] == "from":
            draft.add(FROM)
            draft.other()
        elif inside:
            draft.add(THAT)
            number = noun(draft)
            nouns.append((len(draft.words) - 1, number))
            for _ in range(inside - 1):
                place(draft, nouns)
            draft.add(draft.one_of(HIDE[number]))
        else:
            draft.add(THAT)
            draft.subject()
            draft.add(draft.one_of(DID))
    return nouns


def place(draft: Draft, nouns: Classes) -> None:
    """Add a place, and its noun to the nouns."""
    draft.add(draft.one_of(PLACES))
    number = noun(draft)
    nouns.append((len(draft.words) - 1, number))


def noun(draft: Draft) -> int:
    """Add the article and a noun; return its number, 0 for singular, drawn with equal chances whatever came before."""
    number = int(draft.rng.integers(2))
    draft.add(THE, draft.new_one_of(NOUNS[number]))
    return number
