"""The grammars of agreement, read as sentences: each is grammatical, its answers are right, nothing else tells them."""

import re
from dataclasses import dataclass
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_labs.grammar import AGREEMENT_ROLES, AGREEMENT_WORDS, agreement_text
from lstm_ref.learning import measure_word_sentences, verb_number_sentences
from lstm_ref.learning.tasks.measure_words import measure_word_sentence
from lstm_ref.learning.tasks.verb_numbers import verb_number_sentence

WHO = "(?:Grandma|Mum|Anna|Grandpa|Dad|Tom)"
NOUN = "(?:the (?:(?:book|letter|picture|clock)s?|box(?:es)?))"
PLACE = f" (?:near|beside|behind) {NOUN}"
PART = rf"(?:{PLACE}| from {WHO}| that {WHO} (?:bought|got|borrowed)| that {NOUN}(?:{PLACE})? (?:hides?|covers?))"
ENGLISH = re.compile(
    rf"(?:{WHO} (?:sees {NOUN} and )?(?:says|thinks) ){{1,2}}(?P<head>{NOUN})(?P<rest>{PART}*)(?: still| really)?"
    r" (?P<answer>pleases?|surprises?|belongs? to) (?P<pronoun>her|him)\."
)
WER = "(?:奶奶|妈妈|姐姐|爷爷|爸爸|哥哥)"
THING = "[这那](?:本(?:{0})(?:书|杂志)|封(?:{0})(?:信|感谢信)|把(?:{0})(?:伞|钥匙)|张(?:{0})(?:照片|票))"
BARE, WITH_CLAUSE = THING.format(""), THING.format(f"(?:{WER}(?:找到|看到|留下)的)?")
PLACES = f"在{WITH_CLAUSE}(?:(?:、{WITH_CLAUSE})*和{WITH_CLAUSE})?旁边"
ACTS = f"{WER}(?:昨天|刚才)?(?:跟{WER}一起)?(?:{PLACES})?(?:找到|看到|留下)的"
CHINESE = re.compile(
    rf"(?:{WER}(?:看着{BARE})?(?:说|觉得)){{1,2}}[这那](?P<head>[本封把张])(?P<rest>{ACTS}|{PLACES}的|)"
    r"(?P<answer>书|杂志|信|感谢信|伞|钥匙|照片|票)(?:应该|也许)?(?:属于|归|适合)(?P<pronoun>她|他)。"
)
FITS = {"本": {"书", "杂志"}, "封": {"信", "感谢信"}, "把": {"伞", "钥匙"}, "张": {"照片", "票"}}
WOMEN = {"Grandma", "Mum", "Anna", "奶奶", "妈妈", "姐姐"}
DRAWS = {"en": verb_number_sentence, "zh": measure_word_sentence}
each_language = pytest.mark.parametrize("lang", DRAWS)


@dataclass
class Read:
    """What a reader sees in a sentence: the classes that count, by words alone."""

    kind: str
    kinds: list[str]
    subjects: list[bool]  # whether each is a woman
    others: list[bool]


def read(text, lang):
    match = (ENGLISH if lang == "en" else CHINESE).fullmatch(text)
    assert match, text
    people = re.finditer(WHO if lang == "en" else WER, text)
    idle = "from " if lang == "en" else "跟"
    subjects, others = [], []
    for person in people:
        (others if text[: person.start()].endswith(idle) else subjects).append(person[0] in WOMEN)
    rest, answer = match["rest"], match["answer"]
    if lang == "en":
        kind, kinds = number(match["head"]), [number(noun) for noun in re.findall(NOUN, rest)]
        assert answer.split()[0].endswith("s") == (kind == "one")
        for inner, verb in re.findall(rf"that ({NOUN})(?:{PLACE})? (hides?|covers?)", rest):
            assert verb.endswith("s") == (number(inner) == "one")
    else:
        kind, kinds = match["head"], re.findall(r"(?<=[这那])[本封把张]", rest)
        assert answer in FITS[kind]
    assert (match["pronoun"] in ("her", "她")) == subjects[-1]
    return Read(kind, kinds, subjects, others)


def number(noun):
    return "many" if noun.endswith("s") else "one"


def sentences(lang, count, seed, between=None):
    rng = np.random.default_rng(seed)
    drawn = [DRAWS[lang](rng, between) for _ in range(count)]
    return [(each, read(agreement_text(each.words, lang), lang)) for each in drawn]


