"""One page, as long as the book, for a browser to print."""

import re
from typing import Any

from bs4 import BeautifulSoup, Tag
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from tools.pocket import links
from tools.pocket.book import HERE, Page, words
from tools.pocket.still import still

TEMPLATES = Environment(loader=FileSystemLoader(HERE / "templates"), autoescape=True, undefined=StrictUndefined)
TARGETS = ("href", "id", "aria-labelledby", "aria-describedby")


def inline(text: str) -> Markup:
    """Return words as HTML: *emphasis* and [links](address) are marked as in Markdown."""
    text = re.sub(r"\[([^]]+)\]\(([^)]+)\)", r'<a href="\2">\1</a>', re.sub(r"\*([^*]+)\*", r"<em>\1</em>", text))
    return Markup(text)


TEMPLATES.filters["inline"] = inline


def place(name: str, fragment: str) -> str:
    """Return the address of an element in the long page."""
    return f"#{name}--{fragment}" if fragment else f"#{name}"


def one_formula(formula: Tag) -> None:
    """Leave a formula as KaTeX has set it, with its TeX for whoever has the page read aloud."""
    tex = formula.select_one("annotation")
    hidden, shown = formula.select_one(".katex-mathml"), formula.select_one(".katex-html")
    if tex is None or hidden is None or shown is None:
        raise ValueError(f"expected a formula set by KaTeX, with its TeX, got {formula}")
    shown.attrs.pop("aria-hidden", None)
    formula["role"], formula["aria-label"] = "math", tex.get_text().strip()
    hidden.decompose()


def on_paper(page: Page, names: set[str], figures: str, lang: str) -> str:
    """Return a page's text, ready to be one of many on the long page."""
    still(page, lang)
    links.lead(page.text, page.name, names, place, lang)
    for tag in page.text.find_all(id=True):
        tag["id"] = place(page.name, str(tag["id"]))[1:]
    for formula in page.text.select(".katex"):
        one_formula(formula)
    for image in page.text.select("img"):
        image["src"] = figures + str(image["src"]).rpartition("/")[2]
    for link in page.text.select(".to-answer"):
        link["data-target"] = str(link["href"])[1:]
        link.string = words(lang)["to_answer"].format(number="000")
    return str(page.text)


def long_page(pages: list[Page], site: str, fonts: str, lang: str) -> str:
    """Return the HTML of the whole book; `site` and `fonts` are the addresses of folders."""
    names = {page.name for page in pages}
    chapters: list[dict[str, Any]] = [
        {
            "name": page.name,
            "title": page.title,
            "part": page.part,
            "is_sheet": page.text.select_one(".sheet") is not None,
            "text": Markup(on_paper(page, names, f"{site}_images/", lang)),
        }
        for page in pages
    ]
    sheet = (HERE.parents[1] / "book" / "site" / "css" / "worksheet.css").read_text(encoding="utf-8")
    styles = [re.sub(r"@page \{[^}]*\}|@media[^{]*print[^{]*\{(?:[^{}]*\{[^}]*\})*[^}]*\}", "", sheet)]
    styles.append((HERE / "templates" / "paper.css").read_text(encoding="utf-8"))
    faces = TEMPLATES.get_template("fonts.css").render(fonts=fonts, title=words(lang)["title"])
    template = TEMPLATES.get_template("paper.html")
    return template.render(chapters=chapters, site=site, lang=lang, words=words(lang),
                           styles=Markup(faces + "\n".join(styles)))  # fmt: skip


def with_numbers(html: str, numbers: dict[str, int], lang: str) -> str:
    """Return the long page with the number of the page on which each target stands."""
    soup = BeautifulSoup(html, "html.parser")
    for found in soup.select("[data-target]"):
        form = words(lang)["to_answer"] if "to-answer" in found["class"] else "{number}"
        found.string = form.format(number=numbers[str(found["data-target"])])
    return str(soup)


def headings(html: str) -> list[str]:
    """Return the text of every heading, in order."""
    found = BeautifulSoup(html, "html.parser").select("h1, h2, h3, h4, h5, h6")
    return [" ".join(heading.get_text().split()) for heading in found]


def text_of(html: str) -> str:
    """Return every character that the page shows."""
    soup = BeautifulSoup(html, "html.parser")
    for unseen in soup.select("head, style, script"):
        unseen.decompose()
    return soup.get_text() + "".join(re.findall(r'content: "([^"]*)"', html))
