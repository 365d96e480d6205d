"""Where an error can be put: the lines of words of a page or a notebook, apart from all markup."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

NO_WORDS = re.compile(
    r"(?P<fence>`+)[^`]+(?P=fence)|\$[^$]+\$|\{[\w:+.-]+\}(?=`)|\]\([^)]*\)|<q>.*?</q>|<[^>]+>|https?://\S+|"
    r"^\s*(?:[-*]|\d+\.)\s|^(?:title|description):|^#+\s|^:+\{[^}]*\}|^\s*:[\w-]+:|\[\^[^\]]+\]:?"
)
PROSE_OPTION = re.compile(r"\s*:(alt|caption|title):")
WITH_TITLE = re.compile(r":{3,}\{(dropdown|admonition|note|tip|warning|grid-item-card|card)\}")
FRONT_MATTER = re.compile(r"(title|description): ")


@dataclass(frozen=True)
class Line:
    """A line of words in one language; `words` are its parts that are neither markup, code nor mathematics."""

    path: Path
    cell: int  # of a notebook; −1 for a page
    number: int
    text: str
    counterpart: str = ""  # the line of the other language, where it could be told

    @property
    def language(self) -> str:
        """The language of the file."""
        return self.path.parts[1]

    def words(self) -> Iterator[tuple[int, int]]:
        """Yield the start and the end of each part."""
        start = 0
        for markup in NO_WORDS.finditer(self.text):
            if markup.start() > start:
                yield start, markup.start()
            start = max(start, markup.end())
        if start < len(self.text):
            yield start, len(self.text)

    def find(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Yield the matches of a pattern that lie in words."""
        parts = list(self.words())
        for match in pattern.finditer(self.text):
            if any(start <= match.start() and match.end() <= end for start, end in parts):
                yield match


def lines_of(path: Path, text: str) -> list[Line]:
    """Return the lines of words of a file."""
    if path.suffix != ".ipynb":
        return [Line(path, -1, number, line) for number, line in _lines(text)]
    found = []
    for index, cell in enumerate(json.loads(text)["cells"]):
        if cell["cell_type"] == "markdown":
            found += [Line(path, index, number, line) for number, line in _lines("".join(cell["source"]))]
        elif "alt" in cell["metadata"].get("figure", {}):
            found.append(Line(path, index, -1, cell["metadata"]["figure"]["alt"]))
    return found


def paired(en: list[Line], zh: list[Line]) -> Iterator[Line]:
    """Yield the lines of both files; with their counterparts, if there are equally many in the page or the cell."""
    for cell in sorted({line.cell for line in [*en, *zh]}):
        a, b = ([line for line in lines if line.cell == cell] for lines in (en, zh))
        alike = len(a) == len(b)
        for here, there in [(a, b), (b, a)]:
            for index, line in enumerate(here):
                yield Line(line.path, line.cell, line.number, line.text, there[index].text if alike else "")


def replaced(text: str, line: Line, by: str | None) -> str:
    """Return the file with another line in its place, or with none."""
    if line.cell < 0:
        return _with_line(text, line.number, by)
    notebook = json.loads(text)
    cell = notebook["cells"][line.cell]
    if line.number < 0:
        cell["metadata"]["figure"]["alt"] = by or ""
    else:
        cell["source"] = _with_line("".join(cell["source"]), line.number, by)
    return json.dumps(notebook, ensure_ascii=False)


def without_outputs(text: str) -> str:
    """Return a notebook without what its cells printed and drew, which holds no words of the book."""
    notebook: dict[str, Any] = json.loads(text)
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"] = []
    return json.dumps(notebook, ensure_ascii=False)


def _with_line(text: str, number: int, by: str | None) -> str:
    lines = text.split("\n")
    lines[number : number + 1] = [] if by is None else [by]
    return "\n".join(lines)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the numbered lines that hold words."""
    closing = ""  # the end of what holds none
    for number, line in enumerate(text.split("\n")):
        bare = line.strip()
        if closing:
            closing = "" if bare == closing else closing
        elif number == 0 and bare == "---":
            closing = "---"
        elif bare.startswith(("```", "~~~")):
            closing = bare[:3]
        elif bare == "$$":
            closing = "$$"
        elif _holds_words(line, bare):
            yield number, line
        if closing == "---" and FRONT_MATTER.match(line):
            yield number, line


def _holds_words(line: str, bare: str) -> bool:
    if not bare or bare.startswith(("%", "(", "|--", "$$")) or re.fullmatch(r":{3,}", bare):
        return False
    if re.match(r":{3,}\{", bare):
        return bool(WITH_TITLE.match(bare) and bare.split("}", 1)[1].strip())
    return not re.match(r"\s*:[\w-]+:", line) or bool(PROSE_OPTION.match(line))
