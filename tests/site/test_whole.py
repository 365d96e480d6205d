"""The site as a whole: its weight, its links that leave it, and the zip that holds all of it."""

import gzip
import json
import re
import threading
import zipfile
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from test_browser import CHROMIUM, browser, server, visit  # noqa: F401 (fixtures)

from tools.site import external_links
from tools.site.whole_zip import FOLDER, write_zip

LIMIT = 350_000  # bytes that a chapter may bring, compressed
in_browser = pytest.mark.skipif(not CHROMIUM.exists(), reason="Debian's chromium is not installed")
in_light = pytest.mark.parametrize("visit", ["light"], indirect=True)


@in_browser
@in_light
def test_a_chapter_weighs_little(visit, site, server, pages):  # noqa: F811
    page, _ = visit("about:blank", "about:")
    asked = []
    page.on("request", lambda sent: asked.append(sent.url))
    weights = {}
    for name in pages:
        if re.match(r"(en|zh)/(\d\d_|index)", name):
            asked.clear()
            page.goto(server + name, wait_until="networkidle")
            files = {site / url.removeprefix(server).split("?")[0] for url in asked if url.startswith(server)}
            weights[name] = sum(min(path.stat().st_size, len(gzip.compress(path.read_bytes()))) for path in files)
    assert len(weights) == 30
    assert {name: weight for name, weight in weights.items() if weight > LIMIT} == {}


def test_the_vectors_are_there_in_every_form(site):
    folder = site / "conformance"
    index = json.loads((folder / "index.json").read_bytes())
    listed = index["others"] + [entry for one in index["vectors"] for entry in one["files"].values()]
    assert {entry["path"]: entry["sha256"] for entry in listed} == {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(("index", index["zip"]))
    }
    assert (folder / index["zip"]).is_file()
    assert {entry["path"].partition("/")[0] for entry in listed} >= {"json", "npz", "safetensors", "c"}


def test_every_link_that_leaves_the_site_is_listed(site):
    listed = external_links.LIST.read_text(encoding="utf-8").split()
    assert listed == external_links.links_of(site), "run tools.site.external_links and look at what changed"
    assert len(listed) > 5


def test_links_are_asked_for():
    class Answer(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200 if self.path == "/there" else 404)
            self.end_headers()

        def log_message(self, *_):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as host:
        threading.Thread(target=host.serve_forever, daemon=True).start()
        base = f"http://127.0.0.1:{host.server_port}"
        failed = external_links.check([f"{base}/there", f"{base}/gone"], pause=0)
        host.shutdown()
    assert list(failed) == [f"{base}/gone"]
    assert "404" in failed[f"{base}/gone"]


@in_browser
@in_light
def test_the_zip_works_unpacked(visit, site, tmp_path):  # noqa: F811
    first, second = (write_zip(site, tmp_path / name).read_bytes() for name in ("one.zip", "two.zip"))
    assert first == second
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        archive.extractall(tmp_path)
    base = (tmp_path / FOLDER).as_uri()
    page, trouble = visit(f"{base}/index.html?choose", base)
    page.get_by_role("link", name="中文").click()
    page.wait_for_url("**/zh/index.html")
    page.locator(".step-card a").nth(2).press("Enter")
    page.wait_for_url("**/zh/07_cell_update.html")
    page.locator(".chapter-lab a").first.press("Enter")
    page.wait_for_url("**/zh/labs/07_cell_update.html")
    assert trouble == []
