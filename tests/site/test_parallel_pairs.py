"""Two paragraphs that are a pair with one of the other language stay together in parallel reading."""

import json

import pytest
from test_browser import CHROMIUM, browser, visit  # noqa: F401 (fixtures)
from workshop import Workshop

from tools import ROOT

PAGE = """<!DOCTYPE html><html lang="{lang}"><body>
<a class="language-switch" lang="{other}" href="../{other}/page.html">other</a>
<button class="parallel-button" aria-pressed="false" data-text="../{other}/page.js">both</button>
<article class="bd-article">{body}</article>
<script src="../parallel.js"></script></body></html>"""
BODIES = {
    "en": "<h1>Head</h1><p>One.</p><p>Two a.</p><p class='joined'>Two <b>b</b>.</p>"
    "<ul><li>Item</li></ul><p>(1), 2 × 3</p>",
    "zh": "<h1>题</h1><p>一甲。</p><p class='joined'>一乙。</p><p>二。</p><ul><li>项</li></ul><p>（1）、2 × 3</p>",
}
BELOW = """[...document.querySelectorAll("article h1, article p, article li")].map(block =>
  [...block.querySelectorAll(":scope > .parallel")].map(span => span.textContent))"""
OWN = """[...document.querySelectorAll("article h1, article p, article li")].map(block => block.innerHTML)"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "parallel.js").write_bytes((ROOT / "book/site/parallel.js").read_bytes())
    for lang, other in [("en", "zh"), ("zh", "en")]:
        (tmp_path / lang).mkdir()
        (tmp_path / lang / "page.html").write_text(PAGE.format(lang=lang, other=other, body=BODIES[lang]), "utf-8")
        (tmp_path / lang / "page.js").write_text(f"globalThis.PARALLEL_TEXT = {json.dumps(BODIES[lang])};", "utf-8")
    return tmp_path


@pytest.mark.skipif(not CHROMIUM.exists(), reason="Debian's chromium is not installed")
@pytest.mark.parametrize("visit", ["light"], indirect=True)
@pytest.mark.parametrize(
    ("lang", "below"),
    [
        ("en", [["题"], ["一甲。", "一乙。"], [], ["二。"], ["项"], []]),
        ("zh", [["Head"], [], ["One."], ["Two a.", "Two b."], ["Item"], []]),
    ],
)
def test_what_is_together_stands_below_what_it_belongs_to(visit, folder, lang, below):  # noqa: F811
    page, trouble = visit(f"{folder.as_uri()}/{lang}/page.html", folder.as_uri())
    before = page.evaluate(OWN)
    page.click(".parallel-button")
    page.wait_for_selector(".parallel")
    assert page.evaluate(BELOW) == below
    page.click(".parallel-button")
    assert page.evaluate(OWN) == before
    assert trouble == []


@pytest.fixture(scope="module")
def workshop(tmp_path_factory):
    workshop = Workshop(tmp_path_factory.mktemp("workshop"))
    result = workshop.build()
    assert result.returncode == 0, result.stderr
    return workshop


def test_the_mark_reaches_the_page_as_a_class_and_not_as_words(workshop):
    joined = {lang: workshop.page(f"{lang}/01_fixture.html").select("article p.joined") for lang in ("en", "zh")}
    assert {lang: [p.get_text() for p in found] for lang, found in joined.items()} == {
        "en": ["In Chinese, one."],
        "zh": ["中文是两段。"],
    }
    assert "parity" not in workshop.page("zh/01_fixture.html").select_one("article").decode()


@pytest.mark.skipif(not CHROMIUM.exists(), reason="Debian's chromium is not installed")
@pytest.mark.parametrize("visit", ["light"], indirect=True)
@pytest.mark.parametrize(
    ("lang", "words", "below"),
    [
        ("en", "One paragraph here.", ["英文是一段。", "中文是两段。"]),
        ("en", "In Chinese, one.", ["英文是两段，中文是一段。"]),
        ("zh", "中文是两段。", ["One paragraph here. In Chinese it is two."]),
        ("zh", "英文是两段，中文是一段。", ["Here it is two.", "In Chinese, one."]),
    ],
)
def test_a_built_page_shows_the_pair(visit, workshop, lang, words, below):  # noqa: F811
    site = (workshop.output / "html").as_uri()
    page, _ = visit(f"{site}/{lang}/01_fixture.html", site)
    page.click(".parallel-button")
    page.wait_for_selector(".parallel")
    block = page.locator("article p", has_text=words).first
    assert block.locator(".parallel").all_inner_texts() == below
