"""The lock: each file of Pyodide that the site serves, with its SHA-256, `lock.json` beside this module.

`python -m tools.site.pyodide.lock 314.0.4` writes it anew from that version's package on npm, which names the wheels.
"""

import hashlib
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.files import write_if_changed

LOCK = Path(__file__).with_name("lock.json")
CORE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
WANTED = ("numpy", "matplotlib")
# What matplotlib is said to need, but imports only to write PDF, or not at all.
LEFT_OUT = ("fonttools", "pytz")


@dataclass(frozen=True)
class Lock:
    """What is fetched: the SHA-256 of each file by its name, and the packages as Pyodide's own lock has them."""

    version: str
    info: dict[str, str]
    core: dict[str, str]
    packages: dict[str, dict[str, Any]]

    @property
    def hashes(self) -> dict[str, str]:
        """Return the SHA-256 of every file, by its name."""
        return self.core | {package["file_name"]: package["sha256"] for package in self.packages.values()}


def read(path: Path = LOCK) -> Lock:
    return Lock(**json.loads(path.read_text("utf8")))


def closure(packages: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Return the wanted packages and all that they need, sorted by name."""
    found: dict[str, dict[str, Any]] = {}
    waiting = list(WANTED)
    while waiting:
        name = waiting.pop()
        if name not in found:
            depends = [other for other in packages[name]["depends"] if other not in LEFT_OUT]
            found[name] = packages[name] | {"depends": depends}
            waiting += depends
    return dict(sorted(found.items()))


def made_from(version: str, files: dict[str, bytes]) -> Lock:
    """Return the lock of a version, from the files of its package on npm."""
    theirs = json.loads(files["pyodide-lock.json"])
    core = {name: hashlib.sha256(files[name]).hexdigest() for name in CORE}
    return Lock(version, theirs["info"], core, closure(theirs["packages"]))


def main(version: str) -> None:
    from tools.site.pyodide.sources import npm

    lock = made_from(version, dict(npm(version, [*CORE, "pyodide-lock.json"])))
    write_if_changed(LOCK, json.dumps(vars(lock), indent=1) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
