"""The trained language models: files that say what they are, and a reader that refuses others."""

import json

import numpy as np
import pytest

from lstm_labs.grammar import AGREEMENT_ROLES, AGREEMENT_WORDS
from lstm_labs.trained import FORMAT, load_trained, trace_words, trained_of
from lstm_ref import LSTMState, RNNState, lstm_step, rnn_step
from tools import ROOT

FOLDER = ROOT / "book" / "measurements" / "models"
NAMES = [(lang, cell) for lang in ("en", "zh") for cell in ("lstm", "rnn")]
each_model = pytest.mark.parametrize(("lang", "cell"), NAMES)
SENTENCES = {
    "en": ["Grandma", "says", "the", "books", "near", "the", "clock", "that", "Grandpa", "bought", "belong", "to"],
    "zh": ["奶奶", "说", "那", "本", "爷爷", "在", "这", "把", "伞", "旁边", "找到", "的", "书", "属于"],
}


def stored(lang, cell):
    return json.loads((FOLDER / f"{lang}_{cell}.json").read_text("utf8"))


def test_there_is_a_file_for_each_language_and_cell_and_no_other():
    assert {path.name for path in FOLDER.iterdir()} == {f"{lang}_{cell}.json" for lang, cell in NAMES}


@each_model
def test_a_file_is_small_and_says_what_it_is(lang, cell):
    file = stored(lang, cell)
    assert (FOLDER / f"{lang}_{cell}.json").stat().st_size < 60 * 1024
    assert (file["format"], file["language"], file["cell"]) == (FORMAT, lang, cell)
    assert (file["words"], file["roles"]) == (list(AGREEMENT_WORDS[lang]), list(AGREEMENT_ROLES[lang]))
    classes = file["classes"]
    answers = {"en": [["belongs", "pleases", "surprises"], ["belong", "please", "surprise"]],
               "zh": [["书", "杂志"], ["信", "感谢信"], ["伞", "钥匙"], ["照片", "票"]]}[lang]  # fmt: skip
    named = [sorted(file["words"][word] for word in words) for words in classes["head"]]
    assert named == [sorted(words) for words in answers]
    pronouns = [[file["words"][word] for word in words] for words in classes["pronoun"]]
    assert pronouns == ([["her"], ["him"]] if lang == "en" else [["她"], ["他"]])


@each_model
def test_parameters_have_four_digits_and_the_shapes_of_the_cell(lang, cell):
    file, model = stored(lang, cell), load_trained(lang, cell).model
    V, H = len(file["words"]), model.params.hidden_size
    assert (model.params.input_size, H) == (V, 16 if cell == "lstm" else 37)
    assert (model.W_y.shape, model.b_y.shape) == ((V, H), (V,))
    for name, array in model.arrays().items():
        assert array.dtype == np.float64
        assert array.tolist() == file["parameters"][name]
        assert all(number == float(f"{number:.4g}") for number in array.ravel())
    assert set(file["parameters"]) == set(model.arrays())


@each_model
def test_a_trace_is_the_cell_step_by_step(lang, cell):
    trained = load_trained(lang, cell)
    words = SENTENCES[lang]
    trace = trace_words(trained, words)
    params, V = trained.model.params, len(trained.about["words"])
    state = LSTMState.zeros(params, 1) if cell == "lstm" else RNNState(np.zeros((1, params.hidden_size)))
    for t, word in enumerate(words):
        x_t = np.eye(V)[[AGREEMENT_WORDS[lang].index(word)]]
        step = lstm_step(params, x_t, state) if cell == "lstm" else rnn_step(params, x_t, state)
        state = step.state
        np.testing.assert_allclose(trace.h[t], state.h, atol=1e-12)


def test_what_is_no_model_is_refused():
    with pytest.raises(ValueError, match="lang: expected 'en' or 'zh', got 'fr'"):
        load_trained("fr")
    with pytest.raises(ValueError, match="cell: expected 'lstm' or 'rnn', got 'gru'"):
        load_trained("en", "gru")
    with pytest.raises(
        ValueError, match="format: expected 'lstm_ref language model 1', got 'lstm_ref language model 2'"
    ):
        trained_of(stored("en", "rnn") | {"format": "lstm_ref language model 2"})
    with pytest.raises(ValueError, match="words: expected words of the model, got 'cat'"):
        trace_words(load_trained("en"), ["Grandma", "cat"])
    with pytest.raises(ValueError, match="words: expected at least one word, got none"):
        trace_words(load_trained("en"), [])
