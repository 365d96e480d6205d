"""What the living model computes with, one classic script a language: a trained LSTM and RNN, and their grammar."""

import json
from base64 import b64encode
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np

from lstm_labs.grammar import AGREEMENT_WORDS
from lstm_labs.trained import CELLS, load_trained
from lstm_labs.words import LANGUAGES
from lstm_ref.checks import Array
from lstm_ref.learning.tasks import agreement, measure_words, verb_numbers
from tools.site import node
from tools.site.trees import Content

ANSWERS = ("head", "pronoun")  # in the order in which they are due
GRAMMARS: dict[str, dict[str, Any]] = {
    "en": {
        "people": agreement.PEOPLE, "says": verb_numbers.SAYS, "sees": verb_numbers.SEES, "and": verb_numbers.AND,
        "the": verb_numbers.THE, "nouns": verb_numbers.NOUNS, "places": verb_numbers.PLACES,
        "from": verb_numbers.FROM, "that": verb_numbers.THAT, "did": verb_numbers.DID, "hide": verb_numbers.HIDE,
        "adverbs": verb_numbers.ADVERBS, "verbs": verb_numbers.VERBS, "belong": verb_numbers.BELONG,
        "to": verb_numbers.TO, "pronouns": verb_numbers.PRONOUNS, "stop": verb_numbers.STOP,
    },
    "zh": {
        "people": agreement.PEOPLE, "says": measure_words.SAYS, "looking": measure_words.LOOKING,
        "these": measure_words.THIS_THAT, "measures": measure_words.MEASURES, "nouns": measure_words.NOUNS,
        "when": measure_words.WHEN, "with": measure_words.WITH, "together": measure_words.TOGETHER,
        "at": measure_words.AT, "comma": measure_words.COMMA, "and": measure_words.AND,
        "beside": measure_words.BESIDE, "did": measure_words.DID, "of": measure_words.OF,
        "adverbs": measure_words.ADVERBS, "verbs": measure_words.VERBS, "pronouns": measure_words.PRONOUNS,
        "stop": measure_words.STOP,
    },
}  # fmt: skip


def network(lang: str, cell: str) -> dict[str, Any]:
    """Return a trained network, and for each answer how often it is right, and the unit that carries it, if any."""
    trained = load_trained(lang, cell)
    arrays = {name: packed(array) for name, array in trained.model.arrays().items()}
    read_out = {name: arrays.pop(name) for name in ("W_y", "b_y")}
    found, accuracy = ([trained.about[name][answer] for answer in ANSWERS] for name in ("units", "accuracy"))
    return {"params": arrays, "read_out": read_out, "accuracy": [share["all"] for share in accuracy],
            "learned": [one["learned"] for one in found],
            "carriers": [one["unit"] if one["learned"] and one["carriers"] else None for one in found]}  # fmt: skip


def packed(array: Array) -> dict[str, Any]:
    """Return an array of few digits as whole numbers of 16 bits, little end first, and the powers of ten below them.

    Compressed, this is a quarter smaller than the decimals, and a division gives the same float64.
    """
    parts = [Decimal(repr(value)).normalize().as_tuple() for value in array.ravel().tolist()]
    whole = [int("".join(map(str, digits))) * (-1 if sign else 1) for sign, digits, _ in parts]
    powers = "".join(np.base_repr(-int(exponent), 36) for _, _, exponent in parts)
    if len(powers) != array.size or max(map(abs, whole)) >= 2**15:
        raise ValueError("array: expected numbers of four significant digits, below 10 and not all too small")
    return {"shape": array.shape, "whole": b64encode(np.array(whole, "<i2").tobytes()).decode(), "powers": powers}


def script(lang: str) -> bytes:
    """Return `<lang>.js`."""
    classes = load_trained(lang).about["classes"]
    data = {"lang": lang, "words": AGREEMENT_WORDS[lang], "grammar": GRAMMARS[lang],
            "classes": [classes[answer] for answer in ANSWERS],
            **{cell: network(lang, cell) for cell in CELLS}}  # fmt: skip
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"globalThis.LIVING_MODEL_DATA = {text};\n".encode()


def files(site: Path) -> dict[str, Content]:
    """Return the data of each language, and the living model's modules as one script."""
    program = node.bundle(site / "model" / "main.js", "LivingModel")
    return {**{f"static/model/{lang}.js": script(lang) for lang in LANGUAGES}, "static/model/model.js": program}
