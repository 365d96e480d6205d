"""Two labs run in their pages, in a real browser, with no other host to ask."""

import re
import threading
from functools import partial
from http.server import ThreadingHTTPServer

import in_page
import pytest
from test_accessibility import violations
from test_browser import CHROMIUM, QuietHandler, browser, server, visit  # noqa: F401 (fixtures)

pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason="Debian's chromium is not installed")
in_light = pytest.mark.parametrize("visit", ["light"], indirect=True)
in_dark = pytest.mark.parametrize("visit", ["dark"], indirect=True)


# The theme's first script and KaTeX's styles stand in the page itself; nothing may be made from text, but wasm.
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:"
)


class StrictHandler(QuietHandler):
    def end_headers(self):
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()


@pytest.fixture(scope="module", autouse=True)
def _runtime(site):
    if not (site / "pyodide").is_dir():
        pytest.skip("Pyodide could not be fetched")


@in_light
def test_a_lab_without_figures_runs_to_the_end(visit, site, tmp_path):  # noqa: F811
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "a path").symlink_to(site)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(StrictHandler, directory=str(tmp_path))) as host:
        threading.Thread(target=host.serve_forever, daemon=True).start()
        base = f"http://127.0.0.1:{host.server_port}/below/a%20path/"
        page, trouble = visit(f"{base}zh/labs/03_lstm.html", base)
        asked = []
        page.on("request", lambda sent: asked.append(sent.url))
        in_page.solved(page, in_page.stored("zh", "03_lstm"))
        assert not [url for url in asked if "/pyodide/" in url or "session" in url], "nothing before the first run"
        in_page.run_all(page)
        assert in_page.differences("zh", "03_lstm", in_page.taken(page)) == []
        assert any("/pyodide/numpy" in url for url in asked)
        assert not any("matplotlib" in url for url in asked)
        assert in_page.misjudged(page, "03") == []
        assert trouble == []
        host.shutdown()


@in_dark
def test_a_lab_with_figures_is_run_edited_stopped_and_kept(visit, server):  # noqa: F811
    page, trouble = visit(f"{server}en/labs/05_forget_gate.html", server, (390, 800))
    page.on("dialog", lambda dialog: dialog.accept())
    beside = "areas => areas.filter(a => a.scrollHeight > a.clientHeight || a.scrollWidth > a.clientWidth).length"
    assert page.locator(".lab-area").evaluate_all(beside) == 0, "what is typed lies on what is seen"
    area, answer = page.locator(".lab-answer .lab-area").first, page.locator(".lab-answer").first
    answer.locator(".lab-run").press("Enter")
    page.locator(".lab-progress progress").wait_for()
    assert re.search(r"[\d.]+ of 10\.\d MB", page.locator(".lab-progress").inner_text())
    page.wait_for_selector(".lab-answer[data-state=done]", timeout=in_page.SECONDS * 1000)
    assert "05.1: still open" in answer.locator(".lab-output").inner_text()
    assert "cell 1, cell 2" in answer.locator(".lab-note").inner_text()
    area.fill("shares = [[0.1, 0.9], [0.9, 0.1], [0.1, 0.9]]\n\ncheck('05.1', shares)")
    in_page.run(page, answer, lambda: area.press("Shift+Enter"))
    assert "05.1: right" in answer.locator(".lab-output").inner_text()
    assert "05.1: right" in page.locator(".lab-status").inner_text()

    figure = page.locator(".cell:has(> .cell_output .figure-pair)").first
    alt = figure.locator("img").first.get_attribute("alt")
    in_page.run(page, figure, figure.locator(".lab-run").click)
    shown = figure.locator(".lab-output img")
    assert [image.is_visible() for image in shown.all()] == [False, True], "the page is dark"
    assert {image.get_attribute("alt") for image in shown.all()} == {alt}
    assert not figure.locator(".figure-pair").first.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert violations(page) == []

    area.fill("def f(n):\n    return 1 / n\n\nf(0)")
    in_page.run(page, answer, lambda: area.press("Shift+Enter"))
    error = answer.locator(".lab-error").inner_text()
    assert error.startswith("Traceback")
    assert error.endswith("ZeroDivisionError: division by zero")
    assert set(re.findall(r'File "(.*?)"', error)) == {"<cell 4>"}
    assert "    return 1 / n" in error

    area.fill("while True:\n    pass")
    area.press("Shift+Enter")
    page.wait_for_selector(".lab-answer[data-state=running]")
    answer.locator(".lab-stop").click()
    assert "The variables are gone" in page.locator(".lab-status").inner_text()
    area.fill("print(np.pi.__class__)")
    page.reload()
    assert area.input_value() == "print(np.pi.__class__)"
    in_page.run(page, answer, lambda: area.press("Control+Enter"))
    assert answer.locator(".lab-output").inner_text().strip() == "<class 'float'>"
    page.locator(".lab-resetAll").click()
    assert area.input_value().startswith("shares = ...")
    page.reload()
    assert area.input_value().startswith("shares = ...")
    page.emulate_media(media="print")
    assert not page.locator(".lab-button").first.is_visible()
    assert trouble == []


@in_light
def test_a_page_from_a_file_says_that_it_cannot_run_labs(visit, site):  # noqa: F811
    base = site.as_uri()
    page, trouble = visit(f"{base}/en/labs/05_forget_gate.html", base)
    page.locator(".lab-run").first.click()
    assert "web server" in page.locator(".lab-status").inner_text()
    assert trouble == []
