"""Every lab to the end in its page, in both languages, with the solutions; then every right and wrong answer."""

import in_page
from playwright.sync_api import Browser

from tools import ROOT


def labs() -> list[tuple[str, str]]:
    """Return language and name of every lab."""
    return [(path.parent.name, path.stem) for path in sorted((ROOT / "notebooks").glob("*/*.ipynb"))]


def run(chromium: Browser, base: str, lang: str, name: str) -> list[str]:
    """Return what a lab does in its page that it should not."""
    page, trouble = chromium.new_page(), []
    page.on("console", lambda message: trouble.append(message.text))
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("request", lambda sent: None if sent.url.startswith((base, "data:", "blob:")) else trouble.append(sent.url))
    page.goto(f"{base}{lang}/labs/{name}.html")
    in_page.solved(page, in_page.stored(lang, name))
    in_page.run_all(page)
    found = [*in_page.differences(lang, name, in_page.taken(page)), *trouble]
    if wrong := in_page.misjudged(page, name[:2]):
        found.append(f"{lang}/{name}: judged otherwise: {wrong}")
    page.close()
    print(f"{lang}/{name} in the page: {len(found)} differences", flush=True)
    return found
