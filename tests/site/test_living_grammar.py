"""The sentences of the living model are those of the grammars of lstm_ref, all of them and no others."""

import random
import re

import numpy as np
import pytest
from test_living_model import in_node

from lstm_labs.grammar import AGREEMENT_WORDS
from lstm_ref.learning.tasks import measure_words, verb_numbers
from tools.site import model_data

DRAW = {"en": verb_numbers.verb_number_sentence, "zh": measure_words.measure_word_sentence}
KNOWN = ("due", "head", "subjects", "others", "between", "kinds")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_sentence_of_the_grammar_can_be_read_and_made(lang):
    rng = np.random.default_rng(5)
    drawn = [DRAW[lang](rng, between) for _ in range(60) for between in range(5)]
    made = in_node(
        """input[2].map(words => {
          const walk = input[0] === "en" ? english : chinese, choice = read(walk, input[1], words);
          return choice && write(walk, input[1], choice);
        })""",
        lang, model_data.GRAMMARS[lang], [sentence.words for sentence in drawn],
    )  # fmt: skip
    for wanted, found in zip(drawn, made, strict=True):
        assert found is not None, [AGREEMENT_WORDS[lang][word] for word in wanted.words]
        assert found["words"] == list(wanted.words)
        assert {name: found[name] for name in KNOWN} == {name: list(getattr(wanted, name)) if name != "head" else
                                                         wanted.head for name in KNOWN}  # fmt: skip
        assert found["right"] == [wanted.kind, wanted.gender]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_is_no_sentence_is_not_read(lang):
    rng, classes = np.random.default_rng(6), (verb_numbers if lang == "en" else measure_words).CLASSES
    wrong = [[], [0], [999]]
    for _ in range(40):
        sentence = DRAW[lang](rng)
        words, right = list(sentence.words), (sentence.kind, sentence.gender)
        for n, step in enumerate(sentence.due):  # an answer of another class
            other = classes[n][(right[n] + 1) % len(classes[n])][0]
            wrong.append([*words[: step + 1], other, *words[step + 2 :]])
        at = int(rng.integers(len(words)))
        wrong += [words[:-1], [*words, words[-1]], [*words[:at], words[-1], *words[at:]]]
    read = "input[2].map(words => read(input[0] === 'en' ? english : chinese, input[1], words))"
    assert in_node(read, lang, model_data.GRAMMARS[lang], wrong) == [None] * len(wrong)


THE = "the [a-z]+"
NEAR = f"(?:near|beside|behind) {THE}"
ENGLISH = re.compile(
    rf"(?:[A-Z]\w+(?: sees {THE} and)? (?:says|thinks) ){{1,2}}the (?P<head>\w+)"
    rf"(?P<rest>(?: {NEAR}| from [A-Z]\w+| that [A-Z]\w+ (?:bought|got|borrowed)"
    rf"| that {THE}(?: {NEAR})? (?:hide|cover)s?)*)(?: still| really)?"
    r" (?P<verb>(?:please|surprise)s?|belongs? to) (?P<pronoun>her|him) \."
)
WHO = "(?:奶奶|妈妈|姐姐|爷爷|爸爸|哥哥)"
DID = "(?:找到|看到|留下)"
THING = rf"[这那] [本封把张](?: {WHO} {DID} 的)? \w+"
BESIDE = rf"在 {THING}(?:(?: 、 {THING})* 和 {THING})? 旁边"
CHINESE = re.compile(
    rf"(?:{WHO}(?: 看着 [这那] \w \w+)? (?:说|觉得) ){{1,2}}[这那] (?P<head>[本封把张])"
    rf"(?P<rest>(?: {WHO}(?: 昨天| 刚才)?(?: 跟 {WHO} 一起)?(?: {BESIDE})? {DID} 的| {BESIDE} 的)?)"
    r" (?P<noun>\w+)(?: 应该| 也许)? (?:属于|归|适合) (?P<pronoun>她|他) 。"
)
FEMALE = {"Grandma", "Mum", "Anna", "奶奶", "妈妈", "姐姐"}
MEASURED = {"书": "本", "杂志": "本", "信": "封", "感谢信": "封", "伞": "把", "钥匙": "把", "照片": "张", "票": "张"}


