"""Directives: name, argument, options and body, which is Markdown unless the directive holds code."""

from collections import Counter

from markdown_it.token import Token
from myst_parser.parsers.options import TokenizeError, options_to_items

from tools.parity.inline import inline_parts, inline_prose, inline_quotations, shared_path, unglued
from tools.parity.model import Block, Context, SourceError, markdown

PROSE_OPTIONS = {"alt", "caption", "title"}
ADMONITIONS = {
    "admonition", "attention", "caution", "danger", "error", "hint", "important", "note", "seealso", "tip", "warning",
}  # fmt: skip
QUOTATIONS = {"epigraph", "pull-quote"}
TITLED = {"card", "dropdown", "grid-item-card", "list-table", "margin", "rubric", "sidebar", "tab-item", "topic"}
PROSE_ARGUMENTS = ADMONITIONS | QUOTATIONS | TITLED
CODE = {
    "bibliography", "code", "code-block", "code-cell", "eval-rst", "include", "literalinclude", "math", "raw",
    "sourcecode", "toctree",
}  # fmt: skip


def directive(token: Token, line: int, context: Context) -> tuple[Block, str, int]:
    """Return the directive's own block, its body and the body's first line."""
    name, _, argument = token.info.strip().removeprefix("{").partition("}")
    options, body, body_line = _split_options(token.content, line + 1, context)
    block = Block("directive", name, context.depth, line, quoted=context.quoted or name in QUOTATIONS)
    _add_argument(block, argument.strip())
    _add_options(block, options, line)
    if name in CODE:
        block.literal, block.literal_line = body, body_line
    return block, body, body_line


def _add_argument(block: Block, argument: str) -> None:
    if block.detail not in PROSE_ARGUMENTS:
        block.parts["argument"] = Counter([shared_path(argument)] if argument else [])
        return
    tokens = markdown().parseInline(argument)[0].children or []
    block.parts["argument"] = Counter(["a title"] if argument else [])
    block.add(inline_parts(tokens))
    block.prose += [(block.line, text) for text in inline_prose(tokens)]
    block.quotations += inline_quotations(tokens)


def _add_options(block: Block, options: list[tuple[str, str]], line: int) -> None:
    block.parts["options"] = Counter(
        f":{key}:" if key in PROSE_OPTIONS else f":{key}: {value}".strip() for key, value in options
    )
    for value in (value for key, value in options if key in PROSE_OPTIONS):
        parts, text = unglued(value)
        block.add(parts)
        block.prose.append((line, text))


def _split_options(content: str, line: int, context: Context) -> tuple[list[tuple[str, str]], str, int]:
    """Split as MyST does: a `---` YAML block or leading `:key: value` lines, then the body."""
    lines = content.splitlines()
    if lines[:1] == ["---"]:
        end = lines.index("---", 1) if "---" in lines[1:] else len(lines)
        source, used = lines[1:end], end + 1
    else:
        used = next((i for i, text in enumerate(lines) if not text.lstrip().startswith(":")), len(lines))
        if any(text.lstrip().startswith(":::") for text in lines[:used]):
            used = 0
        source = [text.lstrip()[1:] for text in lines[:used]]
    try:
        options, _ = options_to_items("\n".join(source))
    except TokenizeError as error:
        raise SourceError(context.path, line, f"directive options cannot be read: {error.problem}") from None
    return options, "\n".join(lines[used:]), line + used
