"""The strings of a Python module, docstrings too.

English and Chinese are paired where they are two arguments of a call in a row, or the values of `en` and `zh` in a
dictionary or a call.
"""

import ast
from collections.abc import Iterator
from itertools import pairwise

from tools.parity.words.found import Text, Words


def read_python(source: str) -> Words:
    """Return all strings of a module and the pairs among them."""
    tree = ast.parse(source)
    found = Words(list(_strings(tree)))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            _pair_named(found, {keyword.arg or "": keyword.value for keyword in node.keywords})
            _pair_arguments(found, node)
        elif isinstance(node, ast.Dict):
            keys = [str(key.value) if isinstance(key, ast.Constant) else "" for key in node.keys]
            _pair_named(found, dict(zip(keys, node.values, strict=True)))
    return found


def _pair_named(found: Words, values: dict[str, ast.expr]) -> None:
    if {"en", "zh"} <= values.keys():
        found.pair(list(_strings(values["en"])), list(_strings(values["zh"])))


def _pair_arguments(found: Words, call: ast.Call) -> None:
    bilingual = isinstance(call.func, ast.Name) and call.func.id == "Text"
    for en, zh in pairwise(call.args):
        a, b = list(_text(en)), list(_text(zh))
        if a and b and (bilingual or (b[0].has_chinese and not a[0].has_chinese)):
            found.pair(a, b)


def _strings(node: ast.AST) -> Iterator[Text]:
    """Yield the strings inside a node, in their order."""
    own = list(_text(node))
    yield from own
    for child in [] if own else ast.iter_child_nodes(node):
        yield from _strings(child)


def _text(node: ast.AST) -> Iterator[Text]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        yield Text(node.lineno, node.value)
    elif isinstance(node, ast.JoinedStr):
        parts = [str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values]
        yield Text(node.lineno, "".join(parts))
