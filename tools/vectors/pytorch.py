"""Make the PyTorch vectors that the tests compare with: lstm_ref/conformance/vectors/<kind>_pytorch.json.

PyTorch is no dependency of the project, so run this in an environment of its own, and commit what it writes:

    python -m venv vectors && vectors/bin/pip install torch numpy
    vectors/bin/python -m tools.vectors.pytorch

Everything is float64. The inputs come from NumPy's generator, so they are the same with every version of PyTorch. The
loss is a random-weighted sum of all outputs and of the final state.
"""

from typing import Any

import numpy as np

from tools.vectors.stored import SEED, B, D, H, T, about, uniform, write

GATES = {"lstm": ["i", "f", "g", "o"], "rnn": ["h"], "gru": ["r", "z", "n"]}  # blocks of H rows, in PyTorch's order
CELL = {"lstm": "lstm", "rnn": "rnn", "gru": "gru_reset_after"}  # as lstm_ref calls them
STATES = {"lstm": ["h", "c"], "rnn": ["h"], "gru": ["h"]}


def draw(kind: str) -> tuple[dict[str, np.ndarray], dict[str, np.ndarray]]:
    """Return the inputs of the network, and what each output is weighted with in the loss."""
    rng = np.random.default_rng(SEED)
    rows = len(GATES[kind]) * H
    shapes: dict[str, tuple[int, ...]] = {"weight_ih_l0": (rows, D), "weight_hh_l0": (rows, H)}
    shapes |= {"bias_ih_l0": (rows,), "bias_hh_l0": (rows,), "x": (T, B, D)}
    shapes |= {f"{name}0": (B, H) for name in STATES[kind]}
    loss_shapes = {"output": (T, B, H)} | {f"{name}_n": (B, H) for name in STATES[kind]}
    return uniform(rng, shapes), uniform(rng, loss_shapes)


def run(network: Any, kind: str, x: Any, state: list[Any]) -> dict[str, Any]:
    """Return h_t for every step (output) and the final state, each (B, H), of a torch module."""
    first = [part[None] for part in state]  # (layers, B, H)
    output, last = network(x, tuple(first) if kind == "lstm" else first[0])
    last = last if kind == "lstm" else (last,)
    return {"output": output} | {f"{name}_n": part[0] for name, part in zip(STATES[kind], last, strict=True)}


def every_state(network: Any, kind: str, x: Any, state: list[Any]) -> dict[str, np.ndarray]:
    """Return each part of the state after every step, (T, B, H), by giving the network one input at a time."""
    steps: list[list[np.ndarray]] = []
    for x_t in x:
        after = run(network, kind, x_t[None], state)
        state = [after[f"{name}_n"].detach() for name in STATES[kind]]
        steps.append([part.numpy() for part in state])
    return {f"every_{name}": np.array([step[k] for step in steps]) for k, name in enumerate(STATES[kind])}


def make(kind: str) -> dict[str, Any]:
    """Return the vectors of one kind of network, "lstm", "rnn" or "gru"."""
    import torch  # no dependency: a test reads the rest of this file without it

    inputs, weights = draw(kind)
    network = {"lstm": torch.nn.LSTM, "rnn": torch.nn.RNN, "gru": torch.nn.GRU}[kind](D, H, dtype=torch.float64)
    network.load_state_dict({name: torch.tensor(a) for name, a in inputs.items() if "_l0" in name})
    leaves = {name: torch.tensor(a, requires_grad=True) for name, a in inputs.items() if "_l0" not in name}
    state = [leaves[f"{name}0"] for name in STATES[kind]]
    outputs = run(network, kind, leaves["x"], state)
    loss = sum((torch.tensor(weights[name]) * value).sum() for name, value in outputs.items())
    loss.backward()
    leaves |= dict(network.named_parameters())
    return {
        "about": about(CELL[kind], "pytorch", torch=torch.__version__, seed=SEED, gates=GATES[kind]),
        "inputs": inputs,
        "loss_weights": weights,
        "outputs": {name: a.detach().numpy() for name, a in outputs.items()}
        | every_state(network, kind, leaves["x"], state),
        "gradients": {name: leaves[name].grad.numpy() for name in inputs},
    }


if __name__ == "__main__":
    write("pytorch", make, GATES)
