"""How the trained language models are measured: by sentences and traces whose answers are known without the code."""

import json
from types import SimpleNamespace

import numpy as np
import pytest

from lstm_labs.grammar import AGREEMENT_WORDS
from lstm_labs.trained import load_trained, trace_words
from lstm_ref.learning.tasks.agreement import Sentence
from tools import ROOT
from tools.experiments.agreement import (
    CELLS,
    EACH,
    LOOK_SEED,
    LOOKED_AT,
    RATES,
    TEST_SEED,
    as_sample,
    drawn_for,
    evidence,
    is_right,
    parameters,
)
from tools.experiments.agreement_summary import summarise, with_unit
from tools.experiments.carried import others as against
from tools.experiments.carried import readable
from tools.experiments.carrying import found
from tools.experiments.claims.agreement import by_seed
from tools.experiments.counting_right import baselines, counts, groups
from tools.experiments.gates_at_words import chance_below, forgetting, places, writing
from tools.experiments.model_files import four_digits, median_seed

FOLDER = ROOT / "book" / "measurements"
MODELS = [(lang, cell) for lang in ("en", "zh") for cell in ("lstm", "rnn")]
WORDS = {
    "Mum says Dad thinks the books near the clock that Anna bought from Tom belong to her .": Sentence(
        words=(), due=(13, 15), kind=1, gender=0, head=5, subjects=(0, 2, 10), others=(13,), between=(8,), kinds=(0,)
    ),
    "Dad says Tom thinks the book from Anna that the boxes hide pleases him .": Sentence(
        words=(), due=(11, 12), kind=0, gender=1, head=5, subjects=(0, 2), others=(7,), between=(10,), kinds=(1,)
    ),
}


def stored(name):
    return json.loads((FOLDER / f"{name}.json").read_text("utf8"))


def numbered(text, sentence):
    known = AGREEMENT_WORDS["en"]
    return Sentence(**{**vars(sentence), "words": tuple(known.index(word) for word in text.split())})


SAMPLE = as_sample("en", [numbered(text, sentence) for text, sentence in WORDS.items()])


def test_sentences_of_the_test_are_as_they_read():
    for text, sentence in WORDS.items():
        words = text.split()
        due = [words[step + 1] for step in sentence.due]
        assert due in (["belong", "her"], ["pleases", "him"])
        assert words[sentence.head] in ("books", "book")
        people = [words[step] for step in (*sentence.subjects, *sentence.others)]
        assert people in (["Mum", "Dad", "Anna", "Tom"], ["Dad", "Tom", "Anna"])


def test_groups_are_by_words_between_attractors_and_class():
    head, pronoun = groups(SAMPLE, 0), groups(SAMPLE, 1)
    assert [part.tolist() for part in head.values()] == [[1, 1], [1, 1], [1, 0]]
    assert [part.tolist() for part in pronoun.values()] == [[3, 2], [2, 1], [0, 1]]
    told = counts(SAMPLE, np.array([[True, False], [True, True]]))
    assert told["head"] == {"between": [0, 1], "attractors": [0, 1], "class": [0, 1]}
    assert told["pronoun"] == {"between": [0, 0, 1, 1], "attractors": [0, 1, 1], "class": [1, 1]}


def test_simple_rules_answer_as_they_say():
    rules = baselines("en", SAMPLE)
    assert rules["head"] == {"commonest": 1, "last": [0, 0], "first": [0, 2], "most": [0, 0]}
    assert rules["pronoun"] == {"commonest": 1, "last": [0, 0, 0, 0], "first": [0, 0, 1, 1], "most": [0, 0, 1, 0]}


def test_places_are_those_of_the_people_as_far_as_the_pronoun():
    at = places(SAMPLE)
    seen = {name: [np.flatnonzero(mask[:, b]).tolist() for b in range(2)] for name, mask in at.items()}
    assert seen["subject"] == [[0, 2, 10], [0, 2]]
    assert seen["new_subject"] == [[2, 10], [2]]
    assert seen["changes"] == [[2, 10], []]
    assert seen["other_person"] == [[13], [7]]
    assert seen["word"] == [[t for t in range(16) if t not in (0, 2, 10, 13)], [1, 3, 4, 5, 6, *range(8, 13)]]


