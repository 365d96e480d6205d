"""The samples of foreign programs in `examples/`: built where there is a compiler, and made wrong on purpose."""

import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tools import ROOT

EXAMPLES = ROOT / "examples"


@dataclass(frozen=True)
class Language:
    """A sample: its source, what builds or runs it, with which arguments, and whether it speaks in plain numbers."""

    source: Path
    tool: str
    build: tuple[str, ...]
    plain: bool

    @property
    def there(self) -> bool:
        """Whether its compiler or interpreter is found."""
        return shutil.which(self.tool) is not None


C_FLAGS = ("-std=c99", "-Wall", "-Wextra", "-Werror", "-pedantic")
LANGUAGES = {
    "c": Language(EXAMPLES / "c" / "lstm.c", "gcc", (*C_FLAGS, "-o", "{out}", "{source}", "-lm"), plain=True),
    "rust": Language(EXAMPLES / "rust" / "lstm.rs", "rustc", ("-Dwarnings", "-o", "{out}", "{source}"), plain=True),
    "javascript": Language(EXAMPLES / "javascript" / "lstm.mjs", "node", (), plain=False),
}


@dataclass(frozen=True)
class Slip:
    """A sample made wrong: in its source each piece of text is replaced by another."""

    name: str
    language: str
    changes: Mapping[str, str] = field(hash=False)


SLIPS = (
    Slip("gate_order", "c", {
        "f = sigmoid(row(lstm, k, h_prev, x_t)); ": "f = sigmoid(row(lstm, H + k, h_prev, x_t)); ",
        "i = sigmoid(row(lstm, H + k, h_prev, x_t)); ": "i = sigmoid(row(lstm, k, h_prev, x_t)); ",
    }),
    Slip("old_C_in_h", "rust", {"o * C[k].tanh()": "o * C_prev[k].tanh()"}),
    Slip("x_before_h", "javascript", {"[...h_prev, ...x_t]": "[...x_t, ...h_prev]"}),
    Slip("no_bias", "c", {"double a = lstm->b[k];": "double a = 0;"}),
    Slip("C_not_carried", "javascript", {"h_prev[n], C_prev[n], W, b": "h_prev[n], C0[n], W, b"}),
    Slip("h_not_carried", "c", {"h_prev = t == 0 ? h0 : h + (t - 1) * B * H;": "h_prev = h0;"}),
)  # fmt: skip


def changed(source: str, changes: Mapping[str, str]) -> str:
    """Return a source in which each piece of text is replaced.

    Raises
    ------
    ValueError
        If one of them is not there exactly once.

    Examples
    --------
    >>> changed("h = o * tanh(C);", {"tanh(C)": "C"})
    'h = o * C;'
    """
    for old in changes:
        if source.count(old) != 1:
            raise ValueError(f"changes: expected {old!r} once in the source, got it {source.count(old)} times")
    for old, new in changes.items():
        source = source.replace(old, new, 1)
    return source


def built(language: str, folder: Path, changes: Mapping[str, str] | None = None) -> list[str]:
    """Return the command that runs a sample, built in a folder, with changes of its source if there are any.

    Raises
    ------
    subprocess.CalledProcessError
        If it cannot be built; a warning is enough.
    """
    sample = LANGUAGES[language]
    folder.mkdir(parents=True, exist_ok=True)
    source = folder / sample.source.name
    source.write_text(changed(sample.source.read_text("utf8"), changes or {}), "utf8")
    if not sample.build:
        return [sample.tool, str(source)]
    program = source.with_suffix("")
    arguments = [word.format(out=program, source=source) for word in sample.build]
    subprocess.run([sample.tool, *arguments], check=True, capture_output=True, text=True)
    return [str(program)]
