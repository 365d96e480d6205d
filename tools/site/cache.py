"""What takes long to make and depends on nothing but its ingredients, kept in `_build/cache`."""

from collections.abc import Callable
from pathlib import Path

from tools import ROOT
from tools.files import replace

FOLDER = ROOT / "_build" / "cache"


def remembered(name: str, key: str, make: Callable[[], bytes], folder: Path = FOLDER) -> bytes:
    """Return what `make` returns, made anew only for a new key, a hash of all ingredients.

    What was made for an older key of the same name is forgotten.
    """
    path = folder / name / key
    try:
        return path.read_bytes()
    except FileNotFoundError:
        made = make()
    for old in path.parent.glob("[!.]*"):
        old.unlink(missing_ok=True)
    replace(path, made)
    return made
