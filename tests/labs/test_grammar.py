"""The book's grammar, read as sentences of both languages: each is grammatical, its two answers are right."""

import re
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_labs.grammar import GRAMMAR_WORDS, sentence_text
from lstm_ref.learning import book_sentences
from lstm_ref.learning.tasks.sentences import ROLES

WHO = "(?:Grandma|Mum|Grandpa|Dad)"
CLAUSE = rf"(?: (?P<deeper>(?:{WHO} says )*)(?P<inner>{WHO})(?: just| recently)? (?:bought|wrote|found|hid))?"
ENGLISH = re.compile(
    rf"(?:{WHO} says ){{1,2}}the (?P<announced>books|letter){CLAUSE} (?P<answer>belongs?)(?: now)?(?: only)?"
    r" to (?P<pronoun>her|him)\."
)
WER = "(?:奶奶|妈妈|爷爷|爸爸)"
CHINESE = re.compile(
    rf"(?:{WER}说){{1,2}}那(?P<announced>本|封)(?:(?:{WER}说)*{WER}(?:刚|最近)?(?:买的|写的|找到的|藏的))?(?P<answer>书|信)"
    r"(?:现在)?(?:只)?属于(?P<pronoun>她|他)。"
)
PRONOUN = {"Grandma": "her", "Mum": "her", "Grandpa": "him", "Dad": "him"}


def drawn(batch_size, seed, **more):
    """Return each sentence as its numbers, with the words of its first input and targets, and its two steps."""
    x, target, due = book_sentences(batch_size, np.random.default_rng(seed), **more)
    for b in range(batch_size):
        yield [int(x[0, b].argmax()), *(int(word) for word in target[:, b] if word >= 0)], due[:, b]


def parsed(words):
    match = ENGLISH.fullmatch(sentence_text(words, "en"))
    assert match, sentence_text(words, "en")
    return match, re.findall(WHO, match[0])


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10**6), nested=st.integers(0, 3))
def test_every_sentence_is_one_of_both_languages_and_answers_rightly(seed, nested):
    for words, due in drawn(6, seed, nested=nested):
        english, people = parsed(words)
        chinese = CHINESE.fullmatch(sentence_text(words, "zh"))
        assert chinese, sentence_text(words, "zh")
        assert (english["announced"], english["answer"]) in {("books", "belong"), ("letter", "belongs")}
        assert (chinese["announced"], chinese["answer"]) in {("本", "书"), ("封", "信")}
        assert (english["announced"] == "books") == (chinese["announced"] == "本")
        assert english["pronoun"] == PRONOUN[people[-1]]
        assert (english["pronoun"] == "her") == (chinese["pronoun"] == "她")
        assert all(one != other for one, other in pairwise(people))
        assert (english["deeper"] or "").count("says") <= nested
        spoken = [GRAMMAR_WORDS["en"][words[step + 1]] for step in due]  # a target at a step is the word after it
        assert spoken == [english["answer"], english["pronoun"]]


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_inputs_and_targets_are_in_step(seed):
    x, target, _ = book_sentences(6, np.random.default_rng(seed))
    going = target >= 0
    np.testing.assert_array_equal(x.sum(axis=2), going)
    assert np.all(going[:-1] >= going[1:])
    np.testing.assert_array_equal(x[1:].argmax(axis=2)[going[1:]], target[:-1][going[1:]])
    assert x.shape[2] == len(ROLES) == 22
    assert not x[:, :, ROLES.index("stop")].any()
    assert np.all(target[going.sum(axis=0) - 1, np.arange(6)] == ROLES.index("stop"))


def test_only_the_latest_subject_tells_the_pronoun():
    """Any earlier subject agrees with it in half of the sentences; so do the announcer and the pronoun."""
    agree, kinds = {1: [], 2: [], 3: []}, []
    for words, _ in drawn(4000, 0):
        match, people = parsed(words)
        for back in agree:
            if len(people) > back:
                agree[back].append(PRONOUN[people[-1 - back]] == match["pronoun"])
        kinds.append((match["announced"] == "books") == (match["pronoun"] == "her"))
    for seen in (*agree.values(), kinds):
        assert len(seen) > 500
        assert abs(np.mean(seen) - 0.5) < 3 * 0.5 / np.sqrt(len(seen))


def test_lags_vary_and_grow_with_the_nesting():
    def lags(**more):
        announced, pronouns = set(), set()
        for words, due in drawn(1000, 1, **more):
            announcer = next(t for t, word in enumerate(words) if ROLES[word] in ("plural", "singular"))
            latest = max(t for t, word in enumerate(words) if ROLES[word][:-1] in ("female_", "male_"))
            announced.add(int(due[0]) + 1 - announcer)
            pronouns.add(int(due[1]) + 1 - latest)
        return announced, pronouns

    assert lags(nested=0)[0] == {1, 3, 4}
    assert lags()[0] == {1, 3, 4, 5, 6}
    assert lags(nested=3)[0] == {1, *range(3, 11)}
    assert lags()[1] == {4, 5, 6, 7, 8}  # "Dad bought belong to him", "Dad says the books belong now only to him"


def test_every_word_is_used_and_named_once_in_each_language():
    used = {word for words, _ in drawn(1000, 2) for word in words}
    assert used == set(range(len(ROLES)))
    for words in GRAMMAR_WORDS.values():
        assert len(set(words)) == len(ROLES) == len(words)


def test_what_fills_up_a_batch_is_no_word():
    assert sentence_text([0, 4, -1, -1], "en") == "Grandma says"
    assert sentence_text(np.array([0, 4, -1]), "zh") == "奶奶说"


@pytest.mark.parametrize(
    ("nested", "error", "words"),
    [
        (-1, ValueError, "nested: expected an integer of at least 0, got -1"),
        (1.0, TypeError, "nested: expected an integer of at least 0, got float"),
    ],
)
def test_a_nesting_is_a_number(nested, error, words):
    with pytest.raises(error, match=words):
        book_sentences(3, np.random.default_rng(0), nested=nested)


def test_another_language_and_another_number_are_refused():
    with pytest.raises(ValueError, match="lang: expected 'en' or 'zh', got 'de'"):
        sentence_text([0], "de")
    with pytest.raises(ValueError, match="words: expected 0 to 21, got 22"):
        sentence_text([22], "en")
