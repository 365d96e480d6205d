"""The links that leave the site, listed in book/external_links.txt; with `--check` this asks for each of them.

A test compares the list with the pages, so that no link comes or goes unseen. Asking needs the network, so it is done
on demand: `make links`.
"""

import argparse
import re
import sys
import time
import urllib.error
import urllib.request
from html import unescape
from pathlib import Path

from tools import ROOT
from tools.files import write_if_changed

LIST = ROOT / "book" / "external_links.txt"
PAUSE, TIMEOUT = 1.0, 20.0  # seconds
HEADERS = {"User-Agent": "Mozilla/5.0 (link check of a book)"}


def links_of(html: Path) -> list[str]:
    """Return every address outside the site that a page links to."""
    found = set()
    for page in html.rglob("*.html"):
        found |= {unescape(url) for url in re.findall(r'<a [^>]*href="(https?://[^"#]+)', page.read_text("utf-8"))}
    return sorted(found)


def trouble(url: str) -> str | None:
    """Return what is wrong with an address, or None if it answers."""
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers=HEADERS), timeout=TIMEOUT):
            return None
    except (urllib.error.URLError, TimeoutError, ValueError) as error:
        return str(error)


def check(urls: list[str], pause: float = PAUSE) -> dict[str, str]:
    """Return the addresses that do not answer, with the reason."""
    failed = {}
    for url in urls:
        if reason := trouble(url):
            failed[url] = reason
        time.sleep(pause)
    return failed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="ask for every listed address")
    if not parser.parse_args().check:
        write_if_changed(LIST, "".join(f"{url}\n" for url in links_of(ROOT / "_build" / "html")))
        return
    urls = LIST.read_text(encoding="utf-8").split()
    failed = check(urls)
    print(f"{len(urls) - len(failed)} of {len(urls)} addresses answer.")
    for url, reason in failed.items():
        print(f"{url}: {reason}")
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()
