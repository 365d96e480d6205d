"""What the stored vectors share: their sizes, their seed, what is said about them, and how they are written."""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import numpy as np

from tools import ROOT
from tools.files import write_if_changed

VECTORS = ROOT / "lstm_ref" / "conformance" / "vectors"
D, H, B, T = 3, 4, 2, 5
SIZES = {"D": D, "H": H, "B": B, "T": T}
SEED = 20250822


def uniform(rng: np.random.Generator, shapes: Mapping[str, tuple[int, ...]]) -> dict[str, np.ndarray]:
    """Return arrays of these shapes, drawn in their order from (-1, 1)."""
    return {name: rng.uniform(-1, 1, shape) for name, shape in shapes.items()}


def about(
    cell: str,
    layout: str,
    *,
    dtype: str = "float64",
    tolerance: float = 1e-12,
    layers: int = 1,
    directions: int = 1,
    sizes: Mapping[str, int] = SIZES,
    **made: Any,
) -> dict[str, Any]:
    """Return what is said about vectors, in the order in which it is said; `made` says how they were made."""
    known = {"format": 1, "cell": cell, "layout": layout, "dtype": dtype, "tolerance": tolerance}
    return known | {"layers": layers, "directions": directions} | dict(sizes) | made


def to_json(vectors: Mapping[str, Any]) -> str:
    """Return the vectors as JSON, an array to a line, in the shortest decimals that read back exactly."""

    def line(value: Any) -> str:
        plain = shortest(value) if isinstance(value, np.ndarray) else value
        return json.dumps(plain, allow_nan=False, separators=(",", ":"))

    sections = []
    for title, entries in vectors.items():
        lines = ",\n".join(f"    {json.dumps(name)}: {line(value)}" for name, value in entries.items())
        sections.append(f"  {json.dumps(title)}: {{\n{lines}\n  }}")
    return "{\n" + ",\n".join(sections) + "\n}\n"


def shortest(array: np.ndarray) -> list[Any]:
    """Return the array as lists of the numbers with the fewest digits that the array's dtype reads as its own."""
    numbers = array.tolist()
    if array.dtype == np.float32:
        numbers = np.array([float(str(number)) for number in array.ravel()]).reshape(array.shape).tolist()
    return list(numbers)


def write(framework: str, make: Callable[[str], dict[str, Any]], kinds: Iterable[str]) -> None:
    """Write <kind>_<framework>.json, which `lstm_ref.conformance.stored` reads, for every kind."""
    for kind in kinds:
        write_vectors(f"{kind}_{framework}", make(kind))


def write_vectors(name: str, vectors: dict[str, Any]) -> None:
    """Write one file, and say so; what `tools.vectors.catches` found out about it is kept."""
    path, said = VECTORS / f"{name}.json", "unchanged"
    found = json.loads(path.read_text("utf8")) if path.exists() else {"about": {}}
    vectors["about"] |= {key: found["about"][key] for key in ("catches",) if key in found["about"]}
    made = to_json(vectors)
    if same(found, json.loads(made)):
        said += " but for last bits" if made != path.read_text("utf8") else ""
    elif write_if_changed(path, made):
        said = "written"
    print(path.name, said, flush=True)


def same(found: Mapping[str, Any], made: Mapping[str, Any]) -> bool:
    """Return whether two files say the same but for the last bits of results, in which processors differ."""
    if any(found.get(title) != made.get(title) for title in ("about", "inputs", "loss_weights")):
        return False
    for title in ("outputs", "gradients"):
        mine, theirs = ({name: np.array(a) for name, a in of.get(title, {}).items()} for of in (made, found))
        if {name: a.shape for name, a in mine.items()} != {name: a.shape for name, a in theirs.items()}:
            return False
        if mine and apart(mine, theirs) > made["about"]["tolerance"] / 10:
            return False
    return True


def apart(some: Mapping[str, np.ndarray], whole: Mapping[str, np.ndarray]) -> float:
    """Return the largest difference of the arrays in `some` from those of `whole`, in units of max(1, |value|)."""
    return max(float((abs(a - whole[name]) / np.maximum(1, abs(whole[name]))).max()) for name, a in some.items())
