"""A notebook as a list of blocks: its cells, and inside each Markdown cell the blocks of its text."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nbformat.validator import iter_validate

from tools.parity.blocks import parse
from tools.parity.inline import unglued
from tools.parity.model import Block, Context, SourceError


def read_notebook(text: str, path: Path, language: str) -> list[Block]:
    """Return all blocks of a notebook; its one line `LANG = "<language>"` is the same for both."""
    try:
        notebook = json.loads(text)
    except json.JSONDecodeError as error:
        raise SourceError(path, error.lineno, f"is not JSON: {error.msg}") from None
    problem = next(iter_validate(notebook), None)
    if problem:
        where = "/".join(map(str, problem.absolute_path)) or "the top level"
        raise SourceError(path, 1, f"is not a notebook: at {where}: {problem.message.splitlines()[0]}")
    own_line, lines = re.compile(rf'^LANG = "{language}"$', re.MULTILINE), text.splitlines()
    blocks = [Block("notebook", "", 0, 1, {"metadata": _metadata(notebook["metadata"])})]
    for cell in notebook["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "code" and own_line.search(source):
            source = own_line.sub('LANG = "…"', source, count=1)
            own_line = re.compile(r"(?!)")  # there is one such line: a second is code like any other
        blocks += _cell_blocks(cell, source, lines, path)
    return blocks


def _cell_blocks(cell: dict[str, Any], source: str, lines: list[str], path: Path) -> Iterator[Block]:
    line, source_line = _cell_lines(cell["id"], lines)
    metadata = dict(cell["metadata"])
    figure = dict(metadata.get("figure", {}))
    block = Block("notebook cell", f"{cell['id']} ({cell['cell_type']})", 1, line)
    glued, alt = unglued(figure.pop("alt", ""))
    block.prose = [(line, alt)] if alt else []
    block.parts = {
        "tags": Counter(metadata.pop("tags", [])),
        "metadata": _metadata(metadata | ({"figure": figure} if figure else {})),
        "outputs": Counter(_outputs(cell.get("outputs", []))),
    }
    block.add(glued)
    if cell["cell_type"] != "markdown":
        block.literal, block.literal_line = source, source_line + 1
    yield block
    if cell["cell_type"] == "markdown":
        yield from parse(source, Context(path, source_line, depth=2))


def _cell_lines(cell_id: str, lines: list[str]) -> tuple[int, int]:
    """Find the lines of a cell's id and of its source in the file, as nbformat writes it."""
    ids = [i for i, line in enumerate(lines) if line.strip().startswith(f'"id": "{cell_id}"')]
    start = ids[0] if ids else 0
    sources = [i for i, line in enumerate(lines) if i >= start and line.strip().startswith('"source": [')]
    return start + 1, (sources[0] if sources else start) + 1


def _metadata(values: dict[str, Any]) -> Counter[str]:
    return Counter(f"{key}: {json.dumps(value, sort_keys=True)}" for key, value in values.items())


def _outputs(outputs: list[dict[str, Any]]) -> Iterator[str]:
    for number, output in enumerate(outputs, 1):
        glued = output.get("metadata", {}).get("scrapbook", {}).get("name", "")
        kinds = sorted(output.get("data", {})) or [output.get("name", "")]
        yield f"{number}: {output['output_type']} {', '.join(kinds)} {glued}".strip()
