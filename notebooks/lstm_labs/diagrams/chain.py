"""A recurrent network seen from outside: the module with its loop, and the chain that unrolling makes of it."""

from dataclasses import replace

from .picture import Label, Node, Picture, Wire, Word
from .shapes import BLOCK

# rows, in points
Y_X, Y_FOOT, Y_A, Y_FORK, Y_TIP, Y_H, HEIGHT = 6.0, 24.0, 68.0, 104.0, 128.0, 135.0, 154.0
HALF = BLOCK / 2
PITCH = 58.0  # from one module to the next; more than that leaves room for an ellipsis


def one_step(step: str, x: float, name: str = "") -> Picture:
    """Return the module of one time step at column x: its input from below, its output upward."""
    name = name or step
    index = step.replace("-", "{-}")  # a minus without space around it
    return Picture(
        HEIGHT,
        wires={
            f"x_{name}": Wire(((x, Y_FOOT), (x, Y_A - HALF)), "ink", arrow=True),
            f"h_{name}": Wire(((x, Y_A + HALF), (x, Y_TIP)), "h", arrow=True),
        },
        nodes={f"A_{name}": Node("block", (x, Y_A), "$A$", "ink")},
        labels={
            f"x_{name}": Label((x, Y_X), f"$x_{{{index}}}$", "ink", always=True),
            f"h_{name}": Label((x, Y_H), f"$h_{{{index}}}$", "h", always=True),
        },
    )


def loop(x: float) -> Picture:
    """Return the module at column x with its loop: the output is copied and comes back as an input."""
    left = x - 32
    back = Wire(((x, Y_FORK), (left, Y_FORK), (left, Y_A), (x - HALF, Y_A)), "h", arrow=True)
    fork = Node("fork", (x, Y_FORK), "", "h")
    return merge(one_step("t", x, "loop"), Picture(HEIGHT, {"loop": back}, {"fork": fork}))


def chain(columns: dict[str, float]) -> Picture:
    """Return the modules of the given time steps at their columns, linked; an ellipsis where steps are left out."""
    picture = merge(*(one_step(step, x) for step, x in columns.items()))
    for (step, x), following in zip(columns.items(), list(columns.values())[1:], strict=False):
        start, end = x + HALF, following - HALF
        if following - x <= PITCH:
            picture.wires[f"link_{step}"] = Wire(((start, Y_A), (end, Y_A)), "h", arrow=True)
        else:
            middle = (start + end) / 2
            picture.wires[f"link_{step}"] = Wire(((start, Y_A), (middle - 12, Y_A)), "h")
            picture.wires["link_dots"] = Wire(((middle + 12, Y_A), (end, Y_A)), "h", arrow=True)
            picture.nodes["dots"] = Node("dots", (middle, Y_A), "", "h")
    return picture


def merge(*pictures: Picture) -> Picture:
    """Return one picture with the parts of all, which are of one height."""
    whole = Picture(HEIGHT, {}, {})
    for picture in pictures:
        whole = replace(
            whole,
            wires=whole.wires | picture.wires,
            nodes=whole.nodes | picture.nodes,
            labels=whole.labels | picture.labels,
        )
    return whole


def gap(columns: dict[str, float], fact: str, use: str) -> Picture:
    """Return the chain with the words for the step where a fact enters and the one where it is used."""
    whole = chain(columns)
    words = {
        "fact": Word((columns[fact], Y_X - 17), "fact_enters", "ink", f"x_{fact}"),
        "use": Word((columns[use], Y_H + 18), "fact_used", "h", f"h_{use}"),
    }
    return replace(whole, words=words, bottom=-17, height=HEIGHT + 32)


LOOP = loop(172)
UNROLLED = merge(
    loop(48),
    Picture(HEIGHT, {}, {}, {"equals": Label((88, Y_A - 4), "$=$", "ink")}),
    chain({"0": 120, "1": 167, "2": 214, "t": 302}),
)
SHORT_GAP = gap({"0": 58, "1": 110, "2": 162, "3": 214, "4": 266}, fact="1", use="3")
SHORT_PATH = frozenset({"x_1", "A_1", "link_1", "A_2", "link_2", "A_3", "h_3"})
LONG_GAP = gap({"0": 28, "1": 80, "2": 132, "t-1": 244, "t": 296}, fact="1", use="t")
LONG_PATH = frozenset(
    {"x_1", "A_1", "link_1", "A_2", "link_2", "dots", "link_dots", "A_t-1", "link_t-1", "A_t", "h_t"},
)
