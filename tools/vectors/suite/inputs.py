"""What the cases of the suite are: their sizes, and their inputs, drawn by NumPy's generator from a seed of their own.

    small    D, H, B and T all different, numbers of order one
    odd      one hidden unit
    single   one input, one sequence of one step
    long     a hundred steps, through which the gradients reach the first state
    extreme  pre-activations from -800 to 800 (float32: 120), exact zeros, gates just short of saturation, a large C_0
    two      both directions; in the first sequence pre-activations from -800 to 800 (float32: 120) and a large C_0
    wide     more than 16 hidden units and more than 8 inputs, one of each beyond what is computed 8 or 16 at a time

The numbers drawn have four decimals, or three where there are many, and no two of a file are equal.
"""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from lstm_ref.conformance.cells import CELLS
from lstm_ref.conformance.reference import ENDS

Named = dict[str, np.ndarray]
DTYPES = ("float64", "float32")
SWING = {"float64": 800, "float32": 120}  # exp of it overflows
EDGE = {"float64": 36, "float32": 16}  # sigmoid is about to round to 1


@dataclass(frozen=True)
class Kind:
    """A kind of case: its sizes, its directions, and how far float32 can be relied on."""

    D: int
    H: int
    B: int
    T: int
    directions: int = 1
    float32: float = 1e-5  # of max(1, |value|): PyTorch's float32 was seen within half of it
    every_step: bool = True  # whether it has the gradients by the values of every step, which are many if it is long
    decimals: int = 4
    states_alone: bool = False  # whether it has neither gradients nor the values between, as its weights are many

    def tolerance(self, dtype: str) -> float:
        """Return how far the numbers of a case can be relied on, in units of max(1, |value|)."""
        return 1e-12 if dtype == "float64" else self.float32

    @property
    def sizes(self) -> dict[str, int]:
        """The sizes by their letters."""
        return {letter: getattr(self, letter) for letter in "DHBT"}


KINDS = {
    "small": Kind(D=3, H=4, B=2, T=5),
    "odd": Kind(D=5, H=1, B=3, T=7),
    "single": Kind(D=1, H=3, B=1, T=1),
    "long": Kind(D=3, H=2, B=1, T=100, every_step=False),
    "extreme": Kind(D=3, H=4, B=2, T=5, float32=5e-5),
    "two": Kind(D=5, H=3, B=2, T=4, directions=2),
    "wide": Kind(D=9, H=17, B=1, T=3, decimals=3, states_alone=True),
}
NAMES = {f"{cell}_{kind}_{dtype}": (cell, kind, dtype) for cell in CELLS for kind in KINDS for dtype in DTYPES}


def seed_of(name: str) -> int:
    """Return the seed of a file, which no other has: the CRC-32 of its name."""
    return zlib.crc32(name.encode())


def draw(name: str) -> tuple[Named, Named]:
    """Return the inputs of a case, and what each output is multiplied by in its loss, if it has one."""
    cell, kind, dtype = NAMES[name]
    of, ends, rng = KINDS[kind], ENDS[: KINDS[kind].directions], np.random.default_rng(seed_of(name))
    sequence, state, states = (of.T, of.B, of.H), (of.B, of.H), CELLS[cell].states
    shapes: dict[str, tuple[int, ...]] = {}
    for end in ends:
        shapes |= {p + end: (of.H, of.H + of.D) if p.startswith("W_") else (of.H,) for p in CELLS[cell].parameters}
    shapes |= {"x": (of.T, of.B, of.D)} | {f"{part}0{end}": state for end in ends for part in states}
    loss = [name for end in ends for name in (f"h{end}", *(f"{part}_n{end}" for part in states))]
    loss = [] if of.states_alone else loss
    shapes |= {name: sequence if name.removesuffix("_reverse") == "h" else state for name in loss}
    drawn = distinct(rng, shapes, of.decimals)
    if kind == "long":
        lengthen(drawn)
    elif kind == "extreme":
        stretch(cell, drawn, rng, dtype)
    elif kind == "two":
        stretch_one(cell, drawn, rng, dtype)
    drawn = {title: array.astype(dtype) for title, array in drawn.items()}
    return {title: drawn[title] for title in drawn if title not in loss}, {title: drawn[title] for title in loss}


