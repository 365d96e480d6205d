"""What is written only where SITE_URL says where the book stands: sitemap, robots, the chooser's absolute links."""

import re
from collections.abc import Iterable
from xml.sax.saxutils import escape

from lstm_labs.words import LANGUAGES
from tools.site.ext import languages

CHOOSER = "index.html"
NOT_FOUND_BY_SEARCH = ("404.html", "search.html")
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"


def addresses(pages: Iterable[str]) -> list[str]:
    """Return the pages that a search engine should know, home first."""
    wanted = [page for page in pages if page.rsplit("/", 1)[-1] not in NOT_FOUND_BY_SEARCH]
    return sorted(wanted, key=lambda page: (page != CHOOSER, page))


def alternates(page: str) -> dict[str, str]:
    """Return the page in each language, by its tag, and the one for everybody else."""
    _, _, name = page.rpartition("/") if page == CHOOSER else page.partition("/")
    found = {languages.LANGUAGES[lang].tag: f"{lang}/{name}" for lang in LANGUAGES}
    return found | {"x-default": CHOOSER if name == CHOOSER else found["en"]}


def sitemap(site_url: str, pages: Iterable[str]) -> bytes:
    """Return the sitemap: every page with its translation, as Google asks for it (support page 189077)."""
    root = site_url.rstrip("/")
    lines = ['<?xml version="1.0" encoding="utf-8"?>', f'<urlset xmlns="{SITEMAP}" xmlns:xhtml="{XHTML}">']
    for page in addresses(pages):
        links = "".join(
            f'<xhtml:link rel="alternate" hreflang="{tag}" href="{escape(f"{root}/{other}")}"/>'
            for tag, other in alternates(page).items()
        )
        lines.append(f"<url><loc>{escape(f'{root}/{page}')}</loc>{links}</url>")
    return ("\n".join([*lines, "</urlset>"]) + "\n").encode()


def robots(site_url: str) -> bytes:
    """Return robots.txt: everything may be read. A crawler looks for it at the root of a host only."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {site_url.rstrip('/')}/sitemap.xml\n".encode()


def chooser(page: str, site_url: str) -> bytes:
    """Return the page that chooses a language, its links in the head absolute, as they must be for a search engine."""
    root = site_url.rstrip("/")
    page = re.sub(r'(<link rel="alternate" hreflang="[^"]+" href=")', rf"\g<1>{root}/", page)
    return page.replace("</title>", f'</title>\n<link rel="canonical" href="{root}/{CHOOSER}">', 1).encode()
