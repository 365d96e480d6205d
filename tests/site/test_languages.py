"""Two languages at once: the switch, parallel reading, the page that chooses, and the page for what is not there."""

import threading
import urllib.error
import urllib.request

import pytest
from test_browser import CHROMIUM, browser, server, visit  # noqa: F401 (fixtures)

from tools.site import serve

pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason="Debian's chromium is not installed")
in_light = pytest.mark.parametrize("visit", ["light"], indirect=True)


@in_light
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", ["07_cell_update", "labs/05_forget_gate"])
def test_the_switch_leads_to_the_heading_that_is_read(visit, server, lang, name):  # noqa: F811
    page, trouble = visit(f"{server}{lang}/{name}.html", server)
    top = "document.querySelectorAll('article h2')[2].getBoundingClientRect().top"
    page.evaluate("document.querySelectorAll('article h2')[2].scrollIntoView({ behavior: 'instant' })")
    page.evaluate("document.querySelector('.language-switch').click()")  # the mouse would scroll the page first
    page.wait_for_url(f"**/{'zh' if lang == 'en' else 'en'}/{name}.html#*")
    page.wait_for_function(f"{top} >= 0 && {top} < 160")
    assert trouble == []


@in_light
def test_every_block_has_its_counterpart(visit, server, pages):  # noqa: F811
    page, _ = visit(f"{server}en/index.html", server)
    count = """async () => {
      await ParallelText.load();
      const other = new DOMParser().parseFromString(`<article>${PARALLEL_TEXT}</article>`, "text/html");
      const kinds = root => ParallelText.groups(root).map(group => group[0].tagName);
      return [kinds(document.querySelector("article")), kinds(other)];
    }"""
    seen = 0
    for name in pages:
        if name.startswith("en/") and not name.endswith("search.html"):
            page.goto(server + name)
            mine, theirs = page.evaluate(count)
            assert mine == theirs, name
            seen += len(mine)
    assert seen > 1000


@in_light
@pytest.mark.parametrize("from_file", [False, True])
def test_parallel_reading_by_mouse_and_key_is_remembered(visit, site, server, from_file):  # noqa: F811
    base = site.as_uri() + "/" if from_file else server
    page, trouble = visit(f"{base}zh/05_forget_gate.html", base)
    button = page.locator(".parallel-button")
    assert page.locator(".parallel").count() == 0
    button.click()
    page.wait_for_selector(".parallel")
    assert page.locator("h1 .parallel").inner_text() == "Step 1: what to forget"
    assert set(page.eval_on_selector_all(".parallel", "all => all.map(span => span.lang)")) == {"en"}
    assert page.evaluate("document.querySelectorAll('.parallel [id]').length") == 0
    links = page.eval_on_selector_all(".parallel a", "all => all.map(a => a.href)")
    assert links
    assert all(f"{base}en/" in href or not href.startswith(base) for href in links)
    page.wait_for_timeout(2000)  # what is kept reaches the next page's process a little later
    page.locator(".right-next").click()
    page.wait_for_url("**/06_input_gate.html")
    page.wait_for_selector(".parallel")
    page.click(".language-switch")
    page.wait_for_url("**/en/06_input_gate.html*")
    page.wait_for_selector(".parallel:lang(zh)")
    page.keyboard.press("Alt+p")
    assert page.locator(".parallel").count() == 0
    assert button.get_attribute("aria-pressed") == "false"
    page.keyboard.press("Alt+p")
    page.wait_for_selector(".parallel")
    assert trouble == []


@in_light
def test_parallel_text_fits_a_phone_and_keeps_the_place(visit, server):  # noqa: F811
    page, _ = visit(f"{server}en/10_variants.html", server, (390, 800))
    top = "document.querySelector('#sec-10-gru').getBoundingClientRect().top"
    page.evaluate("document.querySelector('#sec-10-gru').scrollIntoView({ behavior: 'instant' })")
    before = page.evaluate(top)
    page.keyboard.press("Alt+p")
    page.wait_for_selector(".parallel")
    assert abs(page.evaluate(top) - before) < 80
    assert page.evaluate("document.documentElement.scrollWidth") == 390


@in_light
@pytest.mark.parametrize(("width", "beside"), [(1920, True), (1280, False)])
def test_on_a_wide_screen_the_languages_stand_side_by_side(visit, server, width, beside):  # noqa: F811
    page, _ = visit(f"{server}en/05_forget_gate.html", server, (width, 900))
    page.keyboard.press("Alt+p")
    page.wait_for_selector(".parallel")
    pair = page.locator("article > section > section p.parallel-pair").first
    own, other = (pair.locator(f":scope > {part}").bounding_box() for part in (".parallel-own", ".parallel"))
    assert (other["x"] >= own["x"] + own["width"]) == beside
    assert (abs(other["y"] - own["y"]) < 12) == beside
    assert min(own["width"], other["width"]) > 500
    assert page.evaluate("document.documentElement.scrollWidth") == width


@in_light
def test_no_text_of_the_other_language_is_loaded_unasked(visit, server):  # noqa: F811
    page, _ = visit("about:blank", "about:")
    requests = []
    page.on("request", lambda sent: requests.append(sent.url))
    page.goto(f"{server}en/05_forget_gate.html", wait_until="networkidle")
    assert not [url for url in requests if "/parallel/" in url]


@pytest.mark.parametrize(
    ("locale", "lang"), [("zh-CN", "zh"), ("zh-TW", "zh"), ("en-GB", "en"), ("fr-FR", "en"), ("de-DE", "en")]
)
def test_the_first_visit_follows_the_browser(browser, server, locale, lang):  # noqa: F811
    context = browser.new_context(locale=locale)
    page = context.new_page()
    page.goto(f"{server}index.html")
    page.wait_for_url(f"**/{lang}/index.html")
    page.click(".language-switch")
    other = "en" if lang == "zh" else "zh"
    page.wait_for_url(f"**/{other}/index.html*")
    page.goto(f"{server}index.html")
    page.wait_for_url(f"**/{other}/index.html")
    page.goto(f"{server}index.html?choose")
    page.get_by_role("link", name="English" if lang == "en" else "中文").click()
    page.wait_for_url(f"**/{lang}/index.html")
    page.goto(f"{server}index.html")
    page.wait_for_url(f"**/{lang}/index.html")
    context.close()


@pytest.fixture
def book_server(site):
    with serve.open_server(site) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}/"
        running.shutdown()


@in_light
def test_an_address_that_is_not_there_leads_home(visit, book_server):  # noqa: F811
    with pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen(f"{book_server}zh/labs/nothing.html")
    page, trouble = visit(f"{book_server}zh/labs/nothing.html", book_server)
    links = page.locator("nav a").all()
    assert [link.get_attribute("lang") for link in links] == ["zh-CN", "en"]
    links[0].click()
    page.wait_for_url(f"{book_server}zh/index.html")
    page.goto(f"{book_server}nothing/at/all.html")
    page.locator("nav a", has_text="English").click()
    page.wait_for_url(f"{book_server}en/index.html")
    assert not [word for word in trouble if "404" not in word]
