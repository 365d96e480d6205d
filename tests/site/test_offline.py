"""The book without the network, in a real browser: kept whole, replaced whole, switched off; and never unasked here."""

import threading
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer

import pytest
from playwright.sync_api import sync_playwright
from test_browser import CHROMIUM, FLAGS, QuietHandler

from tools import ROOT
from tools.site import offline

SITE = ROOT / "book" / "site"
HOST = "http://book.test"  # a stand-in for a published site: the book keeps itself without being asked
PAGE = """<!DOCTYPE html><html lang="{lang}" data-content_root="./"><meta charset="utf-8"><title>{title}</title>
<h1>{title}</h1><script src="own.js"></script><p class="copyright">©</p><script src="offline.js"></script>"""


def small_site(folder, edition):
    """Write a site of four pages in a folder under the server's root, as `publish` would."""
    files = {"index.html": b"choose"}
    for lang in ("en", "zh"):
        files |= {f"{lang}/{name}.html": PAGE.format(lang=lang, title=f"{name} {edition}").encode() for name in "ab"}
        files |= {f"{lang}/offline.js": (SITE / "offline.js").read_bytes(), f"{lang}/own.js": f"v={edition}".encode()}
        files |= {f"{lang}/book.pdf": b"%PDF", "pyodide/core.js": b"heavy = 1"}
    files[offline.NAME] = offline.worker(SITE, files)
    for name, data in files.items():
        path = folder / "under" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return files


class Forgetful(QuietHandler):
    """Asks the browser to keep nothing by itself, so that whatever it has the worker has kept."""

    def end_headers(self):
        self.send_header("Cache-Control", "no-store")
        super().end_headers()


class Server:
    def __init__(self, folder):
        self.http = ThreadingHTTPServer(("127.0.0.1", 0), partial(Forgetful, directory=str(folder)))
        self.port = self.http.server_port
        threading.Thread(target=self.http.serve_forever, daemon=True).start()

    def stop(self):
        if self.http is not None:
            self.http.shutdown()
            self.http.server_close()
        self.http = None


@contextmanager
def served(folder):
    server = Server(folder)
    try:
        yield server
    finally:
        server.stop()


