"""Publish built pages: `_build/html` holds both languages, the page that chooses one, and the notebooks to download."""

import os
from pathlib import Path
from urllib.parse import quote, urlsplit

from lstm_labs.words import LANGUAGES
from tools.site import findable, lab_pack, offline
from tools.site.forms import published
from tools.site.lab_notebooks import learner_notebooks, pack_name, solved_notebooks
from tools.site.pngs import figure_pngs
from tools.site.pyodide import layout
from tools.site.trees import Content, mirror, tree

# No page asks for these: bookkeeping, logos, an icon font that the templates replace, Sphinx's own search.
LEFT_OUT = (".buildinfo", "objects.inv")
LEFT_OUT_PARTS = (
    "fontawesome",
    "searchtools",
    "language_data",
    "_static/images/",
    "webpack-macros.html",
    "LICENSE.txt",
)


def is_published(name: str) -> bool:
    return not (name.endswith((".map", *LEFT_OUT)) or any(part in name for part in LEFT_OUT_PARTS))


def language_files(built: Path, lang: str) -> dict[str, Content]:
    return {name: path for name, path in tree(built, prefix=f"{lang}/").items() if is_published(name)}


def downloads(source: Path, wheel: tuple[str, bytes]) -> dict[str, Content]:
    """Return what a reader takes away: the package's wheel, the labs one by one, and the lab packs of each language."""
    files: dict[str, Content] = {wheel[0]: wheel[1]}
    for lang in LANGUAGES:
        labs = f"{lang}/labs"
        files |= {f"{labs}/{name}": data for name, data in learner_notebooks(source, lang).items()}
        files |= {f"{labs}/solutions/{name}": data for name, data in solved_notebooks(source, lang).items()}
        for teacher in (False, True):
            files[f"{labs}/{pack_name(lang, teacher=teacher)}.zip"] = lab_pack.pack(
                source, wheel, lang, teacher=teacher
            )
    return files


def missing_page(site: Path) -> bytes:
    """Return 404.html, which a server shows at any depth: it is told where the site begins, if that is known.

    Its icon is written into it, since no address of a file would hold everywhere.
    """
    root = urlsplit(os.environ.get("SITE_URL", "")).path.rstrip("/") + "/"
    icon = "data:image/svg+xml," + quote((site / "icon.svg").read_text(encoding="utf-8").strip())
    return (site / "404.html").read_text(encoding="utf-8").replace("SITE_ROOT", root).replace("ICON", icon).encode()


def publish(source: Path, output: Path, pyodide: dict[str, Path] | None) -> None:
    """Bring `output/html` up to date with both finished builds, and with Pyodide's files, if they are there."""
    site = source / "book" / "site"
    files: dict[str, Content] = {
        "index.html": site / "chooser.html",
        "404.html": missing_page(site),
        "icon.svg": site / "icon.svg",
    }
    for lang in LANGUAGES:
        files |= language_files(output / lang / "html", lang)
    files |= figure_pngs((output / "src").glob("*/figures/*.svg"))
    wheel = lab_pack.build_wheel()
    files |= downloads(source, wheel)
    files |= published.files()
    if pyodide:
        files |= layout.folder(site, wheel[1], pyodide)
    if site_url := os.environ.get("SITE_URL"):
        files |= findable.files(site_url, output, files)
    files[offline.NAME] = offline.worker(site, files)
    mirror(files, output / "html")
