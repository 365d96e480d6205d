"""What is raised where a target cannot be checked at all."""

from __future__ import annotations

from typing import Any

from ..report.words import TARGETS, say


class TargetError(ValueError):
    """A target cannot be loaded, started or asked: `fault` is a word of `TARGETS`, `detail` says about what.

    Examples
    --------
    >>> print(TargetError("no_module", module="cells", why="No module named 'cells'"))
    the module cells cannot be imported: No module named 'cells'
    """

    def __init__(self, fault: str, **detail: Any) -> None:
        super().__init__(say(TARGETS, fault, "en", **detail))
        self.fault, self.detail = fault, detail

    def words(self, lang: str) -> str:
        """Return what is wrong in a language, "en" or "zh"."""
        return say(TARGETS, self.fault, lang, **self.detail)
