"""Build one language with Jupyter Book: `python -m tools.site.one_language <lang> <build folder>`.

Any warning is a failure. A process of its own, so that both languages build at the same time.
"""

import os
import sys
from pathlib import Path

import yaml
from jupyter_book.sphinx import build_sphinx

from tools.site.config import for_language


def overrides(lang: str, source: Path) -> dict[str, object]:
    """Return the settings that depend on the place and on the environment."""
    settings = {"external_toc_path": str(source / "_toc.yml"), "latex_individualpages": False, "nitpicky": True}
    if site_url := os.environ.get("SITE_URL"):
        settings["html_baseurl"] = f"{site_url.rstrip('/')}/{lang}/"
    if repo_url := os.environ.get("REPO_URL"):
        settings["html_context"] = {"edit_root": f"{repo_url.rstrip('/')}/edit/main"}
    return settings


def build(lang: str, folder: Path) -> bool:
    """Build `folder/src/<lang>` into `folder/<lang>/html`; return whether there was no warning."""
    source, work = folder / "src" / lang, folder / lang
    work.mkdir(parents=True, exist_ok=True)
    config = work / "_config.yml"
    config.write_text(yaml.safe_dump(for_language(lang), sort_keys=False, allow_unicode=True), encoding="utf-8")
    # The staged package before the installed one: its page then depends on the files that the book is built from.
    sys.path.insert(0, str(source))
    status = build_sphinx(
        source,
        work / "html",
        noconfig=True,
        path_config=config,
        confoverrides=overrides(lang, source),
        doctreedir=work / "doctrees",
        quiet=True,
        warningiserror=True,
        keep_going=True,
    )
    return bool(status == 0)


if __name__ == "__main__":
    sys.exit(0 if build(sys.argv[1], Path(sys.argv[2])) else 1)
