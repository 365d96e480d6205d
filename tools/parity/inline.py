"""What one run of inline Markdown shares across languages, and what of it is prose."""

import re
from collections import Counter
from html.parser import HTMLParser

from markdown_it.token import Token

OBJECT = "\ufffc"  # stands in prose for inline mathematics, code or a number: something that is not Chinese
QUOTE = "“”"  # stands for a marked quotation, <q>…</q>: its words are not the book's
WORD_ROLES = {"abbr", "dfn", "kbd", "sub", "sup", "term"}
NUMBER_ROLE = "lab|glue(?::[a-z]+)?"  # a number that a lab computes
GLUED_IN_TEXT = re.compile(rf"\{{(?:{NUMBER_ROLE})\}}`([^`]*)`")
PROSE_ATTRIBUTES = {"alt", "aria-label", "lang", "title"}
EXTERNAL = re.compile(r"[a-z]+:", re.IGNORECASE)
FIGURE_LANGUAGE = re.compile(r"\.(en|zh)(?=(\.dark)?\.svg$)")


def shared_path(path: str) -> str:
    """Drop the language from a figure's file name: each page shows the figure in its own."""
    return FIGURE_LANGUAGE.sub("", path)


def inline_parts(tokens: list[Token]) -> dict[str, Counter[str]]:
    """Count the mathematics, citations, links … of a block, to be compared as multisets."""
    parts: dict[str, Counter[str]] = {}
    for token in tokens:
        for name, value in _token_parts(token):
            parts.setdefault(name, Counter())[value] += 1
    return parts


def _token_parts(token: Token) -> list[tuple[str, str]]:
    match token.type:
        case "code_inline":
            return [("code", token.content)]
        case "math_inline" | "math_inline_double":
            return [("inline math", f"${token.content}$")]
        case "myst_role":
            return [_role_part(str(token.meta["name"]), token.content)]
        case "link_open":
            return [_link_part(str(token.attrs.get("href", "")))]
        case "image":
            return [("images", shared_path(str(token.attrs.get("src", ""))))]
        case "footnote_ref":
            return [("footnote references", str(token.meta.get("label", "")))]
        case "html_inline":
            return [("HTML", tag) for tag in _read_html(token.content).tags if tag not in ("<q>", "</q>")]
    return []


def _role_part(role: str, content: str) -> tuple[str, str]:
    if role == "math":
        return "inline math", f"${content}$"
    if role.startswith("cite"):
        return "citations", f"{role} {content}"
    if re.fullmatch(NUMBER_ROLE, role):
        return "glued numbers", content
    target = re.fullmatch(r".*<(.+)>", content, re.DOTALL)
    if role in WORD_ROLES and not target:
        return "roles", role
    return "cross references", f"{role} {target[1] if target else content}"


def _link_part(href: str) -> tuple[str, str]:
    # each language may point to its own edition of an outside page
    return ("external links", "one") if EXTERNAL.match(href) else ("cross references", href)


def inline_prose(tokens: list[Token]) -> list[str]:
    r"""Return the visible text of a block (\n a soft, \r a hard line break), then its alternative texts."""
    text, alternatives, quotations, automatic = "", [], 0, False
    for token in tokens:
        if token.type == "link_open":
            automatic = token.info == "auto"
        if token.type == "html_inline" and token.content.lower() in ("<q>", "</q>"):
            text += QUOTE if token.content == "<q>" else ""
            quotations += 1 if token.content == "<q>" else -1
        elif token.type == "image":
            alternatives.append(token.content)
        elif not quotations:
            text += OBJECT if automatic and token.type == "text" else _visible(token)
    return [text, *alternatives]


def inline_quotations(tokens: list[Token]) -> list[str]:
    """Return the words between <q> and </q>, which the prose leaves out."""
    quotations: list[str] = []
    depth = 0
    for token in tokens:
        if token.type == "html_inline" and token.content.lower() in ("<q>", "</q>"):
            depth += 1 if token.content.lower() == "<q>" else -1
            quotations += [""] if token.content.lower() == "<q>" else []
        elif depth:
            quotations[-1] += _visible(token)
    return quotations


def unglued(text: str) -> tuple[dict[str, Counter[str]], str]:
    """Take the glued numbers out of a text that is no Markdown, such as an alternative text."""
    names = Counter(GLUED_IN_TEXT.findall(text))
    return {"glued numbers": names} if names else {}, GLUED_IN_TEXT.sub(OBJECT, text)


def _visible(token: Token) -> str:
    match token.type:
        case "text":
            return token.content
        case "softbreak":
            return "\n"
        case "hardbreak":
            return "\r"
        case "code_inline" | "math_inline" | "math_inline_double":
            return OBJECT
        case "myst_role":
            return _visible_role(str(token.meta["name"]), token.content)
    return ""


def _visible_role(role: str, content: str) -> str:
    if role == "math" or re.fullmatch(NUMBER_ROLE, role):
        return OBJECT
    words = re.fullmatch(r"(.+?)\s*<.+>", content, re.DOTALL)
    return words[1] if words else content if role in WORD_ROLES else ""


class _Html(HTMLParser):
    """Collect the tags without their prose-valued attributes, and apart from them the text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.texts += [value for name, value in attrs if name in PROSE_ATTRIBUTES - {"lang"} and value]
        kept = [f' {name}="{value}"' for name, value in attrs if name not in PROSE_ATTRIBUTES]
        self.tags.append(f"<{tag}{''.join(kept)}>")

    def handle_endtag(self, tag: str) -> None:
        self.tags.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.texts += [data.strip()] if data.strip() else []


def _read_html(text: str) -> _Html:
    html = _Html()
    html.feed(text)
    html.close()
    return html


def html_parts(text: str) -> dict[str, Counter[str]]:
    """Count the tags of an HTML block; none for a comment."""
    tags = _read_html(text).tags
    return {"HTML": Counter(tags)} if tags else {}


def html_prose(text: str) -> list[str]:
    return _read_html(text).texts
