"""Trees of files: collect them, tell whether they have changed, and make a folder hold exactly them."""

import hashlib
import shutil
from collections.abc import Mapping
from pathlib import Path

Content = Path | bytes
IGNORED = {"__pycache__", "node_modules"}


def tree(folder: Path, pattern: str = "*", prefix: str = "") -> dict[str, Content]:
    """Return the files below a folder whose names match, by their staged name."""
    found = {path.relative_to(folder): path for path in sorted(folder.rglob(pattern)) if path.is_file()}
    return {prefix + name.as_posix(): path for name, path in found.items() if not IGNORED.intersection(name.parts)}


def fingerprint(files: Mapping[str, Content]) -> str:
    """Return a hash over names and contents."""
    digest = hashlib.sha256()
    for name, content in sorted(files.items()):
        data = content if isinstance(content, bytes) else content.read_bytes()
        digest.update(f"{name} {len(data)}\n".encode() + data)
    return digest.hexdigest()


def mirror(wanted: Mapping[str, Content], target: Path) -> None:
    """Make `target` hold exactly the wanted files; a file that is right already is left untouched.

    Copies keep their source's time, so that Sphinx sees what has changed and nothing else.
    """
    for path in sorted(target.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
        elif path.is_file() and path.relative_to(target).as_posix() not in wanted:
            path.unlink()
    for name, content in wanted.items():
        path = target / name
        if not is_current(path, content):
            path.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(content, bytes):
                path.write_bytes(content)
            else:
                shutil.copy2(content, path)


def is_current(path: Path, content: Content) -> bool:
    if not path.is_file():
        return False
    if isinstance(content, bytes):
        return path.read_bytes() == content
    there, here = path.stat(), content.stat()
    return (there.st_size, there.st_mtime_ns) == (here.st_size, here.st_mtime_ns)
