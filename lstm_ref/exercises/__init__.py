"""Exercises of the book, checked by what an answer does, never by how it is written.

``check("05.1", answer, "en")`` returns what to tell the reader: that the answer is right, or the first property that it
lacks, with a small counterexample and a hint; never the solution.
"""

from typing import Any

from . import ch05, ch06, ch07, ch08
from .core import Exercise

EXERCISES: dict[str, Exercise] = {
    exercise.id: exercise for exercise in (*ch05.EXERCISES, *ch06.EXERCISES, *ch07.EXERCISES, *ch08.EXERCISES)
}


def check(exercise: str, answer: Any, lang: str) -> str:
    """Return what to tell the reader about an answer; ``...`` stands for one not yet given.

    Parameters
    ----------
    exercise : str
        The number of the exercise, for example ``"05.1"``.
    answer : object
        What the exercise asks for; anything may come, and nothing that it does raises here.
    lang : str
        ``"en"`` or ``"zh"``.

    Returns
    -------
    str
        One or more lines in that language.

    Raises
    ------
    ValueError
        If there is no such exercise or no such language.

    Examples
    --------
    >>> check("05.1", ..., "en")
    '05.1: still open. Replace the three dots with your answer.'
    """
    if exercise not in EXERCISES:
        raise ValueError(f"exercise: expected one of {', '.join(EXERCISES)}, got {exercise!r}")
    if lang not in ("en", "zh"):
        raise ValueError(f"lang: expected 'en' or 'zh', got {lang!r}")
    return EXERCISES[exercise].verdict(answer, lang)
