"""Jobs that are done are kept, so that a run that was stopped goes on where it was.

There is one file for an experiment, with one line for a job.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

Job = tuple[Any, ...]
Each = Callable[[Callable[..., Any], list[Job]], Iterator[Any]]  # results come in order


class Kept:
    """A `Run` that takes from its file what is done, has the rest done, and writes down each result as it comes.

    Results go through JSON either way, so that it makes no difference which of them were kept.
    """

    def __init__(self, path: Path, each: Each, progress: Callable[[int, int], None]) -> None:
        self.path, self.each, self.progress = path, each, progress
        self.results = dict(lines(path))

    def __call__(self, function: Callable[..., Any], jobs: Iterable[Job]) -> list[Any]:
        """Return what the function gives for each job."""
        named = [(key(function, job), job) for job in jobs]
        names = [name for name, _ in named]
        left = {name: job for name, job in named if name not in self.results}
        done = len(names) - len(left)
        self.progress(done, len(names))
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("a", encoding="utf8") as file:
            for name, result in zip(left, self.each(function, list(left.values())), strict=True):
                self.results[name] = json.loads(json.dumps(result))
                file.write(json.dumps([name, result]) + "\n")
                file.flush()
                done += 1
                self.progress(done, len(names))
        return [self.results[name] for name in names]


def key(function: Callable[..., Any], job: Job) -> str:
    return json.dumps([function.__module__, function.__qualname__, *job])


def lines(path: Path) -> Iterator[tuple[str, Any]]:
    """Yield what the file holds; a last line that was cut off is cut away, so that the next one begins anew."""
    if not path.exists():
        return
    whole, _, cut = path.read_bytes().rpartition(b"\n")
    if cut:
        path.write_bytes(whole + b"\n" if whole else b"")
    for line in whole.splitlines():
        name, result = json.loads(line)
        yield name, result
