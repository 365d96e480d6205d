"""Where the links of a page lead once the pages are in one book.

A link to a page of the book leads there. A link to what only the site has leads to the site if SITE_URL says where it
is; else its text stays, without a link.
"""

import os
import posixpath
from collections.abc import Callable, Collection
from urllib.parse import unquote, urlsplit

from bs4 import Tag

Place = Callable[[str, str], str]  # the address of a page's element, by their names


def home(lang: str) -> str:
    """Return the site's address in a language, or "" if it is not known."""
    site = os.environ.get("SITE_URL", "").rstrip("/")
    return f"{site}/{lang}/" if site else ""


def lead(text: Tag, name: str, pages: Collection[str], place: Place, lang: str) -> None:
    """Rewrite all links of the page `name`, of a book that has `pages`."""
    for link in text.select("a"):
        address = str(link.get("href", ""))
        parsed = urlsplit(address)
        if parsed.scheme:
            continue
        path = (
            posixpath.normpath(posixpath.join(posixpath.dirname(name), parsed.path)) if parsed.path else f"{name}.html"
        )
        target, _, kind = path.rpartition(".")
        link.attrs.pop("download", None)
        if kind == "html" and target in pages:
            link["href"] = place(target, unquote(parsed.fragment))
        elif home(lang):
            link["href"] = site_address(path, parsed.fragment, lang)
        else:
            link.name = "span"
            link.attrs = {"class": "unlinked"}


def site_address(path: str, fragment: str, lang: str) -> str:
    """Return the address of a file of the site, given by its path from the language's folder."""
    root, _, _ = home(lang).rstrip("/").rpartition("/")
    return f"{root}/{posixpath.normpath(f'{lang}/{path}')}" + (f"#{fragment}" if fragment else "")
