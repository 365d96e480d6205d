"""Rebuild the pages that Sphinx would leave stale when *another* page has changed.

A chapter shows numbers stored in a lab, and every page shows the titles of all pages in its sidebar and in its links.
"""


def chapters_after_labs(app, env, added, changed, removed):
    """Read every chapter again when any lab has changed."""
    if any(document.startswith("labs/") for document in added | changed | removed):
        return [document for document in env.found_docs if not document.startswith("labs/")]
    return []


def pages_after_titles(app, env):
    """Write every page again when a title or a link target has changed anywhere."""
    titles = {document: title.astext() for document, title in env.titles.items()}
    seen = (titles, dict(env.domaindata["std"]["labels"]))
    before, env.site_titles = getattr(env, "site_titles", seen), seen
    return [] if before == seen else list(env.found_docs)


def setup(app):
    app.connect("env-get-outdated", chapters_after_labs)
    app.connect("env-updated", pages_after_titles)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
