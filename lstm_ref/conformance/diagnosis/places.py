"""Where the gates lie in the arrays of a layout, and the lines of code that move them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...interop import GATE_ORDERS
from ...interop.onnx_checks import PEEPHOLES
from ..cells import CELLS
from ..reference import ENDS

Order = tuple[str, ...]
OPERATORS = {
    "lstm": "LSTM", "peephole": "LSTM", "coupled": "LSTM", "gru": "GRU", "gru_reset_after": "GRU", "rnn": "RNN",
}  # fmt: skip


@dataclass(frozen=True)
class Place:
    """An array with blocks of gates.

    Attributes
    ----------
    name : str
        Its name.
    holds : str
        "W" (what acts on [h, x]), "x" or "h" (what acts on that alone) or "b".
    form : str
        "rows", "columns", "each" (rows, after a first axis for the directions) or "halves" (after such an axis two
        biases in a row).
    """

    name: str
    holds: str
    form: str = "rows"


PLACES = {
    "packed": (Place("W", "W"), Place("b", "b")),
    "pytorch": (
        Place("weight_ih", "x"), Place("weight_hh", "h"), Place("bias_ih", "b"), Place("bias_hh", "b"),
    ),
    "keras": (
        Place("kernel", "x", "columns"), Place("recurrent_kernel", "h", "columns"), Place("bias", "b", "columns"),
    ),
    "onnx": (Place("W", "x", "each"), Place("R", "h", "each"), Place("B", "b", "halves")),
    "article": (),
}  # fmt: skip


@dataclass(frozen=True)
class Where:
    """The arrays of one cell in one layout."""

    cell: str
    layout: str
    directions: int = 1

    @property
    def ends(self) -> tuple[str, ...]:
        """The suffixes of the names of its weights; ONNX has one array for both directions."""
        return ENDS[:1] if self.layout == "onnx" else ENDS[: self.directions]

    @property
    def places(self) -> tuple[Place, ...]:
        """The arrays that hold blocks of gates, of each direction."""
        if self.layout == "article":
            gates = CELLS[self.cell].gates
            every = [Place(f"{letter}_{gate}", letter) for letter in "Wb" for gate in gates]
        else:
            every = list(PLACES[self.layout])
        return tuple(Place(place.name + end, place.holds, place.form) for end in self.ends for place in every)

    @property
    def order(self) -> Order:
        """The order of the blocks as they are given."""
        if self.layout in ("packed", "article"):
            return CELLS[self.cell].gates
        return GATE_ORDERS[self.layout][OPERATORS[self.cell]]

    @property
    def peepholes(self) -> Order:
        """The order of the blocks of P; empty where there is none."""
        if self.cell != "peephole" or self.layout == "article":
            return ()
        return tuple(PEEPHOLES) if self.layout == "onnx" else ("f", "i", "o")

    def of(self, holds: str) -> tuple[Place, ...]:
        """Return the places that hold one of the given letters."""
        return tuple(place for place in self.places if place.holds in holds)


def reordered(place: Place, order: Order, into: Order) -> str:
    """Return the line that brings the blocks of an array into another order.

    Examples
    --------
    >>> reordered(Place("W", "W"), ("z", "r", "h"), ("r", "z", "h"))
    "W = repack(W, ('z', 'r', 'h'), into=('r', 'z', 'h'))"
    """
    call, name = f"repack({{}}, {order}, into={into})", place.name
    if place.form == "columns":
        return f"{name} = {call.format(f'{name}.T')}.T"
    if place.form == "each":
        return f"{name} = np.stack([{call.format('one')} for one in {name}])"
    if place.form == "halves":
        halves = f"np.concatenate([{call.format('half')} for half in np.split(one, 2)])"
        return f"{name} = np.stack([{halves} for one in {name}])"
    return f"{name} = {call.format(name)}"


def in_turns(place: Place, a: int | str, b: int | str) -> str:
    """Return the line that makes of a blocks of b rows b blocks of a rows, each of which has a row of every block.

    Examples
    --------
    >>> in_turns(Place("W", "W"), 4, "H")
    'W = W.reshape(4, H, -1).swapaxes(0, 1).reshape(W.shape)'
    """
    if place.form == "each":
        sizes, axes = f"len({place.name}), {a}, {b}, -1", "1, 2"
    elif place.form == "rows":
        sizes, axes = f"{a}, {b}, -1", "0, 1"
    else:
        sizes, axes = f"-1, {a}, {b}", "1, 2"
    return f"{place.name} = {place.name}.reshape({sizes}).swapaxes({axes}).reshape({place.name}.shape)"


def turned(place: Place) -> str:
    """Return the line that transposes an array of weights."""
    return f"{place.name} = {place.name}" + (".swapaxes(1, 2)" if place.form == "each" else ".T")


def exchanged(place: Place, first: str) -> str:
    """Return the line that puts the columns from `first` on before the others: H if h comes first, D if x does."""
    return f"{place.name} = np.concatenate([{place.name}[:, {first}:], {place.name}[:, :{first}]], axis=1)"


def turned_inside(place: Place, gates: int) -> str:
    """Return the line that transposes what acts on h, gate by gate."""
    name, axis = place.name, ", axis=1" if place.form == "columns" else ""
    if place.holds == "h":
        blocks = f"np.concatenate([block.T for block in np.split({{}}, {gates}{axis})]{axis})"
        if place.form == "each":
            return f"{name} = np.stack([{blocks.format('one')} for one in {name}])"
        return f"{name} = {blocks.format(name)}"
    return f"{name} = np.concatenate([np.hstack([w[:, :H].T, w[:, H:]]) for w in np.split({name}, {gates})])"


def by_gate(place: Place, numbers: Sequence[int], sign: str) -> str:
    """Return the line that adds a number to each gate, or multiplies it with one."""
    if place.form == "halves" and sign == "*":
        numbers = [*numbers, *numbers]
    if place.form == "halves" and sign != "*":
        numbers = [*numbers, *[0 for _ in numbers]]
    rows = f"np.repeat({list(numbers)}, H)"
    axis = "[:, None]" if place.holds != "b" and place.form in ("rows", "each") else ""
    return f"{place.name} = {place.name} {sign} {rows}{axis}"
