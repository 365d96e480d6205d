"""An exception in somebody else's code, told in a few lines in place of a traceback."""

from __future__ import annotations

import sysconfig
import traceback
from pathlib import Path
from typing import Any

from ..checking import CandidateError

OURS = str(Path(__file__).parents[2])


def shown(error: BaseException, hint: str = "", **about: Any) -> CandidateError:
    """Return what a candidate raised as a CandidateError; `hint` is a word of `HINTS`, `about` what stands in it."""
    said = {"kind": type(error).__name__, "message": message(error), "where": place(error)}
    return CandidateError("raised", **said, hint=(hint, about))


def message(error: BaseException) -> str:
    """Return what an exception says, in letters that can be printed."""
    return str(error).encode("utf-8", "backslashreplace").decode("utf-8")


def place(error: BaseException) -> dict[str, Any] | None:
    """Return the innermost line of theirs: its file, number, function and code; nothing if none of theirs was run."""
    if isinstance(error, SyntaxError) and error.filename:
        return {"file": error.filename, "line": error.lineno, "function": "", "code": (error.text or "").strip()}
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if is_theirs(frame.filename)]
    if not frames:
        return None
    last = frames[-1]
    return {"file": last.filename, "line": last.lineno, "function": last.name, "code": last.line or ""}


def is_theirs(file: str) -> bool:
    """Return whether a file is neither of this package nor of a library."""
    libraries = (sysconfig.get_path(kind) for kind in ("stdlib", "purelib", "platlib"))
    return not file.startswith(("<frozen", OURS, *libraries))
