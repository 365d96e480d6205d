"""Build what is out of date and open one chapter in a browser: `python -m tools.site.chapter 07 [zh]`."""

import argparse
import webbrowser

from lstm_labs.words import LANGUAGES
from tools import ROOT
from tools.site.build import build


def page_name(number: str, lang: str) -> str:
    """Return the name of the chapter with a number, such as 7 or 07."""
    names = {path.name[:2]: path.stem for path in sorted((ROOT / "book" / lang).glob("[0-9][0-9]_*.md"))}
    if number.zfill(2) not in names:
        raise SystemExit(f"There is no chapter {number or '(which one? N=07)'}; there are {', '.join(names)}.")
    return names[number.zfill(2)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("number")
    parser.add_argument("lang", nargs="?", choices=LANGUAGES, default="en")
    options = parser.parse_args()
    name = page_name(options.number, options.lang)
    build(ROOT, ROOT / "_build")
    page = ROOT / "_build" / "html" / options.lang / f"{name}.html"
    print(page)
    webbrowser.open(page.as_uri())  # where there is no browser, the path has been printed


if __name__ == "__main__":
    main()
