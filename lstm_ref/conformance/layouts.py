"""The weights of a case in the layouts in which people keep them, and the gradients by them in the same layout.

    article   W_f, b_f, W_i, … as lstm_ref has them, (H, H + D) acting on [h_{t-1}, x_t]; p_f, p_i, p_o; b_hh
    packed    W (gates H, H + D), b (gates H,), the article's order: f, i, C, o or z, r, h; P (3 H,); b_hh
    pytorch   weight_ih, weight_hh, bias_ih, bias_hh of nn.LSTM, nn.GRU, nn.RNN
    keras     kernel, recurrent_kernel, bias of LSTM, GRU, SimpleRNN
    onnx      W, R, B, P of the operators, with a first axis for the directions

Where a layout has two biases that are added, they are 2b and -b. So whoever leaves one of them out, or takes one twice,
is found; the gradients by both are those by b.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from ..checks import Array
from ..interop import to_keras, to_onnx, to_pytorch
from ..stacks import Bidirectional
from .cells import CELLS, CellKind
from .reference import ENDS, ends_of, parameters
from .stored_vectors import Vectors

Named = dict[str, Array]


def article(kind: CellKind, cells: Sequence[Any]) -> Named:
    """Return the parameters by their own names."""
    return suffixed({name: getattr(params, name) for name in kind.parameters} for params in cells)


def packed(kind: CellKind, cells: Sequence[Any]) -> Named:
    """Return one W and one b for all gates."""

    def arrays(params: Any) -> Named:
        by: Named = {letter: np.concatenate([getattr(params, f"{letter}_{g}") for g in kind.gates]) for letter in "Wb"}
        if "p_f" in kind.vectors:
            by["P"] = np.concatenate([getattr(params, name) for name in kind.vectors])
        return by | ({"b_hh": params.b_hh} if "b_hh" in kind.vectors else {})

    return suffixed(map(arrays, cells))


def pytorch(kind: CellKind, cells: Sequence[Any]) -> Named:
    """Return PyTorch's names, without the _l0 of a layer."""
    return suffixed(
        {name.removesuffix("_l0"): array for name, array in to_pytorch([params]).items()} for params in cells
    )


def keras(kind: CellKind, cells: Sequence[Any]) -> Named:
    """Return Keras's names."""
    names = ("kernel", "recurrent_kernel", "bias")
    return suffixed(dict(zip(names, to_keras(params), strict=True)) for params in cells)


def onnx(kind: CellKind, cells: Sequence[Any]) -> Named:
    """Return ONNX's names."""
    _, arrays, _ = to_onnx(Bidirectional(*cells) if len(cells) == 2 else cells[0])
    return arrays


def suffixed(by_direction: Any) -> Named:
    """Return the arrays of all directions in one mapping, those of the second with _reverse."""
    return {name + end: a for end, arrays in zip(ENDS, by_direction, strict=False) for name, a in arrays.items()}


LAYOUTS: dict[str, Callable[[CellKind, Sequence[Any]], Named]] = {
    "article": article, "packed": packed, "pytorch": pytorch, "keras": keras, "onnx": onnx,
}  # fmt: skip
CELLS_OF = {
    "article": tuple(CELLS),
    "packed": tuple(CELLS),
    "pytorch": ("lstm", "gru_reset_after", "rnn"),
    "keras": ("lstm", "gru", "gru_reset_after", "rnn"),
    "onnx": tuple(CELLS),
}


def layouts_of(cell: str) -> tuple[str, ...]:
    """Return the layouts that have a place for a cell."""
    return tuple(layout for layout, cells in CELLS_OF.items() if cell in cells)


def weights(case: Vectors, layout: str) -> Named:
    """Return the weights of a case in a layout.

    Raises
    ------
    ValueError
        If there is no such layout, or the cell has no place in it.

    Examples
    --------
    >>> from lstm_ref.conformance import case
    >>> {name: array.shape for name, array in weights(case("lstm_pytorch"), "packed").items()}
    {'W': (16, 7), 'b': (16,)}
    """
    return arranged(case, layout, [parameters(case, end) for end in ends_of(case)], (2, -1))


def weight_gradients(case: Vectors, layout: str) -> Named:
    """Return the gradients of a case by its weights in a layout, by the names of `weights`."""
    return arranged(case, layout, [parameters(case, end, case.gradients) for end in ends_of(case)], (1, 1))


def arranged(case: Vectors, layout: str, cells: Sequence[Any], shares: tuple[int, int]) -> Named:
    """Return the arrays of a layout, with what its two biases, where it has two, have of b."""
    cell = case.about["cell"]
    if layout not in LAYOUTS:
        raise ValueError(f"layout: expected one of {', '.join(LAYOUTS)}, got {layout!r}")
    if cell not in CELLS_OF[layout]:
        has = ", ".join(layouts_of(cell))
        raise ValueError(f"layout: expected one that has the cell {cell}, {has}, got {layout!r}")
    arrays = LAYOUTS[layout](CELLS[cell], cells)
    H = case.outputs["h"].shape[-1]
    own = H if cell == "gru_reset_after" else 0  # the last rows of the second bias that are b_hh, not a share of b
    for first, second in two_biases(arrays):
        n = first.shape[-1] - own
        first[..., :n], second[..., :n] = shares[0] * first[..., :n], shares[1] * first[..., :n]
    return arrays


def two_biases(arrays: Named) -> list[tuple[Array, Array]]:
    """Return views of the biases that a cell adds, pair by pair."""
    pairs = []
    for end in ENDS:
        if f"bias_ih{end}" in arrays:
            pairs.append((arrays[f"bias_ih{end}"], arrays[f"bias_hh{end}"]))
        elif f"bias{end}" in arrays and arrays[f"bias{end}"].ndim == 2:
            pairs.append((arrays[f"bias{end}"][0], arrays[f"bias{end}"][1]))
    if "B" in arrays:
        half = arrays["B"].shape[1] // 2
        pairs.append((arrays["B"][:, :half], arrays["B"][:, half:]))
    return pairs
