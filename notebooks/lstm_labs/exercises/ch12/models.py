"""Trained models that come as a part of an answer, and what they are asked."""

from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any

import numpy as np

from lstm_ref import LSTMParams
from lstm_ref.checks import Array
from lstm_ref.learning import SequenceModel

from ...agreement import GRAMMARS, Questions, is_right, questions, without_each
from ...trained import Trained
from ..came import kind
from ..reading import read
from ..reads import PART, expect_finite
from ..result import Wrong
from ..text import Text

EACH, SEED = 40, 9  # questions for each number of words between, and their seed: those of the measurement
WORDS = {len(grammar.ROLES): lang for lang, grammar in GRAMMARS.items()}

NOT_PARTS = Text("Your answer is {came}; expected ({names}).", "你的答案是{came}；这里需要 ({names})。")
NO_MODEL = Text(
    "The first part of your answer is {came}; expected a trained LSTM of one of the two grammars, such as `stored`.",
    "答案的第 1 部分是{came}；这里需要用这两套语法之一训练的 LSTM，比如 `stored`。",
)


def of_model(*names: str) -> Callable[[Any], tuple[SequenceModel, tuple[float, ...]]]:
    """Return the reading of a design that is a trained LSTM and, after it, numbers."""

    def reads(answer: Any) -> tuple[SequenceModel, tuple[float, ...]]:
        if type(answer) not in (tuple, list) or len(answer) != 1 + len(names):
            raise Wrong(NOT_PARTS, {"came": kind(answer), "names": ", ".join(("model", *names))})
        model = answer[0].model if type(answer[0]) is Trained else answer[0]
        if type(model) is not SequenceModel or type(model.params) is not LSTMParams or len(model.b_y) not in WORDS:
            raise Wrong(NO_MODEL, {"came": kind(answer[0])})
        found = tuple(read(part, 0.0, PART, {"name": name}) for part, name in zip(answer[1:], names, strict=True))
        expect_finite(*found)
        return model, found

    return reads


def asked_of(model: SequenceModel) -> Questions:
    """Return the questions that a model is asked: those of its grammar."""
    return asked_in(WORDS[len(model.b_y)])


@cache
def asked_in(lang: str) -> Questions:
    """Return the questions in a language, always the same."""
    return questions(lang, EACH, SEED)


class Key:
    """A model that can be looked up: two are equal if all their numbers are."""

    def __init__(self, model: SequenceModel) -> None:
        self.model = model
        self.bytes = b"".join(np.ascontiguousarray(array).tobytes() for array in model.arrays().values())

    def __hash__(self) -> int:
        return hash(self.bytes)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Key) and self.bytes == other.bytes


@lru_cache(maxsize=4)
def shares(key: Key) -> tuple[Array, Array]:
    """Return the shares of right answers of both kinds, (2,), and those without each unit, (2, H)."""
    asked = asked_of(key.model)
    return is_right(key.model, asked).mean(axis=1), without_each(key.model, asked)
