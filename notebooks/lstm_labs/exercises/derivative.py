"""What a written derivative computes, told from what it should be: exact, a factor off, a term short, another shape.

The right derivative is given as what it is made of, a `Line`: a sum of terms, each a product of factors. Every verdict
is found by computing with these, so it does not depend on how the answer is written.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from lstm_ref.checks import Array

from .calling import close, difference
from .kinds import Design
from .reading import SHAPED, read
from .reads import parts
from .result import Wrong
from .shown import short
from .text import Text

EXACT = Text("{name}: exact.", "{name}：完全正确。")
FACTOR = Text(
    "{name}: right up to a factor, it is {c} times what it should be.", "{name}：只差一个倍数，你的是应有值的 {c} 倍。"
)
SIGN = Text("{name}: right up to its sign.", "{name}：只差一个正负号。")
MEAN = Text(
    "{name}: right up to a factor, it is {c} times what it should be: a mean over the {B} examples. The loss is a sum.",
    "{name}：只差一个倍数，你的是应有值的 {c} 倍：你对 {B} 个样本取了平均，而损失是对样本求和的。",
)
MISSING = Text("{name}: a term is missing: {term}.", "{name}：缺了一项：{term}。")
TERM_SIGN = Text("{name}: one term has the wrong sign: {term}.", "{name}：有一项的正负号反了：{term}。")
TERM_FACTOR = Text("{name}: one term is taken {c} times: {term}.", "{name}：有一项被乘了 {c} 倍：{term}。")
LACKS = Text("{name}: right up to a factor, which is missing: {role}.", "{name}：只差一个因子，你漏乘了它：{role}。")
TWICE = Text(
    "{name}: right up to a factor that stands there twice: {role}.", "{name}：只差一个因子，你把它多乘了一次：{role}。"
)
TOO_MANY = Text("{name}: right up to a factor too many: {other}.", "{name}：只差一个因子，你多乘了 {other}。")
INSTEAD = Text(
    "{name}: right but for one factor. In the place of this one stands {other}: {role}.",
    "{name}：只有一个因子不对。在它的位置上，你写的是 {other}：{role}。",
)
HINTED = Text("{name}: {hint}", "{name}：{hint}")
ITSELF = Text("{name}: this is {other} itself. {asked}", "{name}：这就是 {other} 本身。{asked}")
TRANSPOSED = Text(
    "{name}: right, but transposed: {shape} instead of {wanted}.",
    "{name}：数值对，但转置了：形状是 {shape}，应当是 {wanted}。",
)
UNSUMMED = Text(
    "{name}: the shape is {shape}; expected {wanted}. Each example has its share here; they are still to be summed.",
    "{name}：形状是 {shape}，应当是 {wanted}。这里每个样本各有一份，还没有加起来。",
)
SUMMED = Text(
    "{name}: the shape is {shape}; expected {wanted}. Something is summed that should stay apart.",
    "{name}：形状是 {shape}，应当是 {wanted}。不该相加的，这里加起来了。",
)
A_PART = Text(
    "{name}: the shape is {shape}; expected {wanted}. What is there is right; columns are cut off.",
    "{name}：形状是 {shape}，应当是 {wanted}。已有的数值都对，只是少了几列。",
)
SHAPE = Text("{name}: the shape is {shape}; expected {wanted}.", "{name}：形状是 {shape}，应当是 {wanted}。")
MEASURED = Text(
    "{name}: entry {place} is {got}; finite differences give {want}. {asked}",
    "{name}：{place} 是 {got}，有限差分给出的是 {want}。{asked}",
)
NOT_THESE = Text(
    "Your answer is {came}; expected {n} arrays: ({names}).",
    "你的答案是{came}；这里需要 {n} 个数组：({names})。",
)
IT = Text("{name} is", "{name} 是")


@dataclass(frozen=True)
class Factor:
    """One factor of a term: what it is for, and what is likely to stand in its place, each with a hint of its own."""

    value: Array
    role: Text
    confused: tuple[tuple[Array, Text], ...] = ()


@dataclass(frozen=True)
class Term:
    """One term of a sum: its value, its name, and wrong forms of it; element-wise ones are made by `product`."""

    value: Array
    name: Text
    factors: tuple[Factor, ...] = ()
    confused: tuple[tuple[Array, Text], ...] = ()


@dataclass(frozen=True)
class Line:
    """One line of a derivation: its name in code, the sum that is right, and a question for whoever is far off.

    `known` are the arrays that the reader has at hand, by name: any of them may be a factor too many, or stand in the
    place of another. `unsummed` and `mistakes` are likely wrong forms of the whole.
    """

    name: str
    terms: tuple[Term, ...]
    asked: Text
    known: Mapping[str, Array] = field(default_factory=dict)
    unsummed: tuple[Array, ...] = ()
    mistakes: tuple[tuple[Array, Text], ...] = ()

    @property
    def value(self) -> Array:
        """The right derivative."""
        total: Array = np.sum([term.value for term in self.terms], axis=0)
        return total


def product(name: Text, *factors: Factor) -> Term:
    """Return the term that is an element-wise product.

    Examples
    --------
    >>> two, three = (Factor(np.array([k]), Text("", "")) for k in (2.0, 3.0))
    >>> product(Text("", ""), two, three).value
    array([6.])
    """
    return Term(np.prod([factor.value for factor in factors], axis=0), name, factors)


def diagnose(got: Array, line: Line) -> Text | None:
    """Return what is wrong about a derivative, None if it is exact.

    Parameters
    ----------
    got : ndarray
        Real numbers of any shape.
    line : Line
        What is right.

    Examples
    --------
    >>> line = Line("dy", (Term(np.array([1.0, 2]), Text("a", "a")), Term(np.array([5.0, 1]), Text("b", "b"))), Text("", ""))
    >>> diagnose(np.array([6.0, 3]), line) is None
    True
    >>> [diagnose(np.array(y), line).en for y in ([1.0, 2], [12.0, 6])]
    ['dy: a term is missing: b.', 'dy: right up to a factor, it is 2 times what it should be.']
    """
    want = line.value
    if got.shape != want.shape:
        return _of_shape(got, line)
    if close(got, want):
        return None
    known = next((hint for wrong, hint in line.mistakes if close(got, wrong)), None)
    if known:
        return filled(HINTED, name=line.name, hint=known)
    found = next(_of_terms(got, line), None) or next(_of_factors(got, line), None) or next(_itself(got, line), None)
    if found:
        return found
    values = difference(got, want, (line.name,))
    return filled(MEASURED, name=line.name, asked=line.asked, **values)


def derive(id: str, lines: Sequence[Line], right: Text) -> Design:
    """Return the exercise that asks for the values of some lines, and tells of each what it is."""

    def reads(answer: Any) -> list[Any]:
        if len(lines) == 1:
            return [answer]
        names = ", ".join(line.name for line in lines)
        return list(parts(answer, len(lines), NOT_THESE, n=len(lines), names=names))

    def every_line_is_exact(found: list[Any], rng: np.random.Generator) -> None:
        told = [diagnose(as_array(part, line), line) for part, line in zip(found, lines, strict=True)]
        if any(told):
            said = [text or filled(EXACT, name=line.name) for text, line in zip(told, lines, strict=True)]
            raise Wrong(Text("\n".join(text.en for text in said), "\n".join(text.zh for text in said)), {})

    return Design(id, reads, (every_line_is_exact,), right)


def as_array(part: Any, line: Line) -> Array:
    """Return what came as an array of floats, of whatever shape."""
    try:
        array: Array = read(part, line.value, IT, {"name": line.name})
    except Wrong as wrong:
        if wrong.text not in SHAPED:
            raise
        try:
            array = np.asarray(part, dtype=np.float64)
        except (TypeError, ValueError):
            raise wrong from None
    return array


def filled(text: Text, **values: Any) -> Text:
    """Return the words with their fields filled in, so that several can stand in one message."""
    return Text(*(text.say(lang, **values).replace("{", "{{").replace("}", "}}") for lang in ("en", "zh")))


def _of_shape(got: Array, line: Line) -> Text:
    want = line.value
    values = {"name": line.name, "shape": str(got.shape), "wanted": str(want.shape)}
    if got.shape == want.T.shape and close(got, want.T):
        return filled(TRANSPOSED, **values)
    if any(got.shape == wrong.shape and close(got, wrong) for wrong in line.unsummed):
        return filled(UNSUMMED, **values)
    if any(got.shape == want.sum(axis=k).shape and close(got, want.sum(axis=k)) for k in range(want.ndim)):
        return filled(SUMMED, **values)
    if got.ndim == want.ndim == 2 and got.shape[0] == want.shape[0]:
        k = got.shape[1]
        if k < want.shape[1] and (close(got, want[:, :k]) or close(got, want[:, -k:])):
            return filled(A_PART, **values)
    return filled(SHAPE, **values)


def _of_terms(got: Array, line: Line) -> Iterator[Text]:
    """Yield what is wrong if the answer is a sum of the same terms, taken another number of times."""
    terms = np.stack([term.value.ravel() for term in line.terms], axis=1)  # (entries, terms)
    times = np.linalg.lstsq(terms, got.ravel(), rcond=None)[0]
    if not np.all(np.isfinite(times)) or not close(got.ravel(), terms @ times) or np.allclose(times, 0, atol=1e-6):
        return
    off = np.flatnonzero(~np.isclose(times, 1, rtol=1e-5))
    c, B = float(times[off[0]]), len(line.unsummed[0]) if line.unsummed else 0
    if len(off) == len(times) and np.allclose(times, c):
        text = SIGN if np.isclose(c, -1) else MEAN if np.isclose(c * B, 1) else FACTOR
        yield filled(text, name=line.name, c=short(c), B=B)
    else:
        text = MISSING if np.isclose(c, 0, atol=1e-6) else TERM_SIGN if np.isclose(c, -1) else TERM_FACTOR
        yield filled(text, name=line.name, c=short(c), term=line.terms[off[0]].name)


def _of_factors(got: Array, line: Line) -> Iterator[Text]:
    """Yield what is wrong if one term has a factor less, a factor more, or another in its place."""
    for term in line.terms:
        rest = line.value - term.value
        for wrong, hint in term.confused:
            if close(got, rest + wrong):
                yield filled(HINTED, name=line.name, hint=hint)
        for factor in term.factors:
            without = term.value / factor.value
            for wrong, hint in factor.confused:
                if close(got, rest + without * wrong):
                    yield filled(HINTED, name=line.name, hint=hint)
            for text, wrong in ((LACKS, without), (TWICE, term.value * factor.value)):
                if close(got, rest + wrong):
                    yield filled(text, name=line.name, role=factor.role)
            for other, value in line.known.items():
                if close(got, rest + without * value):
                    yield filled(INSTEAD, name=line.name, role=factor.role, other=other)
        for other, value in line.known.items():
            if value.shape == term.value.shape and close(got, rest + term.value * value):
                yield filled(TOO_MANY, name=line.name, other=other)


def _itself(got: Array, line: Line) -> Iterator[Text]:
    return (
        filled(ITSELF, name=line.name, other=k, asked=line.asked)
        for k, v in line.known.items()
        if v.shape == got.shape and close(got, v)
    )
