"""Write the manifest of the vectors, lstm_ref/conformance/manifest.json: the version of the suite and what is in it.

    python -m tools.vectors.manifest

It has the SHA-256 of each file: of the JSON in its shortest form with sorted keys, without `about.catches`. Whoever
holds the manifest knows whether the vectors are those of its version. So numbers do not change under a version: this
command refuses unless `SUITE` in lstm_ref/conformance/cases.py has been raised, the first number where vectors were
changed or taken away, the second where some were added. Where a version is not yet published, delete the manifest.
"""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lstm_ref.conformance import SUITE
from tools.files import write_if_changed
from tools.vectors.stored import VECTORS

MANIFEST = VECTORS.parent / "manifest.json"
TO = "if that is meant, first set SUITE in lstm_ref/conformance/cases.py to"


def digest(text: str) -> str:
    """Return the hash of a file of vectors; it does not depend on how the file is spaced or ordered."""
    read = json.loads(text)
    read["about"].pop("catches", None)
    return hashlib.sha256(json.dumps(read, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def digests(folder: Path = VECTORS) -> dict[str, str]:
    """Return the hash of every file by the name of its vectors."""
    return {path.stem: digest(path.read_text("utf8")) for path in sorted(folder.glob("*.json"))}


def refusal(old: Mapping[str, Any], found: Mapping[str, str], suite: str) -> str | None:
    """Return why the manifest may not be renewed, None if it may."""
    was, now = ([int(part) for part in version.split(".")] for version in (old["suite"], suite))
    changed = [name for name, value in old["sha256"].items() if found.get(name) != value]
    if changed and now[0] <= was[0]:
        return f"Vectors of suite {old['suite']} were changed or taken away: {', '.join(changed)}; {TO} {was[0] + 1}.0"
    if found.keys() - old["sha256"].keys() and now <= was:
        return f"Vectors were added to suite {old['suite']}; {TO} {was[0]}.{was[1] + 1}"
    return None


def main(path: Path = MANIFEST, folder: Path = VECTORS, suite: str = SUITE) -> None:
    """Renew the manifest, or say why not."""
    found = digests(folder)
    if path.exists() and (why := refusal(json.loads(path.read_text("utf8")), found, suite)):
        raise SystemExit(why)
    text = json.dumps({"suite": suite, "sha256": found}, indent=2) + "\n"
    print(path.name, "written" if write_if_changed(path, text) else "unchanged")


if __name__ == "__main__":
    main()
