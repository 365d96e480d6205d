"""What machines read in a page's head: cards for messengers, tags for reference managers, schema.org for search.

And, for people, how to cite a page. What needs an absolute address (a card's picture, the address itself) is written
only where SITE_URL is set.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from tools.site.about import TEXT_LICENCE, about
from tools.site.ext import languages
from tools.site.reading_time import minutes

LABS = "labs/"
LOCALES = {"en": "en_US", "zh": "zh_CN"}
NO_RESOURCE = ("search",)
CITED = ("essay", "claims", "questions")  # beside the chapters


@dataclass(frozen=True)
class Page:
    """One page, as the tags need it."""

    name: str
    title: str
    description: str
    lang: str
    book: str
    author: str
    teaches: tuple[str, ...]
    minutes: int
    site_url: str  # empty where it is not known

    def address(self, lang: str = "") -> str:
        """Return the absolute address of the page in a language, its own without one."""
        return f"{self.site_url}/{lang or self.lang}/{self.name}.html"

    @property
    def card(self) -> str:
        """The absolute address of its picture; a lab has that of its chapter."""
        return f"{self.site_url}/{self.lang}/cards/{self.name.removeprefix(LABS)}.png"

    @property
    def other(self) -> str:
        """The folder of the other language."""
        return "zh" if self.lang == "en" else "en"


def tags(page: Page) -> Iterator[tuple[str, str, str]]:
    """Yield (attribute, name, content) of each meta element."""
    yield "property", "og:type", "article"
    yield "property", "og:site_name", page.book
    yield "property", "og:title", page.title
    yield "property", "og:description", page.description
    yield "property", "og:locale", LOCALES[page.lang]
    yield "property", "og:locale:alternate", LOCALES[page.other]
    if page.site_url:
        yield "property", "og:url", page.address()
        yield "property", "og:image", page.card
        yield "property", "og:image:alt", f"{page.title} · {page.book}"
    yield "name", "twitter:card", "summary_large_image" if page.site_url else "summary"
    yield "name", "citation_title", page.title
    yield "name", "citation_author", page.author
    yield "name", "citation_publication_date", about().date.replace("-", "/")
    yield "name", "citation_inbook_title", page.book
    yield "name", "citation_language", languages.LANGUAGES[page.lang].tag
    if page.site_url:
        yield "name", "citation_public_url", page.address()


def learning_resource(page: Page) -> dict[str, Any]:
    """Return the page as schema.org's LearningResource."""
    told: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "LearningResource",
        "name": page.title,
        "description": page.description,
        "inLanguage": languages.LANGUAGES[page.lang].tag,
        "learningResourceType": "Exercise" if page.name.startswith(LABS) else "Reading",
        "educationalLevel": "Undergraduate",
        "timeRequired": f"PT{page.minutes}M",
        "isAccessibleForFree": True,
        "license": TEXT_LICENCE,
        "version": about().version,
        "datePublished": about().date,
        "author": {"@type": "Organization", "name": page.author},
        "isPartOf": {"@type": "Book", "name": page.book},
        "isBasedOn": {
            "@type": "Article",
            "name": about().article,
            "author": {"@type": "Person", "name": about().article_author},
            "url": about().article_url,
        },
    }
    if page.teaches:
        told["teaches"] = list(page.teaches)
    if page.site_url:
        told |= {"@id": page.address(), "url": page.address(), "image": page.card}
        link = "translationOfWork" if page.lang == "zh" else "workTranslation"
        told[link] = {"@type": "LearningResource", "@id": page.address(page.other)}
    return told


def bibtex(page: Page) -> str:
    """Return the page as a BibTeX entry, the book's title and the page's in the page's language."""
    number = int(page.name[:2]) if page.name[:2].isdigit() else None
    title = page.title.split(" · ", 1)[-1]
    fields = {
        "author": f"{{{page.author}}}",
        "title": f"{{{title}}}",
        "booktitle": f"{{{page.book}}}",
        **({"chapter": str(number)} if number else {}),
        "year": about().year,
        "note": f"Version {about().version}, CC BY 4.0",
        **({"url": page.address()} if page.site_url else {}),
    }
    key = f"lstmsteps{about().year}_{page.name.split('_')[0]}"
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@incollection{{{key}_{page.lang},\n{lines}\n}}"


def taught(app: Sphinx, pagename: str, lang: str) -> tuple[str, ...]:
    """Return the names of the terms that a page lists in its front matter; a lab teaches what its chapter does."""
    keys = app.env.metadata.get(pagename.removeprefix(LABS), {}).get("terms", [])
    keys = keys if isinstance(keys, list) else yaml.safe_load(keys)
    names = term_names(Path(app.srcdir) / "glossary.yml", lang)
    return tuple(names[key] for key in keys)


@cache
def term_names(glossary: Path, lang: str) -> dict[str, str]:
    """Return the name of each term by its key; read once, as a build asks for every page."""
    return {term["key"]: str(term[lang]) for term in yaml.safe_load(glossary.read_text(encoding="utf-8"))["terms"]}


def describe(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Give the templates the tags of a page; the ones without text have none."""
    context["page_tags"], context["json_ld"], context["bibtex"] = [], "", ""
    if doctree is None or pagename in NO_RESOURCE:
        return
    lang = languages.current(app.config).folder
    page = Page(
        name=pagename,
        title=app.env.titles[pagename].astext(),
        description=context["description"],
        lang=lang,
        book=app.config.html_title,
        author=app.config.author,
        teaches=taught(app, pagename, lang),
        minutes=minutes(doctree, lang),
        site_url=app.config.html_baseurl.removesuffix(f"/{lang}/"),
    )
    context["page_tags"] = list(tags(page))
    context["json_ld"] = json.dumps(learning_resource(page), ensure_ascii=False, indent=1).replace("<", "\\u003c")
    if pagename[:2].isdigit() or pagename in CITED:
        context["bibtex"] = bibtex(page)


def setup(app: Sphinx) -> ExtensionMetadata:
    app.connect(
        "html-page-context", describe, priority=450
    )  # after the description, before the theme drops what is empty
    return {"parallel_read_safe": True, "parallel_write_safe": True}
