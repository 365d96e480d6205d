"""Parameters from and to PyTorch's nn.LSTM, nn.GRU and nn.RNN, in layers and directions.

    weight_ih_l0   (gates H, D), weight_hh_l0 (gates H, H): here one matrix a gate, [h_{t-1}, x_t]
    bias_ih_l0     and bias_hh_l0 (gates H,) are added there: here one bias a gate, the sum
    of a GRU       the reset gate stands after the product, and scales the candidate's bias_hh too: here b_hh
    of a GRU       z_t weighs the old state: here the new candidate, so W_z and b_z change sign

The layer k has the suffix _lk, its reverse direction _lk_reverse. PaddlePaddle's nn.LSTM, nn.GRU and nn.SimpleRNN have
the same layout and names.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from ..checks import Array
from ..params import LSTMParams
from ..stacks import Bidirectional, Cell, Layer, Reverse
from ..stacks.layers import check_stack, directions
from ..variants.gru_params import GRUParams, GRUResetAfterParams, gru_swap_z
from ..variants.lstm_params import CoupledParams, NoForgetParams, PeepholeParams
from ..variants.rnn_params import RNNParams
from .layouts import GATE_ORDERS, OPERATORS, added, array_of, biases, check_like, join, operator_of, split, stacked

ORDERS = GATE_ORDERS["pytorch"]
NAME = re.compile(r"(weight|bias)_(ih|hh)_l(0|[1-9]\d*)(_reverse)?")
INSTEAD: dict[type, str] = {
    PeepholeParams: "PyTorch has no peepholes; to_onnx takes them",
    CoupledParams: "PyTorch couples no gates; lstm_ref.variants.coupled.as_lstm computes the same",
    NoForgetParams: "PyTorch has a forget gate; lstm_ref.variants.no_forget.as_lstm computes the same",
    GRUParams: "PyTorch resets after the product, GRUResetAfterParams; to_keras and to_onnx take this cell",
}


def from_pytorch(state_dict: Mapping[str, Any]) -> list[Layer]:
    """Return the layers of a PyTorch module from its state_dict.

    Parameters
    ----------
    state_dict : mapping of str to tensor or ndarray
        ``module.state_dict()`` of an nn.LSTM, nn.GRU or nn.RNN, float32 or float64. Which cell it is, is told by the
        rows; layers, directions and whether there are biases by the names. An nn.RNN must have been made with tanh,
        its default, which the arrays do not show.

    Returns
    -------
    list of layers
        LSTMParams, GRUResetAfterParams or RNNParams for each layer, or `Bidirectional`. Copies; the two biases are
        added, but for a GRU's candidate, and where there are none they are zeros.

    Raises
    ------
    TypeError, ValueError
        For a name that is missing or does not belong there, a wrong type, shape or dtype, NaN or infinity, or a
        module with proj_size; the message has the name. An error leaves nothing behind.

    Examples
    --------
    >>> from lstm_ref.stacks import Bidirectional
    >>> rng = np.random.default_rng(0)
    >>> layers = [Bidirectional(LSTMParams.init(3, 2, rng=rng), LSTMParams.init(3, 2, rng=rng))]
    >>> (again,) = from_pytorch(to_pytorch(layers))
    >>> bool(np.all(again.reverse.W_C == layers[0].reverse.W_C))
    True
    """
    arrays = named_arrays(state_dict)
    indices = {int(re.sub(r"\D", "", name)) for name in arrays}
    if indices != set(range(len(indices))):
        raise ValueError(f"state_dict: expected layers from 0 on without a gap, got {sorted(indices)}")
    ends = ("", "_reverse") if any(name.endswith("_reverse") for name in arrays) else ("",)
    kinds = ["weight_ih", "weight_hh"]
    kinds += ["bias_ih", "bias_hh"] if any(name.startswith("bias") for name in arrays) else []
    wanted = [f"{kind}_l{k}{end}" for k in sorted(indices) for end in ends for kind in kinds]
    if missing := [name for name in wanted if name not in arrays]:
        raise ValueError(f"state_dict: expected {', '.join(missing)} too, got {', '.join(arrays)}")
    operator = check_shapes(arrays, len(indices), ends)
    layers: list[Layer] = []
    for k in sorted(indices):
        cells = [cell_of(operator, arrays, f"_l{k}{end}") for end in ends]
        layers.append(Bidirectional(*cells) if len(cells) > 1 else cells[0])
    return layers


def named_arrays(state_dict: Mapping[str, Any]) -> dict[str, Array]:
    """Return all arrays, uncopied; a ValueError says which name does not belong there, and what may be meant."""
    if not isinstance(state_dict, Mapping):
        raise TypeError(f"state_dict: expected a mapping of names to arrays, got {type(state_dict).__name__}")
    if not state_dict:
        raise ValueError("state_dict: expected weight_ih_l0, weight_hh_l0, …, got no names")
    for name in state_dict:
        if isinstance(name, str) and name.startswith("weight_hr_l"):
            raise ValueError(f"{name}: a module with proj_size projects its hidden state, which no cell here does")
        if not isinstance(name, str) or not NAME.fullmatch(name):
            raise ValueError(f"state_dict: expected names like weight_ih_l0 of one nn.LSTM, GRU or RNN, got {name!r}")
    return {name: array_of(name, value) for name, value in state_dict.items()}


def check_shapes(arrays: Mapping[str, Array], layers: int, ends: Sequence[str]) -> str:
    """Return which cell it is, once every array fits the first layer's."""
    first, W_x, W_h = "weight_ih_l0", arrays["weight_ih_l0"], arrays["weight_hh_l0"]
    for name, W in ((first, W_x), ("weight_hh_l0", W_h)):
        check_like(name, W, ("rows", "columns"), first, W_x.dtype)
    H, D = W_h.shape[1], W_x.shape[1]
    rows = len(W_x)
    operator = operator_of(first, rows, H, W_x.shape)
    for k in range(layers):
        for end in ends:
            shapes: dict[str, tuple[int, ...]] = {"weight_ih": (rows, D), "weight_hh": (rows, H)}
            shapes |= {"bias_ih": (rows,), "bias_hh": (rows,)}
            for kind, shape in shapes.items():
                if (name := f"{kind}_l{k}{end}") in arrays:
                    check_like(name, arrays[name], shape, first, W_x.dtype)
        D = len(ends) * H
    return operator


