"""The three kinds of exercise: predict values, build a function, design something that has properties."""

from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from typing import Any

import numpy as np
from numpy.random import Generator

from .calling import CHANGED, IT_RETURNED, close, difference, invoke
from .came import kind
from .form import BY_NAME, expect_float64, hint_of_form, unpacked, without_ones
from .gaps import is_async
from .reading import read
from .result import Wrong
from .shown import shown
from .text import Text

DRAWS = 5  # cases that an answer is tried on, beside the fixed ones

YOURS = Text("Your answer is", "你的答案是")
PREDICTED = Text("Hint: {hint}", "提示：{hint}")
PARTLY_ONE = Text("1 of {size} values is right.\nHint: {hint}", "{size} 个值中有 1 个正确。\n提示：{hint}")
PARTLY = Text("{count} of {size} values are right.\nHint: {hint}", "{size} 个值中有 {count} 个正确。\n提示：{hint}")
DIFFERS = Text(
    "Called with {call}, {place} is {got}; expected {want}.\nHint: {hint}",
    "以 {call} 调用时，{place} 是 {got}，应当是 {want}。\n提示：{hint}",
)
HINTED = Text("{said}\nHint: {hint}", "{said}\n提示：{hint}")
NOT_CALLABLE = Text(
    "Expected a function of {arguments}, got {kind}.\nHint: it begins with `def` and ends with `return`.",
    "这里需要一个以 {arguments} 为参数的函数，得到的却是{kind}。\n提示：函数以 `def` 开头，以 `return` 结尾。",
)
ASYNC = Text("Expected a plain function: `def` without `async`.", "这里需要普通的函数：`def` 前面不写 `async`。")


@dataclass(frozen=True)
class Guess:
    """A wrong prediction that is likely, and what to tell about it."""

    value: Any
    hint: Text


@dataclass(frozen=True)
class Predict:
    """An answer is a value, or a tuple or an array of values, right within `tolerance`; the right one is never told."""

    id: str
    want: Any
    guesses: tuple[Guess, ...]
    hint: Text  # for every other prediction
    right: Text
    tolerance: float = 0.05

    def examine(self, answer: Any, rng: Generator) -> None:
        """Raise `Wrong` unless the prediction is right."""
        answer = without_ones(answer, (len(self.want),) if isinstance(self.want, tuple) else np.shape(self.want))
        hint = next((guess.hint for guess in self.guesses if self._near(answer, guess.value)), None)
        try:
            got = read(answer, self.want, YOURS, {})
        except Wrong as wrong:
            raise _hinted(wrong, hint) from None
        hits = np.abs(_flat(got) - _flat(self.want)) <= self.tolerance
        if not np.all(hits):
            values = {"count": int(np.sum(hits)), "size": hits.size, "hint": hint or self.hint}
            several = PARTLY_ONE if np.sum(hits) == 1 else PARTLY
            raise Wrong(several if hits.size > 1 else PREDICTED, values)

    def _near(self, answer: Any, value: Any) -> bool:
        try:
            return bool(np.all(np.abs(_flat(read(answer, value, YOURS, {})) - _flat(value)) <= self.tolerance))
        except Wrong:
            return False


@dataclass(frozen=True)
class Mistake:
    """A function that makes a likely mistake, and the hint for an answer that gives the same as it does."""

    like: Callable[..., Any]
    hint: Text


