"""The LSTM cell as one table of parts; a step is a set of lit parts, so all steps share one geometry."""

from typing import Literal

from matplotlib.figure import Figure

from .picture import Label, Node, Picture, Wire, Word, draw
from .shapes import BOX, ELLIPSE, RADIUS

Step = Literal["f", "i", "C", "o"]

# columns and rows of the grid, in points
X_F, X_I, X_C, X_O, X_OUT, X_UP = 76.0, 122.0, 168.0, 219.0, 251.0, 290.0
X_IN, X_END, HEIGHT = 56.0, 324.0, 264.0
Y_BUS, Y_LAYER, Y_GATE, Y_TANH, Y_STATE, Y_TOP = 66.0, 104.0, 158.0, 186.0, 216.0, 260.0
Y_UNDER, Y_OVER = Y_LAYER - BOX[1] / 2, Y_LAYER + BOX[1] / 2


WIRES = {
    "h_prev": Wire(((1, Y_BUS), (X_IN + 8, Y_BUS)), "h"),
    "x": Wire(((X_IN, 2), (X_IN, Y_BUS), (X_IN + 10, Y_BUS)), "ink"),
    "bus_f": Wire(((X_IN + 8, Y_BUS), (X_F, Y_BUS)), "ink"),
    "bus_i": Wire(((X_F, Y_BUS), (X_I, Y_BUS)), "ink"),
    "bus_C": Wire(((X_I, Y_BUS), (X_C, Y_BUS)), "ink"),
    "to_f": Wire(((X_F, Y_BUS), (X_F, Y_UNDER)), "ink", arrow=True),
    "to_i": Wire(((X_I, Y_BUS), (X_I, Y_UNDER)), "ink", arrow=True),
    "to_C": Wire(((X_C, Y_BUS), (X_C, Y_UNDER)), "ink", arrow=True),
    "to_o": Wire(((X_C, Y_BUS), (X_O, Y_BUS), (X_O, Y_UNDER)), "ink", arrow=True),
    "f": Wire(((X_F, Y_OVER), (X_F, Y_STATE - RADIUS)), "f", arrow=True),
    "i": Wire(((X_I, Y_OVER), (X_I, Y_GATE), (X_C - RADIUS, Y_GATE)), "i", arrow=True),
    "C_tilde": Wire(((X_C, Y_OVER), (X_C, Y_GATE - RADIUS)), "C_tilde", arrow=True),
    "o": Wire(((X_O, Y_OVER), (X_O, Y_GATE), (X_OUT - RADIUS, Y_GATE)), "o", arrow=True),
    "C_prev": Wire(((1, Y_STATE), (X_F - RADIUS, Y_STATE)), "C", arrow=True),
    "kept": Wire(((X_F + RADIUS, Y_STATE), (X_C - RADIUS, Y_STATE)), "C", arrow=True),
    "added": Wire(((X_C, Y_GATE + RADIUS), (X_C, Y_STATE - RADIUS)), "ink", arrow=True),
    "C_new": Wire(((X_C + RADIUS, Y_STATE), (X_OUT, Y_STATE)), "C"),
    "C_out": Wire(((X_OUT, Y_STATE), (X_UP - 5, Y_STATE)), "C"),
    "C_over": Wire(((X_UP - 5, Y_STATE), (X_UP + 5, Y_STATE)), "C"),
    "C_exit": Wire(((X_UP + 5, Y_STATE), (X_END - 1, Y_STATE)), "C", arrow=True),
    "to_tanh": Wire(((X_OUT, Y_STATE), (X_OUT, Y_TANH + ELLIPSE[1] / 2)), "C", arrow=True),
    "squashed": Wire(((X_OUT, Y_TANH - ELLIPSE[1] / 2), (X_OUT, Y_GATE + RADIUS)), "ink"),
    "h_new": Wire(((X_OUT, Y_GATE - RADIUS), (X_OUT, Y_BUS), (X_UP, Y_BUS)), "h"),
    "h_exit": Wire(((X_UP, Y_BUS), (X_END - 1, Y_BUS)), "h", arrow=True),
    "h_up": Wire(((X_UP, Y_BUS), (X_UP, Y_STATE - 5)), "h"),
    "h_over": Wire(((X_UP, Y_STATE - 5), (X_UP, Y_STATE + 5)), "h"),
    "h_top": Wire(((X_UP, Y_STATE + 5), (X_UP, Y_TOP)), "h", arrow=True),
}
NODES = {
    "fork_f": Node("fork", (X_F, Y_BUS), "", "ink"),
    "fork_i": Node("fork", (X_I, Y_BUS), "", "ink"),
    "fork_C": Node("fork", (X_C, Y_BUS), "", "ink"),
    "fork_state": Node("fork", (X_OUT, Y_STATE), "", "C"),
    "fork_h": Node("fork", (X_UP, Y_BUS), "", "h"),
    "layer_f": Node("layer", (X_F, Y_LAYER), r"$\sigma$", "f"),
    "layer_i": Node("layer", (X_I, Y_LAYER), r"$\sigma$", "i"),
    "layer_C": Node("layer", (X_C, Y_LAYER), "tanh", "C_tilde"),
    "layer_o": Node("layer", (X_O, Y_LAYER), r"$\sigma$", "o"),
    "times_f": Node("operation", (X_F, Y_STATE), "×", "ink"),
    "times_i": Node("operation", (X_C, Y_GATE), "×", "ink"),
    "plus": Node("operation", (X_C, Y_STATE), "+", "ink"),
    "tanh": Node("ellipse", (X_OUT, Y_TANH), "tanh", "ink"),
    "times_o": Node("operation", (X_OUT, Y_GATE), "×", "ink"),
}
LABELS = {
    "C_prev": Label((3, Y_STATE + 8), r"$C_{t{-}1}$", "C", "left", always=True),
    "h_prev": Label((3, Y_BUS + 8), r"$h_{t{-}1}$", "h", "left", always=True),
    "x": Label((X_IN + 7, 5), "$x_t$", "ink", "left", always=True),
    "C_exit": Label((X_END - 3, Y_STATE + 8), "$C_t$", "C", "right", always=True),
    "h_exit": Label((X_END - 3, Y_BUS + 8), "$h_t$", "h", "right", always=True),
    "h_up": Label((X_UP + 8, Y_TOP - 12), "$h_t$", "h", "left", always=True),
    "f": Label((X_F + 7, Y_GATE + 2), "$f_t$", "f", "left"),
    "i": Label(((X_I + X_C) / 2 - 4, Y_GATE + 7), "$i_t$", "i"),
    "C_tilde": Label((X_C + 11, Y_OVER + 28), r"$\tilde C_t$", "C_tilde", "left"),
    "o": Label(((X_O + X_OUT) / 2 - 4, Y_GATE + 7), "$o_t$", "o"),
    "kept": Label(((X_F + X_C) / 2, Y_STATE + 8), r"$f_t \ast C_{t{-}1}$", "C"),
    "added": Label((X_C + 7, Y_TANH - 1), r"$i_t \ast \tilde C_t$", "ink", "left"),
    "to_tanh": Label((X_OUT - 2, Y_STATE + 8), "$C_t$", "C"),
}
Y_NAMES = 27.0
NAMES = {
    "f": Word((X_F, Y_NAMES), "forget", "f", "layer_f"),
    "i": Word((X_I, Y_NAMES), "input", "i", "layer_i"),
    "C": Word((X_C, Y_NAMES), "candidate", "C_tilde", "layer_C"),
    "o": Word((X_O, Y_NAMES), "output", "o", "layer_o"),
}
CELL = Picture(HEIGHT, WIRES, NODES, LABELS, NAMES, panels=(((34, 42), (276, 238)),), crossings=(("C_over", "h_over"),))

