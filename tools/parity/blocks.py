"""A page of the book as a flat list of blocks, read with MyST's own parser.

A block knows its depth, its line and everything that both languages must share; its prose is kept
aside for the Chinese checks. Directives are parsed recursively, so a list inside a dropdown is seen.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import yaml
from markdown_it.token import Token

from tools.parity.directives import directive
from tools.parity.inline import html_parts, html_prose, inline_parts, inline_prose, inline_quotations
from tools.parity.marks import read_marks
from tools.parity.model import Block, Context, SourceError, markdown

NAMES = {
    "bullet_list": "bullet list", "ordered_list": "numbered list", "list_item": "list item",
    "blockquote": "quotation", "th": "cell", "td": "cell", "dl": "definition list", "dt": "defined term",
    "dd": "definition", "footnote_reference": "footnote", "hr": "rule", "math_block_label": "math_block",
    "myst_target": "target",
}  # fmt: skip
LITERAL = {"fence", "code_block", "math_block", "math_block_label", "amsmath", "myst_block_break"}
UNSEEN = {"thead", "tbody", "tr"}


def parse(text: str, context: Context) -> list[Block]:
    """Return all blocks of a Markdown text, in order, with their depth."""
    return list(_walk(markdown().parse(text, context.env), context))


def _walk(tokens: list[Token], context: Context) -> Iterator[Block]:
    stack: list[Block] = []
    cells: Iterator[str] = iter(())
    marks: tuple[str, ...] = ()
    for position, token in enumerate(tokens):
        kind = token.type.removesuffix("_open").removesuffix("_close")
        line = context.offset + (token.map[0] + 1 if token.map else 0)
        here = Context(context.path, context.offset, context.depth + len(stack), context.quoted, context.env)
        if token.type == "myst_line_comment":
            marks += read_marks(token.content)
        elif kind in UNSEEN:
            pass
        elif token.nesting == -1:
            stack.pop()
        elif token.type == "inline":
            _add_inline(stack[-1], token, line)
        elif token.type in ("fence", "colon_fence") and token.info.startswith("{"):
            yield from _directive_blocks(token, line, here, marks)
            marks = ()
        elif kind != "html_block" or html_parts(token.content) or html_prose(token.content):
            if kind == "table":
                cells = iter(_cell_names(tokens[position:]))
            detail = next(cells) if kind in ("td", "th") else _detail(token, tokens[position:])
            line = line if token.map or not stack else stack[-1].line
            block = _plain_block(token, NAMES.get(kind, kind), detail, line, here)
            block.marks, marks = marks, ()
            block.quoted |= any(outer.kind == "quotation" for outer in [*stack, block])
            if token.nesting == 1:
                stack.append(block)
            yield block


def _directive_blocks(token: Token, line: int, context: Context, marks: tuple[str, ...]) -> Iterator[Block]:
    block, body, body_line = directive(token, line, context)
    block.marks = marks
    yield block
    if block.literal is None:
        yield from parse(body, context.inside(body_line - 1, block.quoted))


def _plain_block(token: Token, kind: str, detail: str, line: int, context: Context) -> Block:
    block = Block(kind.replace("_", " "), detail, context.depth, line, quoted=context.quoted)
    if token.attrs and kind != "target":
        block.parts["attributes"] = Counter(f"{key}={value}" for key, value in token.attrs.items())
    if token.type in LITERAL:
        fenced = token.type == "fence"
        block.literal, block.literal_line = token.content, line + fenced
    if token.type == "html_block":
        block.add(html_parts(token.content))
        block.prose += [(line, text) for text in html_prose(token.content)]
    if token.type == "front_matter":
        _add_front_matter(block, token.content, context.path)
    return block


def _detail(token: Token, following: list[Token]) -> str:
    match token.type:
        case "heading_open":
            return f"level {token.tag[1:]}"
        case "table_open":
            rows, columns = _table_size(following)
            return f"of {rows} × {columns}"
        case "myst_target":
            return token.content
        case "fence" | "math_block_label":
            return token.info.strip()
        case "footnote_reference_open":
            return str(token.meta.get("label", ""))
    return ""


def _table_size(tokens: list[Token]) -> tuple[int, int]:
    body = tokens[: [token.type for token in tokens].index("table_close")]
    rows = sum(token.type == "tr_open" for token in body)
    cells = sum(token.type in ("td_open", "th_open") for token in body)
    return rows, cells // max(rows, 1)


def _cell_names(tokens: list[Token]) -> list[str]:
    rows, columns = _table_size(tokens)
    return [f"{row + 1},{column + 1}" for row in range(rows) for column in range(columns)]


def _add_inline(block: Block, token: Token, line: int) -> None:
    block.line = line  # a table cell has no line of its own, its text has
    block.add(inline_parts(token.children or []))
    block.prose += [(line, text) for text in inline_prose(token.children or [])]
    block.quotations += inline_quotations(token.children or [])


def _add_front_matter(block: Block, text: str, path: Path) -> None:
    try:
        data = yaml.safe_load(text) or {}
    except yaml.MarkedYAMLError as error:
        raise SourceError.from_yaml(path, error, first_line=2) from None
    if not isinstance(data, dict):
        raise SourceError(path, 1, "front matter is not a mapping of keys to values")
    block.parts["keys"] = Counter(map(str, data))
    block.parts["terms"] = Counter(map(str, data.get("terms") or []))
    block.prose += [(block.line, value) for value in data.values() if isinstance(value, str)]