@dataclass(frozen=True)
class Build:
    """An answer is a function, held to a reference on fixed cases and on drawn ones.

    `settle` puts what came into the order of what is wanted, where the order is free; a function that later cells use
    is `kept`: it has to give arrays of float64.
    """

    id: str
    reference: Callable[..., Any]
    returns: tuple[str, ...]  # the names of what it gives back
    draw: Callable[[Generator], dict[str, Any]]
    mistakes: tuple[Mistake, ...]
    hint: Text  # for every other wrong answer
    right: Text
    fixed: tuple[dict[str, Any], ...] = ()
    settle: Callable[[Any, Any], Any] = lambda got, want: got
    kept: bool = False

    def examine(self, answer: Any, rng: Generator) -> None:
        """Raise `Wrong` at the first case where the answer does not give what the reference gives."""
        cases = [*self.fixed, *(self.draw(rng) for _ in range(DRAWS))]
        expect_function(answer, *cases[0])
        came = []
        for k, case in enumerate(cases, 1):
            want = self.reference(*case.values())
            returned, changed = invoke(answer, case)
            came.append(unpacked(returned, self.returns))
            told = {"call": shown(case), "names": ", ".join(self.returns)}
            try:
                got = self.settle(read(came[-1], want, IT_RETURNED, told, case), want)
            except Wrong as wrong:
                known = self._known(cases, [*came, *_silent(answer, cases[k:])])
                hint = known or hint_of_form(came[-1], want, wrong, self.hint)
                raise _hinted(wrong, hint, place=self.returns[0]) from None
            if not close(got, want):
                known = self._known(cases, [*came, *_silent(answer, cases[k:])])
                values = {**told, "hint": known or self.hint}
                raise Wrong(DIFFERS, {**values, **difference(got, want, self.returns)}, case)
            if changed:
                raise Wrong(CHANGED, {"name": changed}, case)
            if came[-1] is not returned:
                raise Wrong(BY_NAME, {**told, "came": kind(returned)}, case)
            if self.kept:
                expect_float64(returned, self.returns)

    def _known(self, cases: list[dict[str, Any]], came: list[Any]) -> Text | None:
        """Return the hint of the mistake that gives in all cases what came from the answer."""
        pairs = list(zip((unpacked(got, self.returns) for got in came), cases, strict=True))
        return next((known.hint for known in self.mistakes if all(_same(got, known.like, c) for got, c in pairs)), None)


@dataclass(frozen=True)
class Design:
    """An answer is something that must have properties, tried in their order: functions that raise `Wrong`.

    `reads` turns what came into what the properties take: `weights`, `number`, `numbers` or `function` of `reads.py`.
    """

    id: str
    reads: Callable[[Any], Any]
    properties: tuple[Callable[[Any, Generator], None], ...]
    right: Text

    def examine(self, answer: Any, rng: Generator) -> None:
        """Raise `Wrong` at the first property that fails."""
        read_answer = self.reads(answer)
        for holds in self.properties:
            holds(read_answer, rng)


Exercise = Predict | Build | Design


def expect_function(answer: Any, *arguments: str) -> None:
    """Raise `Wrong` unless the answer can be called."""
    if not callable(answer):
        raise Wrong(NOT_CALLABLE, {"arguments": ", ".join(arguments), "kind": kind(answer)})
    if is_async(answer):
        raise Wrong(ASYNC, {})


def _hinted(wrong: Wrong, hint: Text | None, **values: Any) -> Wrong:
    """Return the finding with a hint below, if there is one; `values` fill its fields."""
    return Wrong(HINTED, {**wrong.values, **values, "said": wrong.text, "hint": hint}, wrong.case) if hint else wrong


def _silent(answer: Callable[..., Any], cases: list[dict[str, Any]]) -> list[Any]:
    """Return what the answer gives in each case, None where it fails; what it prints is not shown."""
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        return [_given(answer, case) for case in cases]


def _given(answer: Callable[..., Any], case: dict[str, Any]) -> Any:
    try:
        return invoke(answer, case)[0]
    except Wrong:
        return None


def _same(got: Any, like: Callable[..., Any], case: dict[str, Any]) -> bool:
    """Return whether what came is what a mistaken function gives; neither need be of the wanted shape."""
    try:
        mistaken = invoke(like, case)[0]
        return got is not None and close(read(got, mistaken, IT_RETURNED, {}), mistaken)
    except Wrong:
        return False


def _flat(value: Any) -> Any:
    return np.concatenate([_flat(part) for part in value]) if isinstance(value, tuple) else np.ravel(value)
