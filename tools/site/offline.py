"""The worker that keeps the book in the browser, with the list of its files and what each must hold."""

import base64
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from tools.site.trees import Content

NAME = "offline-worker.js"
KEPT = (".html", ".css", ".js", ".svg", ".woff2")  # what a page needs; the rest is kept once it has been used
HEAVY = ("pyodide/",)


def is_kept(name: str) -> bool:
    return name.endswith(KEPT) and not name.startswith(HEAVY) and name != NAME


def integrity(content: Content) -> str:
    """Return a file's hash as a browser's request takes it."""
    data = content if isinstance(content, bytes) else content.read_bytes()
    return "sha256-" + base64.b64encode(hashlib.sha256(data).digest()).decode()


def worker(site: Path, files: Mapping[str, Content]) -> bytes:
    """Return the worker for a published site; its version changes with any file that it keeps."""
    listed = json.dumps({name: integrity(content) for name, content in sorted(files.items()) if is_kept(name)})
    version = hashlib.sha256(listed.encode()).hexdigest()[:16]
    source = (site / NAME).read_text(encoding="utf-8")
    return source.replace("{{version}}", version).replace("{{files}}", listed).encode()
