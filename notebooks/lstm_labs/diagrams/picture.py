"""A picture is a table of parts by name; those that are lit have their colour, the rest is context."""

from dataclasses import dataclass, field
from typing import Literal

from matplotlib.figure import Figure

from ..style import use_style
from ..words import label
from . import shapes
from .shapes import GREY, Point


@dataclass(frozen=True)
class Wire:
    """A line: its corners, the colour it has when lit, and whether it ends in an arrow."""

    points: tuple[Point, ...]
    colour: str
    arrow: bool = False


@dataclass(frozen=True)
class Node:
    """A shape of the vocabulary: its place, what is written in it, its colour when lit."""

    kind: Literal["layer", "operation", "ellipse", "block", "fork", "dots"]
    at: Point
    symbol: str
    colour: str


@dataclass(frozen=True)
class Label:
    """The symbol of the quantity that the part of the same name carries; `always` ones stay as context."""

    at: Point
    symbol: str
    colour: str
    align: str = "center"
    always: bool = False


@dataclass(frozen=True)
class Word:
    """An entry of the catalogue of words, lit with `part`; it always stays as context."""

    at: Point
    key: str
    colour: str
    part: str = ""
    align: str = "center"


@dataclass(frozen=True)
class Picture:
    """All parts of a schematic, in points, `height` of them from `bottom`; panels are modules by opposite corners.

    Of the two pieces of a crossing, the first is seen where it alone is lit, so that no lit line is broken by a grey one.
    """

    height: float
    wires: dict[str, Wire]
    nodes: dict[str, Node]
    labels: dict[str, Label] = field(default_factory=dict)
    words: dict[str, Word] = field(default_factory=dict)
    panels: tuple[tuple[Point, Point], ...] = ()
    bottom: float = 0.0
    crossings: tuple[tuple[str, str], ...] = ()

    @property
    def parts(self) -> frozenset[str]:
        """The names of everything that can be lit."""
        return frozenset(self.wires) | frozenset(self.nodes)


def draw(picture: Picture, lit: frozenset[str] | None, lang: str) -> Figure:
    """Draw a picture with the parts named in `lit` in colour, or all of it for None.

    Raises ValueError if `lang` is neither "en" nor "zh".
    """
    names = picture.parts | set(picture.labels) | {""} if lit is None else lit | {""}
    with use_style(lang):
        fig, ax = shapes.canvas(picture.height, picture.bottom)
        for corner, opposite in picture.panels:
            shapes.panel(ax, corner, opposite)
        for name, wire in picture.wires.items():
            shapes.wire(ax, name, wire.points, wire.colour if name in names else GREY, wire.arrow)
        below = {second if first in names and second not in names else first for first, second in picture.crossings}
        for patch in ax.patches:
            patch.set_visible(patch.get_gid() not in below)
        for name, node in picture.nodes.items():
            written = [node.symbol] if node.symbol else []
            getattr(shapes, node.kind)(ax, name, node.at, *written, node.colour if name in names else GREY)
        for name, mark in picture.labels.items():
            if name in names or mark.always:
                ink = mark.colour if name in names else "muted"
                shapes.text(ax, f"label_{name}", mark.at, mark.symbol, ink, shapes.LARGE, mark.align)
        for name, word in picture.words.items():
            ink = word.colour if word.part in names else "muted"
            shapes.text(ax, f"name_{name}", word.at, label(word.key, lang), ink, align=word.align)
    return fig
