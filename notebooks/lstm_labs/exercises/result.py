"""What a check finds: a `Wrong` inside the checker, a `Result` for the reader."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from .text import Text


class Wrong(Exception):  # noqa: N818  a finding, not an error
    """Raised where an answer lacks something.

    Parameters
    ----------
    text : Text
        What to tell.
    values : dict
        What fills its fields.
    case : dict, optional
        The arguments of the call that failed.
    """

    def __init__(self, text: Text, values: dict[str, Any], case: dict[str, Any] | None = None) -> None:
        super().__init__(text.en)
        self.text, self.values, self.case = text, values, case


@dataclass(frozen=True, eq=False)
class Result:
    """What came of checking one answer; a notebook shows nothing of it beyond what was printed.

    Parameters
    ----------
    exercise : str
        Its number.
    verdict : str
        ``"right"``, ``"wrong"`` or ``"open"``.
    text : str
        What to tell the reader, in one language.
    case : dict or None
        The arguments of the call that failed, in their order, arrays as arrays.
    seed : int
        Where the cases were drawn from; `check` with this seed draws them again.
    attempts : int
        How many answers to this exercise were checked in this notebook, open ones not counted.
    """

    exercise: str
    verdict: str
    text: str = field(repr=False)
    case: dict[str, Any] | None = field(repr=False)
    seed: int
    attempts: int = 1

    def _ipython_display_(self) -> None:
        """Show nothing: the text was printed."""
