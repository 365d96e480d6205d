"""The EPUB of a language's book, `_build/pocket/lstm-step-by-step.<lang>.epub`: `python -m tools.pocket.epub [LANG …]`.

EPUB 3: a file a page, formulas in MathML, figures as SVG, no script, nothing from the network. The worksheets are for
paper and stay out. Equal pages give equal bytes.
"""

import re
import sys
import time
import uuid
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

from bs4 import Tag
from markupsafe import Markup

from lstm_labs.words import LANGUAGES
from tools import ROOT
from tools.pocket import links
from tools.pocket.book import HERE, Page, keep, read, words
from tools.pocket.cover import cover
from tools.pocket.formulas import as_mathml
from tools.pocket.paper import TEMPLATES
from tools.pocket.still import still

BUILT = ROOT / "_build"
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first time that a ZIP file can hold
CONTAINER = """<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
NAMED = re.compile(r' id="([^"]+)"')
REFERRED = re.compile(r'href="#([^"]+)"|url\(#([^)]+)\)')


def target(lang: str) -> Path:
    return BUILT / "pocket" / f"lstm-step-by-step.{lang}.epub"


def place(name: str, fragment: str) -> str:
    """Return the address of an element in the EPUB."""
    return f"{name}.xhtml#{fragment}" if fragment else f"{name}.xhtml"


def prepare(page: Page, names: set[str], lang: str) -> list[str]:
    """Change a page's text into that of the EPUB; return the names of its figures."""
    still(page, lang)
    as_mathml(page.text)
    links.lead(page.text, page.name, names, place, lang)
    for link in page.text.select(".to-answer"):
        link.string = words(lang)["answers"]
    for column in page.text.select("colgroup"):
        column.decompose()
    figures = []
    for image in page.text.select("img"):
        figures.append(str(image["src"]).rpartition("/")[2])
        image["src"] = f"figures/{figures[-1]}"
    return figures


def without_names(svg: str) -> str:
    """Return a drawing without the ids that nothing refers to; Matplotlib gives two shapes of one part the same.

    >>> without_names('<g id="a"/><g id="a" fill="#a00"/><path id="b"/><use xlink:href="#b"/>')
    '<g/><g fill="#a00"/><path id="b"/><use xlink:href="#b"/>'
    """
    referred = {name for pair in REFERRED.findall(svg) for name in pair if name}
    return NAMED.sub(lambda found: found[0] if found[1] in referred else "", svg)


def xhtml(title: str, text: Tag | Markup, lang: str) -> bytes:
    """Return a whole file."""
    body = text if isinstance(text, Markup) else Markup(text.decode(formatter="minimal"))
    return TEMPLATES.get_template("page.xhtml").render(title=title, text=body, words=words(lang)).encode()


def parts(pages: list[Page], lang: str) -> list[dict[str, Any]]:
    """Return the contents: the parts with their pages, and the colophon by itself."""
    found: list[dict[str, Any]] = []
    for page in pages:
        if page.part or not found:
            found.append({"title": page.part, "pages": []})
        found[-1]["pages"].append({"name": page.name, "title": page.title})
    colophon = {"name": "colophon", "title": words(lang)["colophon"]}
    return [*found, {"title": "", "pages": [colophon]}]


def contents(html: Path, toc: Path, lang: str) -> dict[str, bytes]:
    """Return the files of the EPUB's folder `book`, by name."""
    pages = [page for page in read(html, toc) if page.text.select_one(".sheet") is None]
    names = {page.name for page in pages}
    figures = sorted({figure for page in pages for figure in prepare(page, names, lang)})
    files = {f"{page.name}.xhtml": xhtml(page.title, page.text, lang) for page in pages}
    shared = {"words": words(lang)}
    for name, title in ("cover", words(lang)["cover"]), ("colophon", words(lang)["colophon"]):
        text = TEMPLATES.get_template(f"{name}.html").render(shared)
        heading = Markup("") if name == "cover" else Markup("<h1>{}</h1>\n").format(title)
        files[f"{name}.xhtml"] = xhtml(title, heading + Markup(text), lang)
    listed = [{"name": page.name, "id": f"page-{page.name}", "has_mathml": page.text.find("math")} for page in pages]
    listed.append({"name": "colophon", "id": "page-colophon", "has_mathml": None})
    identifier = uuid.uuid5(uuid.NAMESPACE_URL, f"lstm-step-by-step/{lang}/{words(lang)['version']}").urn
    package = TEMPLATES.get_template("package.opf")
    files["package.opf"] = package.render(shared, pages=listed, figures=figures, identifier=identifier).encode()
    files["nav.xhtml"] = TEMPLATES.get_template("nav.xhtml").render(shared, parts=parts(pages, lang)).encode()
    files["style.css"] = (HERE / "templates" / "epub.css").read_bytes()
    files["cover.png"] = cover(html / "_images" / f"cell.{lang}.svg", lang)
    drawn = {name: (html / "_images" / name).read_text(encoding="utf-8") for name in figures}
    return files | {f"figures/{name}": without_names(svg).encode() for name, svg in drawn.items()}


def packed(files: dict[str, bytes]) -> bytes:
    """Return the EPUB; its first file is the type, as it is."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        whole = {"mimetype": b"application/epub+zip", "META-INF/container.xml": CONTAINER.encode()}
        for name, data in (whole | {f"book/{name}": data for name, data in sorted(files.items())}).items():
            entry = zipfile.ZipInfo(name, LONG_AGO)
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return out.getvalue()


def build(lang: str) -> Path:
    """Write the EPUB; the site must have been built."""
    return keep(target(lang), packed(contents(BUILT / "html" / lang, ROOT / "book" / lang / "_toc.yml", lang)), lang)


def main() -> None:
    for lang in sys.argv[1:] or LANGUAGES:
        start = time.monotonic()
        path = build(lang)
        print(f"{path} ({path.stat().st_size / 1e6:.1f} MB, {time.monotonic() - start:.1f} s)")


if __name__ == "__main__":
    main()