def is_english(text: str) -> bool:
    """Return whether a sentence has its form, its verbs their numbers, its pronoun the latest subject's gender."""
    found = ENGLISH.fullmatch(text)
    if found is None:
        return False
    plural = found["head"].endswith("s")
    subjects = re.findall(r"(?<!from )\b([A-Z]\w+)", text)
    inner = re.search(r"that the (\w+)[^.]*? (hides?|covers?)\b", found["rest"])
    agrees = found["verb"].removesuffix(" to").endswith("s") != plural
    agrees &= inner is None or inner[2].endswith("s") != inner[1].endswith("s")
    agrees &= (found["pronoun"] == "her") == (subjects[-1] in FEMALE)
    parts = [found["rest"].count(word) for word in (" the ", " that ", " from ")]
    return agrees and all(count <= most for count, most in zip(parts, (4, 1, 1), strict=True))


def is_chinese(text: str) -> bool:
    """Return whether a sentence has its form, its nouns their measure words, its pronoun the latest gender."""
    found = CHINESE.fullmatch(text)
    if found is None:
        return False
    things = re.findall(r"[这那] ([本封把张])(?: \w\w (?:找到|看到|留下) 的)? (\w+)", found["rest"])
    subjects = re.findall(r"(?<!跟 )(奶奶|妈妈|姐姐|爷爷|爸爸|哥哥)", text)
    agrees = MEASURED[found["noun"]] == found["head"] and all(MEASURED[noun] == measure for measure, noun in things)
    return agrees and len(things) <= 4 and (found["pronoun"] == "她") == (subjects[-1] in FEMALE)


def is_fresh(text: str, lang: str) -> bool:
    """Return whether no person and no noun comes again before all of its class have been said; the answer may."""
    vocabulary, grammar, said = AGREEMENT_WORDS[lang], model_data.GRAMMARS[lang], text.split()
    if lang == "zh":
        said.pop(max(n for n, word in enumerate(said) if word in MEASURED))
    for numbers in (*grammar["people"], *grammar["nouns"]):
        kind = {vocabulary[number] for number in numbers}
        of_kind = [word for word in said if word in kind]
        for n, word in enumerate(of_kind):
            if word in of_kind[:n] and (set(of_kind[:n]) != kind or word == of_kind[n - 1]):
                return False
    return True


@pytest.mark.parametrize(("lang", "is_sentence"), [("en", is_english), ("zh", is_chinese)])
def test_whatever_is_chosen_a_sentence_comes_of_it(lang, is_sentence):
    rng = np.random.default_rng(7)
    drawn = [DRAW[lang](rng).words for _ in range(200)]
    texts = [" ".join(AGREEMENT_WORDS[lang][word] for word in words) for words in drawn]
    assert [
        text for text in texts if not (is_sentence(text) and is_fresh(text, lang))
    ] == []  # what Python draws, to test the test
    picks = [[random.Random(n).random() for n in range(m, m + 2)] for m in range(0, 2400, 2)]
    made = in_node(
        """input[2].map(((walk, choice) => ([which, what]) => {
          const { slots } = write(walk, input[1], choice);
          const { holder, name, values } = slots[Math.floor(which * slots.length)];
          holder[name] = values[Math.floor(what * values.length)];
          return write(walk, input[1], choice).words;
        })(input[0] === "en" ? english : chinese, {}))""",
        lang, model_data.GRAMMARS[lang], picks,
    )  # fmt: skip
    texts = [" ".join(AGREEMENT_WORDS[lang][word] for word in words) for words in made]
    assert [text for text in texts if not (is_sentence(text) and is_fresh(text, lang))] == []
    assert len(set(texts)) > 700
