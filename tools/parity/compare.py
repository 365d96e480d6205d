"""Compare two lists of blocks, English and Chinese, and say where they part."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from tools.parity.align import Node, Pair, align, page
from tools.parity.inline import OBJECT
from tools.parity.model import Block


@dataclass(frozen=True)
class Difference:
    """One thing to repair, printed as `file:line: message  (English: file:line)`."""

    path: Path
    line: int
    message: str
    english: Path | None = None
    english_line: int = 0

    def __str__(self) -> str:
        origin = f"  (English: {self.english}:{self.english_line})" if self.english else ""
        return f"{self.path}:{self.line}: {self.message}{origin}"


Finding = tuple[str, int, int]  # a message, the Chinese line, the English line


def compare(en: list[Block], zh: list[Block], en_path: Path, zh_path: Path) -> Iterator[Difference]:
    """Yield every difference between two pages."""
    for message, zh_line, en_line in _inside(page(en), page(zh)):
        yield Difference(zh_path, zh_line, message, en_path, en_line)


def _inside(en: Node, zh: Node) -> Iterator[Finding]:
    pairs = align(en.children, zh.children)
    for position, (a, b) in enumerate(pairs):
        if a and b and (a.block.kind, a.block.detail) == (b.block.kind, b.block.detail):
            yield from _unlike_parts(a.block, b.block)
            yield from _unlike_literal(a.block, b.block)
        else:
            yield _unlike(pairs[position:], (en, zh))
        if a and b and a.block.kind == b.block.kind and not _tables_of_other_size(a.block, b.block):
            yield from _inside(a, b)


def _tables_of_other_size(en: Block, zh: Block) -> bool:
    return en.kind == "table" and en.detail != zh.detail


def _unlike(pairs: list[Pair], parents: tuple[Node, Node]) -> Finding:
    """Say what was expected and what came; where nothing came, what comes next."""
    names, lines = [], []
    for nodes, parent in zip(zip(*pairs, strict=True), parents, strict=True):
        node = next((node for node in nodes if node), None)
        names.append(str(node.block) if node else f"the end of the {parent.block.kind}")
        lines.append(node.block.line if node else parent.blocks()[-1].line)
    if names[0] == names[1]:
        first = [next(node for node in nodes if node) for nodes in zip(*pairs, strict=True)]
        names = [f"{node.block} “{_excerpt(node)}”" for node in first]
    return f"expected {names[0]} / came {names[1]}", lines[1], lines[0]


def _excerpt(node: Node) -> str:
    text = node.text().replace(OBJECT, "…")
    return text[:15] + "…" * (len(text) > 15)


def _unlike_parts(en: Block, zh: Block) -> Iterator[Finding]:
    for name in sorted((en.parts.keys() | zh.parts.keys()) - {"code"}):
        wanted, found = en.parts.get(name, Counter()), zh.parts.get(name, Counter())
        if wanted != found:
            message = f"{name}: expected {_listed(wanted - found)} / came {_listed(found - wanted)}"
            yield message, zh.line, en.line


def _listed(values: Counter[str]) -> str:
    return ", ".join(f"`{value}`" + (f" × {n}" if n > 1 else "") for value, n in values.items()) or "nothing more"


def _unlike_literal(en: Block, zh: Block) -> Iterator[Finding]:
    lines = zip_longest((en.literal or "").split("\n"), (zh.literal or "").split("\n"))
    unlike = next(((i, pair) for i, pair in enumerate(lines) if pair[0] != pair[1]), None)
    if unlike:
        index, pair = unlike
        shown = [f"`{line}`" if line is not None else "the end of it" for line in pair]
        yield f"{zh}: expected {shown[0]} / came {shown[1]}", zh.literal_line + index, en.literal_line + index