def distinct(rng: np.random.Generator, shapes: Mapping[str, tuple[int, ...]], decimals: int) -> Named:
    """Return arrays of these shapes with numbers from (-1, 1) of so many decimals, none equal to another or zero."""
    one = 10**decimals
    numbers = rng.permutation(np.concatenate([np.arange(1 - one, 0), np.arange(1, one)])) / one
    parts = np.split(numbers, np.cumsum([np.prod(shape) for shape in shapes.values()]))
    return {name: part.reshape(shape) for (name, shape), part in zip(shapes.items(), parts, strict=False)}


def lengthen(v: Named) -> None:
    """Let the cell keep its state over many steps, so that gradients come back from the last to the first."""
    if "b_f" in v:
        v["b_f"] += 4
    elif "b_z" in v:
        v["b_z"] -= 4
    else:  # a turn, a little stretched
        turn = np.array([[0.8, -0.7, 0, 0, 0], [0.7, 0.8, 0, 0, 0]])
        v["W_h"] = np.round(v["W_h"] / 20 + turn, 4)


def stretch(cell: str, v: Named, rng: np.random.Generator, dtype: str) -> None:
    """Make pre-activations extreme: of each gate one unit swings, one is at zero, one near saturation, one as drawn."""
    T, B, _ = v["x"].shape
    v["x"][..., 0] = rng.permutation(np.resize([-1, -0.5, 0, 0.5, 1], T * B)).reshape(T, B)
    H, swing = v["h0"].shape[1], SWING[dtype]
    for k, gate in enumerate(CELLS[cell].gates):
        W, b, sign = v[f"W_{gate}"], v[f"b_{gate}"], (-1) ** k
        swings, zero, near = ((part - k) % H for part in range(3))
        W[swings, H] = swing * sign
        W[zero], b[zero] = 0, 0
        b[near] += EDGE[dtype] * sign
        if f"p_{gate}" in v:
            v[f"p_{gate}"] = np.round(v[f"p_{gate}"] / 100, 6)  # as C is large
            v[f"p_{gate}"][[zero, near]] = 0
        if gate == "h" and "b_hh" in v:
            v["b_hh"][zero] = 0
    if "C0" in v:  # gradients by peepholes have its square in them, so there it is less large
        large = v["C0"][:, ::2]
        large[:] = np.round((large + np.sign(large)) / 2 * swing / (8 if "p_f" in v else 1), 4)


def stretch_one(cell: str, v: Named, rng: np.random.Generator, dtype: str) -> None:
    """Make the first sequence extreme in both directions: of each gate one unit swings; the others stay as drawn."""
    T, H, swing = v["x"].shape[0], v["h0"].shape[1], SWING[dtype]
    v["x"][:, 0, 0] = rng.permutation(np.resize([-1, -0.5, 0.5, 1], T))
    v["x"][:, 1:, 0] = np.round(v["x"][:, 1:, 0] / swing, 6)
    for end in ENDS:
        for k, gate in enumerate(CELLS[cell].gates):
            v[f"W_{gate}{end}"][(k + 1) % H, H] = swing * (-1) ** k
            if f"p_{gate}{end}" in v:
                v[f"p_{gate}{end}"][::2] = np.round(v[f"p_{gate}{end}"][::2] / 100, 6)  # as C is large there
        if f"C0{end}" in v:
            large = v[f"C0{end}"][:1, ::2]
            large[:] = np.round((large + np.sign(large)) / 2 * swing / (8 if f"p_f{end}" in v else 1), 4)
