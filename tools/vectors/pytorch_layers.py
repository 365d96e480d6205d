"""Make the vectors of PyTorch in layers and directions: lstm_ref/conformance/vectors/<kind>_layers_pytorch.json.

Two layers, both directions, sequences of different lengths as a packed sequence, in no order. Run it as `pytorch.py`:

    vectors/bin/python -m tools.vectors.pytorch_layers

Everything is float64. The loss is a random-weighted sum of all outputs and of the final states; `output` is padded
with zeros, as PyTorch does.
"""

from typing import Any

import numpy as np

from tools.vectors.pytorch import CELL, GATES, STATES
from tools.vectors.stored import SEED, about, uniform, write

D, H, B, T = 2, 3, 4, 5
LAYERS, ENDS, LENGTHS = 2, ("", "_reverse"), (3, 5, 1, 4)


def draw(kind: str) -> tuple[dict[str, np.ndarray], dict[str, np.ndarray]]:
    """Return the inputs of the network, and what each output is weighted with in the loss."""
    rng = np.random.default_rng(SEED)
    rows, dirs = len(GATES[kind]) * H, len(ENDS)
    shapes: dict[str, tuple[int, ...]] = {}
    for layer in range(LAYERS):
        for end in ENDS:
            at = f"l{layer}{end}"
            shapes |= {f"weight_ih_{at}": (rows, D if layer == 0 else dirs * H), f"weight_hh_{at}": (rows, H)}
            shapes |= {f"bias_ih_{at}": (rows,), f"bias_hh_{at}": (rows,)}
    shapes |= {"x": (T, B, D)} | {f"{name}0": (LAYERS * dirs, B, H) for name in STATES[kind]}
    loss_shapes = {"output": (T, B, dirs * H)} | {f"{name}_n": (LAYERS * dirs, B, H) for name in STATES[kind]}
    return uniform(rng, shapes), uniform(rng, loss_shapes)


def make(kind: str) -> dict[str, Any]:
    """Return the vectors of one kind of network, "lstm", "rnn" or "gru", with the suffix _layers."""
    import torch  # no dependency: a test reads the rest of this file without it
    from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

    kind = kind.removesuffix("_layers")
    inputs, weights = draw(kind)
    Module = {"lstm": torch.nn.LSTM, "rnn": torch.nn.RNN, "gru": torch.nn.GRU}[kind]
    network = Module(D, H, num_layers=LAYERS, bidirectional=True, dtype=torch.float64)
    network.load_state_dict({name: torch.tensor(inputs[name]) for name in network.state_dict()})
    leaves = {name: torch.tensor(inputs[name], requires_grad=True) for name in ("x", *initial(kind))}
    packed = pack_padded_sequence(leaves["x"], list(LENGTHS), enforce_sorted=False)
    state = tuple(leaves[name] for name in initial(kind))
    output, last = network(packed, state if kind == "lstm" else state[0])
    last = last if kind == "lstm" else (last,)
    padded, _ = pad_packed_sequence(output, total_length=T)
    outputs = {"output": padded} | {f"{name}_n": part for name, part in zip(STATES[kind], last, strict=True)}
    loss = sum((torch.tensor(weights[name]) * value).sum() for name, value in outputs.items())
    loss.backward()
    leaves |= dict(network.named_parameters())
    of: dict[str, Any] = {"layers": LAYERS, "directions": len(ENDS), "sizes": {"D": D, "H": H, "B": B, "T": T}}
    return {
        "about": about(CELL[kind], "pytorch", **of, torch=torch.__version__, seed=SEED, gates=GATES[kind]),
        "inputs": inputs | {"lengths": np.array(LENGTHS)},
        "loss_weights": weights,
        "outputs": {name: a.detach().numpy() for name, a in outputs.items()},
        "gradients": {name: leaves[name].grad.numpy() for name in inputs},
    }


def initial(kind: str) -> list[str]:
    """Return the names of the initial states."""
    return [f"{name}0" for name in STATES[kind]]


if __name__ == "__main__":
    write("pytorch", make, [f"{kind}_layers" for kind in GATES])
