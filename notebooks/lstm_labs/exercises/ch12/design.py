"""Exercise 12.6: one number, written into a trained cell, that decides the pronoun."""

import numpy as np
from numpy.random import Generator

from lstm_ref import LSTMState, lstm_step
from lstm_ref.checks import Array
from lstm_ref.learning import SequenceModel

from ...agreement import class_scores
from ..kinds import Design
from ..result import Wrong
from ..text import Text
from .models import asked_of, of_model
from .units import NO_UNIT

WANTED = 0.7  # share of the sentences that have to follow what was written, each way

NOT_HER = Text(
    "With C = {value} in unit {unit}, {got} of the sentences get *her*; at least {want} are wanted.\n"
    "Hint: which sign has C of this unit after a woman? Try larger numbers, or another unit.",
    "往第 {unit} 号隐藏单元写入 C = {value}，有 {got} 的句子接“她”；至少要 {want}。\n"
    "提示：女性作主语之后，这个隐藏单元的 C 是正是负？数可以再大些，或者换一个隐藏单元。",
)
NOT_HIM = Text(
    "With C = {value} in unit {unit}, {got} of the sentences get *him*; at least {want} are wanted.\n"
    "Hint: which sign has C of this unit after a man? Try larger numbers, or another unit.",
    "往第 {unit} 号隐藏单元写入 C = {value}，有 {got} 的句子接“他”；至少要 {want}。\n"
    "提示：男性作主语之后，这个隐藏单元的 C 是正是负？数可以再大些，或者换一个隐藏单元。",
)


def pronouns(model: SequenceModel, unit: int, value: float) -> Array:
    """Return the pronoun's class in each sentence, (B,), if C of the unit is this value after the latest subject."""
    asked = asked_of(model)
    B = asked.due.shape[1]
    last = np.array([sentence.subjects[-1] for sentence in asked.sentences])
    state, at_due = LSTMState.zeros(model.params, B), np.zeros((B, model.params.hidden_size))
    for t, x_t in enumerate(asked.x):
        step = lstm_step(model.params, x_t, state)
        C, h, now = step.C_t.copy(), step.h_t.copy(), last == t
        C[now, unit] = value
        h[now, unit] = step.o_t[now, unit] * np.tanh(value)
        at_due[asked.due[1] == t] = h[asked.due[1] == t]
        state = LSTMState(h=h, C=C)
    said: Array = class_scores(model.read(at_due), asked.classes[1]).argmax(axis=-1)
    return said


def follow(found: tuple[SequenceModel, tuple[float, ...]], rng: Generator) -> None:
    """12.6: most pronouns are those that were written."""
    model, (unit, *values) = found
    H = model.params.hidden_size
    if unit != int(unit) or not 0 <= unit < H:
        raise Wrong(NO_UNIT, {"unit": unit, "last": H - 1})
    for gender, (value, text) in enumerate(zip(values, (NOT_HER, NOT_HIM), strict=True)):
        got = float(np.mean(pronouns(model, int(unit), value) == gender))
        if got < WANTED:
            raise Wrong(text, {"unit": int(unit), "value": value, "got": got, "want": WANTED})


design = Design(
    "12.6",
    of_model("unit", "her", "him"),
    (follow,),
    right=Text(
        "You have not only seen the unit go along with the pronoun: you have moved it, and the pronoun followed.",
        "这就不只是看到它和代词一同变化了：你动了它，代词就跟着变。",
    ),
)
