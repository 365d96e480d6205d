"""The strings of a script, read with Pygments.

English and Chinese are paired where they stand in a row in a list or a call, where they are the values of `en` and
`zh` in an object (with an object as the value: key by key), and in `zh ? {…} : {…}`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from pygments.lexers import JavascriptLexer  # type: ignore[import-untyped]
from pygments.token import Comment, String, Token  # type: ignore[import-untyped]

from tools.parity.words.found import Text, Words

CLOSING = {"(": ")", "[": "]", "{": "}"}


@dataclass
class Group:
    """What stands between two brackets."""

    bracket: str
    items: list[Item] = field(default_factory=list)


Item = Group | Text | str


def read_script(source: str) -> Words:
    """Return all strings of a script and the pairs among them."""
    root = Group("")
    open_groups = [root]
    for item in _items(source):
        here = open_groups[-1]
        if isinstance(item, str) and item in CLOSING:
            here.items.append(Group(item))
            open_groups.append(here.items[-1])  # type: ignore[arg-type]  # just appended
        elif isinstance(item, str) and item == CLOSING.get(here.bracket):
            open_groups.pop()
        else:
            here.items.append(item)
    found = Words(list(_texts([root])))
    for group in _groups(root):
        _pair_in(found, group)
    return found


def _items(source: str) -> Iterator[str | Text]:
    """Yield strings, and everything else by its characters; a template with its fields empty is one string."""
    template: list[str] | None = None
    depth = 0
    for at, kind, value in JavascriptLexer().get_tokens_unprocessed(source):
        line = source.count("\n", 0, at) + 1
        if kind is String.Interpol:
            depth += 1 if value == "${" else -1
            if template is not None and value == "}":
                template.append("{}")
        elif kind is String.Backtick and not depth:
            if value == "`":
                if template is not None:
                    yield Text(line, "".join(template))
                template = None if template is not None else []
            elif template is not None:
                template.append(value)
        elif depth or kind in Comment or not value.strip():
            continue
        elif kind in (String.Double, String.Single):
            yield Text(line, value[1:-1])
        elif kind in Token.Punctuation or kind in Token.Operator:
            yield from value if value.strip("()[]{}:,?;") == "" else [value]
        else:
            yield value


def _texts(items: list[Item]) -> Iterator[Text]:
    for item in items:
        if isinstance(item, Text):
            yield item
        elif isinstance(item, Group):
            yield from _texts(item.items)


def _groups(group: Group) -> Iterator[Group]:
    yield group
    for item in group.items:
        if isinstance(item, Group):
            yield from _groups(item)


def _pair_in(found: Words, group: Group) -> None:
    entries = _entries(group)
    for a, b in pairwise(entries):
        en, zh = (entry[0] if len(entry) == 1 else "" for entry in (a, b))
        if isinstance(en, Text) and isinstance(zh, Text) and zh.has_chinese and not en.has_chinese:
            found.pair([en], [zh])
    values = _values(group)
    if {"en", "zh"} <= values.keys():
        _pair_values(found, values["en"], values["zh"])
    items = group.items
    for place, item in enumerate(items):
        after = items[place + 1 : place + 5]
        if item == "zh" and [after[i] if i < len(after) else "" for i in (0, 2)] == ["?", ":"]:
            _pair_values(found, [after[3]], [after[1]])


def _pair_values(found: Words, en: list[Item], zh: list[Item]) -> None:
    a, b = en[0], zh[0]
    if isinstance(a, Group) and isinstance(b, Group) and a.bracket == b.bracket == "{":
        english, chinese = _values(a), _values(b)
        for key in english.keys() & chinese.keys():
            found.pair(list(_texts(english[key])), list(_texts(chinese[key])))
    else:
        found.pair(list(_texts(en)), list(_texts(zh)))


def _entries(group: Group) -> list[list[Item]]:
    entries: list[list[Item]] = [[]]
    for item in group.items:
        if item == ",":
            entries.append([])
        else:
            entries[-1].append(item)
    return [entry for entry in entries if entry]


def _values(group: Group) -> dict[str, list[Item]]:
    """Return the values of an object by their keys."""
    entries = [entry for entry in _entries(group) if len(entry) > 2 and entry[1] == ":"]
    return {str(entry[0]): entry[2:] for entry in entries}
