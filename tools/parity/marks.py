"""Marks: comments in the Markdown that tell this check something, `% parity: …`.

- `% parity: together` before a paragraph: it belongs together with the paragraph above it; where the other language
  has one paragraph for the two, the three are a pair. Parallel reading follows it.
- `% parity: free numbers`, `free terms`, `free length`, `free code` before a block: in it and in all blocks inside it,
  that rule is off, because the languages differ there on purpose. Several are named at once: `free numbers, terms`.
"""

from collections.abc import Iterator

from tools.parity.model import Block

TOGETHER = "together"
FREE = "free "
RULES = ("numbers", "terms", "length", "code", "language")


def read_marks(comment: str) -> tuple[str, ...]:
    """Return the marks of a comment; a comment without one is a translator's own."""
    lines = [line.strip() for line in comment.splitlines()]
    return tuple(line.removeprefix("parity:").strip() for line in lines if line.startswith("parity:"))


def freed(block: Block) -> frozenset[str]:
    """Return the rules that the marks of a block turn off."""
    return frozenset(
        rule.strip() for mark in block.marks if mark.startswith(FREE) for rule in mark.removeprefix(FREE).split(",")
    )


def check_marks(blocks: list[Block]) -> Iterator[tuple[int, str]]:
    """Yield the marks that say nothing: unknown ones, and `together` where there are not two paragraphs."""
    above: list[Block] = []  # the last block at each depth
    for block in blocks:
        above, sibling = [*above[: block.depth], block], above[block.depth] if block.depth < len(above) else None
        for mark in block.marks:
            if mark != TOGETHER and (not mark.startswith(FREE) or freed(block) - set(RULES)):
                known = f"`{TOGETHER}` or `{FREE}` with {', '.join(RULES)}"
                yield block.line, f"mark: expected {known} / came `{mark}`"
            if mark == TOGETHER and not (block.kind == "paragraph" and sibling and sibling.kind == "paragraph"):
                before = sibling.kind if sibling else "nothing"
                yield block.line, f"mark `{TOGETHER}`: expected two paragraphs / came {before} and {block.kind}"
