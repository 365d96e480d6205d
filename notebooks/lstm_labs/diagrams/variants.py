"""Two variants of the cell, each as what it changes in the cell's own table."""

from dataclasses import replace
from typing import TypeVar

from .cell import CELL, LABELS, NAMES, NODES, WIRES, X_C, X_F, X_I, X_O, X_OUT, Y_GATE, Y_OVER, Y_STATE
from .picture import Label, Node, Wire
from .shapes import RADIUS

Part = TypeVar("Part")
CONTEXT = {name: mark for name, mark in LABELS.items() if mark.always}


def without(parts: dict[str, Part], *names: str) -> dict[str, Part]:
    """Return the parts but those named."""
    return {name: part for name, part in parts.items() if name not in names}


# Peepholes: C_{t-1} is copied to the forget and input gates, C_t to the output gate.
X_DROP, Y_PEEP, ASIDE = 46.0, 139.0, 11.0  # a peephole enters a gate's box beside the line that leaves it
PEEPHOLE = replace(
    CELL,
    wires=WIRES
    | {
        "C_prev": Wire(((1, Y_STATE), (X_DROP, Y_STATE)), "C"),
        "C_in": Wire(((X_DROP, Y_STATE), (X_F - RADIUS, Y_STATE)), "C", arrow=True),
        "peep": Wire(((X_DROP, Y_STATE), (X_DROP, Y_PEEP), (X_F - ASIDE, Y_PEEP)), "C"),
        "peep_f": Wire(((X_F - ASIDE, Y_PEEP), (X_F - ASIDE, Y_OVER)), "C", arrow=True),
        "peep_i": Wire(((X_F - ASIDE, Y_PEEP), (X_I - ASIDE, Y_PEEP), (X_I - ASIDE, Y_OVER)), "C", arrow=True),
        "f": Wire(((X_F, Y_OVER), (X_F, Y_PEEP - 4.5)), "f"),  # passes below the peephole, which is what one looks at
        "f_on": Wire(((X_F, Y_PEEP + 4.5), (X_F, Y_STATE - RADIUS)), "f", arrow=True),
        "C_new": Wire(((X_C + RADIUS, Y_STATE), (X_O - ASIDE, Y_STATE)), "C"),
        "C_on": Wire(((X_O - ASIDE, Y_STATE), (X_OUT, Y_STATE)), "C"),
        "peep_o": Wire(((X_O - ASIDE, Y_STATE), (X_O - ASIDE, Y_OVER)), "C", arrow=True),
    },
    nodes=NODES
    | {
        "fork_C_prev": Node("fork", (X_DROP, Y_STATE), "", "C"),
        "fork_peep": Node("fork", (X_F - ASIDE, Y_PEEP), "", "C"),
        "fork_C_new": Node("fork", (X_O - ASIDE, Y_STATE), "", "C"),
    },
    labels=CONTEXT | {"peep_o": Label((X_O - ASIDE, Y_STATE + 8), "$C_t$", "C")},
)
PEEPHOLE_LIT = frozenset({"C_prev", "fork_C_prev", "peep", "fork_peep", "peep_f", "peep_i"}) | {
    "C_new",
    "fork_C_new",
    "peep_o",
}

# Coupled gates: one gate decides both; what is forgotten is what is written.
COUPLED = replace(
    CELL,
    wires=without(WIRES, "to_i")
    | {
        "f": Wire(((X_F, Y_OVER), (X_F, Y_GATE)), "f"),
        "f_on": Wire(((X_F, Y_GATE), (X_F, Y_STATE - RADIUS)), "f", arrow=True),
        "f_copy": Wire(((X_F, Y_GATE), (X_I - RADIUS, Y_GATE)), "f", arrow=True),
        "i": Wire(((X_I + RADIUS, Y_GATE), (X_C - RADIUS, Y_GATE)), "i", arrow=True),
    },
    nodes=without(NODES, "layer_i", "fork_i")
    | {
        "fork_gate": Node("fork", (X_F, Y_GATE), "", "f"),
        "one_minus": Node("operation", (X_I, Y_GATE), "1−", "ink"),
    },
    labels=CONTEXT
    | {
        "f": Label((X_F + 7, Y_OVER + 14), "$f_t$", "f", "left"),
        "i": Label((X_I, Y_GATE + 17), "$i_t = 1 - f_t$", "i"),
    },
    words=without(NAMES, "i"),
)
COUPLED_LIT = frozenset({"layer_f", "f", "fork_gate", "f_on", "f_copy", "one_minus", "i"})

# The conveyor belt: the line of the cell state, nothing else lit, nothing else named.
CONVEYOR = replace(CELL, labels=CONTEXT, words={})
CONVEYOR_LIT = frozenset({"C_prev", "times_f", "kept", "plus", "C_new", "fork_state", "C_out", "C_over", "C_exit"})