def test_gates_are_averaged_over_the_words_of_their_kind():
    rng, (T, B) = np.random.default_rng(0), SAMPLE.target.shape
    f, i, C_tilde = rng.random((T, B, 3)), rng.random((T, B, 3)), rng.normal(size=(T, B, 3))
    trace, unit = SimpleNamespace(f=f, i=i, C_tilde=C_tilde), 1
    words = [(t, 0) for t in range(16) if t not in (0, 2, 10, 13)]
    words += [(t, 1) for t in range(13) if t not in (0, 2, 7)]
    women, men, new = [(0, 0), (10, 0)], [(2, 0), (0, 1), (2, 1)], [(2, 0), (10, 0), (2, 1)]

    def mean(values, at, k=unit):
        return np.mean([values[t, b, k] for t, b in at])

    dips = [mean(f, words, k) - mean(f, new, k) for k in range(3)]
    lower = [f[t, b, 1] < f[s, c, 1] for t, b in new for s, c in words]
    assert forgetting(trace, SAMPLE, unit) == pytest.approx({
        "new_subject": mean(f, new),
        "new_gender": mean(f, [(2, 0), (10, 0)]),
        "same_gender": f[2, 1, 1],
        "new_woman": f[10, 0, 1],
        "new_man": mean(f, [(2, 0), (2, 1)]),
        "other_person": mean(f, [(13, 0), (7, 1)]),
        "word": mean(f, words),
        "dip": dips[1],
        "dip_of_others": (dips[0] + dips[2]) / 2,
        "rank": 1 + sum(dip > dips[1] for dip in dips),
        "new_below_word": np.mean(lower),
    }, rel=0.006)  # fmt: skip
    w, size = i * C_tilde, np.abs(i * C_tilde)
    gaps = [abs(mean(w, women, k) - mean(w, men, k)) for k in range(3)]
    told_rightly = np.mean([w[s, c, 1] < w[t, b, 1] for t, b in women for s, c in men])
    assert writing(trace, SAMPLE, unit) == pytest.approx({
        "subject": mean(size, women + men),
        "other_person": mean(size, [(13, 0), (7, 1)]),
        "word": mean(size, words),
        "others_at_subject": (mean(size, women + men, 0) + mean(size, women + men, 2)) / 2,
        "gap": gaps[1],
        "gap_at_other_person": abs(w[7, 1, 1] - w[13, 0, 1]),
        "gap_of_others": (gaps[0] + gaps[2]) / 2,
        "rank": 1 + sum(gap > gaps[1] for gap in gaps),
        "tells": max(told_rightly, 1 - told_rightly),
    }, rel=0.006)  # fmt: skip


def test_a_chance_below_counts_pairs():
    rng = np.random.default_rng(1)
    these, those = rng.integers(0, 5, 13) / 4, rng.integers(0, 5, 8) / 4
    pairs = [(a < b) + (a == b) / 2 for a in these for b in those]
    assert chance_below(these, those) == pytest.approx(np.mean(pairs))


def test_evidence_is_of_the_words_of_a_class_together():
    y = np.random.default_rng(2).normal(size=45)
    y[39] = 900.0  # "surprise", a plural verb; nothing overflows
    plural = [38, 39, 40]
    told = evidence("en", 0, y)
    assert told[1] == pytest.approx(np.logaddexp.reduce(y[plural]))
    assert told.argmax() == 1


def test_the_other_classes_are_taken_together():
    y = np.random.default_rng(3).normal(size=(2, 1, 4))
    told = against(y, np.array([2]))
    np.testing.assert_allclose(told[:, 0], np.log(np.exp(y[:, 0, [0, 1, 3]]).sum(axis=1)))


def test_a_read_out_finds_what_is_there_and_only_that():
    rng = np.random.default_rng(4)
    classes = rng.integers(0, 3, 400)
    values = rng.normal(size=(400, 6))
    assert abs(readable(values, classes) - 1 / 3) < 0.1
    values[:, 4] += 8 * (classes == 2)
    assert 0.5 < readable(values, classes) < 0.85  # one class is told from two
    values[:, 1] -= 8 * (classes == 0)
    assert readable(values, classes) > 0.97


def test_a_unit_carries_if_half_of_what_is_above_chance_goes_with_it():
    told = found(0.9, np.array([0.9, 0.69, 0.71, 0.5]), 2)
    assert (told["unit"], told["carriers"], told["without"], told["learned"]) == (3, 2, 0.5, True)
    assert told["without_median"] == 0.7
    assert found(0.9, np.array([0.9, 0.58, 0.56]), 4)["carriers"] == 1
    assert found(0.79, np.array([0.5]), 2)["learned"] is False
    assert found(0.4, np.array([0.3]), 2)["carriers"] == 0


