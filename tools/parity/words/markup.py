"""The texts of HTML, of YAML, of translations and of Markdown that is no page of the book."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path

import yaml
from babel.messages.pofile import read_po

from tools.parity.blocks import parse
from tools.parity.model import Context
from tools.parity.words.found import Text, Words

JINJA = re.compile(r"\{[{%#].*?[}%#]\}", re.DOTALL)
ATTRIBUTES = {"title", "alt", "aria-label", "content", "placeholder"}


class _Html(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[Text] = []
        self.apart = 0  # inside a script or a style

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.apart += tag in ("script", "style")
        self.texts += [Text(self.getpos()[0], value) for name, value in attrs if name in ATTRIBUTES and value]

    def handle_endtag(self, tag: str) -> None:
        self.apart -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if data.strip() and not self.apart:
            begins = len(data) - len(data.lstrip())
            self.texts.append(Text(self.getpos()[0] + data.count("\n", 0, begins), data.strip()))


def read_html(source: str) -> Words:
    """Return the texts and the spoken attributes of a page or a template."""
    html = _Html()
    html.feed(JINJA.sub(lambda tag: re.sub(r"[^\n]", " ", tag[0]), source))
    html.close()
    return Words(html.texts)


def read_translations(source: str) -> Words:
    """Return the messages of a .po file, each with its translation."""
    found = Words()
    for message in read_po(StringIO(source)):
        if message.id:
            en, zh = _message(source, "msgid", str(message.id)), _message(source, "msgstr", str(message.string))
            found.texts += [en, zh]
            found.pair([en], [zh])
    return found


def _message(source: str, keyword: str, text: str) -> Text:
    at = max(source.find(f'{keyword} "{text}"'), 0)
    return Text(source.count("\n", 0, at) + 1, text)


def read_yaml(source: str) -> Words:
    """Return the values of a YAML file; `en` and `zh` of one mapping are a pair."""
    found = Words()
    node = yaml.compose(source)
    if node:
        found.texts = [text for _, text in _scalars(node, "")]
        for mapping in _mappings(node):
            values = {key.value: value for key, value in mapping.value}
            if {"en", "zh"} <= values.keys():
                rows = ([text for _, text in _scalars(values[key], "")] for key in ("en", "zh"))
                found.pair(*rows)
    return found


def by_path(source: str) -> dict[str, Text]:
    """Return the values of a YAML file by the keys that lead to them."""
    node = yaml.compose(source)
    return dict(_scalars(node, "")) if node else {}


def _scalars(node: yaml.Node, path: str) -> Iterator[tuple[str, Text]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _scalars(value, f"{path}.{key.value}")
    elif isinstance(node, yaml.SequenceNode):
        for number, value in enumerate(node.value):
            yield from _scalars(value, f"{path}.{number}")
    elif node.value:
        yield path, Text(node.start_mark.line + 1, str(node.value))


def _mappings(node: yaml.Node) -> Iterator[yaml.MappingNode]:
    if isinstance(node, yaml.MappingNode):
        yield node
        for _, value in node.value:
            yield from _mappings(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _mappings(value)


def read_markdown(source: str, path: Path) -> Words:
    """Return the prose of a Markdown file."""
    blocks = parse(source, Context(path))
    return Words([Text(line, text) for block in blocks for line, text in block.prose if text.strip()])
