"""All claims in their order, and what has been measured for them."""

import json
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from tools.claims import cell, language, memory, tasks, timing, variants
from tools.claims.claim import Claim, Text

CLAIMS: tuple[Claim, ...] = tuple(
    sorted(
        (*memory.CLAIMS, *cell.CLAIMS, *language.CLAIMS, *timing.CLAIMS, *variants.CLAIMS, *tasks.CLAIMS),
        key=lambda claim: claim.number,
    )
)


def measurements(folder: Path, names: Iterable[str]) -> dict[str, Any]:
    """Return the files of these names that are in a folder."""
    paths = {name: folder / f"{name}.json" for name in sorted(set(names))}
    return {name: read(path, path.stat().st_mtime_ns) for name, path in paths.items() if path.exists()}


@lru_cache
def read(path: Path, time: int) -> Any:
    return json.loads(path.read_text("utf8"))


def words(path: Path) -> dict[int, dict[str, Text]]:
    """Return what is printed of each claim, by number: `claim`, `measured`, `rule`; read from `book/claims.yml`."""
    found = yaml.safe_load(path.read_text("utf8"))
    return {number: {name: Text(**text) for name, text in part.items()} for number, part in found.items()}


def claim(number: int) -> Claim:
    """Return the claim of a number."""
    for each in CLAIMS:
        if each.number == number:
            return each
    raise LookupError(f"there is no claim {number}; there are 1 to {len(CLAIMS)}")
