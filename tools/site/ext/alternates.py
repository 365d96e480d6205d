"""Tell templates where the same page stands in the other language, and where the home page of both is.

The links in the head are absolute where SITE_URL is set, as search engines ask; the switch is relative always.
"""

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from tools.site.ext import languages


def add_alternates(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    to_site_root = "../" * (pagename.count("/") + 1)

    def page_in(folder: str) -> str:
        return f"{to_site_root}{folder}/{pagename}.html"

    this, other = languages.current(app.config), languages.other(app.config)
    known = app.config.html_baseurl.removesuffix(f"{this.folder}/")
    default = f"{to_site_root}index.html" if pagename == app.config.root_doc else page_in("en")
    context["alternates"] = [(language.tag, page_in(language.folder)) for language in languages.LANGUAGES.values()]
    context["alternates"].append(("x-default", default))
    context["feed_url"] = f"{known}changes.xml" if known else ""
    if known:
        absolute = [(tag, known + href.removeprefix(to_site_root)) for tag, href in context["alternates"]]
        context["alternates"] = absolute
    context["this_language"], context["other_language"] = this, other
    context["other_language_href"] = page_in(other.folder)


def setup(app: Sphinx) -> ExtensionMetadata:
    app.connect("html-page-context", add_alternates)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