@each_language
@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10**6), between=st.sampled_from([None, 0, 1, 2, 3, 4]))
def test_every_sentence_is_one_of_its_language_and_answers_rightly(lang, seed, between):
    for sentence, seen in sentences(lang, 5, seed, between):
        words = [AGREEMENT_WORDS[lang][word] for word in sentence.words]
        assert between is None or len(seen.kinds) == between
        assert len(sentence.between) == len(sentence.kinds) == len(seen.kinds)
        assert sentence.attractors == sum(kind != seen.kind for kind in seen.kinds)
        assert sentence.gender == (not seen.subjects[-1])
        assert [words[step] in WOMEN for step in sentence.subjects] == seen.subjects
        assert [words[step] in WOMEN for step in sentence.others] == seen.others
        told = words[sentence.head]
        assert (number(told) if lang == "en" else told) == seen.kind
        assert words[sentence.due[1] + 1] in ("her", "him", "她", "他")
        assert words[sentence.due[0] + 1] in {"please", "surprise", "belong"} | {
            "pleases", "surprises", "belongs", *(noun for nouns in FITS.values() for noun in nouns)
        }  # fmt: skip
        named = [words[step] for step in sorted((*sentence.subjects, *sentence.others))]
        assert len(set(named)) == len(named) or len(named) > 3


@each_language
def test_only_the_head_and_the_latest_subject_tell_the_answers(lang):
    """Any other word of their kind agrees with them as often as chance has it, wherever it stands."""
    chance = 1 / 2 if lang == "en" else 1 / 4
    seen = [read for _, read in sentences(lang, 4000, 0)]
    words = [[kind == each.kind for kind in each.kinds] for each in seen]
    people = [[one == each.subjects[-1] for one in (*each.subjects[:-1][::-1], *each.others)] for each in seen]
    for agree, by_chance in ((words, chance), (people, 1 / 2)):
        for place in (0, -1):
            hits = [each[place] for each in agree if each]
            assert len(hits) > 1000
            assert abs(np.mean(hits) - by_chance) < 3.5 * np.sqrt(by_chance * (1 - by_chance) / len(hits))
    classes = [each.kind for each in seen], [each.subjects[-1] for each in seen]
    for values, count in zip(classes, (1 / chance, 2), strict=True):
        shares = np.unique(values, return_counts=True)[1] / len(values)
        assert len(shares) == count
        assert np.abs(shares - 1 / count).max() < 3.5 * np.sqrt(1 / count / len(values))


@each_language
def test_each_further_word_between_has_half_the_chance(lang):
    counts = np.bincount([len(seen.kinds) for _, seen in sentences(lang, 4000, 1)], minlength=5) / 4000
    np.testing.assert_allclose(counts, np.array([16, 8, 4, 2, 1]) / 31, atol=0.025)


@each_language
def test_every_word_is_used_and_has_its_role_and_its_name(lang):
    used = {word for sentence, _ in sentences(lang, 1500, 2) for word in sentence.words}
    words, roles = AGREEMENT_WORDS[lang], AGREEMENT_ROLES[lang]
    assert used == set(range(len(words)))
    assert len(set(words)) == len(words) == len(set(roles)) == len(roles)
    assert (len(words), words[-1]) == ((45, ".") if lang == "en" else (43, "。"))
    for word, role in zip(words, roles, strict=True):
        if role.startswith(("female", "male")):
            assert (word in WOMEN) == role.startswith("female")


def test_no_noun_fits_two_measure_words():
    for one, other in product(FITS, FITS):
        assert one == other or not FITS[one] & FITS[other]


@pytest.mark.parametrize("draw", [verb_number_sentences, measure_word_sentences])
def test_a_batch_holds_the_sentences_and_their_due_steps(draw):
    lang = "en" if draw is verb_number_sentences else "zh"
    x, target, due = draw(7, np.random.default_rng(3), between=2)
    for b in range(7):
        words = [int(x[0, b].argmax()), *target[:, b]]
        seen = read(agreement_text(words, lang), lang)
        assert len(seen.kinds) == 2
        told = [AGREEMENT_WORDS[lang][target[step, b]] for step in due[:, b]]
        assert told[1] in (("her", "him") if lang == "en" else ("她", "他"))
        assert told[0] in FITS[seen.kind] if lang == "zh" else told[0].endswith("s") == (seen.kind == "one")


@pytest.mark.parametrize("draw", [verb_number_sentences, measure_word_sentences])
@pytest.mark.parametrize(
    ("between", "error", "words"),
    [
        (-1, ValueError, "between: expected an integer of at least 0, got -1"),
        (5, ValueError, "between: expected at most 4, got 5"),
        (1.0, TypeError, "between: expected an integer of at least 0, got float"),
    ],
)
def test_a_number_between_is_from_0_to_4(draw, between, error, words):
    with pytest.raises(error, match=words):
        draw(3, np.random.default_rng(0), between=between)


def test_another_language_and_another_number_are_refused():
    with pytest.raises(ValueError, match="lang: expected 'en' or 'zh', got 'de'"):
        agreement_text([0], "de")
    with pytest.raises(ValueError, match="words: expected 0 to 44, got 45"):
        agreement_text([45], "en")
