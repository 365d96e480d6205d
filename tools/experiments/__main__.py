"""Run the experiments of the book and write what they measure: book/measurements/<name>.json.

    python -m tools.experiments                all that are not fresh
    python -m tools.experiments carry          one, if it is not fresh
    python -m tools.experiments --processes 1  with one process instead of two
    python -m tools.experiments --stamp descent

Every module of `tools.experiments.claims` is one, found there. A file is fresh if it was made with the setup and the
source of today. Ctrl-C stops; the next run goes on, as jobs that are done are kept under `_build/evidence`. After a
change of the source that cannot change what is measured, `--stamp` measures a part again (the experiment's `again`)
and, if it is what is stored, writes today's hash into the file, which then says so.
"""

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # read when NumPy is loaded: the processes share the machine, not a product

import argparse
import signal
import sys
from multiprocessing import Pool
from time import perf_counter
from typing import Any

from tools.experiments.experiment import Experiment, experiments
from tools.experiments.kept import Each, Kept
from tools.experiments.provenance import fingerprint, fresh
from tools.experiments.stored import KEPT, measured, stamped, stored, write


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.experiments", description="Measure what the book claims.")
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--stamp", action="store_true", help="measure a part again and write today's hash")
    given = parser.parse_args()
    known = experiments()
    if unknown := set(given.names) - set(known):
        raise SystemExit(f"No experiment {', '.join(sorted(unknown))}; there are: {', '.join(known)}")
    chosen = {name: known[name] for name in given.names or known}
    if given.stamp:
        for name, experiment in chosen.items():
            write(name, stamped(name, experiment))
            print(f"{name:20} stamped", flush=True)
        return
    with Pool(given.processes, initializer=signal.signal, initargs=(signal.SIGINT, signal.SIG_IGN)) as pool:
        try:
            for name, experiment in chosen.items():
                renew(name, experiment, lambda function, jobs: pool.imap(Called(function), jobs))
        except KeyboardInterrupt:
            raise SystemExit("\nStopped. What is done is kept: run it again to go on.") from None


class Called:
    """A function of several arguments as one of a job, which another process can be sent."""

    def __init__(self, function: Any) -> None:
        self.function = function

    def __call__(self, job: tuple[Any, ...]) -> Any:
        """Do one job."""
        return self.function(*job)


def renew(name: str, experiment: Experiment, each: Each) -> None:
    """Measure and write an experiment, if its file is not fresh."""
    if fresh(stored(name), name, experiment):
        print(f"{name:20} fresh", flush=True)
        return
    begin, said = perf_counter(), Said(name)
    kept = Kept(KEPT / f"{name}-{fingerprint(name, experiment)}.jsonl", each, said)
    change = "written" if write(name, measured(name, experiment, kept)) else "unchanged"
    print(f"{said.begin}{name:20} {change}, {perf_counter() - begin:.0f} s", flush=True)


class Said:
    """Progress on one line of a terminal; in a file, a line a minute."""

    def __init__(self, name: str) -> None:
        self.name, self.start, self.last = name, perf_counter(), 0.0
        self.begin = "\r\033[K" if sys.stdout.isatty() else ""

    def __call__(self, done: int, total: int) -> None:
        """Say how many jobs are done, now and then."""
        now = perf_counter()
        if now - self.last >= (0.2 if self.begin else 60):
            self.last = now
            line = f"{self.begin}{self.name:20} {done}/{total} jobs, {now - self.start:.0f} s"
            print(line, end="" if self.begin else "\n", flush=True)


if __name__ == "__main__":
    main()
