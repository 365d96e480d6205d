"""Exercises of the book, checked by what an answer does, never by how it is written.

``check("05.1", answer, "en")`` returns what to tell the reader: that the answer is right, or the first property that it
lacks, with a small counterexample and a hint; never the solution.
"""

import pkgutil
from importlib import import_module
from typing import Any

from ..words import check_language
from .exercise import Exercise

CHAPTERS = sorted(module.name for module in pkgutil.iter_modules(__path__) if module.name.startswith("ch"))
EXERCISES: dict[str, Exercise] = {
    exercise.id: exercise for name in CHAPTERS for exercise in import_module(f"{__name__}.{name}").EXERCISES
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
    check_language(lang)
    return EXERCISES[exercise].verdict(answer, lang)
