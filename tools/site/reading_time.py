"""How long a page takes to read, folds closed and formulas apart: unhurried, with time left for the figures."""

import math
import re

from docutils import nodes
from sphinx_design.dropdown import dropdown_main, dropdown_title

PER_MINUTE = {"en": 200, "zh": 250}  # words, Chinese characters
COUNTED = {"en": re.compile(r"[A-Za-z][A-Za-z’'-]*|\d+(?:\.\d+)?"), "zh": re.compile(r"[一-龥]")}
PASSED_OVER = (
    nodes.math,
    nodes.math_block,
    nodes.literal_block,
    nodes.comment,
    nodes.raw,
    dropdown_main,
    dropdown_title,
)


def words_of(node: nodes.Node) -> str:
    """Return the words below a node that are seen while its boxes are folded up."""
    if isinstance(node, nodes.Text):
        return node.astext()
    if isinstance(node, PASSED_OVER):
        return ""
    return " ".join(words_of(child) for child in node.children)


def minutes(document: nodes.Node, lang: str) -> int:
    """Return the minutes that a page takes, at least 1."""
    return max(1, math.ceil(len(COUNTED[lang].findall(words_of(document))) / PER_MINUTE[lang]))
