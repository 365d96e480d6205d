'''Exercises of the book, checked by what an answer does, never by how it is written.

``check("05.2", answer, "en")`` says that an answer is right and why, or what it lacks, with a small counterexample and
a hint; never the solution. An exercise is of one of three kinds, and stands in the ``EXERCISES`` of its chapter, a
package with a file for each: ``ch05/predict.py``, ``ch05/build.py``, ``ch05/design.py``.

*Predict*: the answer is a value, a tuple or an array; likely wrong predictions each have a hint. ::

    Predict("01.1", want=(1.0, -1.0), guesses=(Guess((-1.0, 1.0), Text("…", "…")),),
            hint=Text("…", "…"), right=Text("because …", "因为……"), tolerance=0.05)

*Build*: the answer is a function, held to a reference on drawn cases (and on `fixed` ones, tried first). An answer that
gives in every case what a `Mistake` gives is told its hint. ::

    def draw(rng):
        B, H = sizes(rng, 2)
        return drawn(rng, h_prev=(B, H), W=(H, H))

    Build("01.2", reference, ("h_t",), draw, mistakes=(Mistake(like=function, hint=Text("…", "…")),),
          hint=Text("…", "…"), right=Text("…", "…"), fixed=(arrays(h_prev=[[1]], W=[[0]]),))

*Design*: the answer is what must have properties, tried in order; `reads` is `number`, `numbers("w", "u")`,
`weights(W=(2, 6), b=(2,))` or `function("n")`. Each property takes what was read and a generator; one that takes a
function calls it with `ask`. ::

    def keeps(found, rng):
        """01.3: what it is for."""
        if not ...:
            raise Wrong(Text("{left} is left.", "剩下 {left}。"), {"left": left})

    Design("01.3", weights(W=(2, 6), b=(2,)), (keeps,), right=Text("…", "…"))

A *derivative* that is written as a line, with arrays at hand, is a design too: ``derive("11.3", (line,), right=…)`` of
`derivative.py`. A `Line` is the sum of terms, each a product of factors, that is right; what is wrong about an answer
(a factor, a sign, a missing term, a slope, a shape) is found by computing with them. Chapter 11 is the model.

Hints stand without the word *Hint*, which the checker adds; in the text of a `Wrong` it is written out. A brace in a
hint is doubled. Reference and mistakes get the arguments in the order of the case and may use the package. The first
of the `fixed` cases should hide no mistake. A function that later cells call is `kept`; where the order of what it
returns is free, `settle` puts it right. What every kind has in common is done here: open answers, errors with their
line, tolerance, right values in another form, arguments changed in place, `case`.
'''

import pkgutil
from importlib import import_module
from types import FunctionType
from typing import Any

import numpy as np

from ..words import check_language
from .gaps import code_of, is_open, open_line
from .kinds import Exercise
from .result import Result, Wrong
from .text import Text, folded, heading

__all__ = ["EXERCISES", "Result", "check"]

CHAPTERS = sorted(module.name for module in pkgutil.iter_modules(__path__) if module.name.startswith("ch"))
EXERCISES: dict[str, Exercise] = {
    exercise.id: exercise for name in CHAPTERS for exercise in import_module(f"{__name__}.{name}").EXERCISES
}
SEEDS = 10_000  # a seed is short enough to be typed

OPEN = Text(" Replace the three dots with your answer.", "请把三个点换成你的答案。")
EMPTY = Text(" Your function has no body yet.", "函数体还没有写。")
PART = Text(" Part {k} of {count} waits for your answer.", "第 {k} 部分（共 {count} 部分）还没有作答。")
GAP = Text(
    " Three dots in your code still wait for their value: line {line}.", "代码里还有三个点没有填：第 {line} 行。"
)
CASE = Text("\nThe arguments of this call are in check.case.", "\n这次调用的参数在 check.case 里。")
AGAIN = Text(
    "\nThe arguments of this call are in check.case: {name}(*check.case.values())",
    "\n这次调用的参数在 check.case 里：{name}(*check.case.values())",
)


def check(exercise: str, answer: Any, lang: str, seed: int | None = None) -> Result:
    """Return what to tell the reader about an answer; ``...`` stands for one not yet given.

    Parameters
    ----------
    exercise : str
        The number of the exercise, for example ``"05.1"``.
    answer : object
        What the exercise asks for; anything may come, and nothing that it does raises here.
    lang : str
        ``"en"`` or ``"zh"``.
    seed : int, optional
        Draw the cases of an earlier result again; without it they are new at every call.

    Returns
    -------
    Result
        The verdict, one or more lines in that language, the case that failed, the seed.

    Raises
    ------
    ValueError
        If there is no such exercise or no such language.

    Examples
    --------
    >>> check("05.1", ..., "en").text
    '05.1: still open. Replace the three dots with your answer.'
    """
    if exercise not in EXERCISES:
        raise ValueError(f"exercise: expected one of {', '.join(EXERCISES)}, got {exercise!r}")
    check_language(lang)
    seed = int(np.random.default_rng().integers(SEEDS)) if seed is None else seed
    verdict, words, case = _verdict(EXERCISES[exercise], answer, lang, np.random.default_rng(seed))
    return Result(exercise, verdict, folded(heading(exercise, verdict, lang) + words, lang), case, seed)


def _verdict(
    exercise: Exercise, answer: Any, lang: str, rng: np.random.Generator
) -> tuple[str, str, dict[str, Any] | None]:
    """Return the verdict, what follows the heading, and the case that failed."""
    if is_open(answer):
        return "open", _what_is_open(answer, lang), None
    try:
        with np.errstate(all="ignore"):
            exercise.examine(answer, rng)
    except Wrong as wrong:
        line = open_line(answer)
        if line is not None:
            return "open", GAP.say(lang, line=line), None
        name = _name(answer)
        again = (AGAIN if name else CASE).say(lang, name=name) if wrong.case else ""
        return "wrong", f"\n{wrong.text.say(lang, **wrong.values)}{again}", wrong.case
    return "right", f"\n{exercise.right.say(lang)}", None


def _what_is_open(answer: Any, lang: str) -> str:
    """Return what an open answer waits for: of several parts, the first that is open."""
    waits = [is_open(part) for part in answer] if isinstance(answer, tuple) else []
    if not waits and code_of(answer) is not None and open_line(answer) is None:
        return EMPTY.say(lang)
    if all(waits):
        return OPEN.say(lang)
    return PART.say(lang, k=waits.index(True) + 1, count=len(waits))


def _name(answer: Any) -> str:
    """Return the name under which a plain function was defined, an empty text for anything else."""
    code = code_of(answer) if type(answer) is FunctionType else None
    return code.co_name if code and code.co_name.isidentifier() else ""