def test_a_seed_has_a_unit_if_it_has_learned_and_one_carries():
    of = {"learned": [True, True, False], "carriers": [2, 0, 1]}
    assert with_unit(of) == [True, False, False]


def test_results_are_lists_over_the_seeds():
    assert by_seed([{"a": {"b": 1}, "c": [1]}, {"a": {"b": 2}, "c": [3]}]) == {"a": {"b": [1, 2]}, "c": [[1], [3]]}


def test_the_rates_are_those_that_were_chosen():
    assert stored("agreement_rates")["summary"]["chosen"] == RATES


def test_the_cells_have_about_as_many_parameters():
    for lang in ("en", "zh"):
        sizes = [parameters(lang, cell) for cell in CELLS]
        assert max(sizes) < 1.07 * min(sizes)


def test_the_summary_counts_seeds_and_sentences():
    results = stored("agreement")["results"]
    summary = summarise(results)
    for lang, of in results.items():
        for model, each in of["models"].items():
            told = summary[lang]["accuracy"][model]["head"]
            right = np.array(each["right"]["head"]["between"])  # (seeds, words between)
            assert told["all"][0] == f"{right.sum()}/{len(right) * 5 * EACH}"
            assert [share[0] for share in told["between"]] == [f"{n}/{len(right) * EACH}" for n in right.sum(axis=0)]
            units = each["units"]["head"]
            ones = sum(ok and n == 1 for ok, n in zip(units["learned"], units["carriers"], strict=True))
            said = summary[lang]["units"][model]["head"]
            assert said["learned"][0] == f"{sum(units['learned'])}/{len(right)}"
            assert said.get("one", ["0"])[0].split("/")[0] == str(ones)


def test_the_middle_seed_is_neither_the_best_nor_the_worst():
    right = {"head": {"between": [[5], [1], [9], [7]]}, "pronoun": {"between": [[0], [1], [0], [0]]}}
    assert median_seed(right) == 0
    for lang, cell in MODELS:
        of = stored("agreement")["results"][lang]["models"][cell]["right"]
        seed = load_trained(lang, cell).about["training"]["seed"]
        sums = [sum(map(sum, seeds)) for seeds in zip(*(of[name]["between"] for name in of), strict=True)]
        assert sum(other < sums[seed] for other in sums) <= 9
        assert sum(other > sums[seed] for other in sums) <= 10


@pytest.mark.parametrize(("lang", "cell"), MODELS)
def test_what_a_model_file_says_is_computed_from_its_rounded_numbers(lang, cell):
    trained = load_trained(lang, cell)
    test, about = drawn_for(lang, EACH, TEST_SEED), trained.about
    right = is_right(lang, cell, trained.model, test)
    for name, each in zip(("head", "pronoun"), right, strict=True):
        assert about["accuracy"][name]["all"] == pytest.approx(each.mean(), rel=0.002)
        unit = about["units"][name]
        look = drawn_for(lang, LOOKED_AT, LOOK_SEED)
        a = 0 if name == "head" else 1
        assert unit["accuracy"] == pytest.approx(is_right(lang, cell, trained.model, look)[a].mean(), rel=0.002)
    assert about["training"]["learning_rate"] == RATES[cell]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_an_answer_is_the_likelier_class_word_by_word(lang):
    """The answers of whole batches are those of single sentences, read out from a trace of their words alone."""
    trained, test = load_trained(lang), drawn_for(lang, 3, 1)
    right = is_right(lang, "lstm", trained.model, test)
    for b, sentence in enumerate(test.sentences):
        words = [AGREEMENT_WORDS[lang][word] for word in sentence.words[:-1]]
        scores = trained.model.read(trace_words(trained, words).h)[:, 0]
        for a, name in enumerate(("head", "pronoun")):
            p = np.exp(scores[sentence.due[a]])
            sums = [p[words].sum() for words in trained.about["classes"][name]]
            assert right[a, b] == (int(np.argmax(sums)) == (sentence.kind, sentence.gender)[a])


def test_numbers_of_a_model_have_four_digits():
    assert four_digits(np.array([[1.23456, -0.000123456], [12345.0, 0.0]])) == [[1.235, -0.0001235], [12340.0, 0.0]]
