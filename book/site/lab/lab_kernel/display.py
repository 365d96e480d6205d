"""What stands in for `IPython.display`: as much of it as the labs and a reader's own figures use, and no more.

An output is a dictionary as a notebook stores it (nbformat 4); one that replaces an earlier one has a `transient` id.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import count
from types import ModuleType
from typing import Any

Send = Callable[[dict[str, Any]], object]
RICH = {
    "image/svg+xml": "_repr_svg_",
    "image/png": "_repr_png_",
    "text/html": "_repr_html_",
    "text/latex": "_repr_latex_",
}
_ids = count(1)


class SVG:
    """A drawing."""

    def __init__(self, data: str) -> None:
        self.data = data

    def __repr__(self) -> str:
        return "<IPython.core.display.SVG object>"  # what a notebook stores beside it

    def _repr_svg_(self) -> str:
        return self.data


class HTML:
    """A piece of HTML, of which the page shows the text."""

    def __init__(self, data: str) -> None:
        self.data = data

    def _repr_html_(self) -> str:
        return self.data


class Handle:
    """A displayed object that can be replaced."""

    def __init__(self, show: Callable[..., None], display_id: str) -> None:
        self._show, self.display_id = show, display_id

    def update(self, shown: Any, **options: Any) -> None:
        """Show another object in the place of the first one."""
        self._show(shown, display_id=self.display_id, **options)


class Display:
    """The function `display`, with the place where its outputs go."""

    def __init__(self, send: Send) -> None:
        self.send = send

    def __call__(self, *objects: Any, display_id: bool | str = False, **options: Any) -> Handle | None:
        """Show objects; with `raw`, dictionaries of representations by their type."""
        name = f"display-{next(_ids)}" if display_id is True else display_id or ""
        for shown in objects:
            self.show(shown, display_id=name, **options)
        return Handle(self.show, name) if name else None

    def show(self, shown: Any, *, display_id: str = "", raw: bool = False, metadata: Any = None, **_: Any) -> None:
        """Show one object."""
        if not raw and (own := getattr(shown, "_ipython_display_", None)):
            own()
            return
        data = shown if raw else represented(shown)
        output = {"output_type": "display_data", "data": data, "metadata": metadata or {}}
        self.send(output | ({"transient": {"display_id": display_id}} if display_id else {}))


def represented(shown: Any) -> dict[str, str]:
    """Return an object's representations by their type; PNG as base64."""
    found = {}
    for kind, name in RICH.items():
        method = None if isinstance(shown, type) else getattr(shown, name, None)
        if method is not None and (made := method()) is not None:
            found[kind] = _base64(made) if isinstance(made, bytes) else str(made)
    return found | {"text/plain": repr(shown)}


def figures_left_open(display: Display) -> None:
    """Show and close the figures that pyplot holds, as a notebook does at the end of a cell."""
    if pyplot := sys.modules.get("matplotlib.pyplot"):
        from io import StringIO

        for number in pyplot.get_fignums():
            drawn = StringIO()
            pyplot.figure(number).savefig(drawn, format="svg", bbox_inches="tight")
            display(SVG(drawn.getvalue()))
        pyplot.close("all")


def install(send: Send) -> Display:
    """Put the stand-in where `from IPython.display import …` finds it."""
    display = Display(send)
    package, module = ModuleType("IPython"), ModuleType("IPython.display")
    vars(module).update(SVG=SVG, HTML=HTML, display=display)
    # matplotlib asks any IPython for its version, and leaves one of 8.24 alone.
    vars(package).update(display=module, get_ipython=lambda: None, version_info=(8, 24), __path__=[])
    sys.modules.update({"IPython": package, "IPython.display": module})
    return display


def _base64(data: bytes) -> str:
    from base64 import b64encode

    return b64encode(data).decode()
