"""The site in a real browser: silent, served by itself alone, never wider than the screen, also without a server."""

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
]  # fmt: skip
SCREENS = [(1280, 900), (390, 800)]

pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason="Debian's chromium is not installed")


class QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def server(site):
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(params=["light", "dark"])
def visit(request, browser):
    """Return a function that opens a page and returns it with a list of all that it complained of or asked for."""
    contexts = []

    def open_page(url, base, size=SCREENS[0]):
        screen = {"width": size[0], "height": size[1]}
        # Without motion: a page that is still scrolling would be clicked beside the mark.
        context = browser.new_context(color_scheme=request.param, viewport=screen, reduced_motion="reduce")
        contexts.append(context)
        page, trouble = context.new_page(), []
        page.on("console", lambda message: trouble.append(message.text))
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.on("request", lambda sent: None if sent.url.startswith((base, "data:")) else trouble.append(sent.url))
        page.goto(url)
        return page, trouble

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize("size", SCREENS)
def test_every_page_is_silent_alone_and_fits(visit, server, pages, size):
    page, trouble = visit(server, server, size)
    for name in [*pages, "404.html"]:
        page.goto(f"{server}{name}?choose")
        assert trouble == [], name
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0], name


def test_pages_work_without_a_server(visit, site):
    base = site.as_uri()
    for name in ("index.html?choose", "en/05_forget_gate.html", "zh/labs/05_forget_gate.html"):
        _, trouble = visit(f"{base}/{name}", base)
        assert trouble == [], name


def test_one_of_each_pair_of_images_is_shown(visit, server):
    page, _ = visit(f"{server}zh/05_forget_gate.html", server)
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true })")
    page.evaluate("document.querySelectorAll('img').forEach(image => { image.loading = 'eager' })")
    page.wait_for_load_state("networkidle")
    theme = page.evaluate("document.documentElement.dataset.theme")
    still = ":not(.living-cell) > .figure-pair"
    shown = [image.get_attribute("class") for image in page.locator(f"{still} img").all() if image.is_visible()]
    assert shown == [f"only-{theme}"] * page.locator(still).count()
    assert shown
    assert page.locator(".figure-pair figcaption").first.is_visible()


def test_a_wide_formula_scrolls_in_its_own_box(visit, server):
    page, _ = visit(f"{server}en/05_forget_gate.html", server, (390, 800))
    page.add_style_tag(content="#eq-f .katex { font-size: 3rem; }")
    box = page.locator("#eq-f")
    assert box.evaluate("e => { e.scrollLeft = 40; return e.scrollLeft }") == 40
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_the_theme_switch_and_the_language_switch(visit, server):
    page, trouble = visit(f"{server}en/05_forget_gate.html", server)
    before = page.evaluate("document.documentElement.dataset.theme")
    page.click(".theme-switch-button")
    assert page.evaluate("document.documentElement.dataset.theme") != before
    page.click(".language-switch")
    page.wait_for_url(f"{server}zh/05_forget_gate.html*")
    assert page.evaluate("document.documentElement.dataset.theme") != before
    assert trouble == []


def test_the_sidebar_opens_on_a_phone(visit, server):
    page, trouble = visit(f"{server}zh/05_forget_gate.html", server, SCREENS[1])
    page.click(".primary-toggle")
    page.locator(".bd-links a.sidebar-lab[title^='实验 05']").click()
    page.wait_for_url("**/labs/05_forget_gate.html")
    assert trouble == []


def test_print_is_light_and_the_folds_stay_as_they_are(visit, server):
    page, _ = visit(f"{server}en/05_forget_gate.html", server)
    page.locator("details.sd-dropdown > summary").first.click()
    before = page.evaluate("document.documentElement.dataset.theme")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("h1").is_visible()
    assert page.locator(":not(.living-cell) > .figure-pair img.only-light").first.is_visible()
    assert page.locator(".cell-picture").is_visible()
    assert page.locator(".sd-summary-content").first.is_visible()
    assert not page.locator(".sd-summary-content").last.is_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate("document.documentElement.dataset.theme") == before
    assert not page.locator(".sd-summary-content").last.is_visible()
