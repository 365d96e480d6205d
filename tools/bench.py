"""Show the speed of lstm_ref as ratios, all timed in one run: absolute times say more about a machine than about code.

Each work is repeated in turns with the others, and its fastest round counts: whatever else the machine does only adds.
The comparison with ONNX Runtime is in float32 with the same weights, on one thread there; NumPy's product may use more.
"""

from collections.abc import Callable
from time import perf_counter

import numpy as np

from lstm_ref import LSTMParams, LSTMState, lstm_backward, lstm_forward, lstm_step
from tools.onnx_session import onnx_session

SIZES = [{"D": 16, "H": 32, "B": 1, "T": 200}, {"D": 64, "H": 128, "B": 32, "T": 100}]
ROUNDS = 15
ROWS = [
    ("step by step / sequence", "steps", "forward"),
    ("backward / forward", "backward", "forward"),
    ("sequence / ONNX Runtime", "forward", "onnx"),
]


def works(D: int, H: int, B: int, T: int) -> dict[str, Callable[[], object]]:
    """Return what is timed, by name, after seeing that all of it computes the same."""
    rng = np.random.default_rng(0)
    params = LSTMParams.init(D, H, rng=rng, dtype=np.float32)
    x = rng.uniform(-1, 1, (T, B, D)).astype(np.float32)
    trace = lstm_forward(params, x)
    dh = np.ones_like(trace.h)
    onnx = onnx_forward(params, x)
    np.testing.assert_allclose(steps(params, x), trace.h[-1], rtol=0, atol=1e-5)
    np.testing.assert_allclose(onnx(), trace.h, rtol=0, atol=1e-5)
    return {
        "steps": lambda: steps(params, x),
        "forward": lambda: lstm_forward(params, x),
        "backward": lambda: lstm_backward(params, trace, dh),
        "onnx": onnx,
    }


def steps(params: LSTMParams, x: np.ndarray) -> np.ndarray:
    """Return the last hidden state, (B, H), one `lstm_step` after the other."""
    state = LSTMState.zeros(params, x.shape[1])
    for x_t in x:
        state = lstm_step(params, x_t, state).state
    return state.h


def onnx_forward(params: LSTMParams, x: np.ndarray) -> Callable[[], np.ndarray]:
    """Return a call of ONNX Runtime's LSTM with these weights, which gives every h_t, (T, B, H)."""
    p, H = params, params.hidden_size
    packed = np.concatenate([p.W_i, p.W_o, p.W_f, p.W_C])
    bias = np.concatenate([p.b_i, p.b_o, p.b_f, p.b_C])
    session = onnx_session("LSTM", packed[None, :, H:], packed[None, :, :H], np.append(bias, 0 * bias)[None])
    zeros = np.zeros((1, x.shape[1], H), np.float32)
    feed = {"X": x, "initial_h": zeros, "initial_c": zeros}
    return lambda: session.run(["Y"], feed)[0][:, 0]


def fastest(timed: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Return the shortest time of each work in seconds, the works taking turns."""
    best = dict.fromkeys(timed, np.inf)
    for _ in range(ROUNDS):
        for name, work in timed.items():
            start = perf_counter()
            work()
            best[name] = min(best[name], perf_counter() - start)
    return best


def main() -> None:
    seconds = [fastest(works(**size)) for size in SIZES]
    titles = [" ".join(f"{letter}={n}" for letter, n in size.items()) for size in SIZES]
    print(f"{'time of':26}" + "".join(f"{title:>24}" for title in titles))
    for label, slower, faster in ROWS:
        ratios = [f"{each[slower] / each[faster]:.1f}" for each in seconds]
        print(f"{label:26}" + "".join(f"{ratio:>24}" for ratio in ratios))


if __name__ == "__main__":
    main()
