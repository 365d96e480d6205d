"""Make tests/vectors/shapes.json: the names and shapes that PyTorch and Keras really have, and where h_n is.

The shape calculator is held to them. Neither is a dependency of the project, so run this in an environment of its own,
and commit what it writes:

    python -m venv vectors && vectors/bin/pip install keras torch numpy
    KERAS_BACKEND=torch vectors/bin/python -m tools.vectors.shapes

A network is made by the line that the calculator prints. Each of its final states is compared with every slice of a
list; the slices that are equal to it on random numbers are stored.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from itertools import product
from typing import Any

import numpy as np

from tools import ROOT
from tools.files import write_if_changed
from tools.site.shapes.describe import call
from tools.site.shapes.setting import Setting

VECTORS = ROOT / "tests" / "vectors" / "shapes.json"
TIMES = ("-1", "0", "lengths - 1", "-2", "1")  # what a slice may take of time, of the batch and of the features
PARTS = ("", ":H", "H:", ":P", "P:")


def slices() -> list[str]:
    """Return lines that may or may not be a final state, the shorter first."""
    found = ["output", *(f"output[:, {part}]" for part in PARTS[1:]), *(f"output[{time}]" for time in TIMES)]
    for time, part, batch_first in product(TIMES, PARTS, (False, True)):
        for every in ("torch.arange(B)", "np.arange(B)") if "lengths" in time else (":",):
            index = [every, time] if batch_first else [time, every]
            found.append(f"output[{', '.join([*index, part] if part else index)}]")
    return sorted(found, key=lambda line: (len(line), line))


def equal(state: Any, names: dict[str, Any]) -> list[str]:
    """Return the slices of `output` that are a final state, in shape and in every number."""
    found = []
    for line in slices():
        try:
            part = np.asarray(eval(line, {}, names))  # a line of the list above
        except (IndexError, TypeError, NameError, RuntimeError, ValueError):
            continue
        if part.shape == tuple(state.shape) and np.array_equal(part, np.asarray(state)):
            found.append(line)
    return found


def lengths(s: Setting) -> list[int]:
    """Return a length for every sequence, no two equal; the first is the one that is drawn, the longest is T."""
    return [s.n, *range(s.T, 0, -1)][: s.B] if s.n < s.T else list(range(s.T, s.T - s.B, -1))


def pytorch(s: Setting) -> dict[str, Any]:
    """Return what PyTorch has for a setting, or its error."""
    import torch  # no dependency: a test reads the rest of this file without it
    from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

    torch.manual_seed(0)
    try:
        network = eval(call(s), {"nn": torch.nn})  # the line that the calculator prints
    except ValueError as error:
        return {"error": str(error)}
    x = torch.rand((s.B, s.T, s.D) if s.batch_first else (s.T, s.B, s.D))
    with torch.no_grad():
        if s.n:
            packed = pack_padded_sequence(x, torch.tensor(lengths(s)), s.batch_first, enforce_sorted=False)
            output, last = network(packed)
            output, _ = pad_packed_sequence(output, s.batch_first)
        else:
            output, last = network(x)
        h_n, *c_n = last if isinstance(last, tuple) else (last,)
        assert network(x, (h_n, *c_n) if c_n else h_n)  # h_0 and c_0 have the shapes of h_n and c_n
    arrays = {"x": x, "output": output, "h_n": h_n, "h_0": h_n, **network.state_dict()}
    arrays |= {name: c_n[0] for name in ("c_n", "c_0") if c_n}
    names = {"output": output, "torch": torch, "lengths": torch.tensor(lengths(s)), "B": s.B, "H": s.H}
    names |= {"P": s.P} if s.P else {}
    return {
        "shapes": {name: list(array.shape) for name, array in arrays.items()},
        "parameters": sum(part.numel() for part in network.parameters()),
        "equal": {f"h_n[{k}]": equal(state, names) for k, state in enumerate(h_n)},
        "zeros": s.n > 0 and not bool((output[0] if s.batch_first else output[:, 0])[s.n :].any()),
    }


def keras(s: Setting) -> dict[str, Any]:
    """Return what Keras has for one layer, the last of the setting's; it gets what a layer below would give."""
    import keras as framework

    framework.utils.set_random_seed(0)
    classes = {name: getattr(framework.layers, name) for name in ("LSTM", "GRU", "SimpleRNN", "Bidirectional")}
    layer = eval(call(s), classes)  # the line that the calculator prints
    x = np.random.default_rng(0).random((s.B, s.T, s.D), dtype=np.float32)
    mask = np.arange(s.T) < np.array(lengths(s))[:, None] if s.n else None
    output, *last = (part.detach().numpy() for part in layer(x, mask=mask))
    ways = ("forward", "backward") if s.directions == 2 else ("state",)
    named = [f"{way}_{of}" for way in ways for of in ("h", "c")[: len(last) // len(ways)]]
    states = dict(zip(named, last, strict=True))
    arrays = {"x": x, "output": output, **states} | ({"mask": mask} if s.n else {})
    for end in ("kernel", "recurrent_kernel", "bias"):
        cells = {f"{way}_layer.cell.": getattr(layer, f"{way}_layer").cell for way in ways} if len(ways) == 2 else {}
        for start, cell in (cells or {"cell.": layer.cell}).items():
            arrays[start + end] = getattr(cell, end)
    names = {"output": output, "np": np, "lengths": np.array(lengths(s)), "B": s.B, "H": s.H}
    steps = s.n > 0 and not s.last_only
    after = output[0, : s.T - s.n] if s.direction == "reverse" else output[0, s.n :]
    return {
        "shapes": {name: list(array.shape) for name, array in arrays.items()},
        "parameters": layer.count_params(),
        "equal": {name: equal(state, names) for name, state in states.items() if name.endswith("_h")},
        "zeros": steps and not bool(after.any()),
        "repeats": steps and bool((after == output[0, s.n - 1]).all()),
    }


def settings() -> Iterator[Setting]:
    """Yield the settings that are stored, D, H, P, B, T all different."""
    sizes = Setting(D=7, H=5, B=3, T=6)
    for cell, L, direction, P, n in product(("LSTM", "GRU", "RNN"), (1, 2, 3), ("forward", "both"), (0, 2), (0, 4)):
        for batch_first in (False, True):
            if L < 3 or not (n or batch_first):
                yield replace(sizes, cell=cell, direction=direction, L=L, P=P, n=n, batch_first=batch_first)
    yield from (replace(sizes, L=1, P=P) for P in (4, 5, 9))
    for cell, direction, n in product(("LSTM", "GRU", "RNN"), ("forward", "reverse", "both"), (0, 4)):
        for last_only in (False, True):
            yield replace(sizes, framework="keras", cell=cell, direction=direction, L=1, n=n, last_only=last_only)


def main() -> None:
    """Write the file."""
    import keras as framework
    import torch

    makers = {"pytorch": pytorch, "keras": keras}
    cases = [{"setting": asdict(s), "found": makers[s.framework](s)} for s in settings()]
    about = {"torch": torch.__version__, "keras": framework.__version__}
    lines = ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases)
    text = f'{{"about": {json.dumps(about)}, "cases": [\n{lines}\n]}}\n'
    print(VECTORS.name, "written" if write_if_changed(VECTORS, text) else "unchanged")


if __name__ == "__main__":
    main()
