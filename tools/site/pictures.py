"""Take the pictures of the site that the READMEs show: chapter 05 in both languages, from the built site."""

import shutil

from playwright.sync_api import sync_playwright

from tools import ROOT

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def main() -> None:
    browser_path = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if browser_path is None:
        raise SystemExit(f"No browser found: install one of {', '.join(BROWSERS)}.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1200, "height": 820})
        for lang in ("en", "zh"):
            page.goto((ROOT / "_build" / "html" / lang / "05_forget_gate.html").as_uri())
            page.screenshot(path=ROOT / "book" / "site" / f"readme.{lang}.png")
        browser.close()


if __name__ == "__main__":
    main()
