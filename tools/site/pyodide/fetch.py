"""Fetch what the lock names into a cache that git ignores, from the first source that has the right bytes."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from tools.files import replace
from tools.site.cache import FOLDER
from tools.site.pyodide.lock import Lock
from tools.site.pyodide.sources import SOURCES, TRIED, Source


class UnreachableError(Exception):
    """No source had all files; the message names what each lacked, in one line."""


def fetch(lock: Lock, folder: Path = FOLDER / "pyodide", sources: Sequence[Source] | None = None) -> dict[str, Path]:
    """Return the path of every file of the lock by its name.

    A file is stored only if its bytes have the hash of the lock, in one move. What the lock no longer names is removed.

    Raises
    ------
    UnreachableError
        If some file is not there and no source has it.
    """
    hashes, trouble = lock.hashes, []
    missing = [name for name, wanted in hashes.items() if not is_right(folder / name, wanted)]
    for source in SOURCES if sources is None else sources:
        if not missing:
            break
        try:
            for name, data in source(lock.version, tuple(missing)):
                if name in missing and hashlib.sha256(data).hexdigest() == hashes[name]:
                    replace(folder / name, data)
                    missing.remove(name)
                elif name in missing:
                    trouble.append(f"{source.__name__}: {name} is not the file of the lock")
        except TRIED as error:
            trouble.append(f"{source.__name__}: {reason(error)}")
    if missing:
        raise UnreachableError(f"{len(missing)} of {len(hashes)} files are missing ({'; '.join(trouble)})")
    for path in folder.iterdir():
        if path.name not in hashes:
            path.unlink()
    return {name: folder / name for name in hashes}


def reason(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:80] if isinstance(error, OSError) else "no answer"


def is_right(path: Path, wanted: str) -> bool:
    return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == wanted