@contextmanager
def visitor(port):
    """Open a browser for which book.test is this machine, and safe; its pages know no waiting before they keep."""
    if not CHROMIUM.exists():
        pytest.skip("Debian's chromium is not installed")
    flags = [flag for flag in FLAGS if "resolver" not in flag]
    rules = "MAP book.test 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
    flags += [f"--host-resolver-rules={rules}", f"--unsafely-treat-insecure-origin-as-secure={HOST}:{port}"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        context = browser.new_context()
        context.add_init_script("const later = setTimeout; setTimeout = (what, pause) => later(what, pause / 100)")
        yield context
        browser.close()


def state(page, wanted):
    page.wait_for_selector(f".offline-switch[data-state={wanted}]", timeout=60_000)


def test_the_worker_lists_what_pages_need_and_nothing_heavy():
    files = dict.fromkeys(["a.html", "b.css", "en/c.woff2", "x.pdf", "y.zip", "pyodide/z.js", offline.NAME], b"1")
    text = offline.worker(SITE, files).decode()
    assert [name for name in files if f'"{name}":' in text] == ["a.html", "b.css", "en/c.woff2"]
    assert text == offline.worker(SITE, files | {"x.pdf": b"2"}).decode()
    assert text != offline.worker(SITE, files | {"b.css": b"2"}).decode()


def test_the_published_worker_lists_every_page(site):
    text = (site / offline.NAME).read_text(encoding="utf-8")
    pages = [path.relative_to(site).as_posix() for path in site.rglob("*.html")]
    assert len(pages) > 50
    assert [name for name in pages if f'"{name}": "{offline.integrity(site / name)}"' not in text] == []


def test_after_one_visit_every_page_opens_without_the_network(site):
    pages = sorted(path.relative_to(site.parent).as_posix() for path in site.rglob("*.html"))
    with served(site.parent) as server, visitor(server.port) as context:
        page = context.new_page()
        page.goto(f"{HOST}:{server.port}/{site.name}/en/05_forget_gate.html")
        state(page, "drop")
        server.stop()
        failures = []
        page.on("requestfailed", lambda request: failures.append((request.failure, request.url)))
        gone_on = "net::ERR_ABORTED"  # the icon, or a picture that was still to come, when the next page is opened
        for name in pages:
            response = page.goto(f"{HOST}:{server.port}/{name}", wait_until="domcontentloaded")
            assert response.status == 200, name
            assert response.from_service_worker, name
        assert [failure for failure in failures if failure[0] != gone_on] == []
        page.goto(f"{HOST}:{server.port}/{site.name}/zh/search.html?q=遗忘门")
        page.wait_for_selector("#search-found a", timeout=20_000)


UPDATE = "navigator.serviceWorker.getRegistration().then((found) => found.update()).then(() => 1, () => 0)"
EDITIONS = "caches.keys().then((names) => names.filter((name) => name.includes(' book ')).length)"


def test_a_new_edition_replaces_the_whole_book(tmp_path):
    small_site(tmp_path, 1)
    own = tmp_path / "under" / "zh" / "own.js"
    with served(tmp_path) as server, visitor(server.port) as context:
        page = context.new_page()
        address = f"http://book.test:{server.port}/under"
        page.goto(f"{address}/en/a.html")
        state(page, "drop")
        files = small_site(tmp_path, 2)
        own.write_text("v = 'half copied'")
        page.evaluate(UPDATE)
        page.wait_for_timeout(1500)
        for name in ("en/a", "zh/b"):
            assert page.goto(f"{address}/{name}.html").text().count(" 1<") == 2, name
            assert page.evaluate("v") == 1
        own.write_bytes(files["zh/own.js"])
        page.evaluate(UPDATE)
        page.wait_for_timeout(1500)
        assert page.evaluate(EDITIONS) == 1
        server.stop()
        for name in ("en/a", "en/b", "zh/a", "zh/b"):
            assert page.goto(f"{address}/{name}.html").text().count(" 2<") == 2, name
            assert page.evaluate("v") == 2


def test_what_is_heavy_is_kept_once_used(tmp_path):
    small_site(tmp_path, 1)
    with served(tmp_path) as server, visitor(server.port) as context:
        page = context.new_page()
        page.goto(f"{HOST}:{server.port}/under/en/a.html")
        state(page, "drop")
        page.evaluate("fetch('../pyodide/core.js')")
        server.stop()
        assert page.evaluate("fetch('../pyodide/core.js').then((found) => found.text())") == "heavy = 1"
        assert page.evaluate("fetch('book.pdf').then(() => 'there', () => 'not there')") == "not there"


def test_a_reader_switches_it_off_and_it_stays_off(tmp_path):
    small_site(tmp_path, 1)
    with served(tmp_path) as server, visitor(server.port) as context:
        page = context.new_page()
        page.goto(f"{HOST}:{server.port}/under/zh/a.html")
        state(page, "drop")
        page.click(".offline-switch")
        state(page, "keep")
        page.reload()
        page.wait_for_timeout(1000)
        assert page.locator(".offline-switch").get_attribute("data-state") == "keep"
        assert page.evaluate("caches.keys()") == []
        assert page.evaluate("navigator.serviceWorker.getRegistrations().then((found) => found.length)") == 0


def test_on_ones_own_machine_it_waits_to_be_asked(tmp_path):
    small_site(tmp_path, 1)
    with served(tmp_path) as server, visitor(server.port) as context:
        page = context.new_page()
        page.goto(f"http://127.0.0.1:{server.port}/under/en/a.html")
        page.wait_for_timeout(1000)
        assert page.evaluate("caches.keys()") == []
        page.click(".offline-switch")
        state(page, "drop")
        assert len(page.evaluate("caches.keys()")) == 1


def test_from_a_file_there_is_no_switch(tmp_path):
    small_site(tmp_path, 1)
    with visitor(1) as context:
        page = context.new_page()
        trouble = []
        page.on("pageerror", lambda error: trouble.append(error.message))
        page.goto((tmp_path / "under" / "en" / "a.html").as_uri())
        page.wait_for_timeout(500)
        assert page.locator("h1").inner_text() == "a 1"
        assert page.locator(".offline-switch").count() == 0
        assert trouble == []
