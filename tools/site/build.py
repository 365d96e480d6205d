"""Build the book in both languages into `_build/html`: `python -m tools.site.build [--source DIR] [--output DIR]`.

SITE_URL and REPO_URL, when set in the environment, add what makes the book findable, and links to edit a page.
"""

import argparse
import fcntl
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

from lstm_labs.words import LANGUAGES
from tools import ROOT
from tools.site import lab_pack
from tools.site.publish import publish
from tools.site.pyodide import layout
from tools.site.stage import language_sources, site_files
from tools.site.trees import Content, fingerprint, mirror, tree

URL_SETTINGS = ("SITE_URL", "REPO_URL")
TOOLS = ("claims", "conformance", "site", "vectors")
SHARED = (
    "_config.yml",
    "CITATION.cff",
    "book/zh/_config.yml",
    "requirements.txt",
    "tools/__init__.py",
    "tools/files.py",
)


def machinery(source: Path, shared: dict[str, Content]) -> dict[str, Content]:
    """Return what every page depends on, `shared` by both languages: a change here makes both build from nothing."""
    files: dict[str, Content] = {name: os.environ.get(name, "").encode() for name in URL_SETTINGS}
    files |= {name: ROOT / name for name in SHARED}
    for name in TOOLS:
        files |= tree(ROOT / "tools" / name, prefix=f"tools/{name}/")
    files |= {f"{lang}/_toc.yml": source / "book" / lang / "_toc.yml" for lang in LANGUAGES}
    return files | tree(source / "book" / "site", prefix="book/site/") | shared


def ingredients(
    source: Path, pages: Mapping[str, dict[str, Content]], shared: dict[str, Content]
) -> dict[str, dict[str, Content]]:
    """Return all that the site depends on: what the staged pages of each language do, the packs, the machinery."""
    code = {f"code/{name}": path for name, path in lab_pack.packages().items()}  # beside the book's own copy
    labs = {lang: tree(source / "notebooks" / lang, prefix="notebooks/") for lang in pages}
    watched = {lang: files | code | labs[lang] for lang, files in pages.items()}
    feed: dict[str, Content] = {"changelog": ROOT / "CHANGELOG.md"}
    return watched | {"packs": lab_pack.ingredients(source), "feed": feed, "machinery": machinery(source, shared)}


def run_builds(output: Path, languages: list[str]) -> list[str]:
    """Build the languages at the same time; return those that failed."""
    command = [sys.executable, "-m", "tools.site.one_language"]
    running = {lang: subprocess.Popen([*command, lang, str(output)], cwd=ROOT) for lang in languages}
    return [lang for lang, process in running.items() if process.wait() != 0]


def build(source: Path, output: Path) -> bool:
    """Build and publish what is out of date; return whether anything was. Two builds of one folder take turns."""
    output.mkdir(parents=True, exist_ok=True)
    with (output / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return build_alone(source, output)


def build_alone(source: Path, output: Path) -> bool:
    """Do the work of `build`. Without a stamp, after an interruption, all starts from nothing."""
    pages = {lang: language_sources(source, lang) for lang in LANGUAGES}
    pyodide = layout.available()
    shared = site_files(source, runs_labs=pyodide is not None)
    now = {name: fingerprint(files) for name, files in ingredients(source, pages, shared).items()}
    stamp = output / "stamp.json"
    before = json.loads(stamp.read_text(encoding="utf-8")) if stamp.is_file() else {}
    if before == now and (output / "html" / "index.html").is_file():
        return False
    if before.get("machinery") != now["machinery"]:
        forget(output, LANGUAGES)
        before = {}
    stamp.unlink(missing_ok=True)
    mirror(shared, output / "site")
    for lang, files in pages.items():
        mirror(files, output / "src" / lang)
    failed = run_builds(output, [lang for lang in LANGUAGES if before.get(lang) != now[lang]])
    forget(output, failed)
    if not failed:
        publish(source, output, pyodide)
    stamp.write_text(json.dumps({name: value for name, value in now.items() if name not in failed}), encoding="utf-8")
    if failed:
        raise SystemExit(f"The site was not published: see the warnings above ({', '.join(failed)}).")
    return True


def forget(output: Path, languages: Iterable[str]) -> None:
    """Remove finished work: Sphinx reports a warning once only, so a failed build must start from nothing."""
    for lang in languages:
        shutil.rmtree(output / lang, ignore_errors=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--source", type=Path, default=ROOT, help="folder with book/, notebooks/ and lstm_ref/")
    parser.add_argument("--output", type=Path, default=ROOT / "_build", help="where to build")
    options = parser.parse_args()
    start = time.monotonic()
    built = build(options.source.resolve(), options.output.resolve())
    words = "Built" if built else "Nothing has changed in"
    print(f"{words} {options.output / 'html' / 'index.html'} ({time.monotonic() - start:.1f} s)")


if __name__ == "__main__":
    main()
