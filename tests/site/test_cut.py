"""Nothing is cut without a cue, on a phone and on paper."""

import pytest
from test_browser import CHROMIUM, browser, server, visit  # noqa: F401 (fixtures)

pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason="Debian's chromium is not installed")
in_light = pytest.mark.parametrize("visit", ["light"], indirect=True)
OPEN = "document.querySelectorAll('details').forEach(fold => { fold.open = true })"
# Formulas, code and tables that reach beyond a box which hides or scrolls what is too wide, and does not say so.
CUT = """() => [...document.querySelectorAll("article :is(.katex, pre, table, dt.sig)")].filter(part => {
  const right = part.getBoundingClientRect().right;
  for (let box = part; box.tagName !== "ARTICLE"; box = box.parentElement) {
    if (box.classList.contains("goes-on")) return false;
    const wider = box === part ? box.clientWidth && box.scrollWidth > box.clientWidth + 1
                               : right > box.getBoundingClientRect().right + 1;
    if (wider && getComputedStyle(box).overflowX !== "visible") return true;
  }
  return right > innerWidth + 1;
}).map(part => part.textContent.slice(0, 80))"""
CHAPTERS = [
    "05_forget_gate",
    "07_cell_update",
    "09_whole_cell",
    "10_variants",
    "11_learning",
    "12_language_model",
    "13_in_practice",
    "questions",
    "14_forecasting",
    "conformance",
    "teaching",
    "api",
    "labs/10_variants",
]


@in_light
@pytest.mark.parametrize("size", [(390, 844), (1280, 800)])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_is_too_wide_says_so(visit, server, lang, size):  # noqa: F811
    page, _ = visit("about:blank", "about:", size)
    for name in CHAPTERS:
        page.goto(f"{server}{lang}/{name}.html")
        page.evaluate(OPEN)
        page.wait_for_timeout(150)
        assert page.evaluate(CUT) == [], name


@in_light
def test_the_cue_is_where_the_rest_is_and_the_box_is_reached_by_key(visit, server):  # noqa: F811
    page, _ = visit(f"{server}en/10_variants.html", server)
    code = page.locator("article pre.goes-on").first
    assert code.get_attribute("tabindex") == "0"
    sides = "e => ['before', 'after'].filter(side => e.classList.contains(`more-${side}`))"
    assert code.evaluate(sides) == ["after"]
    code.evaluate("e => { e.scrollLeft = 20 }")
    page.wait_for_timeout(50)
    assert code.evaluate(sides) == ["before", "after"]
    code.evaluate("e => { e.scrollLeft = 9999 }")
    page.wait_for_timeout(50)
    assert code.evaluate(sides) == ["before"]


@in_light
def test_the_numbers_of_the_peephole_equations_are_seen_on_a_phone(visit, server):  # noqa: F811
    page, _ = visit(f"{server}en/10_variants.html", server, (390, 844))
    for number in ("(P1)", "(P2)", "(P5)"):
        tag = page.locator(".katex-html > .tag", has_text=number).first.bounding_box()
        assert tag["x"] + tag["width"] <= 390 - 12, number


@in_light
def test_a_long_formula_in_a_sentence_breaks_on_a_phone(visit, server):  # noqa: F811
    for lang in ("en", "zh"):
        page, _ = visit(f"{server}{lang}/10_variants.html", server, (390, 844))
        page.evaluate(OPEN)
        right = """() => Math.max(...[...document.querySelectorAll("details li .base")]
          .map(base => base.getBoundingClientRect().right))"""
        assert page.evaluate(right) <= 390 - 16, lang


@in_light
def test_paper_has_margins_and_keeps_cards_whole(visit, server):  # noqa: F811
    page, _ = visit(f"{server}en/index.html", server)
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.querySelector('.step-card')).breakInside") == "avoid"
    assert page.evaluate("getComputedStyle(document.querySelector('.step-cards')).breakInside") == "avoid"
    columns = "getComputedStyle(document.querySelector('.step-cards')).gridTemplateColumns.split(' ').length"
    assert page.evaluate(columns) == 4
    margins = """[...document.styleSheets].flatMap(sheet => [...sheet.cssRules])
      .filter(rule => rule instanceof CSSPageRule).map(rule => rule.style.margin)"""
    assert page.evaluate(margins) == ["18mm 16mm 20mm"]


@in_light
def test_on_a_phone_a_chapter_of_the_home_page_is_a_card(visit, server):  # noqa: F811
    page, _ = visit(f"{server}zh/index.html", server, (390, 844))
    row = page.locator(".chapters tbody tr").nth(5)
    title, answer, lab = (cell.bounding_box() for cell in row.locator("td").all())
    assert answer["y"] >= title["y"] + title["height"] - 1
    assert answer["width"] > 220
    assert lab["x"] > 280