INPUTS = {"h_prev", "x", "bus_f", "fork_f"}
THROUGH = {"bus_i", "fork_i", "bus_C", "fork_C"}
LIT: dict[Step, frozenset[str]] = {  # a fork is lit when the line that reaches it is
    "f": frozenset(INPUTS | {"to_f", "layer_f", "f", "C_prev", "times_f"}),
    "i": frozenset(INPUTS | THROUGH | {"to_i", "to_C", "layer_i", "layer_C", "i", "C_tilde", "times_i"}),
    "C": frozenset({"C_prev", "f", "times_f", "kept", "i", "C_tilde", "times_i", "added", "plus"})
    | {"C_new", "fork_state", "C_out", "C_over", "C_exit"},
    "o": frozenset(INPUTS | THROUGH | {"to_o", "layer_o", "o", "C_new", "fork_state", "to_tanh", "tanh"})
    | {"squashed", "times_o", "h_new", "fork_h", "h_exit", "h_up", "h_over", "h_top"},
}


def draw_cell_schematic(lit: Step | None, lang: str) -> Figure:
    """Draw the LSTM cell: the parts of step `lit` in colour and the rest as context, or all in colour for None.

    Raises ValueError if `lang` is neither "en" nor "zh", or `lit` none of "f", "i", "C", "o", None.
    """
    return draw(CELL, lit_parts(lit), lang)


def lit_parts(lit: Step | None) -> frozenset[str]:
    """Return the names of the parts that step `lit` has in colour; all of them for None."""
    if lit is not None and lit not in LIT:
        raise ValueError(f"lit must be one of {', '.join(LIT)} or None, got {lit!r}")
    return CELL.parts if lit is None else LIT[lit]
