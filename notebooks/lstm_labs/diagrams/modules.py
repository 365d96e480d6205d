"""Three repeating modules in a row, the middle one open: of a plain RNN, and of an LSTM."""

from dataclasses import replace

from . import cell
from .picture import Label, Node, Picture, Wire
from .shapes import BOX, Point

# columns, in points: the neighbours' panels run off the canvas, as the chain does
X_LEFT, X_RIGHT, X_IN, X_UP = 16.0, 308.0, 66.0, 258.0
EDGE_LEFT, EDGE_RIGHT, INSIDE, OUTSIDE = 33.0, 291.0, 52.0, 272.0
Y_X, Y_FOOT, Y_PANEL, RISE = 6.0, 24.0, 40.0, 24.0
RNN_TOP, LSTM_TOP = 132.0, 222.0

# where the columns and rows of the cell go when it stands between two neighbours
COLUMNS = {0.0: EDGE_LEFT - 1, cell.X_IN: X_IN, cell.X_F: 84.0, cell.X_I: 122.0, cell.X_C: 160.0, cell.X_O: 199.0}
COLUMNS |= {cell.X_OUT: 231.0, cell.X_UP: X_UP, cell.X_END: EDGE_RIGHT + 1}
ROWS = {0.0: Y_FOOT - 2, cell.Y_BUS: 64.0, cell.Y_LAYER: 100.0, cell.Y_GATE: 146.0, cell.Y_TANH: 172.0}
ROWS |= {cell.Y_STATE: 200.0, cell.Y_TOP: LSTM_TOP + RISE}


def frame(top: float) -> Picture:
    """Return the three panels, `top` high, with the neighbours' inputs and outputs, and every x and h named."""
    wires, labels = {}, {}
    for index, x_in, x_up in (("t{-}1", X_LEFT, X_LEFT), ("t", X_IN, X_UP), ("t{+}1", X_RIGHT, X_RIGHT)):
        labels[f"x_{index}"] = Label((x_in, Y_X), f"$x_{{{index}}}$", "ink")
        labels[f"h_{index}"] = Label((x_up, top + RISE + 7), f"$h_{{{index}}}$", "h")
        if index != "t":
            wires[f"x_{index}"] = Wire(((x_in, Y_FOOT), (x_in, Y_PANEL)), "ink", arrow=True)
            wires[f"h_{index}"] = Wire(((x_in, top), (x_in, top + RISE)), "h", arrow=True)
            labels[f"A_{index}"] = Label((x_in, (Y_PANEL + top) / 2 - 5), "$A$", "ink")
    panels: tuple[tuple[Point, Point], ...] = (
        ((-40, Y_PANEL), (EDGE_LEFT, top)),
        ((INSIDE, Y_PANEL), (OUTSIDE, top)),
        ((EDGE_RIGHT, Y_PANEL), (364, top)),
    )
    return Picture(top + RISE + 26, wires, {}, labels, panels=panels)


def rnn() -> Picture:
    """Return the plain RNN: one tanh layer in the middle of one line."""
    y, x = (Y_PANEL + RNN_TOP) / 2, (X_IN + X_UP) / 2
    wires = {
        "h_prev": Wire(((EDGE_LEFT, y), (X_IN + 8, y)), "h"),
        "x": Wire(((X_IN, Y_FOOT), (X_IN, y), (X_IN + 10, y)), "ink"),
        "bus": Wire(((X_IN + 8, y), (x - BOX[0] / 2, y)), "ink", arrow=True),
        "h_new": Wire(((x + BOX[0] / 2, y), (X_UP, y)), "h"),
        "h_exit": Wire(((X_UP, y), (EDGE_RIGHT, y)), "h", arrow=True),
        "h_up": Wire(((X_UP, y), (X_UP, RNN_TOP + RISE)), "h", arrow=True),
    }
    nodes = {"layer": Node("layer", (x, y), "tanh", "h"), "fork_h": Node("fork", (X_UP, y), "", "h")}
    around = frame(RNN_TOP)
    return replace(around, wires=around.wires | wires, nodes=nodes)


def lstm() -> Picture:
    """Return the LSTM: the parts of the cell, on narrower columns and lower rows."""
    wires = {name: replace(w, points=tuple(map(moved, w.points))) for name, w in cell.WIRES.items()}
    nodes = {name: replace(node, at=moved(node.at)) for name, node in cell.NODES.items()}
    around = frame(LSTM_TOP)
    return replace(around, wires=around.wires | wires, nodes=nodes)


def moved(point: Point) -> Point:
    """Move a point of the cell as far as the nearest column and the nearest row move."""
    x, y = point
    column = min(COLUMNS, key=lambda old: abs(old - x))
    row = min(ROWS, key=lambda old: abs(old - y))
    return x + COLUMNS[column] - column, y + ROWS[row] - row
