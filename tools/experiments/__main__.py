"""Run the experiments of the book and write what they measure: book/measurements/<name>.json.

    python -m tools.experiments            all of them
    python -m tools.experiments carry      one

Every module of `tools.experiments.claims` is one, found there. Its jobs are shared by two processes.
"""

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # read when NumPy is loaded: the processes share the machine, not a product

import sys
from multiprocessing import Pool
from time import perf_counter

from tools import ROOT
from tools.experiments.experiment import experiments, measurement
from tools.experiments.rounding import to_json
from tools.files import write_if_changed

MEASUREMENTS = ROOT / "book" / "measurements"
PROCESSES = 2


def main() -> None:
    known = experiments()
    names = sys.argv[1:] or list(known)
    if unknown := set(names) - set(known):
        raise SystemExit(f"No experiment {', '.join(sorted(unknown))}; there are: {', '.join(known)}")
    with Pool(PROCESSES) as pool:
        for name in names:
            begin = perf_counter()
            file = measurement(name, known[name], lambda function, jobs: pool.starmap(function, jobs, chunksize=1))
            change = "written" if write_if_changed(MEASUREMENTS / f"{name}.json", to_json(file)) else "unchanged"
            print(f"{name:18} {change:10} {perf_counter() - begin:4.0f} s", flush=True)


if __name__ == "__main__":
    main()
