"""What the stored vectors share: their sizes, their seed, and how they are written."""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import numpy as np

from tools import ROOT
from tools.files import write_if_changed

VECTORS = ROOT / "lstm_ref" / "conformance" / "vectors"
D, H, B, T = 3, 4, 2, 5
SEED = 20250822


def uniform(rng: np.random.Generator, shapes: Mapping[str, tuple[int, ...]]) -> dict[str, np.ndarray]:
    """Return arrays of these shapes, drawn in their order from (-1, 1)."""
    return {name: rng.uniform(-1, 1, shape) for name, shape in shapes.items()}


def to_json(vectors: dict[str, Any]) -> str:
    """Return the vectors as JSON, an array to a line; numbers are written by repr, which reads back exactly."""

    def line(value: Any) -> str:
        return json.dumps(value.tolist() if isinstance(value, np.ndarray) else value)

    sections = []
    for title, entries in vectors.items():
        lines = ",\n".join(f"    {json.dumps(name)}: {line(value)}" for name, value in entries.items())
        sections.append(f"  {json.dumps(title)}: {{\n{lines}\n  }}")
    return "{\n" + ",\n".join(sections) + "\n}\n"


def write(framework: str, make: Callable[[str], dict[str, Any]], kinds: Iterable[str]) -> None:
    """Write <kind>_<framework>.json, which `lstm_ref.conformance.stored` reads, for every kind."""
    for kind in kinds:
        path = VECTORS / f"{kind}_{framework}.json"
        print(path.name, "written" if write_if_changed(path, to_json(make(kind))) else "unchanged")
