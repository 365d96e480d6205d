"""The pairs of two pages: an English block and its Chinese counterpart, with the rules that are off for them."""

from collections.abc import Iterator
from dataclasses import dataclass

from tools.parity.align import Node, align, page
from tools.parity.marks import freed
from tools.parity.model import Block


@dataclass(frozen=True)
class Pair:
    """Two blocks that say the same; `free` names the rules that a mark has turned off."""

    en: Block
    zh: Block
    free: frozenset[str] = frozenset()


def matched(en: list[Block], zh: list[Block]) -> Iterator[Pair]:
    """Yield the pairs of two pages in order, those inside a block after it; a block without counterpart has none."""
    yield from _inside(page(en), page(zh), frozenset())


def _inside(en: Node, zh: Node, free: frozenset[str]) -> Iterator[Pair]:
    for a, b in align(en.children, zh.children):
        if a and b and a.block.kind == b.block.kind:
            off = free | freed(a.block) | freed(b.block)
            yield Pair(a.block, b.block, off)
            if not (a.block.kind == "table" and a.block.detail != b.block.detail):
                yield from _inside(a, b, off)
