"""The picture that a messenger shows beside a link to a page: its title, its first figure, the name of the book."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from html import unescape
from pathlib import Path
from xml.sax.saxutils import escape

import resvg_py
from PIL import ImageFont

from lstm_labs.style import FAMILY, FONT, LIGHT
from tools.site.cache import remembered
from tools.site.pngs import key

WIDTH, HEIGHT = 1200, 630  # the size that Open Graph's readers expect (developers.facebook.com/docs/sharing/webmasters)
MARGIN, TEXT_WIDTH = 64, 500
FIGURE = (620, 70, 516, 440)  # x, y, width, height
SIZES = (64, 54, 46, 40)  # of the title: the largest in which it has three lines at most
PARTS = re.compile(r"[\u3000-\u9fff\uff00-\uffef][，。：、；？》）]*|[^\s\u3000-\u9fff\uff00-\uffef]+\s*|\s+")
CHAPTER = {"en": "Chapter {}", "zh": "第 {} 章"}
STRIPE = ("f", "i", "C_tilde", "o", "C", "h")
NO_FIGURE = "cell"
TITLE = re.compile(r'<meta property="og:title" content="([^"]*)"')
BOOK = re.compile(r'<meta property="og:site_name" content="([^"]*)"')
SHOWN = re.compile(r'src="[./]*(?:_images|figures)/([\w-]+)\.\w\w\.svg"')


@dataclass(frozen=True)
class Card:
    """What stands on a card; `figure` is an SVG, `above` what stands above the title, often nothing."""

    above: str
    title: str
    book: str
    figure: str


def wrap(text: str, size: int, width: int = TEXT_WIDTH) -> list[str]:
    """Return the lines of a title: broken between words, and between Chinese characters."""
    font = ImageFont.truetype(FONT, size)
    lines = [""]
    for part in PARTS.findall(text):
        if lines[-1] and font.getlength((lines[-1] + part).rstrip()) > width:
            lines.append("")
        lines[-1] += part
    return [line.strip() for line in lines]


def title_lines(text: str) -> tuple[int, list[str]]:
    """Return the size of the title and its lines, of much the same length, so that none holds one character."""
    for size in SIZES:
        lines = wrap(text, size)
        if len(lines) <= 3:
            break
    for width in range(TEXT_WIDTH, 0, -20):
        narrower = wrap(text, size, width)
        if len(narrower) > len(lines):
            break
        lines = narrower
    return size, lines


def inner(figure: str) -> str:
    """Return a figure as a nested picture, as large as its place allows."""
    x, y, width, height = FIGURE
    drawn = figure[figure.index("<svg") :]
    head, body = drawn.split(">", 1)
    box = re.search(r'viewBox="([^"]+)"', head)
    size = re.findall(r'\b(?:width|height)="(\d+)', head)
    view = box[1] if box else f"0 0 {' '.join(size)}"
    names = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f'<svg {names} x="{x}" y="{y}" width="{width}" height="{height}" viewBox="{view}">{body}'


def svg(card: Card) -> str:
    """Return a card as SVG."""
    size, lines = title_lines(card.title)
    step = round(size * 1.3)
    first = (HEIGHT - 130 - step * (len(lines) - 1)) // 2 + size // 2
    text = "".join(
        f'<text x="{MARGIN}" y="{first + k * step}" font-size="{size}" fill="{LIGHT["ink"]}">{escape(line)}</text>'
        for k, line in enumerate(lines)
    )
    share = WIDTH / len(STRIPE)
    stripe = "".join(
        f'<rect x="{k * share}" y="{HEIGHT - 14}" width="{share}" height="14" fill="{LIGHT[name]}"/>'
        for k, name in enumerate(STRIPE)
    )
    above = f'<text x="{MARGIN}" y="{first - step}" font-size="30" fill="{LIGHT["muted"]}">{escape(card.above)}</text>'
    book = f'<text x="{MARGIN}" y="{HEIGHT - 56}" font-size="30" fill="{LIGHT["muted"]}">{escape(card.book)}</text>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" font-family="{FAMILY}">'
        f'<rect width="100%" height="100%" fill="{LIGHT["paper"]}"/>'
        f"{inner(card.figure)}{above}{text}{book}{stripe}</svg>"
    )


def named(title: str, book: str, figure: str, lang: str) -> Card:
    """Return the card of a page; a chapter's number stands above its title."""
    number, _, rest = title.rpartition(" · ")
    above = CHAPTER[lang].format(number) if number.isdigit() else ""
    return Card(above, (rest if above else title).replace("’", "'"), book, figure)  # the font's ’ is a Chinese one


def draw(drawing: str) -> bytes:
    return bytes(resvg_py.svg_to_bytes(svg_string=drawing, font_files=[str(FONT)], skip_system_fonts=True))


def cards(html: Path, figures: Path, lang: str) -> Iterator[tuple[str, bytes]]:
    """Yield `<lang>/cards/<page>.png` with its content for each page of a language that has a title to show."""
    for path in sorted(html.glob("*.html")):
        page = path.read_text(encoding="utf-8")
        title, book = TITLE.search(page), BOOK.search(page)
        if not title or not book:
            continue
        shown = SHOWN.search(page)
        figure = (figures / f"{shown[1] if shown else NO_FIGURE}.{lang}.svg").read_text(encoding="utf-8")
        drawing = svg(named(unescape(title[1]), unescape(book[1]), figure, lang))
        kept = remembered(f"card.{lang}.{path.stem}", key(drawing), partial(draw, drawing))
        yield f"{lang}/cards/{path.stem}.png", kept
