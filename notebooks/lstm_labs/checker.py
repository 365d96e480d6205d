"""The `check` of one notebook: it prints what an answer lacks, counts attempts, and keeps the case that failed."""

import copy
from dataclasses import replace
from typing import Any

from .exercises import EXERCISES, Result, check
from .exercises.text import Text

STATUS = {
    "right": Text("right", "正确"),
    "open": Text("open", "尚未作答"),
    "wrong": Text("wrong", "还不对"),
    "not run": Text("not run", "未运行"),
}
ATTEMPTS = {1: Text("1 attempt", "1 次"), 2: Text("{count} attempts", "{count} 次")}
NOTHING = Text("No exercise was checked yet.", "还没有检查过任何练习。")


class Checker:
    """The exercises of one notebook, as far as they were answered.

    Parameters
    ----------
    lang : str
        ``"en"`` or ``"zh"``.

    Examples
    --------
    >>> check = Checker("en")
    >>> result = check("05.1", ...)
    05.1: still open. Replace the three dots with your answer.
    >>> result.verdict, result.attempts
    ('open', 0)
    >>> check.summary("05")
    05.1  open
    05.2  not run
    05.3  not run
    """

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self._last: dict[str, Result] = {}
        self._case: dict[str, Any] | None = None

    def __call__(self, exercise: str, answer: Any, seed: int | None = None) -> Result:
        """Print what is right about an answer, or what it lacks, and return it; `seed` repeats an earlier check."""
        result = check(exercise, answer, self.lang, seed)
        before = self._last[exercise].attempts if exercise in self._last else 0
        result = replace(result, attempts=before + (result.verdict != "open"))
        self._last[exercise] = result
        if result.verdict == "wrong":
            self._case = result.case
        print(result.text)
        return result

    @property
    def case(self) -> dict[str, Any] | None:
        """A copy of the arguments of the call that failed in the last wrong answer; None if it made no call."""
        return copy.deepcopy(self._case)

    def summary(self, chapter: str | None = None) -> None:
        """Print a line for each exercise of a chapter, such as ``"05"``; without it, of the chapters met so far."""
        named = self._last if chapter is None else (chapter,)
        chapters = {name.partition(".")[0].zfill(2) for name in named}
        names = [name for name in EXERCISES if name.partition(".")[0] in chapters]
        if not names:
            print(NOTHING.say(self.lang))
        for name in names:
            print(self._line(name))

    def _line(self, exercise: str) -> str:
        result = self._last.get(exercise)
        status = STATUS[result.verdict if result else "not run"].say(self.lang)
        count = result.attempts if result else 0
        said = ATTEMPTS[min(count, 2)].say(self.lang, count=count) if count else ""
        return f"{exercise}  {status}  {said}".rstrip()
