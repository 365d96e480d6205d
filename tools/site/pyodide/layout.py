"""How Pyodide lies in the site: one folder, `pyodide/`, for both languages, and what its worker must know.

The core's WebAssembly is packed with gzip, which the worker unpacks, since not every host compresses. The package's
wheel is laid out in two: all that the labs need at once, and the figures' font, which matplotlib needs. The cases of
the conformance suite stay out, which are almost as large as all the rest of the code, and with them what only the
checker's command uses: no lab reads either.
"""

import gzip
import hashlib
import io
import json
import re
import sys
import zipfile
from pathlib import Path
from typing import Any

from tools.site import cache, node
from tools.site.pyodide.fetch import UnreachableError, fetch
from tools.site.pyodide.lock import LOCK, Lock, read
from tools.site.trees import Content, fingerprint, tree

PACKED, WASM = ".packed", "pyodide.asm.wasm"
SCRIPTS = {"pyodide.mjs": "pyodide.js", "pyodide.asm.mjs": "pyodide.asm.js"}  # a host may not know what .mjs is
SUITE = re.compile(r"lstm_ref/conformance/(vectors/\w+_float(32|64)\.json|(command|diagnosis|mistakes)/\w+\.py)")
CODE, FONTS, FONT = "lstm_ref.zip", "lstm_fonts.zip", "/fonts/"
PYTHON = "--loader:.py=text"


def page_scripts(site: Path) -> dict[str, Content]:
    """Return what the labs' pages load: one small script, and the one that it loads on the first use."""
    version = f'--define:VERSION="{fingerprint(ingredients(site))[:12]}"'  # an address of their own for new files
    names = {"buttons": "LabButtons", "session": "LabSession"}
    return {
        f"static/lab/{name}.js": node.bundle(site / "lab" / f"{name}.js", value, version)
        for name, value in names.items()
    }


def available() -> dict[str, Path] | None:
    """Return the fetched files; None where they cannot be fetched, which is said in one line."""
    try:
        return fetch(read())
    except UnreachableError as error:
        print(f"The labs will have no Run buttons: Pyodide could not be fetched: {error}.", file=sys.stderr, flush=True)
        return None


def packed(path: Path) -> bytes:
    """Return a file as gzip, kept for the next build."""
    data = path.read_bytes()
    return cache.remembered("packed", hashlib.sha256(data).hexdigest(), lambda: gzip.compress(data, mtime=0))


def halves(wheel: bytes) -> dict[str, bytes]:
    """Return what the labs need of the wheel as two archives: its code and data, and its fonts."""
    return {CODE: part(wheel, fonts=False), FONTS: part(wheel, fonts=True)}


def part(wheel: bytes, *, fonts: bool) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(wheel)) as whole, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for member in whole.infolist():
            if (FONT in member.filename) == fonts and not SUITE.fullmatch(member.filename):
                archive.writestr(member, whole.read(member))
    return buffer.getvalue()


def manifest(lock: Lock, files: dict[str, Content]) -> dict[str, Any]:
    """Return what the worker must know: Pyodide's lock of the packages laid out, and each file's size."""
    sizes = {name: len(data) if isinstance(data, bytes) else data.stat().st_size for name, data in files.items()}
    versions = {name: hashlib.sha256(files[name]).hexdigest()[:12] for name in (CODE, FONTS)}  # type: ignore[arg-type]
    theirs = {"info": lock.info, "packages": lock.packages}
    known = {"version": lock.version, "lock": theirs, "code": CODE, "fonts": FONTS}
    return known | {"sizes": sizes, "versions": versions}


def folder(site: Path, wheel: bytes, fetched: dict[str, Path]) -> dict[str, Content]:
    """Return the folder's files by their name in the site."""
    files: dict[str, Content] = {SCRIPTS.get(name, name): path for name, path in fetched.items() if name != WASM}
    files |= {WASM + PACKED: packed(fetched[WASM]), **halves(wheel)}
    known = json.dumps(manifest(read(), files), separators=(",", ":"))
    files |= {
        "manifest.json": known.encode(),
        "worker.js": node.bundle(site / "lab" / "worker.js", "LabWorker", PYTHON),
    }
    return {f"pyodide/{name}": content for name, content in files.items()}


def ingredients(site: Path) -> dict[str, Content]:
    """Return the sources of the folder."""
    return {"pyodide/lock.json": LOCK} | tree(site / "lab", prefix="lab/")
