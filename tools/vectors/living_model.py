"""Write tests/vectors/living_model.json: what lstm_ref makes of small language models, which the page is held to.

Run it when lstm_ref or this script has changed; a test fails when the file is stale.
"""

import json
from collections.abc import Sequence
from dataclasses import fields
from typing import Any

import numpy as np

from lstm_ref import LSTMParams, RNNParams, lstm_backward, lstm_forward, rnn_backward, rnn_forward
from lstm_ref.checks import Array
from lstm_ref.learning import SequenceModel, ablate
from lstm_ref.learning.model import Verb
from tools import ROOT
from tools.files import write_if_changed

VECTORS = ROOT / "tests" / "vectors" / "living_model.json"
VERBS: dict[Any, tuple[Verb, Verb]] = {
    LSTMParams: (lstm_forward, lstm_backward),
    RNNParams: (rnn_forward, rnn_backward),
}
STEPS = {"f": "f_t", "i": "i_t", "C_tilde": "C_tilde_t", "C": "C_t", "o": "o_t", "h": "h_t"}  # names in a step


def softmax(y: Array) -> Array:
    """Return the softmax over the last axis."""
    exp = np.exp(y - y.max(axis=-1, keepdims=True))
    shares: Array = exp / exp.sum(axis=-1, keepdims=True)
    return shares


def network(model: SequenceModel) -> dict[str, Any]:
    """Return a model as the page has it."""
    params = {name.name: getattr(model.params, name.name).tolist() for name in fields(model.params)}
    return {"params": params, "W_y": model.W_y.tolist(), "b_y": model.b_y.tolist()}


def silenced(model: SequenceModel, units: Sequence[int]) -> SequenceModel:
    """Return a model in which nothing hears these units."""
    for unit in units:
        model = ablate(model, unit)
    return model


def read(model: SequenceModel, words: Sequence[int]) -> list[dict[str, Any]]:
    """Return every value of every step, as the page names them."""
    forward, _ = VERBS[type(model.params)]
    trace = forward(model.params, np.eye(len(model.b_y))[list(words)][:, None])
    held = {step: getattr(trace, name)[:, 0] for name, step in STEPS.items() if hasattr(trace, name)}
    held["y"] = model.read(trace.h)[:, 0]
    held["p"] = softmax(held["y"])
    return [{name: row[t].tolist() for name, row in held.items()} for t in range(len(words))]


def rests_on(
    model: SequenceModel, words: Sequence[int], step: int, right: Sequence[int], wrong: Sequence[int]
) -> list[float]:
    """Return the norm, by each input up to a step, of the gradient of the score of `right` minus that of `wrong`.

    The score of a list of words is log(sum(exp(y))) over them, so that the difference is the log of their odds.
    """
    forward, backward = VERBS[type(model.params)]
    trace = forward(model.params, np.eye(len(model.b_y))[list(words[: step + 1])][:, None])
    y, dy = model.read(trace.h), np.zeros((step + 1, 1, len(model.b_y)))
    for listed, sign in ((right, 1), (wrong, -1)):
        dy[step, 0, list(listed)] += sign * softmax(y[step, 0, list(listed)])
    dh, _ = model.read_backward(trace.h, dy)
    norms: list[float] = np.linalg.norm(backward(model.params, trace, dh).x[:, 0], axis=1).tolist()
    return norms


def case(kind: Any, D: int, H: int, T: int, scale: float, seed: int) -> dict[str, Any]:
    """Return a random network and sentence, all values with and without two units, and what each step rests on."""
    rng = np.random.default_rng(seed)
    model = SequenceModel.init(kind.init(D, H, rng=rng), D, rng=rng)
    model = model.with_arrays({name: rng.normal(0, scale, array.shape) for name, array in model.arrays().items()})
    words = rng.integers(D, size=T).tolist()
    right, *wrong = rng.permutation(D)[:4].tolist()
    off = rng.permutation(H)[:2].tolist()
    quiet = silenced(model, off)
    return {
        "network": network(model), "words": words, "right": [right], "wrong": wrong, "off": off,
        "steps": read(model, words), "quiet": read(quiet, words),
        "rests": [rests_on(model, words, t, [right], wrong) for t in range(T)],
        "quiet_rests": rests_on(quiet, words, T - 1, [right], wrong),
    }  # fmt: skip


def vectors() -> list[dict[str, Any]]:
    """Return the cases: of both kinds, sizes all different, gates open and gates near their ends."""
    return [case(LSTMParams, 5, 3, 6, 0.7, 1), case(LSTMParams, 7, 4, 5, 3.0, 2),
            case(RNNParams, 6, 5, 7, 0.4, 3), case(RNNParams, 5, 3, 4, 2.0, 4)]  # fmt: skip


if __name__ == "__main__":
    write_if_changed(VECTORS, json.dumps(vectors(), separators=(",", ":")) + "\n")
