"""One gate, the first of the cell: a sigmoid layer, and the pointwise product by which it lets a line through."""

from .picture import Node, Picture, Wire, Word
from .shapes import BOX, RADIUS

X, Y_LINE, Y_LAYER, LEFT, RIGHT = 162.0, 118.0, 54.0, 56.0, 268.0
GATE = Picture(
    height=150,
    wires={
        "in": Wire(((LEFT, Y_LINE), (X - RADIUS, Y_LINE)), "C", arrow=True),
        "out": Wire(((X + RADIUS, Y_LINE), (RIGHT, Y_LINE)), "C", arrow=True),
        "gate": Wire(((X, Y_LAYER + BOX[1] / 2), (X, Y_LINE - RADIUS)), "f", arrow=True),
        "to_gate": Wire(((X, 12), (X, Y_LAYER - BOX[1] / 2)), "ink", arrow=True),
    },
    nodes={
        "layer": Node("layer", (X, Y_LAYER), r"$\sigma$", "f"),
        "times": Node("operation", (X, Y_LINE), "×", "ink"),
    },
    words={
        "in": Word(((LEFT + X) / 2, Y_LINE + 9), "gate_arrives", "C", "in"),
        "out": Word(((X + RIGHT) / 2, Y_LINE + 9), "gate_passes", "C", "out"),
        "gate": Word((X + 9, (Y_LAYER + Y_LINE) / 2 - 2), "gate_between", "f", "gate", align="left"),
    },
)
