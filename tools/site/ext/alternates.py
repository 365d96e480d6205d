"""Tell templates where the same page stands in the other language, and where the home page of both is.

The links in the head are absolute where SITE_URL is set, as search engines ask; the switch is relative always.
"""

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from tools.site.addresses import alternates
from tools.site.ext import languages


def add_alternates(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    to_site_root = "../" * (pagename.count("/") + 1)
    this, other = languages.current(app.config), languages.other(app.config)
    known = app.config.html_baseurl.removesuffix(f"{this.folder}/")
    here = f"{this.folder}/{pagename}.html"
    context["alternates"] = [(tag, (known or to_site_root) + page) for tag, page in alternates(here).items()]
    context["feed_url"] = f"{known}changes.xml" if known else ""
    context["this_language"], context["other_language"] = this, other
    context["other_language_href"] = f"{to_site_root}{other.folder}/{pagename}.html"


def setup(app: Sphinx) -> ExtensionMetadata:
    app.connect("html-page-context", add_alternates)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
