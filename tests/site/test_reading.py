"""What the pages promise to a reader: how long they take, and that the glossary leads to a page that uses the term."""

import copy
import re

import pytest
import yaml

from tools import ROOT

PER_MINUTE = {"en": 200, "zh": 250}  # words, Chinese characters: unhurried, with time left for the figures
UNIT = {"en": re.compile(r"[A-Za-z][A-Za-z’'-]*|\d+(?:\.\d+)?"), "zh": re.compile(r"[\u4e00-\u9fff]")}
TERMS = [term for term in yaml.safe_load((ROOT / "book/glossary.yml").read_text("utf8"))["terms"] if "see" in term]


def shown(page):
    """Return the words of a page that are seen while its boxes are folded up, without formulas."""
    article = copy.copy(page.select_one("article"))
    for part in article.select("details, script, style, svg, .katex, .headerlink"):
        part.decompose()
    return article.get_text(" ")


@pytest.mark.parametrize(("lang", "promise"), [("en", r"about (\d+) minutes"), ("zh", r"约需 (\d+) 分钟")])
def test_chapters_1_to_9_take_the_minutes_that_the_home_page_says(book_pages, lang, promise):
    minutes = int(re.search(promise, book_pages[f"{lang}/index.html"].text)[1])
    chapters = [page for name, page in book_pages.items() if re.match(rf"{lang}/0[1-9]_", name)]
    assert len(chapters) == 9
    counted = sum(len(UNIT[lang].findall(shown(page))) for page in chapters)
    assert 0.75 * minutes <= counted / PER_MINUTE[lang] <= minutes


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_essay_takes_ten_minutes(book_pages, lang):
    assert {"en": "ten minutes", "zh": "十分钟"}[lang] in book_pages[f"{lang}/index.html"].text
    counted = len(UNIT[lang].findall(shown(book_pages[f"{lang}/essay.html"])))
    assert 7.5 <= counted / PER_MINUTE[lang] <= 10


@pytest.mark.parametrize("term", TERMS, ids=[term["key"] for term in TERMS])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_glossary_leads_to_a_page_that_uses_the_term(book_pages, lang, term):
    text = re.sub(r"\s+", " ", book_pages[f"{lang}/{term['see']}.html"].select_one("article").text).casefold()
    forms = [term[lang], *term.get("forms", {}).get(lang, []), *term.get("loose", {}).get(lang, [])]
    assert any(form.casefold() in text for form in forms)
