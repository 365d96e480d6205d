"""Run the experiments of the book and write what they measure: book/measurements/<name>.json.

    python -m tools.experiments            all of them
    python -m tools.experiments carry      one

Every experiment is a module of `tools.experiments.claims`, found there, with a QUESTION, a SETUP that holds all its
choices, and `measure(run)`; `run(function, arguments)` calls the function with each tuple of arguments, on two
processes.
"""

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # read when NumPy is loaded: the processes share the machine, not a product

import pkgutil
import sys
from importlib import import_module
from multiprocessing import Pool
from time import perf_counter
from typing import Any

from tools import ROOT
from tools.experiments import claims
from tools.experiments.common import to_json
from tools.files import write_if_changed

MEASUREMENTS = ROOT / "book" / "measurements"
NAMES = tuple(sorted(module.name for module in pkgutil.iter_modules(claims.__path__)))
PROCESSES = 2


def measurement(name: str, run: Any) -> dict[str, Any]:
    """Return everything that the file of one experiment holds."""
    experiment = import_module(f"{claims.__name__}.{name}")
    head = {"claim": name, "question": experiment.QUESTION, "setup": experiment.SETUP}
    return head | experiment.measure(run)


def main() -> None:
    names = sys.argv[1:] or NAMES
    if unknown := set(names) - set(NAMES):
        raise SystemExit(f"No experiment {', '.join(sorted(unknown))}; there are: {', '.join(NAMES)}")
    with Pool(PROCESSES) as pool:
        for name in names:
            begin = perf_counter()
            text = to_json(measurement(name, lambda function, jobs: pool.starmap(function, jobs, chunksize=1)))
            change = "written" if write_if_changed(MEASUREMENTS / f"{name}.json", text) else "unchanged"
            print(f"{name:18} {change:10} {perf_counter() - begin:4.0f} s", flush=True)


if __name__ == "__main__":
    main()
