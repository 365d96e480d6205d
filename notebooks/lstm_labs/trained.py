"""The small language models of the book, trained on its grammars of agreement: one file for each language and cell.

A file is JSON; its format is version 1 of "lstm_ref language model":

- ``format``: ``"lstm_ref language model 1"``; a change that an older reader would misread has another number;
- ``language``: ``"en"`` (`verb_number_sentences`) or ``"zh"`` (`measure_word_sentences`);
- ``cell``: ``"lstm"`` or ``"rnn"``;
- ``words``, ``roles``: V each, in the order of the inputs and the scores; an input is one-hot;
- ``classes``: for both answers, ``head`` and ``pronoun``, the numbers of the words of each class; an answer is that
  class whose words are together the likeliest;
- ``parameters``: by name, as in `LSTMParams` or `RNNParams`, with the read-out ``W_y`` (V, H) and ``b_y`` (V,). Each
  number has four significant digits. It is read as float64; everything that the book says of a trained model is
  computed from these rounded numbers, not from those of the training;
- ``digits``: the same in a sentence;
- ``training``: how it was trained, and by which rule this seed of all was chosen;
- ``accuracy``: the shares of right answers on the test sentences, over all and by the number of words in between;
- ``units``: the ``rule``, and for both answers what ablations of each hidden unit found on other sentences: ``unit``,
  the one whose ablation costs most, counted from 0; the accuracy of the whole model, ``without`` that unit, and the
  median over all units, each ablated alone; how many ``carriers`` there are by the rule; whether it has ``learned``
  the answer.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import numpy as np

from lstm_ref import LSTMParams, RNNParams, lstm_forward, rnn_forward
from lstm_ref.learning import SequenceModel

from .words import check_language

FORMAT = "lstm_ref language model 1"
CELLS = {"lstm": LSTMParams, "rnn": RNNParams}
FORWARD: dict[str, Any] = {"lstm": lstm_forward, "rnn": rnn_forward}


@dataclass(frozen=True)
class Trained:
    """A trained model and all else that its file says.

    Attributes
    ----------
    model : SequenceModel
        The cell and its read-out, float64.
    about : dict
        The file without its parameters.
    """

    model: SequenceModel
    about: dict[str, Any]


def load_trained(lang: str, cell: str = "lstm") -> Trained:
    """Return the model of a language and a cell.

    Parameters
    ----------
    lang : str
        "en" or "zh".
    cell : str
        "lstm" or "rnn".

    Raises
    ------
    ValueError
        If there is no such language, cell or format.

    Examples
    --------
    >>> trained = load_trained("en")
    >>> trained.about["cell"], trained.model.params.hidden_size, len(trained.about["words"])
    ('lstm', 16, 45)
    """
    check_language(lang)
    if cell not in CELLS:
        raise ValueError(f"cell: expected {' or '.join(map(repr, CELLS))}, got {cell!r}")
    path = files(f"{__package__}.measurements") / "models" / f"{lang}_{cell}.json"
    return trained_of(json.loads(path.read_text("utf8")))


def trained_of(file: dict[str, Any]) -> Trained:
    """Return the model that a file holds.

    Raises
    ------
    ValueError
        If its format is another one.
    """
    if file.get("format") != FORMAT:
        raise ValueError(f"format: expected {FORMAT!r}, got {file.get('format')!r}")
    arrays = {name: np.array(numbers, np.float64) for name, numbers in file["parameters"].items()}
    W_y, b_y = arrays.pop("W_y"), arrays.pop("b_y")
    about = {name: part for name, part in file.items() if name != "parameters"}
    return Trained(SequenceModel(CELLS[file["cell"]](**arrays), W_y, b_y), about)


def trace_words(trained: Trained, words: Sequence[str]) -> Any:
    """Return the trace of a trained model over some words, from a state of zeros.

    Parameters
    ----------
    trained : Trained
        What `load_trained` returned.
    words : sequence of str
        Words of its language, such as ``["Grandma", "says"]``.

    Returns
    -------
    Trace or RNNTrace
        The fields of the cell, (T, 1, H) each; ``trained.model.read(trace.h)`` are the scores of the next word.

    Raises
    ------
    ValueError
        If there is no word, or one that the model does not know.

    Examples
    --------
    >>> trained = load_trained("zh")
    >>> trace = trace_words(trained, ["奶奶", "说", "这", "本"])
    >>> scores = trained.model.read(trace.h)[-1, 0]
    >>> scores.shape
    (43,)
    """
    known = trained.about["words"]
    if strange := [word for word in words if word not in known]:
        raise ValueError(f"words: expected words of the model, got {strange[0]!r}")
    if not words:
        raise ValueError("words: expected at least one word, got none")
    x = np.zeros((len(words), 1, len(known)))
    x[np.arange(len(words)), 0, [known.index(word) for word in words]] = 1
    return FORWARD[trained.about["cell"]](trained.model.params, x)
