"""The same cell seen from behind: the way of a gradient, from right to left.

What was copied on the way forward is added up on the way back, and what was added is copied. A product multiplies
with what stood beside; a layer with the slope of its function, and then with its weights.
"""

from .cell import (
    HEIGHT,
    X_C,
    X_END,
    X_F,
    X_I,
    X_IN,
    X_O,
    X_OUT,
    X_UP,
    Y_BUS,
    Y_GATE,
    Y_LAYER,
    Y_OVER,
    Y_STATE,
    Y_TANH,
    Y_TOP,
    Y_UNDER,
)
from .picture import Label, Node, Picture, Wire
from .shapes import ELLIPSE, RADIUS

WIRES = {
    "dC_in": Wire(((X_END - 1, Y_STATE), (X_OUT + RADIUS, Y_STATE)), "C", arrow=True),
    "dh_in": Wire(((X_END - 1, Y_BUS), (X_UP + RADIUS, Y_BUS)), "h", arrow=True),
    "dh_loss": Wire(((X_UP, Y_TOP), (X_UP, Y_STATE + 5)), "h"),
    "dh_down": Wire(((X_UP, Y_STATE - 5), (X_UP, Y_BUS + RADIUS)), "h", arrow=True),
    "dh": Wire(((X_UP - RADIUS, Y_BUS), (X_OUT, Y_BUS), (X_OUT, Y_GATE - RADIUS)), "h", arrow=True),
    "do": Wire(((X_OUT - RADIUS, Y_GATE), (X_O, Y_GATE), (X_O, Y_OVER)), "o", arrow=True),
    "dsquashed": Wire(((X_OUT, Y_GATE + RADIUS), (X_OUT, Y_TANH - ELLIPSE[1] / 2)), "ink", arrow=True),
    "through_h": Wire(((X_OUT, Y_TANH + ELLIPSE[1] / 2), (X_OUT, Y_STATE - RADIUS)), "C", arrow=True),
    "dC": Wire(((X_OUT - RADIUS, Y_STATE), (X_C, Y_STATE)), "C"),
    "dkept": Wire(((X_C, Y_STATE), (X_F + RADIUS, Y_STATE)), "C", arrow=True),
    "dadded": Wire(((X_C, Y_STATE), (X_C, Y_GATE + RADIUS)), "ink", arrow=True),
    "dC_prev": Wire(((X_F - RADIUS, Y_STATE), (1, Y_STATE)), "C", arrow=True),
    "df": Wire(((X_F, Y_STATE - RADIUS), (X_F, Y_OVER)), "f", arrow=True),
    "di": Wire(((X_C - RADIUS, Y_GATE), (X_I, Y_GATE), (X_I, Y_OVER)), "i", arrow=True),
    "dC_tilde": Wire(((X_C, Y_GATE - RADIUS), (X_C, Y_OVER)), "C_tilde", arrow=True),
    "from_o": Wire(((X_O, Y_UNDER), (X_O, Y_BUS), (X_C + RADIUS, Y_BUS)), "ink", arrow=True),
    "from_C": Wire(((X_C, Y_UNDER), (X_C, Y_BUS + RADIUS)), "ink", arrow=True),
    "from_i": Wire(((X_I, Y_UNDER), (X_I, Y_BUS + RADIUS)), "ink", arrow=True),
    "from_f": Wire(((X_F, Y_UNDER), (X_F, Y_BUS + RADIUS)), "ink", arrow=True),
    "bus_C": Wire(((X_C - RADIUS, Y_BUS), (X_I + RADIUS, Y_BUS)), "ink", arrow=True),
    "bus_i": Wire(((X_I - RADIUS, Y_BUS), (X_F + RADIUS, Y_BUS)), "ink", arrow=True),
    "dhx": Wire(((X_F - RADIUS, Y_BUS), (X_IN, Y_BUS), (X_IN, 2)), "ink", arrow=True),
    "dh_prev": Wire(((X_IN + 8, Y_BUS), (1, Y_BUS)), "h", arrow=True),
}
NODES = {
    "copy": Node("fork", (X_C, Y_STATE), "", "C"),
    "sum_C": Node("operation", (X_OUT, Y_STATE), "+", "ink"),
    "sum_h": Node("operation", (X_UP, Y_BUS), "+", "ink"),
    "sum_f": Node("operation", (X_F, Y_BUS), "+", "ink"),
    "sum_i": Node("operation", (X_I, Y_BUS), "+", "ink"),
    "sum_bus": Node("operation", (X_C, Y_BUS), "+", "ink"),
    "layer_f": Node("layer", (X_F, Y_LAYER), r"$\sigma'$", "f"),
    "layer_i": Node("layer", (X_I, Y_LAYER), r"$\sigma'$", "i"),
    "layer_C": Node("layer", (X_C, Y_LAYER), "tanh'", "C_tilde"),
    "layer_o": Node("layer", (X_O, Y_LAYER), r"$\sigma'$", "o"),
    "times_f": Node("operation", (X_F, Y_STATE), "×", "ink"),
    "times_i": Node("operation", (X_C, Y_GATE), "×", "ink"),
    "slope": Node("ellipse", (X_OUT, Y_TANH), "tanh'", "ink"),
    "times_o": Node("operation", (X_OUT, Y_GATE), "×", "ink"),
}
LABELS = {
    "dC_prev": Label((3, Y_STATE + 8), r"$dC_{t{-}1}$", "C", "left", always=True),
    "dh_prev": Label((3, Y_BUS + 8), r"$dh_{t{-}1}$", "h", "left", always=True),
    "dhx": Label((X_IN + 7, 5), "$dx_t$", "ink", "left", always=True),
    "dC_in": Label((X_END - 3, Y_STATE + 8), r"$dC$", "C", "right", always=True),
    "dh_in": Label((X_END - 3, Y_BUS + 8), r"$dh$", "h", "right", always=True),
    "dh_loss": Label((X_UP + 8, Y_TOP - 12), "$L$", "ink", "left", always=True),
    "dC": Label(((X_C + X_OUT) / 2 - 4, Y_STATE + 8), "$dC_t$", "C"),
    "df": Label((X_F + 7, Y_GATE + 2), "$df_t$", "f", "left"),
    "di": Label(((X_I + X_C) / 2 - 4, Y_GATE + 7), "$di_t$", "i"),
    "dC_tilde": Label((X_C + 8, Y_OVER + 20), r"$d\tilde C_t$", "C_tilde", "left"),
    "do": Label(((X_O + X_OUT) / 2 - 5, Y_GATE + 7), "$do_t$", "o"),
}
BACKWARD = Picture(HEIGHT, WIRES, NODES, LABELS, panels=(((34, 42), (276, 238)),))
