"""The frame around the text: numbered chapters, the sidebar, the ending, what leads from the home page to an answer."""

import re

import pytest
from test_browser import CHROMIUM, browser, server, visit  # noqa: F401 (fixtures)
from test_pages import LANGUAGES, target

in_browser = pytest.mark.skipif(not CHROMIUM.exists(), reason="Debian's chromium is not installed")
in_light = pytest.mark.parametrize("visit", ["light"], indirect=True)


def chapters(book_pages, lang):
    return {name: page for name, page in book_pages.items() if re.match(rf"{lang}/\d\d_", name)}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_chapter_has_its_number_in_every_title(book_pages, lang):
    links = {
        target("x/x", a["href"])[0]: a.get_text()
        for a in book_pages[f"{lang}/index.html"].select(".bd-sidebar-primary li > a:first-child")
    }
    assert len(chapters(book_pages, lang)) == 14
    for name, page in chapters(book_pages, lang).items():
        number = f"{int(name[3:5])} · "
        assert page.h1.get_text().startswith(number), name
        assert page.title.get_text().startswith(number), name
        assert links["x/" + name[3:]].startswith(number), name


@pytest.mark.parametrize("lang", LANGUAGES)
def test_in_the_sidebar_a_lab_stands_beside_its_chapter_and_nowhere_else(book_pages, lang):
    for name, page in book_pages.items():
        if not name.startswith(f"{lang}/"):
            continue
        sidebar = page.select_one(".bd-sidebar-primary")
        labs = sidebar.select("a.sidebar-lab")
        assert len(labs) == 14, name
        for lab in labs:
            beside = target(name, lab.parent.a["href"])[0].removeprefix(f"{lang}/")
            assert target(name, lab["href"])[0] == f"{lang}/labs/{beside}", name
        assert all(part.find_next_sibling("ul").select("li") for part in sidebar.select("p.caption")), name
        current = [lab for lab in labs if lab.get("aria-current")]
        assert len(current) == name.startswith(f"{lang}/labs/"), name


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_last_chapter_leads_to_an_ending(book_pages, lang):
    assert book_pages[f"{lang}/14_forecasting.html"].select_one(".right-next")["href"] == "conformance.html"
    assert book_pages[f"{lang}/conformance.html"].select_one(".right-next")["href"] == "after.html"
    links = {a["href"] for a in book_pages[f"{lang}/after.html"].select("article a[href]")}
    assert {"labs/09_whole_cell.html", "teaching.html", "api.html", "essay.html"} <= links
    assert "references.html#sec-references-cite" in links


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_lab_is_linked_beside_the_title_and_below_the_text(book_pages, lang):
    page = book_pages[f"{lang}/05_forget_gate.html"]
    assert page.select_one(".page-head > h1 + nav.chapter-lab--head a")["href"] == "labs/05_forget_gate.html"
    assert page.select_one("article") in page.select_one(".chapter-lab--head").parents
    assert page.select_one(".chapter-lab--foot a")["href"] == "labs/05_forget_gate.html"


ANSWERS = {  # a first question, and where it is answered
    "where do I start": {"01_rnn.html", "essay.html"},
    "what is this quantity": {"05_forget_gate.html", "glossary.html"},
    "what happens if I change it": {"09_whole_cell.html#sec-09-sequence"},
    "how do I run it": {"labs/05_forget_gate.html"},
    "how do I cite it": {"references.html#sec-references-cite"},
}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("question", ANSWERS)
def test_the_home_page_leads_to_an_answer_at_once(book_pages, lang, question):
    links = {a["href"] for a in book_pages[f"{lang}/index.html"].select("a[href]")}
    assert ANSWERS[question] <= links


@pytest.mark.parametrize("lang", LANGUAGES)
def test_references_are_labelled_as_the_text_cites(book_pages, lang):
    labels = {
        label.get_text().strip("[]") for label in book_pages[f"{lang}/references.html"].select(".citation .label")
    }
    cited = {
        a.get_text() for a in book_pages[f"{lang}/10_variants.html"].select("article a[href^='references.html#id']")
    }
    assert len(labels) > 20
    assert len(cited) > 10
    assert cited <= labels


def test_a_compound_in_a_title_does_not_break(book_pages):
    assert book_pages["en/02_long_term_dependencies.html"].h1.select_one(".together").get_text() == "long-term"


@in_browser
@in_light
@pytest.mark.parametrize("size", [(1280, 800), (390, 844)])
def test_title_and_search_stay_while_the_sidebar_scrolls(visit, server, size):  # noqa: F811
    page, _ = visit(f"{server}en/09_whole_cell.html", server, size)
    if size[0] < 992:
        page.click(".primary-toggle")
    page.wait_for_timeout(300)
    page.evaluate("document.querySelector('.bd-links').closest('.bd-sidebar, dialog').scrollTop = 400")
    for part in (".brand", ".sidebar-search"):
        box = page.locator(part).bounding_box()
        assert 0 <= box["y"] < 130, part
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        seen = f"document.elementFromPoint({x}, {y}).closest('{part}') !== null"
        assert page.evaluate(seen), f"something lies on {part}"


@in_browser
@in_light
def test_the_line_below_the_header_goes_on_over_the_right_column(visit, server):  # noqa: F811
    page, _ = visit(f"{server}en/05_forget_gate.html", server)
    line = """() => {
      const head = document.querySelector(".bd-header-article"), style = getComputedStyle(head, "::after");
      return head.getBoundingClientRect().left + parseFloat(style.width) >= innerWidth && style.borderBottomWidth }"""
    assert page.evaluate(line) == "1px"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_line_begins_with_what_closes_on_a_formula(book_pages, lang):
    formulas = book_pages[f"{lang}/05_forget_gate.html"].select("article p span.math")
    followed = [(formula, str(formula.next_sibling or "")[:1]) for formula in formulas]
    closed = [formula for formula, sign in followed if sign and sign in ",.;:)，。、；：）"]
    assert len(closed) > 5
    assert all(formula.parent["class"] == ["together"] for formula in closed)
