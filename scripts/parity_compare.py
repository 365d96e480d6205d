"""Compare two lists of blocks, English and Chinese, and say where they part.

Blocks are paired by a cheapest alignment: a missing block costs one, a pair of unlike contents or
lengths a little, so that after a difference the two pages fall into step again.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest
from math import inf, log
from pathlib import Path

from parity_inline import OBJECT
from parity_model import Block

Pair = tuple[Block | None, Block | None]
GAP, OTHER_KIND, OTHER_DETAIL, OTHER_PARTS, OTHER_LENGTH = 1.0, 1.9, 1.5, 0.25, 0.1
ENGLISH_PER_CHINESE = 3.0  # characters: a Chinese paragraph is about a third as long


@dataclass(frozen=True, order=True)
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


def compare(en: list[Block], zh: list[Block], en_path: Path, zh_path: Path) -> Iterator[Difference]:
    """Yield every difference between two pages."""
    muted = [inf, inf]  # blocks deeper than this belong to a block that was reported already
    pairs = _align(en, zh)
    for position, pair in enumerate(pairs):
        depths = [block.depth if block else inf for block in pair]
        muted = [inf if depth <= limit else limit for depth, limit in zip(depths, muted, strict=True)]
        if any(limit < depth < inf for depth, limit in zip(depths, muted, strict=True)):
            continue
        findings = _findings(pair, pairs[position:])
        for message, zh_line, en_line in findings:
            yield Difference(zh_path, zh_line, message, en_path, en_line)
        if _unlike(pair, "kind") or (_unlike(pair, "detail") and pair[0] and pair[0].kind == "table"):
            muted = [limit if block is None else block.depth for block, limit in zip(pair, muted, strict=True)]


def _unlike(pair: Pair, name: str) -> bool:
    return bool(getattr(pair[0], name, None) != getattr(pair[1], name, None))


def _findings(pair: Pair, following: list[Pair]) -> list[tuple[str, int, int]]:
    en, zh = pair
    if en is None or zh is None or _unlike(pair, "kind") or _unlike(pair, "detail"):
        en = en or next((block for block, _ in following if block), None)
        zh = zh or next((block for _, block in following if block), None)
        names = [str(block) if block else "the end of the page" for block in (en, zh)]
        if names[0] == names[1]:
            names = [
                f"{name} “{_excerpt(side)}”" for name, side in zip(names, zip(*following, strict=True), strict=True)
            ]
        return [(f"expected {names[0]} / came {names[1]}", zh.line if zh else 0, en.line if en else 0)]
    findings = [(message, zh.line, en.line) for message in _unlike_parts(en, zh)]
    return findings + _unlike_literal(en, zh)


def _excerpt(blocks: Iterable[Block | None]) -> str:
    """Return the beginning of the first text from here on, by which an author finds the block."""
    text = next((text for block in blocks if block for _, text in block.prose), "").replace(OBJECT, "…")
    return text[:15] + "…" * (len(text) > 15)


def _unlike_parts(en: Block, zh: Block) -> list[str]:
    messages = []
    for name in sorted(en.parts.keys() | zh.parts.keys()):
        wanted, found = en.parts.get(name, Counter()), zh.parts.get(name, Counter())
        if wanted != found:
            messages.append(f"{name}: expected {_listed(wanted - found)} / came {_listed(found - wanted)}")
    return messages


def _listed(values: Counter[str]) -> str:
    return ", ".join(f"`{value}`" + (f" × {n}" if n > 1 else "") for value, n in values.items()) or "nothing more"


def _unlike_literal(en: Block, zh: Block) -> list[tuple[str, int, int]]:
    if en.literal == zh.literal:
        return []
    lines = zip_longest((en.literal or "").split("\n"), (zh.literal or "").split("\n"))
    index, (wanted, found) = next((i, pair) for i, pair in enumerate(lines) if pair[0] != pair[1])
    shown = [f"`{line}`" if line is not None else "the end of it" for line in (wanted, found)]
    message = f"{zh}: expected {shown[0]} / came {shown[1]}"
    return [(message, zh.literal_line + index, en.literal_line + index)]


def _align(en: list[Block], zh: list[Block]) -> list[Pair]:
    if [(a.depth, a.kind, a.detail) for a in en] == [(b.depth, b.kind, b.detail) for b in zh]:
        return list(zip(en, zh, strict=True))
    cost = [[(i + j) * GAP for j in range(len(zh) + 1)] for i in range(len(en) + 1)]
    for i, a in enumerate(en, 1):
        for j, b in enumerate(zh, 1):
            gap = GAP + min(cost[i - 1][j], cost[i][j - 1])
            cost[i][j] = min(gap, cost[i - 1][j - 1] + _pair_cost(a, b))
    return _trace(cost, en, zh)


def _trace(cost: list[list[float]], en: list[Block], zh: list[Block]) -> list[Pair]:
    pairs: list[Pair] = []
    i, j = len(en), len(zh)
    while i or j:
        if i and j and cost[i][j] == cost[i - 1][j - 1] + _pair_cost(en[i - 1], zh[j - 1]):
            i, j = i - 1, j - 1
            pairs.append((en[i], zh[j]))
        elif i and cost[i][j] == cost[i - 1][j] + GAP:
            i -= 1
            pairs.append((en[i], None))
        else:
            j -= 1
            pairs.append((None, zh[j]))
    return pairs[::-1]


def _pair_cost(a: Block, b: Block) -> float:
    if a.depth != b.depth:
        return inf
    if a.kind != b.kind:
        return OTHER_KIND
    lengths = [sum(len(text) for _, text in block.prose) + 1 for block in (a, b)]
    length = min(1.0, abs(log(lengths[0] / lengths[1] / ENGLISH_PER_CHINESE))) if max(lengths) > 1 else 0.0
    unlike = (a.parts, a.literal) != (b.parts, b.literal)
    return OTHER_DETAIL * (a.detail != b.detail) + OTHER_PARTS * unlike + OTHER_LENGTH * length
