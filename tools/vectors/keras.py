"""Make the Keras vectors that the tests compare with: lstm_ref/conformance/vectors/<kind>_keras.json.

Keras is no dependency of the project, so run this in an environment of its own, and commit what it writes:

    python -m venv vectors && vectors/bin/pip install keras torch numpy
    KERAS_BACKEND=torch vectors/bin/python -m tools.vectors.keras

Everything is float64, and the inputs come from NumPy's generator, as for PyTorch. Except on TensorFlow, Keras
multiplies matrices in float32 here, whatever floatx says; PyTorch's own cells, which it uses where it can, do not.
"""

from typing import Any

import numpy as np

from tools.vectors.stored import SEED, B, D, H, T, about, uniform, write

LAYERS: dict[str, tuple[str, dict[str, bool]]] = {
    "lstm": ("LSTM", {}),
    "gru": ("GRU", {"reset_after": False}),
    "gru_reset_after": ("GRU", {"reset_after": True}),
    "rnn": ("SimpleRNN", {}),
    "lstm_masked": ("LSTM", {}),
}
EXACT = ("lstm", "gru_reset_after")  # what PyTorch's own cells compute
LENGTHS = {"lstm_masked": (3, 5)}
GATES = {
    "LSTM": ["i", "f", "c", "o"],
    "GRU": ["z", "r", "h"],
    "SimpleRNN": ["h"],
}  # blocks of H columns, in Keras's order
STATES = {"LSTM": ["h", "c"], "GRU": ["h"], "SimpleRNN": ["h"]}


def draw(kind: str) -> dict[str, np.ndarray]:
    """Return the inputs of the layer; `lengths`, where there are any, say where its mask ends."""
    rng = np.random.default_rng(SEED)
    layer, options = LAYERS[kind]
    columns = len(GATES[layer]) * H
    shapes: dict[str, tuple[int, ...]] = {"kernel": (D, columns), "recurrent_kernel": (H, columns)}
    shapes |= {"bias": (2, columns) if options.get("reset_after") else (columns,), "x": (B, T, D)}
    shapes |= {f"{name}0": (B, H) for name in STATES[layer]}
    inputs = uniform(rng, shapes)
    return inputs | ({"lengths": np.array(LENGTHS[kind])} if kind in LENGTHS else {})


def about_layer(kind: str, version: str, backend: str) -> dict[str, Any]:
    """Return what is said about the vectors of one kind of layer."""
    layer, options = LAYERS[kind]
    made: dict[str, Any] = {"keras": version, "backend": backend, "layer": layer} | options
    made |= {"seed": SEED, "gates": GATES[layer]}
    return about(kind.removesuffix("_masked"), "keras", tolerance=1e-12 if kind in EXACT else 1e-6, **made)


def make(kind: str) -> dict[str, Any]:
    """Return the vectors of one kind of layer."""
    import keras  # no dependency: a test reads the rest of this file without it

    keras.config.set_floatx("float64")
    name, options = LAYERS[kind]
    inputs = draw(kind)
    layer = getattr(keras.layers, name)(H, return_sequences=True, return_state=True, **options)
    layer.build(inputs["x"].shape)
    layer.set_weights([inputs[weight] for weight in ("kernel", "recurrent_kernel", "bias")])
    mask = np.arange(T) < inputs["lengths"][:, None] if kind in LENGTHS else None  # (B, T)
    state = [inputs[f"{state}0"] for state in STATES[name]]
    output, *last = layer(inputs["x"], initial_state=state, mask=mask)
    finals = {f"{state}_n": part for state, part in zip(STATES[name], last, strict=True)}
    outputs = {"output": output} | finals
    return {
        "about": about_layer(kind, keras.__version__, keras.backend.backend()),
        "inputs": inputs,
        "outputs": {title: keras.ops.convert_to_numpy(a) for title, a in outputs.items()},
    }


if __name__ == "__main__":
    write("keras", make, LAYERS)
