"""A Python function as a candidate: one step, or the whole sequence."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from ...checks import Array
from ..checking import CandidateError
from ..reference import ENDS
from .answers import sequence_answer, stacked, step_answer
from .errors import TargetError
from .raised import shown
from .signature import SEQUENCE, WEIGHED, Signature, read_signature

Function = Callable[..., Any]
OF_STEP = {"x": "x_t", "h0": "h_prev", "C0": "C_prev"}  # what a step calls them


class PythonCell:
    """A Python function that is handed what its parameters name; made by `python_cell`."""

    def __init__(self, function: Function, signature: Signature, name: str) -> None:
        self.name, self.layout, self.gradients = name, signature.layout, signature.gradients
        self._function, self._signature = function, signature
        self.changed = set[str]()  # arguments that a step has changed in place: the next step was given them so

    def __call__(self, asked: Mapping[str, Array]) -> Mapping[str, Array]:
        """Return what it makes of a question; a CandidateError if it raises, or returns something else."""
        asked = {name: np.array(array) for name, array in asked.items()}  # its own, to change as it likes
        if self._signature.step and "C0" in asked and "C0" not in self._signature.asked.values():
            raise TargetError("no_C", name=self.name)
        if self._signature.step:
            ends = [end for end in ENDS if f"h0{end}" in asked]
            answers = [self.loop(one_direction(asked, end, self.layout), backwards=bool(end)) for end in ends]
            return {name + end: array for end, of in zip(ends, answers, strict=True) for name, array in of.items()}
        weighed = {name for name in asked if name.removesuffix("_reverse") in WEIGHED}
        if forgotten := sorted(weighed - {*self._signature.asked.values()}):
            raise TargetError("weighed", names=tuple(forgotten))
        zeros = {} if weighed or not self.gradients else nothing_weighed(asked)
        answer = sequence_answer(self.call(zeros | asked), asked, self.name)
        return {name: array for name, array in answer.items() if weighed or not name.startswith("d")}

    def loop(self, asked: Mapping[str, Array], *, backwards: bool) -> dict[str, Array]:
        """Run a step over the sequence, and return every value of every step by its time."""
        x, parts = asked["x"], ("h", "C") if "C0" in self._signature.asked.values() else ("h",)
        before = {name: array.copy() for name, array in asked.items() if name not in SEQUENCE}
        state: dict[str, Array] = {}
        steps: list[dict[str, Array]] = []
        for x_t in x[::-1] if backwards else x:
            steps.append(
                step_answer(self.call({**asked, "x": x_t.copy(), **state}), parts, asked["h0"].shape, self.name)
            )
            state = {f"{part}0": steps[-1][part].copy() for part in parts}
        kept = {name: np.array_equal(asked[name], before[name], equal_nan=True) for name in before}
        self.changed |= {one for one, means in self._signature.asked.items() if not kept.get(means, True)}
        return stacked(steps[::-1] if backwards else steps)

    def call(self, values: Mapping[str, Array]) -> Any:
        """Call the function with what it asks for."""
        wanted = self._signature.asked
        if missing := [name for name, means in wanted.items() if means not in values]:
            if all(name.endswith("_reverse") for name in missing):
                raise TargetError("one_direction", names=tuple(missing))
            names = OF_STEP if self._signature.step else {}
            known = tuple(names.get(name, name) for name in values if not name.startswith("d"))
            raise TargetError("not_of_cell", names=tuple(missing), known=known)
        given = {name: values[means] for name, means in wanted.items()}
        if self._signature.everything:
            taken = {*wanted.values(), "x", "h0", "C0"}
            given |= {name: array for name, array in values.items() if name not in taken and not name.startswith("d")}
        first = [given.pop(name) for name in self._signature.positional]
        try:
            returned = self._function(*first, **given)
            returned = list(returned) if inspect.isgenerator(returned) else returned
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            hint = "arrays" if isinstance(error, TypeError) and "Tensor" in str(error) else ""
            raise shown(error, hint) from error
        if inspect.iscoroutine(returned):
            returned.close()
            raise CandidateError("coroutine", name=self.name)
        return returned


def python_cell(function: Function, layout: str | None = None, *, name: str | None = None) -> PythonCell:
    """Return a Python function as a candidate for `check`.

    Parameters
    ----------
    function : callable
        Its parameters say what it is handed, as NumPy arrays. A step has x_t (B, D), h_prev (or h) and C_prev (or C),
        (B, H), and weights; it returns h, (h, C) or a dict of values of the step by their names: h, C, f, i, a_f, ….
        A function of the whole sequence has x (T, B, D), h0 and C0, (B, H), and weights; it returns h (T, B, H),
        (h, (h_n, C_n)), (h, h_n, C_n) or a dict by the names of `questions`. If it has dh, dh_n and dC_n, it returns
        gradients in that dict. Lists and tensors are arrays too, and a list of the arrays of each step is one of all.
        Weights have the names of one layout: W_f, b_f, … (article); W, b (packed); weight_ih, … (pytorch); kernel, …
        (keras); W, R, B (onnx).
        The names of the second direction end in _reverse; a step is run in both with weights of the same names.
    layout : str, optional
        That layout, where the names do not say: a function that takes ``**weights`` gets all of it.
    name : str, optional
        What the report calls it.

    Returns
    -------
    PythonCell
        The candidate.

    Raises
    ------
    TargetError
        If its parameters are not such names.

    Examples
    --------
    >>> import numpy as np
    >>> from lstm_ref.conformance import check
    >>> def step(x_t, h_prev, W_h, b_h):
    ...     return np.tanh(np.hstack([h_prev, x_t]) @ W_h.T + b_h)
    >>> check(python_cell(step), "rnn").right
    True
    """
    if inspect.isclass(function):
        raise TargetError("class", name=function.__name__)
    called = name or str(getattr(function, "__qualname__", type(function).__name__))
    return PythonCell(function, read_signature(function, layout), called)


def one_direction(asked: Mapping[str, Array], end: str, layout: str) -> dict[str, Array]:
    """Return the part of a question that is for one direction, by the names without _reverse."""
    if layout == "onnx":
        k = ENDS.index(end)
        weights = {name: array[k : k + 1] for name, array in asked.items() if name in ("W", "R", "B", "P")}
    else:
        weights = {name: asked[name + end] for name in asked if not name.endswith("_reverse") and name != "x"}
    return {"x": asked["x"], **{f"{s}0": asked[f"{s}0{end}"] for s in "hC" if f"{s}0" in asked}, **weights}


def nothing_weighed(asked: Mapping[str, Array]) -> dict[str, Array]:
    """Return zeros as the weights of a loss, for a case that has no gradients."""
    h = np.zeros((len(asked["x"]), *asked["h0"].shape), asked["x"].dtype)
    return {name + end: h if name == "dh" else h[0] for name in WEIGHED for end in ENDS}
