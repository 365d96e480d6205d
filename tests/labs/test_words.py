import pytest

from lstm_labs import Lab
from lstm_labs.words import LABELS, LANGUAGES, label


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
