"""Search in a real browser: whatever a reader calls a thing, the first result is its chapter."""

import pytest
import yaml
from conftest import ROOT
from test_browser import CHROMIUM, browser, server, visit  # noqa: F401 (fixtures)

pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason="Debian's chromium is not installed")

FIRST = {
    "zh": {
        "01_rnn": ["递归神经网络"],
        "02_long_term_dependencies": ["梯度消失"],
        "03_lstm": ["长短期记忆网络", "长短时记忆"],
        "04_cell_state": ["门", "门控机制", "单元状态", "细胞状态"],
        "05_forget_gate": ["遗忘门", "忘记门", "forget gate", "f_t"],
        "10_variants": ["peephole"],
        "11_learning": ["梯度", "LSTM 梯度"],
    },
    "en": {
        "02_long_term_dependencies": ["vanishing gradients", "exploding"],
        "04_cell_state": ["gates", "cell state", "门"],
        "05_forget_gate": ["forget gate", "遗忘门", "f_t"],
        "08_output_gate": ["output gates", "o_t"],
        "10_variants": ["peephole", "GRU"],
        "api": ["lstm_step"],
    },
}


def results(page) -> list[str]:
    page.wait_for_selector(".search-pages > li, #search-found a")
    return [link.get_attribute("href") for link in page.locator(".search-pages > li > h2 > a").all()]


@pytest.fixture
def search(visit, site, server):  # noqa: F811
    """Return a function that opens the search page of a language, and one that opens it without a server."""

    def open_search(lang, query="", from_file=False):
        base = site.as_uri() + "/" if from_file else server
        return visit(f"{base}{lang}/search.html?q={query}", base)

    return open_search


@pytest.mark.parametrize("visit", ["light"], indirect=True)
@pytest.mark.parametrize("from_file", [False, True])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_first_result_is_the_right_chapter(search, lang, from_file):
    page, trouble = search(lang, "LSTM", from_file)
    results(page)
    wanted = {query: chapter for chapter, queries in FIRST[lang].items() for query in queries}
    found = page.evaluate(
        "queries => { const engine = BookSearch.open(BOOK_SEARCH_DATA);"
        " return queries.map(query => engine.search(query).results[0]?.page) }",
        list(wanted),
    )
    assert dict(zip(wanted, found, strict=True)) == wanted
    assert trouble == []


@pytest.mark.parametrize("visit", ["light"], indirect=True)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_form_of_every_term_leads_to_its_chapter(search, lang):
    terms = yaml.safe_load((ROOT / "book" / "glossary.yml").read_text(encoding="utf-8"))["terms"]
    wanted = {}
    for term in terms:
        exists = (ROOT / "book" / lang / f"{term.get('see')}.md").is_file()
        forms = [term["en"], term["zh"], *(form["zh"] for form in term.get("zh_alternates", []))]
        wanted |= dict.fromkeys(forms, term["see"] if exists else "glossary")
    page, _ = search(lang, "LSTM")
    results(page)
    found = page.evaluate(
        "forms => { const engine = BookSearch.open(BOOK_SEARCH_DATA);"
        " return forms.map(form => engine.search(form).results[0]?.page) }",
        list(wanted),
    )
    assert dict(zip(wanted, found, strict=True)) == wanted


@pytest.mark.parametrize("visit", ["light"], indirect=True)
def test_a_page_that_is_no_chapter_comes_after_one(search):
    page, _ = search("en", "LSTM")
    results(page)
    found = page.evaluate("""() => {
      const page = { title: "Valve", sections: [{ heading: "Valve", anchor: "", text: "A valve opens." }] };
      const data = { pages: { aside: page, "labs/14_valve": page, "14_valve": page, other: page }, terms: [] };
      return BookSearch.open(data).search("valve").results.map(({ page, score }) => [page, score]);
    }""")
    assert [name for name, _ in found][:2] == ["14_valve", "labs/14_valve"]
    assert found[2][1] == found[3][1] < found[0][1] / 2


def test_the_page_shows_what_was_found_and_what_it_is_called_here(search):
    page, trouble = search("zh", "细胞状态")
    assert results(page)[0].endswith("04_cell_state.html")
    assert page.locator(".search-note").inner_text() == "“细胞状态”在本书中称为“单元状态”。"
    assert page.locator("mark", has_text="单元状态").count() > 3
    assert "找到" in page.locator("#search-status").inner_text()
    page.locator(".search-pages h2 a").first.click()
    assert page.locator("h1").inner_text().startswith("4 · 核心思想")
    assert trouble == []


def test_typing_searches_at_once_and_keeps_the_address(search):
    page, trouble = search("en")
    requests = []
    page.on("request", lambda sent: requests.append(sent.url.split("/")[-1]))
    page.keyboard.type("peephole <b>")
    page.wait_for_selector(".search-pages > li")
    page.wait_for_url("**/search.html?q=peephole*")
    assert "search_data.js" in requests
    assert page.locator(".search-pages b").count() == 0
    page.fill(".bd-search-container input", "zzzzqqq")
    page.wait_for_function("document.querySelector('#search-status').textContent.includes('zzzzqqq')")
    assert page.locator("#search-found a").first.get_attribute("href").endswith("glossary.html")
    assert trouble == []


def test_nothing_is_loaded_before_the_reader_searches(visit, server):  # noqa: F811
    page, _ = visit("about:blank", "about:")
    requests = []
    page.on("request", lambda sent: requests.append(sent.url))
    for name in ("zh/05_forget_gate.html", "zh/search.html"):
        page.goto(server + name, wait_until="networkidle")
    assert requests
    assert not [url for url in requests if "search_data" in url or "minisearch" in url or "engine.js" in url]


def test_the_header_leads_to_search_and_the_switch_keeps_the_query(visit, server):  # noqa: F811
    page, trouble = visit(f"{server}zh/05_forget_gate.html", server)
    page.keyboard.press("Control+k")
    page.keyboard.type("梯度消失")
    page.keyboard.press("Enter")
    assert results(page)[0].endswith("02_long_term_dependencies.html")
    page.click(".language-switch")
    page.wait_for_url("**/en/search.html?q=*")
    assert results(page)[0].endswith("02_long_term_dependencies.html")
    assert trouble == []
