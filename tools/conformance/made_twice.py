"""How far lstm_ref is from PyTorch's cases: book/checker/made_twice.json.

    python -m tools.conformance.made_twice

A row for each cell and dtype, as `tools.vectors.compare` finds them: the largest differences of the values, of the
gradients by inputs and parameters, and of those by the values of every step, in units of max(1, |value|).
"""

import json
from dataclasses import asdict
from typing import Any

from lstm_ref.conformance.cells import CELLS
from tools.conformance.kept import FOLDER, read, write
from tools.vectors.compare import compared
from tools.vectors.suite.inputs import DTYPES

FILE = FOLDER / "made_twice.json"


def rows() -> list[dict[str, Any]]:
    """Compare every cell in every dtype; a difference is kept to one digit, as others depend on the processor."""
    found = [asdict(compared(cell, dtype)) for cell in CELLS for dtype in DTYPES]
    return [{key: float(f"{of:.0e}") if isinstance(of, float) else of for key, of in row.items()} for row in found]


def stored() -> list[dict[str, Any]]:
    """Return the stored rows."""
    return read(FILE)


def main() -> None:
    """Write the rows."""
    write(FILE, "[\n" + ",\n".join(f" {json.dumps(row)}" for row in rows()) + "\n]\n")


if __name__ == "__main__":
    main()