def cell_of(operator: str, arrays: Mapping[str, Array], end: str) -> Cell:
    """Return the parameters of one cell, the one whose names have this ending."""
    order, W_x, W_h = ORDERS[operator], arrays[f"weight_ih{end}"], arrays[f"weight_hh{end}"]
    W = join(W_x, W_h, order)
    b_x, b_h = (arrays.get(f"bias_{side}{end}", np.zeros(len(W_x), W_x.dtype)) for side in ("ih", "hh"))
    b = biases(added(b_x, b_h), order)
    if operator == "GRU":
        b |= {"b_h": split("bias", b_x, order)["h"], "b_hh": split("bias", b_h, order)["h"]}
        return gru_swap_z(GRUResetAfterParams(**W, **b))
    return LSTMParams(**W, **b) if operator == "LSTM" else RNNParams(**W, **b)


def to_pytorch(layers: Sequence[Layer]) -> dict[str, Array]:
    """Return the state_dict of the nn.LSTM, nn.GRU or nn.RNN that computes the same.

    Parameters
    ----------
    layers : list of layers
        LSTMParams, GRUResetAfterParams or RNNParams, or `Bidirectional` of them: one cell, one H and one number of
        directions in all layers, as in a module.

    Returns
    -------
    dict of str to ndarray
        New arrays, dtype of the parameters, in the order of the module's names. Biases are in bias_ih, and bias_hh is
        zeros, but for the candidate of a GRU. Back by `from_pytorch` it is the same to the bit; from PyTorch and back
        to it, bias_ih is the sum of the two biases.

    Raises
    ------
    TypeError, ValueError
        If a layer is of a kind that PyTorch does not have (the message says what does instead), or differs from the
        first.

    Examples
    --------
    In PyTorch, ``module.load_state_dict({name: torch.from_numpy(a) for name, a in to_pytorch(layers).items()})`` takes
    them; a module made with bias=False takes those whose names do not begin with bias, if all biases are zeros.

    >>> params = RNNParams.init(3, 2, rng=np.random.default_rng(0))
    >>> to_pytorch([params])["bias_hh_l0"]
    array([0., 0.])
    """
    check_stack(layers)
    first = layers[0]
    arrays: dict[str, Array] = {}
    for k, layer in enumerate(layers):
        check_layer(f"layers[{k}]", layer, first)
        for direction in directions(layer):
            end = f"_l{k}{'_reverse' if direction.reverse else ''}"
            arrays |= {f"{kind}{end}": array for kind, array in arrays_of(direction.params).items()}
    return arrays


def check_layer(name: str, layer: Layer, first: Layer) -> None:
    """Raise unless PyTorch has such a layer, and it is as the first one is, but for D."""
    if isinstance(layer, Reverse):
        raise TypeError(f"{name}: PyTorch has no layer that only reads from the end, got Reverse; give it x reversed")
    cell, wanted = next(directions(layer)).params, next(directions(first)).params
    if type(cell) in INSTEAD:
        raise TypeError(f"{name}: got {type(cell).__name__}; {INSTEAD[type(cell)]}")
    if type(cell) is not type(wanted) or isinstance(layer, Bidirectional) != isinstance(first, Bidirectional):
        raise TypeError(f"{name}: expected {told(first)} like layers[0], as a module has, got {told(layer)}")
    if cell.hidden_size != wanted.hidden_size:
        H = f"hidden size {wanted.hidden_size} like layers[0]"
        raise ValueError(f"{name}: expected {H}, as a module has, got {cell.hidden_size}")


def told(layer: Layer) -> str:
    """Return in words what a layer is."""
    kind = type(next(directions(layer)).params).__name__
    return f"Bidirectional of {kind}" if isinstance(layer, Bidirectional) else kind


def arrays_of(params: Any) -> dict[str, Array]:
    """Return the four arrays of a cell, by their names without an ending."""
    order = ORDERS[OPERATORS[type(params)]]
    gru = isinstance(params, GRUResetAfterParams)
    params = gru_swap_z(params) if gru else params
    W_x, W_h = stacked(params, order)
    b_x = np.concatenate([getattr(params, f"b_{gate}") for gate in order])
    b_h = np.zeros_like(b_x)
    if gru:
        b_h[-params.hidden_size :] = params.b_hh
    return {"weight_ih": W_x, "weight_hh": W_h, "bias_ih": b_x, "bias_hh": b_h}
