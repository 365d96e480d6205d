"""Write a file whole or not at all, and only if it changes."""

import os
from pathlib import Path


def replace(path: Path, data: bytes) -> None:
    """Write the file beside its place, then move it there: nobody ever sees half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    part.write_bytes(data)
    os.replace(part, path)


def write_if_changed(path: Path, text: str) -> bool:
    """Replace the file in one move if its text differs; return whether it did."""
    if path.exists() and path.read_bytes() == text.encode():
        return False
    replace(path, text.encode())
    return True
