import json
import re

import pytest

from lstm_labs import Lab
from lstm_labs.example import PAIR, SENTENCE
from lstm_labs.grammar import AGREEMENT_WORDS, GRAMMAR_WORDS
from lstm_labs.words import LABELS, LANGUAGES, label
from tools import ROOT


@pytest.mark.parametrize("key", LABELS)
def test_every_key_has_words_in_every_language(key):
    assert set(LABELS[key]) == set(LANGUAGES)
    for lang in LANGUAGES:
        assert label(key, lang).strip()


def test_an_unknown_key_is_named():
    with pytest.raises(KeyError, match="forgetful"):
        label("forgetful", "en")


def test_an_unknown_language_is_named():
    for asked in (lambda: label("forget", "fr"), lambda: Lab("fr")):
        with pytest.raises(ValueError, match="lang: expected 'en' or 'zh', got 'fr'"):
            asked()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_figures_that_the_labs_have_stored_hold_the_words_of_today(lang):
    known = {words[lang] for words in LABELS.values()} | {
        *SENTENCE[lang],
        *PAIR[lang],
        *GRAMMAR_WORDS[lang],
        *AGREEMENT_WORDS[lang],
    }
    seen = set()
    for path in (ROOT / "notebooks" / lang).glob("*.ipynb"):
        outputs = [output for cell in json.loads(path.read_text("utf8"))["cells"] for output in cell.get("outputs", [])]
        for output in outputs:
            svg = "".join(output.get("data", {}).get("image/svg+xml", []))
            seen |= set(re.findall(r"<!-- (.*?) -->", svg, re.DOTALL))  # the text of each label
    parts = {part for text in seen for part in text.split(" / ")}  # two words that stand at one place
    words = {text for text in parts if re.search(r"[A-Za-z\u4e00-\u9fff]", re.sub(r"\$.*?\$", "", text))}
    assert len(words) > 20
    filled = [re.compile(re.escape(word).replace(r"\{\}", "(.+)")) for word in known if "{}" in word]
    for pattern in filled:  # "{}: values": what fills it is a word too
        words -= {text for text in words if (found := pattern.fullmatch(text)) and set(found.groups()) <= known}
    assert words - known == set(), "run make notebooks"
