"""Stage what a build reads: `_build/src/<lang>` holds a language's sources, `_build/site` what both pages share."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

from tools import ROOT
from tools.site import cell_data, node
from tools.site.lab_pages import lab_page

Content = Path | bytes
SITE = ROOT / "book" / "site"


def mirror(wanted: Mapping[str, Content], target: Path) -> None:
    """Make `target` hold exactly the wanted files; a file that is right already is left untouched.

    Copies keep their source's time, so that Sphinx sees what has changed and nothing else.
    """
    for path in sorted(target.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
        elif path.is_file() and path.relative_to(target).as_posix() not in wanted:
            path.unlink()
    for name, content in wanted.items():
        path = target / name
        if not is_current(path, content):
            path.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(content, bytes):
                path.write_bytes(content)
            else:
                shutil.copy2(content, path)


def is_current(path: Path, content: Content) -> bool:
    if not path.is_file():
        return False
    if isinstance(content, bytes):
        return path.read_bytes() == content
    there, here = path.stat(), content.stat()
    return (there.st_size, there.st_mtime_ns) == (here.st_size, here.st_mtime_ns)


def tree(folder: Path, pattern: str, prefix: str = "") -> dict[str, Content]:
    """Return the files below a folder that match, by their staged name."""
    return {prefix + path.relative_to(folder).as_posix(): path for path in folder.rglob(pattern) if path.is_file()}


def language_sources(source: Path, lang: str) -> dict[str, Content]:
    """Return all files of one language's book, by their name in the staged folder."""
    book = source / "book"
    staged = tree(book / lang, "*.md") | {"_toc.yml": book / lang / "_toc.yml"}
    staged |= {name: book / name for name in ("references.bib", "glossary.yml")}
    staged |= tree(book / "figures", f"*.{lang}.svg", "figures/")
    staged |= tree(book / "figures", f"*.{lang}.dark.svg", "figures/")
    staged |= tree(book / "measurements", "*.json", "measurements/")
    staged |= tree(source / "lstm_ref", "*.py", "lstm_ref/")
    for notebook in sorted((source / "notebooks" / lang).glob("*.ipynb")):
        page = lab_page(json.loads(notebook.read_text(encoding="utf-8")), lang)
        staged[f"labs/{notebook.name}"] = json.dumps(page, ensure_ascii=False, indent=1).encode()
    missing = [name for name, content in staged.items() if isinstance(content, Path) and not content.is_file()]
    if missing:
        raise FileNotFoundError(f"{book / lang}: the book needs {', '.join(missing)}")
    return staged


def site_files() -> dict[str, Content]:
    """Return templates, locale and static files, KaTeX's and MiniSearch among them, by their name in `_build/site`."""
    files = tree(SITE / "templates", "*.html", "templates/") | tree(SITE / "locale", "*.po", "locale/")
    files |= tree(SITE / "css", "*.css", "static/css/") | tree(SITE / "search", "*.js", "static/search/")
    files |= tree(SITE / "cell", "*.js", "static/cell/") | cell_data.files()
    files |= {f"static/{name}": SITE / name for name in ("site.js", "language.js", "parallel.js", "icon.svg")}
    files["static/minisearch.js"] = node.minisearch()
    return files | {f"static/katex/{name}": content for name, content in node.katex_assets().items()}
