"""Measure, print and draw: `make bench`."""

import argparse
import sys
from importlib.util import find_spec

import numpy as np
from threadpoolctl import threadpool_limits

from tools import ROOT
from tools.bench.measure import measure
from tools.bench.report import Rows, Size, machine, plot, table
from tools.bench.works import CELLS, works

SIZES: list[Size] = [(20, 1, 8, 16), (20, 32, 16, 32), (50, 32, 64, 128), (100, 64, 128, 256), (50, 64, 256, 512)]
DTYPES = {"float32": np.float32, "float64": np.float64}


def main() -> None:
    options = argparse.ArgumentParser(prog="tools.bench", description=__doc__)
    options.add_argument("cells", nargs="*", default=list(CELLS), help=f"some of {', '.join(CELLS)}; all without any")
    options.add_argument("--seconds", type=float, default=6, help="for each cell, dtype and size")
    given = options.parse_args()
    if unknown := set(given.cells) - set(CELLS):
        sys.exit(f"cells: expected some of {', '.join(CELLS)}, got {', '.join(sorted(unknown))}")
    if not find_spec("torch"):
        print("PyTorch is not installed, so nothing is compared with it; see tools/bench/__init__.py.\n")
    measured: dict[tuple[str, str], Rows] = {}
    with threadpool_limits(1):
        for kind in given.cells:
            for name, dtype in DTYPES.items():
                rows = {size: measure(works(kind, *size, dtype), given.seconds) for size in SIZES}
                measured[kind, name] = rows
                print(table(f"{kind}, {name}", rows), end="\n\n", flush=True)
        print(*machine(), sep="\n")
        plot(measured, ROOT / "_build" / "bench.svg")
    print("plot: _build/bench.svg")


if __name__ == "__main__":
    main()
