"""What is raised where a target cannot be checked at all."""

from __future__ import annotations

from typing import Any

from ..report.sentences import in_words
from ..report.targets import TARGETS
from ..report.words import say


class TargetError(ValueError):
    """A target cannot be loaded, started or asked: `fault` is a word of `TARGETS`, `detail` says about what.

    Examples
    --------
    >>> print(TargetError("no_such_name", module="cells", name="step"))
    there is no step in cells
    """

    def __init__(self, fault: str, **detail: Any) -> None:
        super().__init__(fault, detail)
        self.fault, self.detail = fault, detail

    def __str__(self) -> str:
        return self.words("en")

    def words(self, lang: str) -> str:
        """Return what is wrong in a language, "en" or "zh"."""
        return say(TARGETS, self.fault, lang, **in_words(self.detail, lang))
