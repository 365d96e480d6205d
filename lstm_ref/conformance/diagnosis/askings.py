"""Other ways of asking: what a candidate is asked when no explanation fits what it answered."""

from __future__ import annotations

from collections.abc import Iterator

from ..cells import CELLS
from ..reference import ENDS
from .parts import STEPS, Part, Parts, of_gradients
from .places import Place, Where, turned

SWAPPED = f"{STEPS} = {STEPS}.reshape(len(h0), -1, {STEPS}.shape[-1]).swapaxes(0, 1)"
LOSS = ("dh", "dh_reverse")  # what the loss weighs each step with, (T, B, H): turned as the steps are


def read_otherwise(where: Where) -> Iterator[Parts]:
    """Yield the ways of reading an answer: nothing is asked again for them."""
    yield ()
    yield (Part("answer_batch_first", after=(SWAPPED,)),)
    if "C" in CELLS[where.cell].states:
        ends = ENDS[: where.directions]
        lines = tuple(f"h_n{end}, C_n{end} = C_n{end}, h_n{end}" for end in ends)
        yield (Part("final_states_swapped", after=lines),)
    yield (Part("answer_reversed", after=(f"{STEPS} = {STEPS}[::-1]",)),)
    if where.directions == 2:
        output = "output = np.concatenate([output[:, :, :H], output[::-1, :, H:]], axis=2)"
        second = "h_reverse = h_reverse[::-1]"
        for lines in ((output,), (second,), (output, second)):
            yield (Part("reverse_not_turned", after=lines),)


def ask_otherwise(where: Where) -> Iterator[Parts]:
    """Yield the ways of asking again, the likely ones first."""
    swapped = tuple(f"{name} = {name}.swapaxes(0, 1)" for name in ("x", *LOSS))
    batch = Part("batch_first", {}, before=swapped, after=(SWAPPED,))
    every = transposed(where.of("Wxh"))
    yield (every,)
    yield (batch,)
    yield (every, batch)
    x, *loss = (f"{name} = {name}[::-1]" for name in ("x", *LOSS))
    yield (Part("time_reversed", {"answers": "by index"}, before=(x, *loss), after=(f"{STEPS} = {STEPS}[::-1]",)),)
    yield (Part("time_reversed", {"answers": "as computed"}, before=(x,), back=of_gradients([x])),)
    if where.of("x"):
        for holds in "hx":
            yield (transposed(where.of(holds)),)


def transposed(places: tuple[Place, ...]) -> Part:
    """Return the part of matrices that are read transposed."""
    lines = tuple(map(turned, places))
    return Part("transposed", {"arrays": tuple(place.name for place in places)}, (), lines, back=of_gradients(lines))
