"""How an answer is checked: property by property, the first that fails is told with its counterexample."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, is_dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]


@dataclass(frozen=True)
class Text:
    """The same words in both languages; fields in braces are filled in by `format`."""

    en: str
    zh: str

    def say(self, lang: str, **values: Any) -> str:
        """Return the words in one language, with NumPy values printed short."""
        template: str = getattr(self, lang)
        said = {name: short(value) for name, value in values.items()}
        if "want" in values and "got" in values:
            want, got = values["want"], values["got"]
            said |= {"want": told_apart(want, got), "got": told_apart(got, want)}
        return template.format(**said)


@dataclass(frozen=True)
class Wrong(Exception):  # noqa: N818  a finding, not an error
    """Raised by a property: what is wrong, with the values of the counterexample."""

    text: Text
    values: dict[str, Any]


@dataclass(frozen=True)
class Exercise:
    """An exercise: its properties in the order in which they are tried, each a function that raises `Wrong`."""

    id: str
    properties: tuple[Callable[[Any], None], ...]
    right: Text

    def verdict(self, answer: Any, lang: str) -> str:
        """Return what to tell the reader."""
        if answer is ...:
            return f"{self.id}{COLON.say(lang)}{OPEN.say(lang)}"
        try:
            for holds in self.properties:
                holds(answer)
        except Wrong as wrong:
            return f"{self.id}{COLON.say(lang)}{NOT_YET.say(lang)}\n{wrong.text.say(lang, **wrong.values)}"
        return f"{self.id}{COLON.say(lang)}{RIGHT.say(lang)}\n{self.right.say(lang)}"


COLON = Text(": ", "：")
OPEN = Text("still open. Replace the three dots with your answer.", "尚未作答。请把三个点换成你的答案。")
NOT_YET = Text("not yet.", "还不对。")
RIGHT = Text("right.", "正确。")
NOT_CALLABLE = Text(
    "Expected a function of {arguments}, got {kind}.\nHint: it begins with `def` and ends with `return`.",
    "这里需要一个以 {arguments} 为参数的函数，得到的却是 {kind}。\n提示：函数以 `def` 开头，以 `return` 结尾。",
)
RAISED = Text("Called with {call}, it raised {error}.", "以 {call} 调用时，它抛出了 {error}。")
SHAPES_RAISED = Text(
    f"{RAISED.en}\nHint: print the shapes of the arrays just before the line that fails.",
    f"{RAISED.zh}\n提示：在出错的那一行之前，打印各数组的形状看看。",
)
NAME_RAISED = Text(
    f"{RAISED.en}\nHint: is every name spelled as it was defined?",
    f"{RAISED.zh}\n提示：每个名字都与定义时写得一样吗？",
)
ARGUMENTS_RAISED = Text(
    f"{RAISED.en}\nHint: how many arguments does your function take, and in which order?",
    f"{RAISED.zh}\n提示：你的函数有几个参数，顺序对吗？",
)
NOTHING = Text(
    "Called with {call}, it returned None.\nHint: does your function end with `return`?",
    "以 {call} 调用时，它返回了 None。\n提示：函数的最后一行写了 `return` 吗？",
)
NOT_THAT_MANY = Text(
    "Called with {call}, it returned {got}; expected a tuple of {count} arrays.",
    "以 {call} 调用时，它返回了 {got}；这里需要由 {count} 个数组组成的元组。",
)
NOT_NUMBERS = Text(
    "Called with {call}, it returned {got}; expected an array of real numbers.",
    "以 {call} 调用时，它返回了 {got}；这里需要一个由实数组成的数组。",
)


NOT_A_NUMBER = Text(
    "Called with {call}, it returned {got}; expected one number.",
    "以 {call} 调用时，它返回了 {got}；这里需要一个数。",
)


def is_function(*arguments: str) -> Callable[[Any], None]:
    """Return the property that the answer can be called."""

    def holds(answer: Any) -> None:
        if not callable(answer):
            raise Wrong(NOT_CALLABLE, {"arguments": ", ".join(arguments), "kind": type(answer).__name__})

    return holds


def call(answer: Any, **arguments: Any) -> Values:
    """Call the answer with copies of the arguments, in their order, and return an array of floats."""
    return as_array(invoke(answer, arguments), arguments)


def call_number(answer: Any, **arguments: Any) -> float:
    """Call the answer like `call`, and return the one number that it must give."""
    got = invoke(answer, arguments)
    if not isinstance(got, int | float | np.number | np.ndarray) or np.shape(got) != ():
        came = type(got).__name__ + (f" {got.shape}" if isinstance(got, np.ndarray) else "")
        raise Wrong(NOT_A_NUMBER, {"call": shown(arguments), "got": came})
    return float(as_array(got, arguments))


def call_for(count: int, answer: Any, **arguments: Any) -> tuple[Values, ...]:
    """Call the answer like `call`, and return the `count` arrays that it must give."""
    got = invoke(answer, arguments)
    several = isinstance(got, tuple | list) or (isinstance(got, np.ndarray) and got.ndim > 0)
    if not several or len(got) != count:
        came = f"{type(got).__name__}" + (f" ({len(got)})" if several else "")
        raise Wrong(NOT_THAT_MANY, {"call": shown(arguments), "count": count, "got": came})
    return tuple(as_array(part, arguments) for part in got)


def expect(answer: Any, reference: Callable[..., Any], case: dict[str, Any], text: Text) -> None:
    """Raise `text`, with the case, unless the answer gives what the reference gives: an array, or a tuple of arrays."""
    want = reference(**case)
    got: Any = call_for(len(want), answer, **case) if isinstance(want, tuple) else call(answer, **case)
    wants, gots = (want, got) if isinstance(want, tuple) else ((want,), (got,))
    if not all(
        g.shape == w.shape and np.allclose(g, w, rtol=1e-9, atol=1e-12) for g, w in zip(gots, wants, strict=True)
    ):
        raise Wrong(text, {**case, "want": want, "got": got})


def expect_shapes(answer: Any, case: dict[str, Any], text: Text, *shapes: tuple[int, ...]) -> None:
    """Raise `text` unless the answer gives an array of the shape, or a tuple of arrays of the shapes."""
    gots = call_for(len(shapes), answer, **case) if len(shapes) > 1 else (call(answer, **case),)
    got = tuple(part.shape for part in gots)
    if got != shapes:
        raise Wrong(text, {"got": str(got if len(shapes) > 1 else got[0])})


def invoke(answer: Any, arguments: dict[str, Any]) -> Any:
    """Call the answer with copies; whatever it raises becomes a finding."""
    copies = [np.copy(value) if isinstance(value, np.ndarray) else value for value in arguments.values()]
    try:
        with np.errstate(all="ignore"):
            got = answer(*copies)
    except (Exception, SystemExit) as error:
        values = {"call": shown(arguments), "error": f"{type(error).__name__}: {error}"}
        raise Wrong(text_for(error), values) from error
    if got is None:
        raise Wrong(NOTHING, {"call": shown(arguments)})
    return got


def text_for(error: BaseException) -> Text:
    """Return the text with the hint that fits an error."""
    if isinstance(error, NameError | AttributeError):
        return NAME_RAISED
    if isinstance(error, TypeError) and "argument" in str(error):
        return ARGUMENTS_RAISED
    about_shapes = ("shape", "dimension", "broadcast", "core", "axis", "out of bounds", "too many indices")
    return SHAPES_RAISED if any(word in str(error) for word in about_shapes) else RAISED


def as_array(got: Any, arguments: dict[str, Any]) -> Values:
    """Return what came as an array of floats."""
    try:
        return np.asarray(got).astype(np.float64, casting="same_kind")
    except (TypeError, ValueError) as error:
        raise Wrong(NOT_NUMBERS, {"call": shown(arguments), "got": type(got).__name__}) from error


def shown(arguments: dict[str, Any]) -> str:
    """Return the arguments as a call would write them."""
    return ", ".join(f"{name} = {short(value)}" for name, value in arguments.items())


def example(seed: int, **shapes: tuple[int, ...]) -> dict[str, Values]:
    """Return random arrays of the given shapes, rounded to one decimal."""
    rng = np.random.default_rng(seed)
    return {name: np.round(rng.normal(size=shape), 1) for name, shape in shapes.items()}


def arrays(**values: Any) -> dict[str, Values]:
    """Return the values as arrays of floats: a case small enough to be read in a message."""
    return {name: np.array(value, dtype=np.float64) for name, value in values.items()}


def told_apart(value: Any, other: Any) -> str:
    """Return the value short, or with more digits where it would look like the other."""
    return short(value, digits=12) if short(value) == short(other) else short(value)


def short(value: Any, digits: int = 3) -> str:
    """Return a value as a reader wants to see it: three significant digits, a larger array as its sizes."""
    if isinstance(value, tuple):
        return f"({', '.join(short(part, digits) for part in value)})"
    if isinstance(value, float | np.floating) or (isinstance(value, np.ndarray) and value.shape == ()):
        return f"{float(value):.{digits}g}"
    if isinstance(value, np.ndarray):
        if value.size > 8:
            return f"<{' × '.join(map(str, value.shape))}>"
        said = np.array2string(value, formatter={"float_kind": lambda v: f"{v:.{digits}g}"}, separator=", ")
        return said.replace("\n", "")
    return type(value).__name__ if is_dataclass(value) else str(value)
