"""Stage what a build reads: `_build/src/<lang>` holds a language's sources, `_build/site` what both pages share."""

import json
from pathlib import Path

from sphinx_external_toc.parsing import parse_toc_yaml

from tools.site import cell_data, figures, model_data, node
from tools.site.lab_pages import lab_page
from tools.site.pyodide import layout
from tools.site.trees import Content, tree


def language_sources(source: Path, lang: str) -> dict[str, Content]:
    """Return all files of one language's book, by their name in the staged folder; every page must be in the toc."""
    book = source / "book"
    staged = tree(book / lang, "*.md") | {"_toc.yml": book / lang / "_toc.yml"}
    staged |= {name: book / name for name in ("references.bib", "glossary.yml")}
    staged |= tree(book / "measurements", "*.json", "measurements/") | tree(book, "claims.yml")
    staged |= tree(book / "checker", "*.json", "checker/") | tree(source / "lstm_ref", "*.py", "lstm_ref/")
    staged |= tree(source / "lstm_ref", "*.json", "lstm_ref/")
    staged |= {name: path for name, path in tree(source / "examples", prefix="examples/").items() if name[-3:] != ".md"}
    drawn = figures.schematics(lang)
    for path in sorted((source / "notebooks" / lang).glob("*.ipynb")):
        notebook = json.loads(path.read_text(encoding="utf-8"))
        drawn |= figures.lab_figures(notebook)
        staged[f"labs/{path.name}"] = json.dumps(lab_page(notebook, lang), ensure_ascii=False, indent=1).encode()
    staged |= figures.both_variants(drawn, lang)
    missing = [name for name, content in staged.items() if isinstance(content, Path) and not content.is_file()]
    if missing:
        raise SystemExit(f"{book / lang}: the book needs {', '.join(missing)}")
    pages = {name.rpartition(".")[0] for name in staged if name.endswith((".md", ".ipynb"))}
    if unlisted := sorted(pages - set(parse_toc_yaml(book / lang / "_toc.yml"))):
        raise SystemExit(f"{book / lang / '_toc.yml'} does not list {', '.join(unlisted)}: nobody would see the page")
    return staged


def site_files(source: Path, *, runs_labs: bool) -> dict[str, Content]:
    """Return templates, locale and static files, KaTeX's and MiniSearch among them, by their name in `_build/site`.

    The scripts of the labs' pages are among them only where Pyodide is there to run the labs.
    """
    site = source / "book" / "site"
    files = tree(site / "templates", prefix="templates/") | tree(site / "locale", prefix="locale/")
    files |= tree(site / "css", prefix="static/css/") | tree(site / "search", prefix="static/search/")
    files |= cell_data.files(site) | model_data.files(site)
    files["static/shapes/shapes.js"] = node.bundle(site / "shapes" / "main.js", "ShapeCalculator")
    files |= {
        f"static/{name}": site / name for name in ("site.js", "language.js", "parallel.js", "offline.js", "icon.svg")
    }
    files |= layout.page_scripts(site) if runs_labs else {}
    files["static/minisearch.js"] = node.minisearch()
    return files | {f"static/katex/{name}": content for name, content in node.katex_assets().items()}
