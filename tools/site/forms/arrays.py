"""Vectors as files of arrays: what the JSON holds, bit by bit, by names such as `inputs/W_f` and `gradients/W_f`."""

import io
import json
from typing import Any

import numpy as np
from safetensors.numpy import save

from lstm_ref.checks import Array
from lstm_ref.conformance import Vectors

TITLES = ("inputs", "outputs", "loss_weights", "gradients")


def named(vectors: Vectors) -> dict[str, Array]:
    """Return all arrays of vectors, by the title and the name that they have in the JSON.

    Examples
    --------
    >>> from lstm_ref.conformance import stored
    >>> list(named(stored("rnn_keras")))[-3:]
    ['inputs/h0', 'outputs/output', 'outputs/h_n']
    """
    return {f"{title}/{name}": array for title in TITLES for name, array in getattr(vectors, title).items()}


def npz(vectors: Vectors) -> bytes:
    """Return the vectors as `np.savez` writes them; `about` is JSON too, as bytes, which `json.loads` reads."""
    buffer = io.BytesIO()
    arrays: dict[str, Any] = {**named(vectors), "about": np.bytes_(about(vectors))}
    np.savez(buffer, **arrays)
    return buffer.getvalue()


def safetensors(vectors: Vectors) -> bytes:
    """Return the vectors as a safetensors file, `about` as one JSON text in its metadata.

    Several entries there would come in another order each time.
    """
    return save(named(vectors), metadata={"about": about(vectors)})


def about(vectors: Vectors) -> str:
    """Return what is known of the vectors, as JSON in ASCII."""
    return json.dumps(dict(vectors.about))
