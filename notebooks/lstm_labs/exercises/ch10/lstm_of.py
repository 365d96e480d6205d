"""The LSTM that an answer gives, however it comes."""

from collections.abc import Callable
from typing import Any

import numpy as np

from lstm_ref import CoupledParams, LSTMParams

from ..calling import invoke
from ..came import kind
from ..cases import LAYERS
from ..reading import read
from ..reads import NOT_FINITE
from ..result import Wrong
from ..shown import shown
from ..text import Text


def lstm_of(answer: Callable[..., Any], coupled: CoupledParams) -> tuple[LSTMParams, str]:
    """Return the weights that the answer gives for a cell, and the name of an argument that it changed.

    They may come as an LSTMParams, a dictionary of its fields, or eight arrays in their order.

    Raises
    ------
    Wrong
        If it is none of these, or a shape is wrong.
    """
    case = {"coupled": coupled}
    got, changed = invoke(answer, case)
    fields = got if issubclass(type(got), dict) else getattr(got, "__dict__", {})
    fields = dict(zip(LAYERS, got)) if type(got) in (tuple, list) and len(got) == len(LAYERS) else fields
    missing = [name for name in LAYERS if name not in fields]
    if missing:
        names = Text(", ".join(missing), "、".join(missing))
        raise Wrong(NO_LSTM, {"call": shown(case), "came": kind(got), "missing": names}, case)
    found = {}
    for name in LAYERS:
        like = getattr(coupled, name.replace("_i", "_f"))
        found[name] = read(fields[name], like, PART, {"call": shown(case), "name": name}, case)
    if not all(np.all(np.isfinite(array)) for array in found.values()):
        raise Wrong(NOT_FINITE, {}, case)
    return LSTMParams(**found), changed


PART = Text("Called with {call}, it returned for {name}", "以 {call} 调用时，它给 {name} 的是")
NO_LSTM = Text(
    "Called with {call}, it returned {came} without {missing}.\n"
    "Hint: an LSTM has four layers, so eight arrays. `LSTMParams` takes each by its name.",
    "以 {call} 调用时，它返回了{came}，其中没有 {missing}。\n"
    "提示：LSTM 有四个层，所以要八个数组。`LSTMParams` 按名字接收它们。",
)
