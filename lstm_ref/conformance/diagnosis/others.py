"""The parts of an explanation in which a candidate computes another cell: z's convention, another cell of the suite."""

from __future__ import annotations

from collections.abc import Iterator

from .parts import Part, Parts, of_gradients
from .places import Where, by_gate

OTHERS: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "lstm": (("coupled", ()),),
    "peephole": (("lstm", ()), ("coupled", ())),
    "gru": (("gru_reset_after", ("b_hh = 0 * b_h",)),),
    "gru_reset_after": (("gru", ("b_h = b_h + b_hh",)), ("gru", ())),
}  # another cell that can be made of the parameters of one, and how


def conventions(where: Where) -> Iterator[Parts]:
    """Yield the meanings of a GRU's z, that of the layout first."""
    yield ()
    if "z" in where.order:
        signs = [-1 if gate == "z" else 1 for gate in where.order]
        if where.layout == "article":
            lines = tuple(f"{x}_z{end} = -{x}_z{end}" for x in "Wb" for end in where.ends)
        else:
            lines = tuple(by_gate(place, signs, "*") for place in where.places)
        data = {"given": "candidate" if where.layout in ("packed", "article") else "old"}
        yield (Part("z", data, lines, lines, back=of_gradients(lines)),)


def other_cells(where: Where) -> Iterator[Parts]:
    """Yield the cells that can be meant, that which it should be first."""
    yield ()
    for cell, becomes in OTHERS.get(where.cell, ()):
        if where.layout == "onnx" and cell == "gru_reset_after":
            becomes = ("b_hh = -b_h", "b_h = 2 * b_h")  # the shares of b that its two biases are
        yield (Part("cell", {"cell": cell}, cell=cell, becomes=becomes),)
