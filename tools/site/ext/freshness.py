"""Write again the pages that Sphinx would leave stale: every page shows the titles of all pages in its sidebar."""

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.typing import ExtensionMetadata


def pages_after_titles(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Write every page again when a title or a link target has changed anywhere."""
    titles = {document: title.astext() for document, title in env.titles.items()}
    seen = (titles, dict(env.domaindata["std"]["labels"]))
    before = getattr(env, "site_titles", seen)
    env.site_titles = seen  # type: ignore[attr-defined]  # kept with the environment
    return [] if before == seen else list(env.found_docs)


def setup(app: Sphinx) -> ExtensionMetadata:
    app.connect("env-updated", pages_after_titles)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
