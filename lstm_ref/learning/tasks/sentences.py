"""The grammar of the book's sentence, in no language: words are numbers, and two of them answer earlier ones."""

from __future__ import annotations

from typing import Any

import numpy as np

from ...checks import Array, check_size
from .batches import Indices, check_source, padded, predict_next

ROLES = (
    *("female_1", "female_2", "male_1", "male_2", "says", "the", "plural", "singular"),
    *("just", "recently", "bought", "wrote", "found", "hid"),
    *("plural_answer", "singular_answer", "now", "only", "to", "her", "him", "stop"),
)
INDEX = {role: index for index, role in enumerate(ROLES)}
SAYS, THE, NOW, ONLY, TO, STOP = (INDEX[role] for role in ("says", "the", "now", "only", "to", "stop"))
SUBJECTS = ((INDEX["female_1"], INDEX["female_2"]), (INDEX["male_1"], INDEX["male_2"]))  # by gender
PRONOUNS = (INDEX["her"], INDEX["him"])  # by gender
ANNOUNCERS = (INDEX["plural"], INDEX["singular"])  # by class
ANSWERS = (INDEX["plural_answer"], INDEX["singular_answer"])  # by class
SOON = (INDEX["just"], INDEX["recently"])
VERBS = tuple(INDEX[role] for role in ("bought", "wrote", "found", "hid"))


def book_sentences(
    batch_size: int, rng: np.random.Generator, dtype: Any = np.float64, *, nested: int = 1
) -> tuple[Array, Indices, Indices]:
    """Draw sentences like *Grandma says the books Grandpa bought belong to him*; say at each step which word follows.

    A subject says, and perhaps another one says, something about what is announced: *books* or *letter* in English,
    the measure words 本 or 封 in Chinese. A relative clause may follow, with up to `nested` times another "X says", a
    subject, perhaps an adverb, and a verb. Then comes the word that answers the announcer (*belong* or *belongs*; 书
    or 信), perhaps *now*, perhaps *only*, then *to*, and the pronoun of the latest subject. A subject is never the
    person just named, and female or male with the same chance, whatever came before: earlier subjects tell nothing
    about the pronoun. The words of both languages are in `lstm_labs.grammar`. The sentence is this book's own,
    after the example of a language model in Olah (2015), in which the gender of
    the subject and the number of a noun decide a later word.

    Parameters
    ----------
    batch_size : int
        B.
    rng : numpy.random.Generator
        Where the words are drawn from.
    dtype : numpy dtype
        float64 or float32, of x.
    nested : int
        The most "X says" inside a relative clause, at least 0: more of them make longer lags.

    Returns
    -------
    x : ndarray (T, B, 22)
        The words, one-hot, in the order of `ROLES`, but for the stop, which is only predicted. T is that of the longest
        sentence, and after the end of another all are 0.
    target : ndarray (T, B) of int64
        The word that follows, -1 after the end.
    due : ndarray (2, B) of int64
        The steps at which the answer to the announcer and the pronoun are the target.

    Raises
    ------
    TypeError, ValueError
        If a size is not an integer or too small, `rng` is no Generator, or `dtype` no float32 or float64.

    Examples
    --------
    >>> x, target, due = book_sentences(1, np.random.default_rng(1))
    >>> x.shape, target[:, 0]
    ((12, 1, 22), array([ 4,  2,  4,  5,  6,  3,  8, 13, 14, 18, 20, 21]))
    >>> target[due[:, 0], 0]  # a plural, and the pronoun of a man
    array([14, 20])
    """
    check_source(batch_size, rng, dtype)
    check_size("nested", nested, least=0)
    drawn = [sentence(rng, nested) for _ in range(batch_size)]
    x, target = predict_next(padded([words for words, _ in drawn]), len(ROLES), dtype)
    return x, target, np.array([due for _, due in drawn]).T


def sentence(rng: np.random.Generator, nested: int) -> tuple[list[int], tuple[int, int]]:
    """Draw one sentence: its words, and the steps at which its two answers are the next word."""
    gender, words = subject(None, rng)
    for _ in range(rng.integers(2)):
        gender, more = subject(words[-1], rng)
        words += [SAYS, *more]
    kind = int(rng.integers(2))
    words += [SAYS, THE, ANNOUNCERS[kind]]
    if rng.integers(4):  # three of four have a relative clause
        gender, more = subject(words[-4], rng)
        for _ in range(rng.integers(nested + 1)):
            gender, deeper = subject(more[-1], rng)
            more += [SAYS, *deeper]
        adverb = rng.integers(3)
        words += [*more, *SOON[adverb : adverb + 1], VERBS[rng.integers(len(VERBS))]]
    answer = len(words)
    words += [ANSWERS[kind], *[NOW] * rng.integers(2), *[ONLY] * rng.integers(2), TO, PRONOUNS[gender], STOP]
    return words, (answer - 1, len(words) - 3)


def subject(before: int | None, rng: np.random.Generator) -> tuple[int, list[int]]:
    """Draw a gender and a person of it who is not the one before; return both, the person as a list of one word."""
    gender = int(rng.integers(2))
    others = [person for person in SUBJECTS[gender] if person != before]
    return gender, [others[rng.integers(len(others))]]
