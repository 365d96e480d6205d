"""The parts of an explanation beside the layout: biases, initial states, z's convention, another cell of the suite."""

from __future__ import annotations

from collections.abc import Iterator

from ..cells import CELLS
from ..reference import ENDS
from .orders import blocks_turned
from .parts import Part, Parts, of_gradients
from .places import Place, Where, by_gate

PAIRS = {"pytorch": ("bias_ih", "bias_hh"), "keras": ("bias[0]", "bias[1]"), "onnx": ("W's half of B", "R's half of B")}


def sides(where: Where) -> Iterator[Parts]:
    """Yield what can be wrong beside the order of the gates, nothing first."""
    yield ()
    yield from blocks_turned(where)
    yield from one_bias(where)
    yield from two_biases(where)
    yield from initial_states(where)


def one_bias(where: Where) -> Iterator[Parts]:
    """Yield what can be made of the biases as a whole."""
    biases = [place.name for place in where.of("b")]
    vectors = [f"b_hh{end}" for end in where.ends if "b_hh" in CELLS[where.cell].vectors]
    article = vectors if where.layout in ("packed", "article") else []
    yield (Part("bias", {"what": "ignored"}, tuple(f"{name} = 0 * {name}" for name in biases + article)),)
    twice, half = (tuple(f"{name} = {name} {sign} 2" for name in biases + article) for sign in "*/")
    if where.layout not in PAIRS:  # twice two biases is the same as one of them left out
        yield (Part("bias", {"what": "twice"}, twice, half, back=of_gradients(half)),)
    if article:
        yield (Part("bias", {"what": "b_hh"}, tuple(f"{name} = 0 * {name}" for name in article)),)
    if "f" in where.order:
        plus, minus = (tuple(by_gate(place, numbers, sign) for place, numbers in forget(where)) for sign in "+-")
        yield (Part("bias", {"what": "forget"}, plus, minus),)


def forget(where: Where) -> Iterator[tuple[Place, list[int]]]:
    """Yield the arrays that have a forget gate's bias, the first of two, and a 1 for that gate."""
    for place in where.of("b"):
        if where.layout == "article" and not place.name.startswith("b_f"):
            continue
        if not place.name.startswith("bias_hh"):
            yield place, [1] if where.layout == "article" else [int(gate == "f") for gate in where.order]


def two_biases(where: Where) -> Iterator[Parts]:
    """Yield what can be made of two biases that are added: one left out, or the other one taken in its place too."""
    if where.layout not in PAIRS or (where.layout == "keras" and where.cell != "gru_reset_after"):
        return
    for kept in (0, 1):
        data = {"kept": PAIRS[where.layout][kept], "other": PAIRS[where.layout][1 - kept]}
        left, doubled, sums, halves = zip(*(pair_lines(where.layout, end, kept) for end in where.ends), strict=True)
        yield (Part("bias_left", data, left, sums),)
        yield (Part("bias_doubled", data, doubled, halves),)


def pair_lines(layout: str, end: str, kept: int) -> tuple[str, str, str, str]:
    """Return the lines that leave one of two biases out, double the kept one, and give their sum and half of it."""
    ones = [1 - kept, kept][::-1]
    if layout == "pytorch":
        names = [f"bias_ih{end}", f"bias_hh{end}"]
        one, other = names[kept], names[1 - kept]
        both = " + ".join(names)
        return f"{other} = 0 * {other}", f"{other} = 1 * {one}", f"{one} = {both}", f"{one} = ({both}) / 2"
    if layout == "keras":
        name = f"bias{end}"
        rows = f"{name} + {name}[::-1]"
        left, doubled = f"{name} * [[{ones[0]}], [{ones[1]}]]", f"np.stack([{name}[{kept}]] * 2)"
        return f"{name} = {left}", f"{name} = {doubled}", f"{name} = {rows}", f"{name} = ({rows}) / 2"
    half = "B.shape[1] // 2"
    part = f"B[:, {half}:]" if kept else f"B[:, : {half}]"
    rolled = f"B + np.roll(B, {half}, axis=1)"
    left = f"B = B * np.repeat({ones}, {half})"
    return left, f"B = np.tile({part}, 2)", f"B = {rolled}", f"B = ({rolled}) / 2"


def initial_states(where: Where) -> Iterator[Parts]:
    """Yield what can be made of the initial state."""
    ends, states = ENDS[: where.directions], CELLS[where.cell].states
    if "C" in states:
        lines = tuple(f"h0{end}, C0{end} = C0{end}, h0{end}" for end in ends)
        yield (Part("initial_states_swapped", {}, lines, lines, back=of_gradients(lines)),)
    for zero in (states, *((part,) for part in states if len(states) > 1)):
        names = tuple(f"{part}0" for part in zero)
        lines = tuple(f"{name}{end} = 0 * {name}{end}" for name in names for end in ends)
        yield (Part("initial_state_zero", {"names": names}, lines),)
