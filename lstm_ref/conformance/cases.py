"""The cases of the suite: stored vectors of one layer, in the article's layout.

PyTorch's and Keras's own files are cases too. They are read through `lstm_ref.interop`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

import numpy as np

from ..checks import Array
from ..interop import from_keras, from_pytorch
from .cells import CELLS
from .stored_vectors import Vectors, stored, stored_names

#: The version of the suite: the second number rises when cases are added, the first when one is changed or taken away.
SUITE = "1.0"
FROM = {"output": "h", "every_c": "C", "c_n": "C_n", "h_n": "h_n"}


@cache
def case(name: str) -> Vectors:
    """Return a case of the suite in the article's layout.

    Parameters
    ----------
    name : str
        One of the stored vectors of one layer: `cases()` goes through them.

    Returns
    -------
    Vectors
        Inputs: W_f, b_f, … as lstm_ref has them, x (T, B, D), h0 and C0 (B, H). Outputs: f, i, C_tilde, C, o, h, …
        (T, B, H), h_n and C_n (B, H). Loss weights: h, h_n, C_n. Gradients by the inputs' names; in a case of
        PyTorch's automatic differentiation also the whole ones by values of every step, a_f, …, C and h. A case of
        the kind "wide" has the states alone as outputs, and no gradients. `_reverse` is the second direction's.

    Raises
    ------
    ValueError
        If there is no such vectors, or they are of several layers.

    Examples
    --------
    >>> one = case("lstm_pytorch")
    >>> one.inputs["W_f"].shape, one.outputs["h"].shape
    ((4, 7), (5, 2, 4))
    """
    vectors = stored(name)
    if not is_case(vectors):
        raise ValueError(f"name: expected vectors of one layer over whole sequences, got {name!r}")
    layout = vectors.about["layout"]
    return vectors if layout == "article" else from_framework(vectors, layout)


def is_case(vectors: Vectors) -> bool:
    """Return whether stored vectors are a case: one layer, and all sequences of one length."""
    return vectors.about["layers"] == 1 and "lengths" not in vectors.inputs


def cases(cell: str, *, dtype: str = "float64", directions: int = 1) -> Iterator[Vectors]:
    """Yield the cases of a cell, of one dtype and number of directions, the smallest first.

    Examples
    --------
    >>> {one.about["cell"] for one in cases("gru")}
    {'gru'}
    """
    if cell not in CELLS:
        raise ValueError(f"cell: expected one of {', '.join(CELLS)}, got {cell!r}")
    wanted = {"cell": cell, "dtype": dtype, "directions": directions}
    found = [name for name in stored_names() if wanted.items() <= stored(name).about.items() and is_case(stored(name))]
    yield from sorted(map(case, found), key=lambda c: c.outputs["h"].size)


def from_framework(vectors: Vectors, layout: str) -> Vectors:
    """Return vectors of PyTorch or Keras, of one layer and direction, in the article's layout."""
    about, read = vectors.about, {"pytorch": pytorch, "keras": keras}[layout]
    kind = CELLS[about["cell"]]

    def states(arrays: Mapping[str, Array]) -> dict[str, Array]:
        return {f"{part}0": arrays[f"{part.lower()}0"] for part in kind.states}

    def translated(arrays: Mapping[str, Array], *, gradient: bool) -> dict[str, Array]:
        params = read(arrays, gradient)
        by = {name: getattr(params, name) for name in kind.parameters}
        return by | {"x": time_first(arrays["x"], layout)} | states(arrays)

    outputs = {FROM.get(name, name): array for name, array in vectors.outputs.items() if name != "every_h"}
    loss = {FROM[name]: array for name, array in vectors.loss_weights.items()}
    outputs["h"] = time_first(outputs["h"], layout)
    return Vectors(
        vectors.name,
        MappingProxyType({**about, "layout": "article"}),
        held(translated(vectors.inputs, gradient=False)),
        held(outputs),
        held(loss),
        held(translated(vectors.gradients, gradient=True) if vectors.gradients else {}),
    )


def time_first(x: Array, layout: str) -> Array:
    """Return x (T, B, …); Keras has the batch first."""
    return x.swapaxes(0, 1) if layout == "keras" else x


def pytorch(arrays: Mapping[str, Array], gradient: bool) -> Any:
    """Return the parameters in PyTorch's arrays; of gradients the two biases' are equal, and one of them counts."""
    W = {name: array for name, array in arrays.items() if name.endswith("_l0")}
    if gradient:
        rows, H = W["weight_hh_l0"].shape
        kept = np.zeros(rows, W["bias_hh_l0"].dtype)
        if rows == 3 * H:  # a GRU's candidate has two biases
            kept[2 * H :] = W["bias_hh_l0"][2 * H :]
        W["bias_hh_l0"] = kept
    return from_pytorch(W)[0]


def keras(arrays: Mapping[str, Array], gradient: bool) -> Any:
    """Return the parameters in Keras's arrays; a GRU's bias has two rows if it resets after the product."""
    weights = [arrays[name] for name in ("kernel", "recurrent_kernel", "bias")]
    return from_keras(weights)


def held(arrays: Mapping[str, Array]) -> Mapping[str, Array]:
    """Return the arrays, none of which can be changed."""
    copies = {name: np.array(array) for name, array in arrays.items()}
    for array in copies.values():
        array.setflags(write=False)
    return MappingProxyType(copies)
