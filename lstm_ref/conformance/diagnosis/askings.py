"""Other ways of asking: what a candidate is asked when no explanation fits what it answered."""

from __future__ import annotations

from collections.abc import Iterator

from ..cells import CELLS
from ..reference import ENDS
from .parts import STEPS, Part, Parts
from .places import Where, turned

SWAPPED = f"{STEPS} = {STEPS}.reshape(B, T, -1).swapaxes(0, 1)"


def read_otherwise(where: Where) -> Iterator[Parts]:
    """Yield the ways of reading an answer: nothing is asked again for them."""
    yield ()
    yield (Part("answer_batch_first", after=(SWAPPED,)),)
    if "C" in CELLS[where.cell].states:
        ends = ENDS[: where.directions]
        yield (Part("final_states_swapped", after=tuple(f"h_n{end}, C_n{end} = C_n{end}, h_n{end}" for end in ends)),)
    yield (Part("answer_reversed", after=(f"{STEPS} = {STEPS}[::-1]",)),)
    if where.directions == 2:
        output = "output = np.concatenate([output[:, :, :H], output[::-1, :, H:]], axis=2)"
        second = "h_reverse = h_reverse[::-1]"
        for lines in ((output,), (second,), (output, second)):
            yield (Part("reverse_not_turned", after=lines),)


def ask_otherwise(where: Where) -> Iterator[Parts]:
    """Yield the ways of asking again, the likely ones first."""
    batch = Part("batch_first", {}, before=("x = x.swapaxes(0, 1)",), after=(SWAPPED,))
    matrices = where.of("Wxh")
    every = Part("transposed", {"arrays": tuple(place.name for place in matrices)}, before=tuple(map(turned, matrices)))
    yield (every,)
    yield (batch,)
    yield (every, batch)
    back = ("x = x[::-1]",)
    yield (Part("time_reversed", {"answers": "by index"}, before=back, after=(f"{STEPS} = {STEPS}[::-1]",)),)
    yield (Part("time_reversed", {"answers": "as computed"}, before=back),)
    if where.of("x"):
        for holds in "hx":
            some = where.of(holds)
            data = {"arrays": tuple(place.name for place in some)}
            yield (Part("transposed", data, before=tuple(map(turned, some))),)
