"""The PDF of a language's book, `_build/pocket/lstm-step-by-step.<lang>.pdf`: `python -m tools.pocket.pdf [LANG …]`.

Chromium prints one long page, twice: the second time with the numbers of the pages that the first has shown. It needs a
Chromium, CHROMIUM in the environment or Debian's.
"""

import os
import sys
import time
from io import BytesIO
from pathlib import Path

import pikepdf
from playwright.sync_api import Page as BrowserPage
from playwright.sync_api import sync_playwright

from lstm_labs.words import LANGUAGES
from tools import ROOT
from tools.pocket import fonts, paper
from tools.pocket.book import keep, read, words

BUILT = ROOT / "_build"
FOLDER = BUILT / "pocket"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--allow-file-access-from-files",
)
OUTSIDE = "http*://**"
TEXT_WIDTH = 612  # CSS pixels between the margins, 162 mm
TOO_WIDE = """width => [...document.querySelectorAll("article:not(.sheet-article) *")]
    .filter(box => box.getBoundingClientRect().right > width)
    .map(box => `${box.closest("article").id}: ${box.textContent.slice(0, 60)}`)"""


def target(lang: str) -> Path:
    return FOLDER / f"lstm-step-by-step.{lang}.pdf"


def printed(browser: BrowserPage, path: Path, html: str) -> bytes:
    """Return the PDF that the browser makes of the HTML, with outline and tags."""
    path.write_text(html, encoding="utf-8")
    browser.goto(path.as_uri())
    browser.evaluate("document.fonts.ready.then(() => true)")
    if too_wide := browser.evaluate(TOO_WIDE, TEXT_WIDTH + 3):
        raise ValueError("wider than the page, so that Chromium would shrink all pages: " + "; ".join(too_wide[-5:]))
    return browser.pdf(prefer_css_page_size=True, print_background=True, outline=True, tagged=True)


def page_numbers(data: bytes) -> dict[str, int]:
    """Return the number of the page, from 1, on which each target of a link stands."""
    with pikepdf.open(BytesIO(data)) as pdf:
        number = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
        targets = pdf.Root.Dests.as_dict()
        return {name.lstrip("/"): number[pikepdf.Page(spot[0]).objgen] for name, spot in targets.items()}


def flat(items: list[pikepdf.OutlineItem]) -> list[pikepdf.OutlineItem]:
    """Return the items of an outline, in the order of the pages."""
    return [inner for item in items for inner in (item, *flat(item.children))]


def finished(data: bytes, headings: list[str], lang: str) -> bytes:
    """Return the PDF with its title, author and language, packed.

    The headings name the bookmarks anew: Chromium says those twice that it has moved to the next page.
    """
    with pikepdf.open(BytesIO(data)) as pdf:
        with pdf.open_outline() as outline:
            for item, heading in zip(flat(outline.root), headings, strict=True):
                item.title = heading
        with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
            metadata["dc:title"] = words(lang)["title"]
            metadata["dc:creator"] = [words(lang)["author"]]
            metadata["dc:description"] = words(lang)["subject"]
            metadata["dc:language"] = [words(lang)["language"]]
            metadata["pdf:Keywords"] = words(lang)["keywords"]
        pdf.Root.Lang = words(lang)["language"]
        pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        pdf.Root.PageMode = pikepdf.Name.UseOutlines
        out = BytesIO()
        pdf.save(
            out, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True, recompress_flate=True
        )
    return out.getvalue()


def build(lang: str) -> Path:
    """Print the book; the site must have been built."""
    work = FOLDER / lang
    pages = read(BUILT / "html" / lang, ROOT / "book" / lang / "_toc.yml")
    html = paper.long_page(pages, f"../../html/{lang}/", "fonts/", lang)
    fonts.write(work / "fonts", paper.text_of(html), lang)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        browser = chromium.new_page(viewport={"width": TEXT_WIDTH, "height": 900})
        browser.emulate_media(media="print")
        browser.route(OUTSIDE, lambda route: route.abort())
        first = page_numbers(printed(browser, work / "book.html", html))
        data = printed(browser, work / "book.html", paper.with_numbers(html, first, lang))
        chromium.close()
    if page_numbers(data) != first:
        raise RuntimeError(f"{lang}: the page numbers have moved the text; give them a fixed width")
    return keep(target(lang), finished(data, paper.headings(html), lang), lang)


def main() -> None:
    for lang in sys.argv[1:] or LANGUAGES:
        start = time.monotonic()
        path = build(lang)
        print(f"{path} ({path.stat().st_size / 1e6:.1f} MB, {time.monotonic() - start:.1f} s)")


if __name__ == "__main__":
    main()
