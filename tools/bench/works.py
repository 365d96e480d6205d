"""What is measured: for each cell the same numbers, computed by lstm_ref and by its peers."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

import numpy as np

import lstm_ref as ref
from tools.bench.measure import Works
from tools.onnx_session import onnx_session


@dataclass(frozen=True)
class Cell:
    """A cell of lstm_ref, and the same one in the layouts of the peers.

    A layout returns blocks of rows: W (rows, H + D), and the biases beside W_x and beside W_h.
    """

    Params: Any
    verb: str
    layers: int
    step: Callable[..., Any]
    state: Callable[[np.ndarray], Any]
    torch: Callable[[Any], list[np.ndarray]]
    onnx: Callable[[Any], list[np.ndarray]]
    onnx_attributes: dict[str, Any]


def stacked(params: Any, names: str) -> list[np.ndarray]:
    """Return the layers in an order of their names, one below the other, all of the bias beside W_x."""
    W, b = (np.concatenate([getattr(params, f"{letter}_{name}") for name in names]) for letter in "Wb")
    return [W, b, np.zeros_like(b)]


def stacked_gru(params: Any, names: str) -> list[np.ndarray]:
    """Do the same for a GRU: the peers let z weigh the old state, and b_hh stands beside W_h."""
    W, b_W, b_h = stacked(ref.gru_swap_z(params), names)
    b_h[-params.hidden_size :] = params.b_hh
    return [W, b_W, b_h]


CELLS = {
    "LSTM": Cell(
        ref.LSTMParams,
        "lstm",
        4,
        ref.lstm_step,
        lambda zeros: ref.LSTMState(h=zeros, C=zeros),
        lambda params: stacked(params, "ifCo"),
        lambda params: stacked(params, "iofC"),
        {},
    ),
    "GRU": Cell(
        ref.GRUResetAfterParams,
        "gru_reset_after",
        3,
        ref.gru_reset_after_step,
        ref.GRUState,
        lambda params: stacked_gru(params, "rzh"),
        lambda params: stacked_gru(params, "zrh"),
        {"linear_before_reset": 1},
    ),
    "RNN": Cell(
        ref.RNNParams,
        "rnn",
        1,
        ref.rnn_step,
        ref.RNNState,
        lambda params: stacked(params, "h"),
        lambda params: stacked(params, "h"),
        {},
    ),
}


def works(kind: str, T: int, B: int, D: int, H: int, dtype: Any) -> Works:
    """Return what is measured, by name, after seeing that all of it computes the same."""
    cell, rng = CELLS[kind], np.random.default_rng(0)
    params = cell.Params.init(D, H, rng=rng, dtype=dtype)
    x, dh = (rng.uniform(-1, 1, (T, B, width)).astype(dtype) for width in (D, H))
    forward, backward, final = (getattr(ref, f"{cell.verb}_{what}") for what in ("forward", "backward", "final"))

    def steps() -> Any:
        state = cell.state(np.zeros((B, H), dtype))
        for x_t in x:
            state = cell.step(params, x_t, state).state
        return state.h

    found: dict[str, Callable[[], Any]] = {
        "forward": lambda: forward(params, x),
        "both": lambda: backward(params, forward(params, x), dh),
        "final": lambda: final(params, x),
        "steps": steps,
    }
    trace = found["forward"]()
    assert_same(steps(), trace.h[-1])
    assert_same(final(params, x).h, trace.h[-1])
    found |= products(cell.layers, x, H)
    if dtype == np.float32:  # all that ONNX Runtime has
        found["onnx forward"] = onnx_forward(kind, params, x)
        assert_same(found["onnx forward"](), trace.h)
    if find_spec("torch"):
        found |= torch_works(kind, params, x, dh)
        assert_same(found["torch forward"](), trace.h)
        assert_same(found["torch both"](), found["both"]().x)
    return found


def assert_same(got: np.ndarray, wanted: np.ndarray) -> None:
    """Raise unless the two agree to rounding, so that nothing is compared but equal work."""
    np.testing.assert_allclose(got, wanted, rtol=0, atol=1e-4 if wanted.dtype == np.float32 else 1e-10)


def products(layers: int, x: np.ndarray, H: int) -> dict[str, Callable[[], Any]]:
    """Return the bare matrix products of a sequence: what NumPy's BLAS takes for them alone."""
    (T, B, D), rng = x.shape, np.random.default_rng(0)
    hx, da, W = (
        rng.uniform(-1, 1, shape).astype(x.dtype)
        for shape in ((T, B, H + D + 1), (T, B, layers * H), (H + D + 1, layers * H))
    )
    a, dh_prev = np.empty_like(da), np.empty((B, H), x.dtype)
    W_h, W_x = (np.ascontiguousarray(part.T) for part in (W[:H], W[H:-1]))

    def forward() -> None:
        for t in range(T):
            np.dot(hx[t], W, out=a[t])

    def both() -> None:
        forward()
        for t in range(T):
            np.dot(da[t], W_h, out=dh_prev)
        rows = da.reshape(T * B, -1)
        _ = rows.T @ hx.reshape(T * B, -1), rows @ W_x

    return {"products forward": forward, "products both": both}


def onnx_forward(kind: str, params: Any, x: np.ndarray) -> Callable[[], np.ndarray]:
    """Return a call of ONNX Runtime with these weights, which gives every h_t, (T, B, H)."""
    cell, H = CELLS[kind], params.hidden_size
    W, b_W, b_h = cell.onnx(params)
    biases = np.concatenate([b_W, b_h])[None]
    session = onnx_session(kind, W[None, :, H:], W[None, :, :H], biases, **cell.onnx_attributes)
    zeros = np.zeros((1, x.shape[1], H), x.dtype)
    feed = {"X": x} | {given.name: zeros for given in session.get_inputs() if given.name != "X"}
    return lambda: np.asarray(session.run(["Y"], feed)[0])[:, 0]


def torch_works(kind: str, params: Any, x: np.ndarray, dh: np.ndarray) -> dict[str, Callable[[], np.ndarray]]:
    """Return two calls of PyTorch with these weights: every h_t, without gradients, and the gradient by x, with all."""
    import torch  # no dependency of the project

    torch.set_num_threads(1)
    H = params.hidden_size
    W, b_W, b_h = CELLS[kind].torch(params)
    network = getattr(torch.nn, kind)(params.input_size, H, dtype=torch.from_numpy(x).dtype)
    weights = {"weight_ih_l0": W[:, H:], "weight_hh_l0": W[:, :H], "bias_ih_l0": b_W, "bias_hh_l0": b_h}
    network.load_state_dict({name: torch.tensor(a) for name, a in weights.items()})
    leaf, by_output = torch.tensor(x, requires_grad=True), torch.tensor(dh)

    def forward() -> np.ndarray:
        with torch.no_grad():
            output: np.ndarray = network(leaf)[0].numpy()
        return output

    def both() -> np.ndarray:
        network.zero_grad()
        leaf.grad = None
        network(leaf)[0].backward(by_output)
        gradient: np.ndarray = leaf.grad.numpy()
        return gradient

    return {"torch forward": forward, "torch both": both}
