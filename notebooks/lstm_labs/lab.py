"""Helpers for the notebooks of the book: check an answer, show a figure, keep a number, load a measurement.

Nothing here is needed to use `lstm_ref`; IPython is imported only when a figure or a number is displayed.
"""

from __future__ import annotations

import json
from importlib.resources import files
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
        """Display a figure as SVG, on paper of its own: a notebook's page may be light or dark."""
        from IPython.display import SVG, display

        from .style import on_paper, to_svg

        display(SVG(on_paper(to_svg(figure))))

    def glue(self, name: str, text: str) -> None:
        """Store a formatted number under a name, for the chapter to quote; nothing is displayed.

        The format is that of Jupyter Book's glue; a hyphen before a number becomes a minus sign.
        """
        from IPython.display import display

        data = {"application/papermill.record/text/plain": repr(text.replace("-", "\N{MINUS SIGN}"))}
        metadata = {"scrapbook": {"name": name, "mime_prefix": "application/papermill.record/"}}
        display(data, metadata=metadata, raw=True)


class Progress:
    """A bar below a cell, to be called with the number of updates done, their total and the loss; empty when all is done.

    What it leaves behind is what it began with, so the stored output of a cell does not depend on how fast it ran.
    """

    STEPS = 50  # redrawn so many times

    def __init__(self) -> None:
        self._begun = False
        self._shown: Any = None

    def __call__(self, done: int, total: int, loss: float) -> None:
        """Move the bar on."""
        from IPython.display import display

        if not self._begun:
            self._begun, self._shown = True, display({"text/html": ""}, raw=True, display_id=True)
        if self._shown is not None and (done == total or done % max(1, total // self.STEPS) == 0):
            bar = f'<progress value="{done}" max="{total}"></progress> {done}/{total} · {loss:.2f}'
            self._shown.update({"text/html": "" if done == total else bar}, raw=True)


def power_of_ten(exponent: float) -> str:
    """Return ten to a power, rounded to a whole number, as it is printed.

    >>> power_of_ten(-21.6)
    '10⁻²²'
    """
    return "10" + f"{exponent:.0f}".translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))


def load_measurement(name: str) -> dict[str, Any]:
    """Return what an experiment has measured, which the package holds.

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
    FileNotFoundError: no measurement is called 'nothing'
    """
    path = files(f"{__package__}.measurements") / f"{name}.json"
    if not path.is_file():
        raise FileNotFoundError(f"no measurement is called {name!r}")
    measurement: dict[str, Any] = json.loads(path.read_text("utf8"))
    return measurement
