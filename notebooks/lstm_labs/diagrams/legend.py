"""The legend: shapes in the left column, lines in the right one, each with its name."""

from .picture import Node, Picture, Wire, Word
from .shapes import Point

X_SHAPE, X_SHAPE_TEXT, X_LINE, X_LINE_TEXT = 26.0, 54.0, 196.0, 230.0
ROWS = (164.0, 118.0, 72.0, 26.0)
Y1, Y2, Y3, Y4 = ROWS
LEFT, RIGHT, AWAY = X_LINE - 26, X_LINE + 26, 13.0  # where a sample line begins and ends; how far a second one is


def row(key: str, at: Point, second: str = "") -> dict[str, Word]:
    """Return the name of a sign, and a second line below it if there is one."""
    (x, y), lines = at, [key, second] if second else [key]
    first = y - 3.5 + 6.5 * (len(lines) - 1)
    return {name: Word((x, first - 13 * n), name, ("ink", "muted")[n], align="left") for n, name in enumerate(lines)}


LEGEND = Picture(
    height=190,
    wires={
        "vector": Wire(((LEFT, Y1), (RIGHT, Y1)), "ink", arrow=True),
        "join_on": Wire(((X_LINE + 8, Y2), (RIGHT, Y2)), "ink", arrow=True),
        "join": Wire(((LEFT, Y2), (X_LINE + 8, Y2)), "ink"),
        "joined": Wire(((X_LINE, Y2 - 19), (X_LINE, Y2), (X_LINE + 10, Y2)), "ink"),
        "fork": Wire(((LEFT, Y3), (RIGHT, Y3)), "ink", arrow=True),
        "copy": Wire(((X_LINE, Y3), (X_LINE, Y3 + 19)), "ink", arrow=True),
        "across": Wire(((X_LINE, Y4 - 19), (X_LINE, Y4 + 19)), "ink", arrow=True),
        "passing": Wire(((LEFT, Y4), (X_LINE - 5, Y4)), "ink"),
        "passed": Wire(((X_LINE + 5, Y4), (RIGHT, Y4)), "ink", arrow=True),
    },
    nodes={
        "block": Node("block", (X_SHAPE, Y1), "$A$", "ink"),
        "layer": Node("layer", (X_SHAPE, Y2), "tanh", "C_tilde"),
        "function": Node("ellipse", (X_SHAPE, Y3), "tanh", "ink"),
        "times": Node("operation", (X_SHAPE - 11, Y4), "×", "ink"),
        "plus": Node("operation", (X_SHAPE + 11, Y4), "+", "ink"),
        "fork": Node("fork", (X_LINE, Y3), "", "ink"),
    },
    words=row("legend_module", (X_SHAPE_TEXT, Y1))
    | row("legend_layer", (X_SHAPE_TEXT, Y2), "legend_weights")
    | row("legend_function", (X_SHAPE_TEXT, Y3), "legend_no_weights")
    | row("legend_operation", (X_SHAPE_TEXT, Y4))
    | row("legend_vector", (X_LINE_TEXT, Y1))
    | row("legend_join", (X_LINE_TEXT, Y2))
    | row("legend_fork", (X_LINE_TEXT, Y3))
    | row("legend_cross", (X_LINE_TEXT, Y4)),
)
