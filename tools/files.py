"""Write a file whole or not at all, and only if it changes."""

import os
from pathlib import Path


def write_if_changed(path: Path, text: str) -> bool:
    """Replace the file in one move if its text differs; return whether it did."""
    if path.exists() and path.read_bytes() == text.encode():
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(text.encode())
    os.replace(part, path)
    return True
