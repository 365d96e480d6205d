"""Make the vectors that show where PyTorch's dropout acts: lstm_dropout_pytorch.json, of two layers in training.

Run it like `tools.vectors.pytorch`: python -m tools.vectors.pytorch_dropout. With a dropout of 1 nothing is left to
chance: whatever is dropped at all is zero.
"""

from typing import Any

import numpy as np

from tools.vectors.stored import SEED, B, D, H, T, about, uniform, write

DROPOUT = 1.0


def draw() -> dict[str, np.ndarray]:
    """Return the weights of two layers and the input."""
    shapes: dict[str, tuple[int, ...]] = {}
    for k, size in enumerate((D, H)):
        shapes |= {f"weight_ih_l{k}": (4 * H, size), f"weight_hh_l{k}": (4 * H, H)}
        shapes |= {f"bias_ih_l{k}": (4 * H,), f"bias_hh_l{k}": (4 * H,)}
    return uniform(np.random.default_rng(SEED), shapes | {"x": (T, B, D)})


def make(kind: str) -> dict[str, Any]:
    """Return the vectors: the output of the last layer, (T, B, H), and the final states of both, (2, B, H)."""
    import torch  # no dependency: a test reads the rest of this file without it

    inputs = draw()
    network = torch.nn.LSTM(D, H, num_layers=2, dropout=DROPOUT, dtype=torch.float64).train()
    network.load_state_dict({name: torch.tensor(a) for name, a in inputs.items() if name != "x"})
    output, (h_n, c_n) = network(torch.tensor(inputs["x"]))
    made = {"torch": torch.__version__, "seed": SEED, "dropout": DROPOUT, "training": True}
    outputs = {"output": output, "h_n": h_n, "c_n": c_n}
    return {
        "about": about("lstm", "pytorch", layers=2, **made),
        "inputs": inputs,
        "outputs": {name: a.detach().numpy() for name, a in outputs.items()},
    }


if __name__ == "__main__":
    write("pytorch", make, ["lstm_dropout"])
