"""The files of the measurements: read, written, and renewed where a part measured again is what they hold."""

import json
import math
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from tools import ROOT
from tools.experiments.experiment import Experiment, Run
from tools.experiments.provenance import PART, origin
from tools.experiments.rounding import to_json
from tools.files import write_if_changed

FOLDER = ROOT / "book" / "measurements"
KEPT = ROOT / "_build" / "evidence"
File = dict[str, Any]


def stored(name: str) -> File | None:
    """Return what the file of an experiment holds; None if there is none."""
    path = FOLDER / f"{name}.json"
    return json.loads(path.read_text("utf8")) if path.exists() else None


def write(name: str, file: File) -> bool:
    """Write a measurement in one move, if it has changed; return whether it had."""
    return write_if_changed(FOLDER / f"{name}.json", to_json(file))


def measured(name: str, experiment: Experiment, run: Run) -> File:
    """Return everything that the file of an experiment holds."""
    source = origin(name, experiment)  # before anybody can change it
    results = experiment.measure(experiment.setup, run)
    head = {"claim": name, "question": experiment.question, "setup": experiment.setup, "origin": source}
    return head | {"results": results, "summary": experiment.summarise(results)}


def stamped(name: str, experiment: Experiment) -> File:
    """Return the stored file with today's hash, after a part of it was measured again and found equal."""
    file = stored(name)
    if file is None or file["setup"] != as_stored(experiment.setup):
        raise SystemExit(f"{name}: there is no file with the setup of today: make evidence CLAIM={name}")
    if found := list(drift(experiment, file["results"])):
        raise SystemExit(f"{name}: it is no longer what is measured: {'; '.join(found[:3])}")
    head = {key: file[key] for key in ("claim", "question", "setup")}
    summary = experiment.summarise(file["results"])
    return head | {"origin": origin(name, experiment, PART), "results": file["results"], "summary": summary}


def drift(experiment: Experiment, results: Any) -> Iterator[str]:
    """Yield where the part of an experiment that is measured again differs from its stored results."""
    for part in experiment.again:
        again = as_stored(experiment.measure(experiment.setup | part, one_at_a_time))
        yield from differences(again, results, third_digit, logarithms=experiment.logarithms)


def one_at_a_time(function: Callable[..., Any], jobs: Iterable[tuple[Any, ...]]) -> list[Any]:
    return [function(*job) for job in jobs]


def as_stored(value: Any) -> Any:
    """Return a value as it comes back from a file."""
    return json.loads(json.dumps(value))


def differences(
    again: Any, wanted: Any, within: Callable[[float], float], at: str = "results", logarithms: tuple[str, ...] = ()
) -> Iterator[str]:
    """Yield where a part of the results, measured again, differs from what is stored.

    It may hold fewer keys, and a list may be only the beginning of the stored one.
    """
    if isinstance(again, dict):
        for key, part in again.items():
            yield from differences(part, wanted[key], tenth if key in logarithms else within, f"{at}.{key}", logarithms)
    elif isinstance(again, list):
        if not 0 < len(again) <= len(wanted):
            yield f"{at}: stored are {len(wanted)}, measured again were {len(again)}"
        for k, (part, of) in enumerate(zip(again, wanted, strict=False)):
            yield from differences(part, of, within, f"{at}[{k}]", logarithms)
    else:
        decimal = isinstance(again, float) and isinstance(wanted, float)
        if abs(again - wanted) > within(wanted) if decimal else again != wanted:
            yield f"{at}: stored {wanted}, measured again {again}"


def third_digit(wanted: float) -> float:
    """Return one unit of the third digit, and a little for the binary fractions; a 0 stands for itself alone."""
    return 1.001 * 10 ** (math.floor(math.log10(abs(wanted))) - 2) if wanted else 0


def tenth(wanted: float) -> float:
    return 0.1001
