"""A table of contents as blocks: the files and their order; captions and titles are each language's own."""

from collections.abc import Iterator
from pathlib import Path

import yaml

from tools.parity.model import Block, SourceError

PROSE_KEYS = {"caption", "title"}


def read_toc(text: str, path: Path) -> list[Block]:
    """Return the entries of the table in order; a nested entry is deeper."""
    try:
        node = yaml.compose(text)
    except yaml.MarkedYAMLError as error:
        raise SourceError.from_yaml(path, error) from None
    return list(_entries(node, 0)) if node else []


def _entries(node: yaml.Node, depth: int) -> Iterator[Block]:
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _entries(item, depth)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value not in PROSE_KEYS:
                scalar = isinstance(value, yaml.ScalarNode)
                detail = f"{key.value}: {value.value}" if scalar else key.value
                yield Block("contents", detail, depth, key.start_mark.line + 1)
                yield from [] if scalar else _entries(value, depth + 1)
    else:
        yield Block("contents", node.value, depth, node.start_mark.line + 1)
