"""Pair the blocks of two pages, one row of siblings at a time, by the cheapest alignment.

A missing block costs one, a pair of unlike contents or lengths a little, so that after a difference both rows fall
into step again, and so that of several plain paragraphs the one is called missing that has no counterpart in length.
"""

from dataclasses import dataclass, field, replace
from math import log

from tools.parity.marks import TOGETHER
from tools.parity.model import Block

GAP, OTHER_KIND, OTHER_DETAIL, OTHER_CONTENTS, OTHER_LENGTH = 1.0, 1.9, 1.5, 0.25, 0.1
ENGLISH_PER_CHINESE = 3.0  # characters: a Chinese paragraph is about a third as long


@dataclass
class Node:
    """A block with the blocks inside it."""

    block: Block
    children: list["Node"] = field(default_factory=list)

    def blocks(self) -> list[Block]:
        """Return the block and all blocks inside it, in order."""
        return [self.block, *(block for child in self.children for block in child.blocks())]

    def text(self) -> str:
        """Return all its prose."""
        return " ".join(text for block in self.blocks() for _, text in block.prose)


Pair = tuple[Node | None, Node | None]


def page(blocks: list[Block]) -> Node:
    """Return the blocks as a tree, by their depth; a paragraph that is marked so is one with the paragraph above."""
    root = Node(Block("page", "", -1, 1))
    path = [root]
    for block in blocks:
        while path[-1].block.depth >= block.depth:
            path.pop()
        row = path[-1].children
        if TOGETHER in block.marks and block.kind == "paragraph" and row and row[-1].block.kind == "paragraph":
            row[-1] = Node(_joined(row[-1].block, block))
        else:
            row.append(Node(block))
        path.append(row[-1])
    return root


def _joined(first: Block, second: Block) -> Block:
    both = replace(first, parts=dict(first.parts), joined=first.joined + 1)
    both.add(second.parts)
    both.prose = first.prose + second.prose
    both.quotations = first.quotations + second.quotations
    both.marks = first.marks + second.marks
    return both


def align(en: list[Node], zh: list[Node]) -> list[Pair]:
    """Pair two rows of siblings; a block without a counterpart is paired with None."""
    if [(a.block.kind, a.block.detail) for a in en] == [(b.block.kind, b.block.detail) for b in zh]:
        return list(zip(en, zh, strict=True))
    pair_cost = [[_pair_cost(a, b) for b in zh] for a in en]
    cost = [[(i + j) * GAP for j in range(len(zh) + 1)] for i in range(len(en) + 1)]
    for i, row in enumerate(pair_cost, 1):
        for j, unlike in enumerate(row, 1):
            cost[i][j] = min(cost[i - 1][j] + GAP, cost[i][j - 1] + GAP, cost[i - 1][j - 1] + unlike)
    pairs: list[Pair] = []
    i, j = len(en), len(zh)
    while i or j:  # back along the cheapest way
        if i and j and cost[i][j] == cost[i - 1][j - 1] + pair_cost[i - 1][j - 1]:
            i, j = i - 1, j - 1
            pairs.append((en[i], zh[j]))
        elif i and cost[i][j] == cost[i - 1][j] + GAP:
            i -= 1
            pairs.append((en[i], None))
        else:
            j -= 1
            pairs.append((None, zh[j]))
    return pairs[::-1]


def _pair_cost(a: Node, b: Node) -> float:
    if a.block.kind != b.block.kind:
        return OTHER_KIND
    contents = [[(x.kind, x.detail, x.parts, x.literal) for x in node.blocks()] for node in (a, b)]
    lengths = [len(node.text()) for node in (a, b)]
    length = min(1.0, abs(log((lengths[0] + 1) / (lengths[1] + 1) / ENGLISH_PER_CHINESE))) if any(lengths) else 0.0
    return (
        OTHER_DETAIL * (a.block.detail != b.block.detail)
        + OTHER_CONTENTS * (contents[0] != contents[1])
        + OTHER_LENGTH * length
    )
