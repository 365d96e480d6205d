"""The parts of an explanation that say how the weights lie: the order of the gates, [x, h], transposed blocks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations, product

from ...interop import GATE_ORDERS
from ..cells import CELLS
from .parts import Part, Parts, of_gradients
from .places import OPERATORS, Order, Where, exchanged, in_turns, reordered, turned_inside

NAMES = {"pytorch": "PyTorch", "keras": "Keras", "onnx": "ONNX", "paddle": "PaddlePaddle"}


def layouts(where: Where) -> Iterator[Parts]:
    """Yield every way in which the weights can lie: order, then what acts on x first; nothing is the first one."""
    for order, after in product(orders(where), concatenations(where)):
        yield order + after


def orders(where: Where) -> Iterator[Parts]:
    """Yield every order of the gates, as it is given first."""
    yield ()
    if where.layout == "article":
        yield from exchanges(where)
        return
    for order in permutations(where.order):
        if order != where.order:
            yield from ((order_part(where, order, arrays),) for arrays in ("all", "weights", "biases"))
            if where.directions == 2 and where.layout != "onnx":  # whose arrays hold both
                yield (order_part(where, order, "second"),)
        if len(order) > 1:
            every = () if order == where.order else (order_part(where, order, "all"),)
            yield (*every, interleaved(where))
        if where.peepholes and order == where.order:
            for peepholes in permutations(where.peepholes):
                if peepholes != where.peepholes:
                    yield (peephole_part(where, peepholes),)


def order_part(where: Where, order: Order, arrays: str) -> Part:
    """Return the part that says in which order the gates are read, in all arrays, the weights or the biases alone.

    Or in the arrays of the second direction alone.
    """
    places = where.of({"weights": "Wxh", "biases": "b"}.get(arrays, "Wxhb"))
    if arrays == "second":
        places = tuple(place for place in places if place.name.endswith("_reverse"))
    there, back = ([reordered(place, *way) for place in places] for way in ((where.order, order), (order, where.order)))
    if arrays == "all" and where.peepholes:
        read = tuple(gate for gate in order if gate in where.peepholes)
        part = peephole_part(where, read)
        there, back = [*there, *part.before], [*back, *part.misread]
    blocks = tuple(where.order.index(gate) + 1 for gate in order)
    data = {"order": order, "given": where.order, "arrays": arrays, "blocks": blocks, "owners": owners(where, order)}
    return Part("order", data, tuple(back), tuple(there), back=of_gradients(back))


def interleaved(where: Where) -> Part:
    """Return the part that says that the gates are interleaved, row by row or column by column."""
    n = len(where.order)
    before, misread = (tuple(in_turns(place, *sizes) for place in where.places) for sizes in ((n, "H"), ("H", n)))
    line = "column" if where.layout == "keras" else "row"
    return Part("interleaved", {"n": n, "line": line}, misread, before, back=of_gradients(misread))


def peephole_part(where: Where, order: Order) -> Part:
    """Return the part that says in which order the peepholes are read."""
    ways = ((order, where.peepholes), (where.peepholes, order))
    there, back = (tuple(peephole_line(where.layout, end, *way) for end in where.ends) for way in ways)
    data = {"order": order, "given": where.peepholes}
    return Part("peephole_order", data, there, back, back=of_gradients(there))


def peephole_line(layout: str, end: str, order: Order, into: Order) -> str:
    """Return the line that brings the peepholes into another order."""
    if layout == "onnx":
        return f"P = np.stack([repack(one, {order}, into={into}) for one in P])"
    return f"P{end} = repack(P{end}, {order}, into={into})"


def owners(where: Where, order: Order) -> tuple[str, ...]:
    """Return who has an order of the gates."""
    operator = OPERATORS[where.cell]
    found = tuple(NAMES[name] for name, has in GATE_ORDERS.items() if has[operator] == order)
    return (*found, "lstm_ref") if order == CELLS[where.cell].gates else found


def exchanges(where: Where) -> Iterator[Parts]:
    """Yield every way of taking a gate's parameters for another's; the matrices and the biases, or one of the two."""
    gates = CELLS[where.cell].gates
    for uses in permutations(gates):
        if uses == gates:
            continue
        for arrays, letters in (("all", "Wb"), ("weights", "W"), ("biases", "b")):
            pairs = [(f"{x}_{a}{end}", f"{x}_{b}{end}") for end in where.ends for x in letters
                     for a, b in zip(gates, uses, strict=True) if a != b]  # fmt: skip
            there, back = (f"{', '.join(a)} = {', '.join(b)}" for a, b in both_ways(pairs))
            data = {"uses": {a: b for a, b in zip(gates, uses, strict=True) if a != b}, "arrays": arrays}
            yield (Part("exchanged", data, (there,), (back,), back=of_gradients([there])),)


def both_ways(pairs: list[tuple[str, str]]) -> tuple[tuple[list[str], list[str]], ...]:
    """Return the names of both sides, and then the other way round."""
    left, right = [a for a, _ in pairs], [b for _, b in pairs]
    return (left, right), (right, left)


def concatenations(where: Where) -> Iterator[Parts]:
    """Yield the ways in which one matrix can act on h and x."""
    yield ()
    if places := where.of("W"):
        misread, before = (tuple(exchanged(place, first) for place in places) for first in "DH")
        yield (Part("concatenation", {}, misread, before, back=of_gradients(misread)),)


def blocks_turned(where: Where) -> Iterator[Parts]:
    """Yield what has each gate's weights of h transposed."""
    gates = 1 if where.layout == "article" else len(where.order)
    places = where.of("Wh")
    lines = tuple(turned_inside(place, gates) for place in places)
    yield (Part("recurrent_transposed", {}, lines, lines, back=of_gradients(lines)),)
