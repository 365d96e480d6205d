"""A trained model is asked where its answers are due, and the sentence of the book is the same to both cells."""

import numpy as np
import pytest

from lstm_labs.agreement import by_attractors, by_last, class_scores, example, is_right, questions, without_each
from lstm_labs.example import tiny_inputs, tiny_params
from lstm_labs.grammar import AGREEMENT_WORDS
from lstm_labs.trained import load_trained
from lstm_ref import LSTMState, RNNState, lstm_forward, lstm_step, rnn_step

LANGUAGES = ["en", "zh"]


def answer(trained, words, silent=None):
    """Return the class that is likeliest for both answers after these words, each h of a silent unit set to 0."""
    model, V = trained.model, len(trained.about["words"])
    lstm = trained.about["cell"] == "lstm"
    zeros = np.zeros((1, model.params.hidden_size))
    state = LSTMState(h=zeros, C=zeros) if lstm else RNNState(h=zeros)
    for word in words:
        step = (lstm_step if lstm else rnn_step)(model.params, np.eye(V)[[word]], state)
        h = step.h_t * (np.arange(model.params.hidden_size) != silent)
        state = LSTMState(h=h, C=step.C_t) if lstm else RNNState(h=h)
    p, answers = np.exp(model.W_y @ h[0] + model.b_y), trained.about["classes"].values()
    return [int(np.argmax([sum(p[k] for k in alike) for alike in classes])) for classes in answers]


@pytest.mark.parametrize("cell", ["lstm", "rnn"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_right_answers_are_those_of_reading_word_by_word(lang, cell):
    trained, asked = load_trained(lang, cell), questions(lang, 3, seed=5)
    expected = [
        [
            answer(trained, sentence.words[: sentence.due[a] + 1])[a] == (sentence.kind, sentence.gender)[a]
            for a in (0, 1)
        ]
        for sentence in asked.sentences
    ]
    got = is_right(trained.model, asked)
    assert got.T.tolist() == expected
    assert got.mean() > 0.5


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_silent_unit_is_silent_at_every_step(lang):
    trained, asked = load_trained(lang), questions(lang, 2, seed=6)
    left = without_each(trained.model, asked)
    assert left.shape == (2, 16)
    for k in (0, 7, 15):
        for a in (0, 1):
            right = [
                answer(trained, sentence.words[: sentence.due[a] + 1], silent=k)[a]
                == (sentence.kind, sentence.gender)[a]
                for sentence in asked.sentences
            ]
            assert left[a, k] == pytest.approx(np.mean(right))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_going_by_the_last_word_is_right_without_attractors_and_wrong_where_all_are(lang):
    asked = questions(lang, 40, seed=7)
    by_rule = by_last(asked)
    for sentence, right in zip(asked.sentences, by_rule, strict=True):
        if sentence.attractors in (0, len(sentence.between)):
            assert right == (sentence.attractors == 0)
    shares = by_attractors(asked, by_rule)
    assert shares[0] == 1 > shares[1] > shares[-1] == 0


def test_the_scores_of_classes_do_not_overflow():
    assert class_scores(np.array([900.0, 900, 1]), ((0, 1), (2,))) == pytest.approx([900 + np.log(2), 1])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_example_is_the_sentence_of_the_tiny_cell(lang):
    read, words = example(lang), AGREEMENT_WORDS[lang]
    for b in (0, 1):
        assert [words[k] for k in read.x[:, b].argmax(axis=1)] == list(read.words[b])
    assert {read.words[0][0], read.words[0][read.subject]} == {read.words[1][0], read.words[1][read.subject]}
    quiet = np.abs(read.by_hand[:, 0]).sum(axis=1) == 0
    spoken = np.abs(tiny_inputs()[:-1, 0]).sum(axis=1) > 0
    assert np.array_equal(read.by_hand[~quiet, 0], tiny_inputs()[:-1, 0][spoken])
    C = lstm_forward(tiny_params(), read.by_hand).C[-1, :, 0]
    assert C[0] == pytest.approx(-C[1], abs=0.02)
    assert C[0] < -0.5
