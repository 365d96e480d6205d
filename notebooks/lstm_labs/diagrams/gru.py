"""The GRU in the article's form: z weighs the new state, the reset comes before the product.

Its gates have the colours of those of the LSTM that do the same: z says what is written, r what is shown of the state.
"""

from .picture import Label, Node, Picture, Wire, Word
from .shapes import BOX, RADIUS

# columns and rows of the grid, in points
X_DROP, X_IN, X_Z, X_R, X_TURN, X_JOIN, X_NEW = 48.0, 64.0, 98.0, 150.0, 190.0, 208.0, 240.0
X_UP, X_END = 290.0, 324.0
Y_X, Y_BUS, Y_LAYER, Y_RESET, Y_GATE, Y_MINUS, Y_STATE, Y_TOP = 50.0, 74.0, 112.0, 154.0, 180.0, 210.0, 242.0, 286.0
Y_UNDER, Y_OVER = Y_LAYER - BOX[1] / 2, Y_LAYER + BOX[1] / 2

WIRES = {
    "h_prev": Wire(((1, Y_STATE), (X_DROP, Y_STATE)), "h"),
    "h_on": Wire(((X_DROP, Y_STATE), (X_Z - RADIUS, Y_STATE)), "h", arrow=True),
    "h_down": Wire(((X_DROP, Y_STATE), (X_DROP, Y_RESET)), "h"),
    "h_bus": Wire(((X_DROP, Y_RESET), (X_DROP, Y_BUS), (X_IN + 8, Y_BUS)), "h"),
    "h_aside": Wire(((X_DROP, Y_RESET), (X_Z - 5, Y_RESET)), "h"),
    "h_reset": Wire(((X_Z + 5, Y_RESET), (X_R - RADIUS, Y_RESET)), "h", arrow=True),
    "x": Wire(((X_IN, 2), (X_IN, Y_X)), "ink"),
    "x_bus": Wire(((X_IN, Y_X), (X_IN, Y_BUS), (X_IN + 10, Y_BUS)), "ink"),
    "reset": Wire(((X_R + RADIUS, Y_RESET), (X_TURN, Y_RESET), (X_TURN, Y_BUS), (X_JOIN + 8, Y_BUS)), "h"),
    "x_aside": Wire(((X_IN, Y_X), (X_JOIN, Y_X), (X_JOIN, Y_BUS), (X_JOIN + 10, Y_BUS)), "ink"),
    "to_h": Wire(((X_JOIN + 8, Y_BUS), (X_NEW, Y_BUS), (X_NEW, Y_UNDER)), "ink", arrow=True),
    "bus_z": Wire(((X_IN + 8, Y_BUS), (X_Z, Y_BUS)), "ink"),
    "to_z": Wire(((X_Z, Y_BUS), (X_Z, Y_UNDER)), "ink", arrow=True),
    "to_r": Wire(((X_Z, Y_BUS), (X_R, Y_BUS), (X_R, Y_UNDER)), "ink", arrow=True),
    "r": Wire(((X_R, Y_OVER), (X_R, Y_RESET - RADIUS)), "o", arrow=True),
    "z": Wire(((X_Z, Y_OVER), (X_Z, Y_GATE)), "i"),
    "z_up": Wire(((X_Z, Y_GATE), (X_Z, Y_MINUS - RADIUS)), "i", arrow=True),
    "one_minus_z": Wire(((X_Z, Y_MINUS + RADIUS), (X_Z, Y_STATE - RADIUS)), "i", arrow=True),
    "z_aside": Wire(((X_Z, Y_GATE), (X_NEW - RADIUS, Y_GATE)), "i", arrow=True),
    "h_tilde": Wire(((X_NEW, Y_OVER), (X_NEW, Y_GATE - RADIUS)), "C_tilde", arrow=True),
    "added": Wire(((X_NEW, Y_GATE + RADIUS), (X_NEW, Y_STATE - RADIUS)), "ink", arrow=True),
    "kept": Wire(((X_Z + RADIUS, Y_STATE), (X_NEW - RADIUS, Y_STATE)), "h", arrow=True),
    "h_new": Wire(((X_NEW + RADIUS, Y_STATE), (X_UP, Y_STATE)), "h"),
    "h_exit": Wire(((X_UP, Y_STATE), (X_END - 1, Y_STATE)), "h", arrow=True),
    "h_up": Wire(((X_UP, Y_STATE), (X_UP, Y_TOP)), "h", arrow=True),
}
NODES = {
    "fork_h": Node("fork", (X_DROP, Y_STATE), "", "h"),
    "fork_reset": Node("fork", (X_DROP, Y_RESET), "", "h"),
    "fork_x": Node("fork", (X_IN, Y_X), "", "ink"),
    "fork_bus": Node("fork", (X_Z, Y_BUS), "", "ink"),
    "fork_z": Node("fork", (X_Z, Y_GATE), "", "i"),
    "fork_out": Node("fork", (X_UP, Y_STATE), "", "h"),
    "layer_z": Node("layer", (X_Z, Y_LAYER), r"$\sigma$", "i"),
    "layer_r": Node("layer", (X_R, Y_LAYER), r"$\sigma$", "o"),
    "layer_h": Node("layer", (X_NEW, Y_LAYER), "tanh", "C_tilde"),
    "times_r": Node("operation", (X_R, Y_RESET), "×", "ink"),
    "one_minus": Node("operation", (X_Z, Y_MINUS), "1−", "ink"),
    "times_old": Node("operation", (X_Z, Y_STATE), "×", "ink"),
    "times_new": Node("operation", (X_NEW, Y_GATE), "×", "ink"),
    "plus": Node("operation", (X_NEW, Y_STATE), "+", "ink"),
}
LABELS = {
    "h_prev": Label((3, Y_STATE + 8), r"$h_{t{-}1}$", "h", "left"),
    "x": Label((X_IN + 7, 5), "$x_t$", "ink", "left"),
    "h_exit": Label((X_END - 3, Y_STATE + 8), "$h_t$", "h", "right"),
    "h_up": Label((X_UP + 8, Y_TOP - 12), "$h_t$", "h", "left"),
    "z": Label(((X_Z + X_R) / 2, Y_GATE + 7), "$z_t$", "i"),
    "r": Label((X_R + 7, Y_OVER + 8), "$r_t$", "o", "left"),
    "reset": Label((X_R + 12, Y_RESET + 8), r"$r_t \ast h_{t{-}1}$", "h", "left"),
    "h_tilde": Label((X_NEW + 7, Y_OVER + 16), r"$\tilde h_t$", "C_tilde", "left"),
    "added": Label((X_NEW - 8, Y_MINUS - 4), r"$z_t \ast \tilde h_t$", "ink", "right"),
    "kept": Label(((X_Z + X_NEW) / 2, Y_STATE + 8), r"$(1-z_t) \ast h_{t{-}1}$", "h"),
}
Y_NAMES = 22.0
NAMES = {
    "z": Word((X_Z, Y_NAMES), "update", "i", "layer_z"),
    "r": Word((X_R, Y_NAMES), "reset", "o", "layer_r"),
    "h": Word((X_NEW, Y_NAMES), "candidate", "C_tilde", "layer_h"),
}
GRU = Picture(290, WIRES, NODES, LABELS, NAMES, panels=(((34, 36), (276, 266)),))
