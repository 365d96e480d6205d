"""Helpers for the notebooks of the book: check an answer, show a figure, keep a number, load a measurement.

Nothing here is needed to use `lstm_ref`; IPython is imported only when a figure or a number is displayed.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .checker import Checker
from .words import check_language

if TYPE_CHECKING:
    from matplotlib.figure import Figure


class Lab:
    """The helpers of one notebook, in its language.

    Parameters
    ----------
    lang : str
        ``"en"`` or ``"zh"``.

    Attributes
    ----------
    check : Checker
        Checks answers: ``check("05.1", answer)``; ``check.case`` has the arguments of the call that failed.

    Examples
    --------
    >>> check = Lab("en").check
    >>> result = check("05.1", ...)
    05.1: still open. Replace the three dots with your answer.
    """

    def __init__(self, lang: str) -> None:
        check_language(lang)
        self.check = Checker(lang)

    def summary(self, chapter: str | None = None) -> None:
        """Print how far the exercises are: those of a chapter, such as ``"05"``, or of the chapters met so far."""
        self.check.summary(chapter)

    def show(self, figure: Figure) -> None:
        """Display a figure as SVG."""
        from IPython.display import SVG, display

        from .style import to_svg

        display(SVG(to_svg(figure)))

    def glue(self, name: str, text: str) -> None:
        """Store a formatted number under a name, for the chapter to quote; nothing is displayed.

        The format is that of Jupyter Book's glue; a hyphen before a number becomes a minus sign.
        """
        from IPython.display import display

        data = {"application/papermill.record/text/plain": repr(text.replace("-", "\N{MINUS SIGN}"))}
        metadata = {"scrapbook": {"name": name, "mime_prefix": "application/papermill.record/"}}
        display(data, metadata=metadata, raw=True)


def power_of_ten(exponent: float) -> str:
    """Return ten to a power, rounded to a whole number, as it is printed.

    >>> power_of_ten(-21.6)
    '10⁻²²'
    """
    return "10" + f"{exponent:.0f}".translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))


def load_measurement(name: str) -> dict[str, Any]:
    """Return what an experiment has measured, from the working folder or the nearest parent that has it.

    It is looked for in a folder ``measurements`` there, and in one a level below.

    Parameters
    ----------
    name : str
        The name of the experiment.

    Returns
    -------
    dict
        Its ``question``, ``setup``, ``results`` and ``summary``.

    Raises
    ------
    FileNotFoundError
        If there is none of this name.

    Examples
    --------
    >>> load_measurement("nothing")
    Traceback (most recent call last):
        ...
    FileNotFoundError: no measurements/nothing.json in the working folder or a folder above it
    """
    here = Path.cwd()
    for folder in (here, *here.parents):
        for path in (folder / "measurements", *sorted(folder.glob("*/measurements"))):
            if (path / f"{name}.json").is_file():
                measurement: dict[str, Any] = json.loads((path / f"{name}.json").read_text("utf8"))
                return measurement
    raise FileNotFoundError(f"no measurements/{name}.json in the working folder or a folder above it")
