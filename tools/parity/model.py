"""What the parity check speaks of: blocks, where they stand, and files that cannot be read."""

from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from markdown_it.renderer import RendererHTML
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

EXTENSIONS = {"amsmath", "attrs_block", "attrs_inline", "colon_fence", "deflist", "dollarmath", "substitution"}


class SourceError(Exception):
    """A file that cannot be read as what it should be."""

    def __init__(self, path: Path, line: int, message: str):
        super().__init__(message)
        self.path, self.line = path, line

    @classmethod
    def from_yaml(cls, path: Path, error: yaml.MarkedYAMLError, first_line: int = 1) -> "SourceError":
        """Say where the YAML of a file, or the YAML inside it, breaks."""
        mark = error.problem_mark
        return cls(path, first_line + (mark.line if mark else 0), f"is not YAML: {error.problem}")


@dataclass
class Block:
    """One block: `kind` and `detail` are aligned across languages, `parts` and `literal` compared."""

    kind: str
    detail: str
    depth: int
    line: int
    parts: dict[str, Counter[str]] = field(default_factory=dict)
    literal: str | None = None
    literal_line: int = 0
    prose: list[tuple[int, str]] = field(default_factory=list)
    quotations: list[str] = field(default_factory=list)
    quoted: bool = False
    marks: tuple[str, ...] = ()
    joined: int = 0  # how many blocks of the page were joined to this one

    @property
    def text(self) -> str:
        """Its prose in one piece."""
        return "\n".join(text for _, text in self.prose)

    def __str__(self) -> str:
        return f"{self.kind} {self.detail}".strip()

    def add(self, parts: dict[str, Counter[str]]) -> None:
        """Add to what is counted so far."""
        for name, values in parts.items():
            self.parts[name] = self.parts.get(name, Counter()) + values


@dataclass
class Context:
    """Where a run of tokens stands: its page, the line before its first, its depth."""

    path: Path
    offset: int = 0
    depth: int = 0
    quoted: bool = False
    env: dict[str, Any] = field(default_factory=dict)

    def inside(self, offset: int, quoted: bool) -> "Context":
        """Return the context of the Markdown inside a directive, after the line `offset`."""
        return Context(self.path, offset, self.depth + 1, self.quoted or quoted, self.env)


@cache
def markdown() -> Any:
    """Return a parser that is set up as MyST sets up its own."""
    return create_md_parser(MdParserConfig(enable_extensions=EXTENSIONS), RendererHTML)
