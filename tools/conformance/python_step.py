"""What the checker says of a step in NumPy, wrong and mended: book/checker/python_step.json.

    python -m tools.conformance.python_step

The step reads the blocks of W and b in PyTorch's order; `MENDED` is the line that it should have had.
"""

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tools.conformance.kept import FOLDER, checked, read, write_transcripts
from tools.conformance.programs import changed

FILE = FOLDER / "python_step.json"
SOURCE = """\
import numpy as np

def sigmoid(a):
    return (1 + np.tanh(a / 2)) / 2

def step(x_t, h_prev, C_prev, W, b):
    a = np.concatenate([h_prev, x_t], axis=1) @ W.T + b
    i, f, g, o = np.split(a, 4, axis=1)
    C = sigmoid(f) * C_prev + sigmoid(i) * np.tanh(g)
    return sigmoid(o) * np.tanh(C), C
"""
MENDED = {"    i, f, g, o = np.split": "    f, i, g, o = np.split"}
TAP = ("--report", "tap", "--case", "lstm_small_float64")
SHOWN: tuple[tuple[str | None, tuple[str, ...]], ...] = (("gate_order", ()), (None, ()), ("gate_order", TAP))


def transcript(slip: str | None, options: tuple[str, ...]) -> dict[str, Any]:
    """Check the step, with its slip or mended, with options, and return what is said of it.

    Returns
    -------
    dict
        `language`, `slip` and `options`; `changes`, a list of [old, new] in its source; `source`; and what `checked`
        returns.
    """
    changes: Mapping[str, str] = {} if slip else MENDED
    source = changed(SOURCE, changes)
    command = ["check", *options, "my_lstm.py:step"]
    with TemporaryDirectory() as name:
        Path(name, "my_lstm.py").write_text(source, "utf8")
        said = checked(command, Path(name), wrong=slip is not None)
    return {
        "language": "python",
        "slip": slip,
        "options": list(options),
        "changes": [list(pair) for pair in changes.items()],
        "source": source,
        **said,
    }


def stored() -> list[dict[str, Any]]:
    """Return the stored transcripts."""
    return read(FILE)


def main() -> None:
    """Write the transcripts."""
    write_transcripts(FILE, [transcript(*each) for each in SHOWN])


if __name__ == "__main__":
    main()
